internal import ArgumentParser
internal import Diagnostics
internal import FEEL
internal import Tabular

/// `resettle feel eval`: evaluates one expression.
struct FEELEvalCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Evaluates one expression and prints its value. 计算一个表达式",
    discussion: """
      The value is printed as FEEL text. An operation without a result is null and a warning, as \
      the standard has it; the exit status is 1 for what can't be read or was given up. As JSON \
      there is an object with the value, its FEEL text and type, and the diagnostics with codes and \
      places.

      Examples 示例:
        resettle feel eval '1 + 2 * 3'
        resettle feel eval --context facts.json 'sum(for m in members return m.income)'
        resettle feel eval --format json '1 / 0'
        resettle feel eval -- '-5 < 3'
        echo 'date("2024-02-29") + duration("P1Y")' | resettle feel eval -
      """
  )

  @Option(
    help: ArgumentHelp("A JSON object whose keys the expression sees.", valueName: "file.json")
  )
  var context: String?

  @Option(help: "The form of the result: text or json.")
  var format: OutputFormat = .text

  @Argument(help: ArgumentHelp("The expression; - reads what is piped in.", valueName: "expr"))
  var expression: String

  @OptionGroup var common: CommonOptions

  private static let limit = 1 << 20

  func run(in session: Session) throws -> ExitStatus {
    let variables = try context.map { path in
      let source = try Files.text(at: path, limit: JSONLimits.standard.bytes, in: session)
      return try ContextFile(source).variables
    }
    return try evaluate(try source(in: session), variables ?? [:], in: session)
  }

  private func evaluate(
    _ source: SourceText,
    _ variables: [String: Value],
    in session: Session
  ) throws -> ExitStatus {
    let fragment = SourceFragment(source)
    let parsed = Parser.expression(fragment, names: variables.keys.sorted())
    let result = parsed.sound?.evaluate(in: variables, fragment: fragment)
    let diagnostics = parsed.diagnostics + (result?.diagnostics ?? [])
    switch (format, result) {
    case (.json, _):
      try session.print(Self.json(result?.value, diagnostics))
    case (.text, let result?):
      try session.report(diagnostics)
      try session.printLine(result.value.description)
    case (.text, nil):
      throw CommandError(diagnostics)
    }
    return diagnostics.hasErrors || result == nil ? .findings : .fine
  }

  /// A value and what is said about it; nothing for what can't be read.
  private static func json(_ value: Value?, _ diagnostics: [Diagnostic]) -> String {
    let parts: [(String, JSONValue)] = [
      ("value", value.map { JSONValue($0) } ?? .null),
      ("feel", .optional(value?.description)),
      ("type", .optional(value.map { "\($0.type)" })),
    ]
    let members = parts.map { name, value in
      "\"\(name)\":\(JSONWriter(.compact).text(of: value)),\n"
    }
    return "{" + members.joined() + "\"diagnostics\":\(DiagnosticRenderer.json(diagnostics))}\n"
  }

  private func source(in session: Session) throws -> SourceText {
    guard expression == "-" else { return SourceText(name: "<expression>", text: expression) }
    return try Files.text(at: "-", limit: Self.limit, in: session)
  }
}
