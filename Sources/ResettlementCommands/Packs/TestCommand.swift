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

      With --coverage it is shown how much of the policy the tests see: of executable \
      obligations, rows of tables, outcomes of conditions and more, and, each at its place, what \
      they don't see. A pack of which they see less than is demanded is a failure.

      With --blocks the tests of rules are run a second time, as whole populations are assessed: all \
      that ask on the same days stand beside each other in blocks. What comes out otherwise there is \
      a failure.

      Examples 示例:
        resettle test Plugins
        resettle test --coverage --threshold 90 --threshold readings=100 Plugins
        resettle test --blocks Plugins
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

  @Flag(help: "Shows how much of the policy the tests see, and what they don't.")
  var coverage = false

  @Option(
    help: ArgumentHelp(
      """
      How much the tests of each pack must see: N percent of the condition outcomes, or \
      MEASURE=N of obligations, rows, conditions, definitions, segments, readings, verdicts, \
      steps or transitions. Without it 95, and all obligations and rows.
      """,
      valueName: "percent"
    )
  )
  var threshold: [CoverageThreshold] = []

  @Flag(help: "Runs the tests of rules also over blocks of many subjects. 另以成批评估方式运行")
  var blocks = false

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let demanded = coverage ? CoverageThreshold.all(with: threshold) : []
    let outcome = PackTests(
      PackCollection(under: paths, trusting: session.trust),
      filter: filter,
      demanding: demanded,
      overBlocks: blocks
    )
    switch format {
    case .text:
      try session.report(outcome.diagnostics)
      try session.print(outcome.text(in: session, isVerbose: verbose))
    case .json: try session.print(outcome.json)
    }
    return outcome.isFine ? .fine : .findings
  }

  func validate() throws {
    guard coverage || threshold.isEmpty else {
      throw ValidationError(
        "--threshold says what --coverage must reach; add --coverage",
        zh: "--threshold 是 --coverage 须达到的值；请加上 --coverage"
      )
    }
  }
}
