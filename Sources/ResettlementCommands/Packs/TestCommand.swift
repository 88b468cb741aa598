internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks

/// `resettle test`: runs the packs' own tests.
struct TestCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the packs' own tests. 运行政策包自带的测试",
    discussion: """
      A test that fails is shown at its place in the pack, with what was found. The last line is \
      'N passed, N failed'.

      Examples 示例:
        resettle test Plugins
        resettle test --verbose --filter 跟踪服务 Plugins/Guangxi/QinzhouPort
      """
  )

  @Argument(help: ArgumentHelp("Folders with packs, at any depth.", valueName: "path"))
  var paths: [String]

  @Option(help: "The form of the report: text or json.")
  var format = OutputFormat.text

  @Option(help: ArgumentHelp("Runs only tests whose name holds this text.", valueName: "text"))
  var filter: String?

  @Flag(name: .shortAndLong, help: "Shows the name of every test.")
  var verbose = false

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let outcome = PackTests(PackCollection(under: paths), filter: filter)
    switch format {
    case .text:
      try session.report(outcome.diagnostics)
      try session.print(outcome.text(in: session, isVerbose: verbose))
    case .json: try session.print(outcome.json)
    }
    return outcome.failed > 0 || outcome.diagnostics.hasErrors ? .findings : .fine
  }
}
