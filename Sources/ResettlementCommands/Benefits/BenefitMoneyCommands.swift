internal import ArgumentParser
internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import ResettlementStore

/// What all commands have that record something of a benefit without the pack.
struct RecordOptions: ParsableArguments {
  @OptionGroup var ledger: StoreOptions

  @Option(help: ArgumentHelp("The benefit.", valueName: "id"))
  var benefit: String

  @OptionGroup var entry: EntryOptions

  @Option(
    help: ArgumentHelp(
      """
      The events of cases, in JSON Lines: under limits that a correction is held against, households \
      that split or merged by them count as one.
      """,
      valueName: "file.jsonl"
    )
  )
  var events: String?

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  /// Records what is made of where the benefit stands, and shows where it stands then.
  func record(
    correcting correction: BenefitEvent.Correction? = nil,
    in session: Session,
    _ content: @escaping @Sendable (BenefitState) throws -> BenefitEvent.Content
  ) throws -> ExitStatus {
    let file = try events.map { try EventFile(at: $0, in: session) }
    guard file?.isWhole != false else { return .findings }
    let lineage = file?.history.lineage() ?? HouseholdLineage([])
    let (store, benefit, day) = (try ledger.openOrMake(), benefit, entry.on)
    let entry = entry.entry(benefit, correcting: correction)
    let state = try BenefitOutput.working(with: ledger.store) {
      let records = BenefitRecords(in: store, lineage: lineage, on: day)
      let content = try content(try await records.state(of: benefit))
      return try await records.record(content, as: entry)
    }
    try BenefitOutput(format: format, policy: nil, session: session)
      .show([state], on: self.entry.on)
    return .fine
  }
}

/// `resettle benefit pay`: records that money was paid.
struct BenefitPayCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "pay",
    abstract: "Records a payment, which stays within what is due, from its fund. 发放",
    discussion: """
      Examples 示例:
        resettle benefit pay --store town.sqlite --key town.key --benefit B7 --amount 500 \\
          --on 2024-07-10 --unit 财政金融局 --fund 就业补助资金
        resettle benefit pay --store town.sqlite --key town.key --benefit B9 --amount 200 \\
          --month 2024-07-01 --on 2024-07-31 --unit 区林业局
        resettle benefit pay --store town.sqlite --key town.key --benefit B12 --amount 6000 \\
          --bill 12000 --bill-from 2024-01-01 --bill-to 2024-12-31 --on 2024-02-01 --unit 区扶贫局 \\
          --fund 租金减免
      """
  )

  @OptionGroup var given: RecordOptions

  @Option(help: ArgumentHelp("How much, in yuan.", valueName: "yuan"), transform: MoneyOption.money)
  var amount: Money

  @Option(
    help: ArgumentHelp("A day of the month that it is for.", valueName: "date"),
    transform: DayOption.day
  )
  var month: CalendarDay?

  @Option(
    help: ArgumentHelp("The whole bill of which a part is waived, in yuan.", valueName: "yuan"),
    transform: MoneyOption.money
  )
  var bill: Money?

  @Option(
    help: ArgumentHelp("The first day that the bill is for.", valueName: "date"),
    transform: DayOption.day
  )
  var billFrom: CalendarDay?

  @Option(
    help: ArgumentHelp("The last day that the bill is for.", valueName: "date"),
    transform: DayOption.day
  )
  var billTo: CalendarDay?

  @OptionGroup var fund: FundOptions

  @OptionGroup var correcting: CorrectionOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (billFrom == nil) == (billTo == nil) else {
      throw ValidationError("--bill-from and --bill-to go together")
    }
    guard let billFrom, let billTo, billFrom > billTo else { return }
    throw ValidationError("--bill-from is later than --bill-to")
  }

  func run(in session: Session) throws -> ExitStatus {
    let (amount, month, bill, named) = (amount, month, bill, fund.source)
    let period = billFrom.flatMap { first in billTo.map { first...$0 } }
    return try given.record(correcting: correcting.correction, in: session) { state in
      let source = try FundOptions.known(named ?? state.entitlement?.source, for: state)
      return .paid(Payment(amount, from: source, month: month, bill: bill, period: period))
    }
  }
}

/// `resettle benefit stop`: records that a benefit ended before its own end.
struct BenefitStopCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop",
    abstract: "Stops a benefit; the day is its last. What was overpaid is shown. 停发、离岗"
  )

  @OptionGroup var given: RecordOptions

  @Option(
    help: ArgumentHelp(
      "vacated, no_longer_eligible, eliminated, died, moved_away or given_up.",
      valueName: "cause"
    ),
    transform: Self.cause
  )
  var cause: BenefitStop.Cause

  @Option(help: ArgumentHelp("What there is to say of it, without names.", valueName: "text"))
  var note: String?

  @OptionGroup var correcting: CorrectionOptions

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let stop = BenefitStop(cause, note: note)
    return try given.record(correcting: correcting.correction, in: session) { _ in .stopped(stop) }
  }

  @Sendable private static func cause(_ text: String) throws -> BenefitStop.Cause {
    guard let cause = BenefitStop.Cause(rawValue: text) else {
      let words = BenefitStop.Cause.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(text)' is no cause; write one of \(words)")
    }
    return cause
  }
}

/// `resettle benefit recover`: records that what was overpaid came back.
struct BenefitRecoverCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "recover",
    abstract: "Records that what was overpaid came back. 追回"
  )

  @OptionGroup var given: RecordOptions

  @Option(help: ArgumentHelp("How much, in yuan.", valueName: "yuan"), transform: MoneyOption.money)
  var amount: Money

  @OptionGroup var fund: FundOptions

  @OptionGroup var correcting: CorrectionOptions

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let (amount, named) = (amount, fund.source)
    return try given.record(correcting: correcting.correction, in: session) { state in
      let source = try FundOptions.known(named ?? state.payments.last?.source, for: state)
      return .recovered(Recovery(amount, to: source))
    }
  }
}

/// `resettle benefit annul`: takes an entry back.
struct BenefitAnnulCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "annul",
    abstract: "Takes an entry back by a new one that names it and says why. 撤销"
  )

  @OptionGroup var given: RecordOptions

  @Option(help: ArgumentHelp("The entry.", valueName: "entry"))
  var event: String

  @Option(help: ArgumentHelp("Why.", valueName: "text"))
  var reason: String

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let correction = BenefitEvent.Correction(of: event, because: reason)
    return try given.record(correcting: correction, in: session) { _ in .annulled }
  }
}

extension Diagnostic.Message {
  static let fundNeeded = Self(
    "benefit.fund-needed",
    en: "from which money is it? give --fund, and its --earmark and --channel if it has some",
    zh: "用哪笔资金？请写 --fund，有用途、渠道的再写 --earmark、--channel"
  )
}
