internal import ArgumentParser
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// `resettle benefit list`: where benefits stand, and what is to be recovered.
struct BenefitListCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Shows where benefits stand on a day, and what is to be recovered. 清单",
    discussion: """
      Examples 示例:
        resettle benefit list --store town.sqlite --key town.key --on 2024-12-31
        resettle benefit list --store town.sqlite --key town.key --on 2024-12-31 --to-recover
        resettle benefit list --store town.sqlite --key town.key \\
          --subject household/h1 --on 2024-12-31
      """
  )

  @OptionGroup var ledger: StoreOptions

  @Option(
    help: ArgumentHelp("The day, as 2024-06-30.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay

  @Option(help: ArgumentHelp("The pack whose words are used.", valueName: "id-or-path"))
  var pack: PackChoice?

  @Option(help: ArgumentHelp("Of one programme only.", valueName: "name"))
  var programme: String?

  @Option(help: ArgumentHelp("Of those that count for a subject only.", valueName: "kind/id"))
  var subject: String?

  @Flag(help: "Only those of which something is to be recovered.")
  var toRecover = false

  @Flag(help: "Only loans of which something is overdue.")
  var overdue = false

  @Flag(help: "With the entries, by whose names they are corrected or annulled; in text only.")
  var entries = false

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let words = try pack?.load(reportingTo: session)
    let (store, programme) = (try ledger.openOrMake(), programme)
    let states = try BenefitOutput.working(with: ledger.store) {
      try await BenefitRecords(in: store).benefits(in: programme)
    }
    let reference = subject.flatMap { SubjectReference(slashed: $0) }
    let shown = states.filter { state in
      (subject == nil || reference.map { state.parties.contains($0) } ?? false)
        && (!toRecover || state.overpaid(on: on) > .zero)
        && (!overdue || state.overdue(on: on) > .zero)
    }
    let names = Set(entries ? shown.map(\.id) : [])
    let recorded = try BenefitOutput.working(with: ledger.store) {
      try await BenefitRecords(in: store).entries(of: names)
    }
    try BenefitOutput(format: format, policy: words, session: session)
      .show(shown, on: on, with: recorded)
    return .fine
  }
}
