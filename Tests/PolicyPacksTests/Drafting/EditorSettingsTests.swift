import Diagnostics
import Tabular
import Testing

@testable import PolicyPacks

@Suite struct EditorSettingsTests {
  @Test(arguments: [Language.chinese, .english])
  func `files are JSON, and the tasks speak the author's language`(language: Language) throws {
    let files = EditorSettings().files(in: language, checking: "Plugins")
    #expect(files.map(\.name) == ["settings", "extensions", "tasks"].map { ".vscode/\($0).json" })
    for file in files { #expect(JSONDocument(file).diagnostics.isEmpty, "\(file.name)") }
    let tasks = try #require(JSONDocument(files[2]).root?.object?["tasks"]?.array)
    let arguments = try #require(tasks.first?.object?["args"]?.array)
    #expect(arguments.compactMap(\.string) == ["check", "Plugins", "--lang", language.rawValue])
  }

  @Test(arguments: [Language.chinese, .english], [Diagnostic.Severity.error, .warning])
  func `the editor finds the place and the words of a diagnostic`(
    language: Language,
    severity: Diagnostic.Severity
  ) throws {
    let message = Diagnostic.Message("pack.unknown-word", en: "no 'x': y", zh: "没有“x”：y")
    let text = SourceText(name: "县/pack.yaml", text: "a: b\n")
    let diagnostic = Diagnostic(severity, message, at: SourceRange(text, 3..<4))
    let shown = DiagnosticRenderer(language: language).report([diagnostic])
    let line = try #require(shown.split(separator: "\n").first)
    for expected in EditorSettings.Severity.allCases {
      let match = try line.wholeMatch(of: Regex(EditorSettings.pattern(of: expected)))
      guard expected.rawValue == severity.rawValue else {
        #expect(match == nil)
        continue
      }
      let parts = try #require(match).output.dropFirst().compactMap {
        $0.substring.map(String.init)
      }
      #expect(parts == ["县/pack.yaml", "1", "4", message.text(in: language), "pack.unknown-word"])
    }
  }
}
