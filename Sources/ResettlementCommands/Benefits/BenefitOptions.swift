internal import ArgumentParser
internal import DecisionReceipts
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit
internal import ResettlementStore
internal import Tabular

/// The pack and the facts by which benefits are decided.
struct DeskOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @Option(help: ArgumentHelp("The facts, an extract in JSON.", valueName: "file.json"))
  var input: String

  @OptionGroup var ledger: StoreOptions

  @Option(
    help: ArgumentHelp(
      "The events of cases, in JSON Lines: households that split or merged by them count as one.",
      valueName: "file.jsonl"
    )
  )
  var events: String?

  @OptionGroup(title: "Choices") var choices: ChoiceOptions

  /// Returns a desk that judges by the facts of a day; `nil`, reported, if they are broken.
  func desk(on day: CalendarDay, in session: Session) throws -> BenefitDesk? {
    try recorder(on: day, in: session)?.desk
  }

  /// Returns a desk whose decisions have receipts in its store; `nil`, reported, if the facts are
  /// broken.
  func recorder(on day: CalendarDay, in session: Session) throws -> BenefitRecorder? {
    let loaded = try pack.load(reportingTo: session)
    let pack = try choices.applied(to: loaded)
    _ = try Assessor.checked(pack)
    let source = try Files.text(at: input, limit: ExtractLimits.standard.bytes, in: session)
    let extract = ExtractReader(catalogue: pack.catalogue, onFactsDay: day).read(json: source)
    try session.report(extract.diagnostics)
    let file = try events.map { try EventFile(at: $0, in: session) }
    guard extract.isWhole, file?.isWhole != false else { return nil }
    let store = try ledger.openOrMake()
    let desk = BenefitDesk(
      pack,
      population: extract.population,
      ledger: store,
      lineage: file?.history.lineage() ?? HouseholdLineage([]),
      on: day
    )
    return try BenefitRecorder(desk, of: loaded, choosing: choices.choices, in: store)
  }
}

/// Of which benefit something is recorded, on which day and by whom.
struct EntryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The day on which it happened, as 2024-06-30.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay

  @Option(help: ArgumentHelp("The unit that records it.", valueName: "unit"))
  var unit: String

  @Option(
    help: ArgumentHelp(
      "The entry's own name; the same entry given twice counts once.",
      valueName: "id"
    )
  )
  var id: String?

  @Option(
    help: ArgumentHelp(
      "When it is recorded (default: now), as 2024-06-30T17:00:00+08:00.",
      valueName: "moment"
    ),
    transform: EventOptions.moment
  )
  var recordedAt: RecordedTime?

  /// Returns the entry of a benefit.
  func entry(_ benefit: String, correcting: BenefitEvent.Correction? = nil) -> BenefitEntry {
    BenefitEntry(
      benefit,
      id: id,
      on: on,
      recordedAt: recordedAt ?? WallClock.now,
      by: unit,
      correcting: correcting
    )
  }
}

/// In the place of which entry a new one stands.
struct CorrectionOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The entry that this one stands in place of.", valueName: "entry"))
  var correct: String?

  @Option(help: ArgumentHelp("Why it is corrected.", valueName: "text"))
  var reason: String?

  /// What is corrected; `nil` if nothing is.
  var correction: BenefitEvent.Correction? {
    correct.map { BenefitEvent.Correction(of: $0, because: reason ?? "") }
  }
}

/// From or to which money.
struct FundOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The fund; known where the pack names it.", valueName: "name"))
  var fund: String?

  @Option(help: ArgumentHelp("The use that the fund is meant for.", valueName: "text"))
  var earmark: String?

  @Option(help: ArgumentHelp("The channel through which it comes.", valueName: "text"))
  var channel: String?

  /// The fund that was named; `nil` if none was.
  var source: FundEarmark? {
    fund.map { FundEarmark(Fund.ID($0), earmark: earmark, channel: channel) }
  }

  /// Returns the fund of an entry.
  ///
  /// - Throws: `BenefitProblem` if the benefit was never granted; ``CommandError`` if nobody says
  ///   which fund it is.
  static func known(_ source: FundEarmark?, for state: BenefitState) throws -> FundEarmark {
    guard state.entitlement != nil || !state.payments.isEmpty else {
      throw BenefitProblem.obstacle(.notGranted)
    }
    guard let source else { throw CommandError(.fundNeeded, status: .usage) }
    return source
  }
}

/// An amount of yuan in an option.
enum MoneyOption {
  /// Returns the amount that a text means, such as `5000` or `199.50`.
  @Sendable static func money(_ text: String) throws -> Money {
    guard let yuan = ExactDecimal(text), yuan > 0 else {
      throw ValidationError("'\(text)' is no amount of yuan; write it as 5000 or 199.50")
    }
    return Money(yuan: yuan)
  }
}

// MARK: - Showing

/// How results are shown.
struct BenefitOutput {
  let format: OutputFormat
  let policy: (any ProgrammePolicy)?
  let session: Session

  /// Shows where benefits stand on a day.
  ///
  /// - Parameters:
  ///   - states: The benefits.
  ///   - day: The day.
  ///   - entries: What is recorded of them, where that is shown too.
  /// - Throws: ``CommandError`` if the output can't be written.
  func show(
    _ states: [BenefitState],
    on day: CalendarDay,
    with entries: [BenefitEvent.BenefitID: [BenefitEvent]] = [:]
  ) throws {
    switch format {
    case .json: try session.print(.array(states.map { BenefitJSON.value($0, on: day) }))
    case .text:
      let renderer = BenefitRenderer(session.language, policy: policy)
      for state in states {
        let lines = renderer.lines(state, on: day) + renderer.lines(entries[state.id] ?? [])
        for line in lines { try session.printLine(line) }
      }
    }
  }

  /// Says which receipts decisions have, beside the results.
  func show(_ receipts: [DecisionReceipt]) throws {
    guard !receipts.isEmpty else { return }
    let numbers = receipts.map { String($0.number) }
    let line = session.pick(
      "已记录回执 \(numbers.joined(separator: "、"))",
      "receipts: \(numbers.joined(separator: ", "))"
    )
    try session.console.errors(line + "\n")
  }

  /// Runs work of the ledger, and turns what is in the way into messages.
  static func working<Value: Sendable>(
    with ledger: String,
    _ work: @escaping @Sendable () async throws -> Value
  ) throws -> Value {
    do {
      return try CallingThread.run(work)
    } catch let problem as BenefitProblem {
      throw CommandError(.refused(problem))
    } catch let error as RegistryError {
      throw CommandError(.store(ledger, error))
    }
  }
}

extension Diagnostic.Message {
  static func refused(_ problem: BenefitProblem) -> Self {
    Self(
      "benefit.refused",
      en: "nothing is recorded: \(problem.message.english)",
      zh: "没有记录：\(problem.message.chinese)"
    )
  }
}
