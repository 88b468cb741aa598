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
      the standard has it; the exit status is 1 for what can't be read or was given up.

      Examples 示例:
        resettle feel eval '1 + 2 * 3'
        resettle feel eval --context facts.json 'sum(for m in members return m.income)'
        resettle feel eval -- '-5 < 3'
        echo 'date("2024-02-29") + duration("P1Y")' | resettle feel eval -
      """
  )

  @Option(
    help: ArgumentHelp("A JSON object whose keys the expression sees.", valueName: "file.json")
  )
  var context: String?

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
    guard let tree = parsed.sound else { throw CommandError(parsed.diagnostics) }
    let result = tree.evaluate(in: variables, fragment: fragment)
    try session.report(parsed.diagnostics + result.diagnostics)
    try session.printLine(result.value.description)
    return result.diagnostics.hasErrors ? .findings : .fine
  }

  private func source(in session: Session) throws -> SourceText {
    guard expression == "-" else { return SourceText(name: "<expression>", text: expression) }
    return try Files.text(at: "-", limit: Self.limit, in: session)
  }
}
