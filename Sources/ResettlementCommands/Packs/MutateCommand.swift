internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks

/// `resettle mutate`: finds out which small changes to packs their tests notice.
struct MutateCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "mutate",
    abstract: "Changes packs in small ways to see whether their tests notice. 检验测试能否发现改动",
    discussion: """
      One change at a time: a condition, a table's row or a transition less, a value one unit of \
      its last place more or less, another option of a reading, a day earlier or later, a unit with \
      another role. A change is noticed if the check reports an error or a test fails. Those that \
      are not are listed at their places; the last line has the sums.

      Examples 示例:
        resettle mutate Plugins Examples/Packs
        resettle mutate --at-least 95 --format json Plugins
      """
  )

  @Argument(help: ArgumentHelp("Folders with packs, at any depth.", valueName: "path"))
  var paths: [String]

  @Option(help: "The form of the report: text or json.")
  var format = OutputFormat.text

  @Option(help: ArgumentHelp("The least part that must be noticed.", valueName: "percent"))
  var atLeast = 0.0

  @Option(help: ArgumentHelp("Tries only one in so many changes.", valueName: "number"))
  var oneIn = 1

  @Flag(help: "Shows how far it is.")
  var progress = false

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let collection = PackCollection(under: paths, trusting: session.trust)
    try checkSound(collection)
    let summary = MutationSummary(report: try report(on: collection, session))
    switch format {
    case .text: try session.print(summary.text(in: session))
    case .json: try session.print(summary.json)
    }
    let all = PackCoverage.Tally(seen: summary.report.caught, total: summary.report.results.count)
    return all.percent < atLeast ? .findings : .fine
  }

  func validate() throws {
    guard oneIn > 0 else {
      throw ValidationError(
        "--one-in is a number of changes, at least 1",
        zh: "--one-in 是改动的个数，至少为 1"
      )
    }
  }

  /// Throws what is wrong with the packs or what their tests find: then nothing is to be learnt.
  private func checkSound(_ collection: PackCollection) throws {
    let tests = PackTests(collection, filter: nil)
    guard !tests.diagnostics.hasErrors else { throw CommandError(tests.diagnostics) }
  }

  private func report(on collection: PackCollection, _ session: Session) throws -> MutationReport {
    let wanted = Set(collection.wanted.map(\.source.name))
    return PackMutator(collection.packs).run(on: wanted, oneIn: oneIn) { tried, total in
      guard progress, tried.isMultiple(of: 100) || tried == total else { return }
      try? session.console.errors("\(tried)/\(total)\n")
    }
  }
}
