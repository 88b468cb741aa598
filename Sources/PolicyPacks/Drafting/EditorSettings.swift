public import Diagnostics
internal import Tabular

/// What makes an editor complete and check packs: the JSON Schema of the format, and settings that
/// tie it to the packs' files.
///
/// The settings are those of Visual Studio Code and of what reads the same files (VSCodium, Theia),
/// with the YAML extension of Red Hat. Another editor needs the schema only: it is in
/// ``schemaFile``, and editors that follow a modeline take it from the first line of a file,
/// `# yaml-language-server: $schema=…`.
public struct EditorSettings: Sendable {
  /// Where the schema stands in the folder that an editor opens.
  public static let schemaFile = ".vscode/resettlement-pack.schema.json"

  /// The patterns of the packs' files, from the folder that an editor opens.
  public let patterns: [String]

  /// Creates settings.
  ///
  /// - Parameter patterns: Which files are packs' files; all YAML files of the folder by default.
  public init(patterns: [String] = ["**/*.yaml", "**/*.yml"]) {
    self.patterns = patterns
  }

  /// The schema of the format, which may be written anew for each version of the program.
  public var schema: SourceText { SourceText(name: Self.schemaFile, text: PackSchema.json) }

  /// Returns the settings by their paths within the folder; an author may have such files already.
  ///
  /// - Parameters:
  ///   - language: The language in which tasks are named and mistakes shown.
  ///   - packs: The folder that the task checks, from the folder that the editor opens.
  /// - Returns: The files `settings.json`, `extensions.json` and `tasks.json`.
  public func files(in language: Language, checking packs: String = ".") -> [SourceText] {
    [
      Self.file("settings", settings),
      Self.file("extensions", ["recommendations": ["redhat.vscode-yaml"]]),
      Self.file("tasks", tasks(language, packs)),
    ]
  }

  private static func file(_ name: String, _ value: JSONValue) -> SourceText {
    SourceText(name: ".vscode/\(name).json", text: JSONWriter(.pretty).text(of: value) + "\n")
  }

  /// Where the settings of the YAML extension stand.
  private static let yaml = "yaml"

  /// The editor neither formats, which is for `resettle fmt`, nor looks for schemas elsewhere.
  private var settings: JSONValue {
    [
      "\(Self.yaml).schemas": .object([
        ("./" + Self.schemaFile, .array(patterns.map(JSONValue.string)))
      ]),
      "\(Self.yaml).schemaStore.enable": false,
      "\(Self.yaml).format.enable": false,
      "files.encoding": "utf8",
      "files.eol": "\n",
      "[yaml]": [
        "editor.insertSpaces": true, "editor.tabSize": 2, "editor.detectIndentation": false,
      ],
    ]
  }
}

// MARK: - Tasks

extension EditorSettings {
  /// Tasks that check and test, whose mistakes the editor shows at their lines.
  private func tasks(_ language: Language, _ packs: String) -> JSONValue {
    let check = language == .chinese ? "检查政策包" : "check packs"
    let test = language == .chinese ? "测试政策包" : "test packs"
    return [
      "version": "2.0.0",
      "tasks": [
        Self.task(check, ["check", packs, "--lang", language.rawValue], group: "build"),
        Self.task(test, ["test", packs, "--lang", language.rawValue], group: "test"),
      ],
    ]
  }

  private static func task(_ label: String, _ arguments: [String], group: String) -> JSONValue {
    [
      "label": .string(label),
      "type": "process",
      "command": "resettle",
      "args": .array(arguments.map(JSONValue.string)),
      "group": ["kind": .string(group), "isDefault": true],
      "problemMatcher": .array(Severity.allCases.map(matcher)),
    ]
  }

  /// Reads the first line of a diagnostic of one severity.
  private static func matcher(_ severity: Severity) -> JSONValue {
    [
      "owner": .string("resettle-\(severity.rawValue)"),
      "severity": .string(severity.rawValue),
      "fileLocation": ["autoDetect", "${workspaceFolder}"],
      "pattern": [
        "regexp": .string(pattern(of: severity)),
        "file": 1, "line": 2, "column": 3, "message": 4, "code": 5,
      ],
    ]
  }

  /// The severities that mistakes of packs have.
  enum Severity: String, CaseIterable {
    case error
    case warning
  }

  /// Returns what the first line of a diagnostic with a place looks like in either language: file,
  /// line, column, message, code.
  static func pattern(of severity: Severity) -> String {
    let words = severity == .error ? "error|错误" : "warning|警告"
    return "^(.+?):(\\d+):(\\d+): (?:" + words + "): (.*) \\[([a-z0-9.-]+)\\]$"
  }
}
