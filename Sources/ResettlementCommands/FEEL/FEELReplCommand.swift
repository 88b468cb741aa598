internal import ArgumentParser
internal import Diagnostics
internal import FEEL
internal import Tabular

/// `resettle feel repl`: evaluates line after line and keeps variables.
struct FEELReplCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl",
    abstract: "Evaluates the lines that are typed or piped in. 逐行计算表达式",
    discussion: """
      'name = expression' keeps the value of the expression under the name; to compare with '=', \
      put the line in parentheses. A line that leaves a bracket open goes on in the next one; a \
      blank line gives it up. ':help' lists what else there is, ':help NAME' explains a function. \
      What is piped in is read without a prompt; the exit status is then 1 if a line has a mistake.

      Example 示例:
        printf 'income = 9100\\nincome / 4\\n' | resettle feel repl
      """
  )

  @Option(
    help: ArgumentHelp("A JSON object whose keys are variables.", valueName: "file.json")
  )
  var context: String?

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let variables = try context.map { path in
      let source = try Files.text(at: path, limit: JSONLimits.standard.bytes, in: session)
      return try ContextFile(source).variables
    }
    let isInteractive = session.console.isInteractive
    let dialogue = FEELDialogue(variables: variables ?? [:])
    if isInteractive { try session.printLine(Self.greeting.text(in: session.language)) }
    var hasMistakes = false
    while let entry = try nextEntry(in: session) {
      let answer = dialogue.answer(to: entry, in: session.language)
      try session.report(answer.diagnostics)
      if !answer.text.isEmpty { try session.printLine(answer.text) }
      hasMistakes = hasMistakes || answer.diagnostics.hasErrors
      if answer.isLast { break }
    }
    return hasMistakes && !isInteractive ? .findings : .fine
  }

  /// Returns a line, or several if the first leaves a bracket open.
  private func nextEntry(in session: Session) throws -> String? {
    guard var entry = try nextLine(in: session, prompt: "feel> ") else { return nil }
    while FEELDialogue.goesOn(entry), let line = try nextLine(in: session, prompt: "  ... ") {
      entry += "\n" + line
      if line.allSatisfy(\.isWhitespace) { break }
    }
    return entry
  }

  private func nextLine(in session: Session, prompt: String) throws -> String? {
    if session.console.isInteractive { try session.print(prompt) }
    let line = session.console.line()
    if line == nil, session.console.isInteractive { try session.printLine() }
    return line
  }

  private static let greeting = Bilingual(
    "FEEL (DMN 1.5)。输入表达式，或用 :help 查看说明",
    "FEEL (DMN 1.5). Type an expression, or :help"
  )
}
