internal import ArgumentParser
internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// `resettle benefit decide`: decides about one application, or about all that wait, in their order.
struct BenefitDecideCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "Decides about applications by conditions and limits, with reasons. 审批",
    discussion: """
      One application with --benefit, or all that wait in a programme with --all: those that go \
      first (优先) before others, then by the day of the application. The answer says which limit cut \
      a grant down or refused it, with its clause and the earlier grants that count. Each decision has \
      a receipt in the store, which 'resettle replay' recomputes.

      Examples 示例:
        resettle benefit decide --pack qinzhou-port --input facts.json \\
          --store town.sqlite --key town.key --benefit B7 --on 2024-07-05 --unit 组织人社局
        resettle benefit decide --pack Examples/Packs/YunlingDistrict --input facts.json \\
          --store town.sqlite --key town.key --all forest_ranger_wage \\
          --on 2024-07-05 --unit 区林业局
      """
  )

  @OptionGroup var given: DeskOptions

  @Option(help: ArgumentHelp("The application.", valueName: "id"))
  var benefit: String?

  @Option(help: ArgumentHelp("All that wait in a programme, in their order.", valueName: "name"))
  var all: String?

  @Option(
    help: ArgumentHelp("How much, where that is left open, in yuan.", valueName: "yuan"),
    transform: MoneyOption.money
  )
  var amount: Money?

  @Option(
    help: ArgumentHelp("The first day, where the pack leaves it open.", valueName: "date"),
    transform: DayOption.day
  )
  var from: CalendarDay?

  @Option(
    help: ArgumentHelp(
      "The last day, where the pack says no end; of a loan, the day on which it is due.",
      valueName: "date"
    ),
    transform: DayOption.day
  )
  var to: CalendarDay?

  @Option(help: ArgumentHelp("Who answers for a loan, as organisation/g1.", valueName: "kind/id"))
  var guarantor: String?

  @Option(help: ArgumentHelp("What the unit found that it is left to.", valueName: "text"))
  var finding: String?

  @Option(help: ArgumentHelp("Why the unit that it is left to refuses.", valueName: "text"))
  var refuse: String?

  @OptionGroup var correcting: CorrectionOptions

  @OptionGroup var fund: FundOptions

  @OptionGroup var entry: EntryOptions

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    guard (benefit == nil) != (all == nil) else { throw CommandError(.which, status: .usage) }
    if let guarantor, SubjectReference(slashed: guarantor) == nil {
      throw CommandError(.noGuarantor(guarantor), status: .usage)
    }
    guard let desk = try given.recorder(on: entry.on, in: session) else { return .findings }
    let output = BenefitOutput(format: format, policy: desk.desk.policy, session: session)
    if let all { return try decideAll(in: all, desk, output) }
    let (finding, entry) = (made, entry.entry(benefit ?? "", correcting: correcting.correction))
    let decided = try BenefitOutput.working(with: given.ledger.store) {
      try await desk.decide(entry, finding: finding, at: WallClock.now)
    }
    try output.show([decided.state], on: self.entry.on)
    try output.show(decided.receipts)
    return decided.state.entitlement == nil ? .findings : .fine
  }

  private var made: BenefitFinding {
    BenefitFinding(
      amount: amount,
      from: from,
      to: to,
      guarantor: guarantor.flatMap { SubjectReference(slashed: $0) },
      source: fund.source,
      discretion: finding,
      refusal: refuse
    )
  }

  // MARK: - All that wait

  private func decideAll(
    in programme: Rule.ID,
    _ desk: BenefitRecorder,
    _ output: BenefitOutput
  ) throws -> ExitStatus {
    let (day, unit, time) = (entry.on, entry.unit, entry.recordedAt ?? WallClock.now)
    let results = try BenefitOutput.working(with: given.ledger.store) {
      try await desk.decideAll(in: programme, on: day, at: WallClock.now) { benefit in
        BenefitEntry(benefit, on: day, recordedAt: time, by: unit)
      }
    }
    let decided = results.compactMap { try? $0.result.get() }
    try output.show(decided.map(\.state), on: day)
    try output.show(decided.flatMap(\.receipts))
    let waiting = results.compactMap { benefit, result -> Diagnostic? in
      guard case .failure(let problem) = result else { return nil }
      return Diagnostic(.warning, .waits(benefit, problem), at: nil)
    }
    try output.session.report(waiting)
    return waiting.isEmpty ? .fine : .findings
  }
}

extension Diagnostic.Message {
  fileprivate static let which = Self(
    "benefit.which",
    en: "about which application? give --benefit, or --all with a programme",
    zh: "审批哪一件？请写 --benefit，或用 --all 写明项目"
  )

  fileprivate static func noGuarantor(_ text: String) -> Self {
    Self(
      "benefit.guarantor",
      en: "'\(text)' names nobody; give --guarantor as organisation/g1",
      zh: "“\(text)”没有指明是谁；请写 --guarantor，如 organisation/g1"
    )
  }

  fileprivate static func waits(_ benefit: String, _ problem: BenefitProblem) -> Self {
    Self(
      "benefit.waits",
      en: "'\(benefit)' waits: \(problem.message.english)",
      zh: "“\(benefit)”待定：\(problem.message.chinese)"
    )
  }
}
