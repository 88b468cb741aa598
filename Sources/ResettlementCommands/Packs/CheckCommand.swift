internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import Tabular

/// `resettle check`: loads packs and says everything that is wrong with them.
struct CheckCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks packs and shows every mistake at its own place. 检查政策包",
    discussion: """
      All packs in the folders and below them are checked; packs from elsewhere that they require \
      are looked for beside them and among those that are compiled in.

      Examples 示例:
        resettle check Plugins
        resettle check --lang zh Plugins/Guangxi/QinzhouPort
        resettle check --format json --strict-open Plugins Examples/Packs
        resettle check --timeline 2022-08-20..2026-12-31 Plugins
      """
  )

  @Argument(help: ArgumentHelp("Folders with packs, at any depth.", valueName: "path"))
  var paths: [String]

  @Option(help: "The form of the report: text or json.")
  var format = OutputFormat.text

  @Flag(help: "Takes a term that wider law has left open, and that no pack fills, for a mistake.")
  var strictOpen = false

  @Option(
    help: ArgumentHelp(
      "Looks whether every rule has all it needs on each of these days.",
      valueName: "from..to"
    ),
    transform: DayOption.span
  )
  var timeline: ClosedRange<CalendarDay>?

  @Option(help: ArgumentHelp("Writes this file if nothing is wrong.", valueName: "file"))
  var stamp: String?

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let check = PackCheck(
      PackCollection(under: paths, trusting: session.trust),
      isStrict: strictOpen,
      over: timeline
    )
    switch format {
    case .text:
      try session.report(check.diagnostics)
      try session.print(check.text(in: session))
    case .json: try session.print(check.json)
    }
    guard !check.diagnostics.hasErrors else { return .findings }
    if let stamp { try Files.write("// The packs were checked.\n", to: stamp) }
    return .fine
  }
}
