public import DecisionReceipts
public import PolicyPacks
public import ResettlementCore

/// Decides about benefits so that each decision has a receipt, and can be recomputed.
///
/// The decision is the one of the ``BenefitDesk``. Its receipt is made in the transaction that
/// appends it, of the facts that were read, of what the ledger had, such as earlier grants and what
/// is left of a quota, and of what the office added; the answer is the decision with what reduced it.
///
/// ```swift
/// let recorder = try BenefitRecorder(desk, of: pack, in: store)
/// let decided = try await recorder.decide(entry, at: clock.now)
/// decided.receipts.first?.number
/// ```
public struct BenefitRecorder: Sendable {
  /// Where a benefit stands, and the receipt of what was decided about it.
  public struct Decided: Sendable {
    /// Where the benefit stands.
    public let state: BenefitState

    /// The receipt; none if the same entry was there already.
    public let receipts: [DecisionReceipt]
  }

  /// The desk that decides.
  public let desk: BenefitDesk

  private let ledger: any DecisionLedger
  private let choices: DecisionChoices
  private let packs: [DecisionQuestion.PackDigest]
  private let catalogue: FactCatalogue

  /// Creates a recorder.
  ///
  /// - Parameters:
  ///   - desk: The desk; its own ledger is not written to.
  ///   - pack: The pack as it was loaded.
  ///   - choices: The readings and values that the office takes instead of the pack's own.
  ///   - ledger: The ledger and book of receipts.
  /// - Throws: `PackChoiceError` if the pack has no such reading, option or parameter.
  public init(
    _ desk: BenefitDesk,
    of pack: PolicyPack,
    choosing choices: DecisionChoices = DecisionChoices(),
    in ledger: any DecisionLedger
  ) throws(PackChoiceError) {
    let chosen = try choices.applied(to: pack)
    self.desk = BenefitDesk(
      chosen,
      population: desk.population,
      ledger: ledger,
      related: desk.related
    )
    self.ledger = ledger
    self.choices = choices
    packs = pack.digests
    catalogue = chosen.catalogue
  }

  /// Decides about an application, and records the decision with a receipt.
  ///
  /// - Parameters:
  ///   - entry: Under which name, on which day and by whom it is decided.
  ///   - finding: What the office adds where the policy leaves it something to say.
  ///   - time: The time now, for the receipt.
  /// - Returns: Where the benefit stands, and the receipt.
  /// - Throws: ``BenefitProblem`` if it can't be decided, or the ledger's error; then nothing was
  ///   recorded.
  public func decide(
    _ entry: BenefitEntry,
    finding: BenefitFinding = BenefitFinding(),
    at time: @autoclosure @escaping @Sendable () -> RecordedTime
  ) async throws -> Decided {
    let reads = FactReads()
    let witness = WitnessLedger(ledger, time) { decision, notes in
      try recorded(decision, notes.inputs(of: entry, finding), desk.population.inputs(reads))
    }
    let observed = BenefitDesk(
      desk.policy,
      population: desk.population.telling(reads),
      ledger: witness
    ) { [related = desk.related] subject in witness.note(related(subject), of: subject) }
    let state = try await observed.decide(entry, finding: finding)
    return Decided(state: state, receipts: witness.receipts)
  }

  /// Decides all applications of a programme in the order of ``BenefitDesk/queue(in:on:)``.
  ///
  /// - Returns: The benefits in the order in which they were decided, each with what was decided or
  ///   why it waits.
  /// - Throws: ``BenefitProblem`` if there is no such programme, or the ledger's error.
  public func decideAll(
    in programme: Rule.ID,
    on day: CalendarDay,
    at time: @autoclosure @escaping @Sendable () -> RecordedTime,
    as entry: (BenefitEvent.BenefitID) -> BenefitEntry
  ) async throws -> [(benefit: BenefitEvent.BenefitID, result: Result<Decided, BenefitProblem>)] {
    var results: [(benefit: BenefitEvent.BenefitID, result: Result<Decided, BenefitProblem>)] = []
    for application in try await desk.queue(in: programme, on: day) {
      do {
        let decided = try await decide(entry(application.benefit), at: time())
        results.append((application.benefit, .success(decided)))
      } catch let problem as BenefitProblem {
        results.append((application.benefit, .failure(problem)))
      }
    }
    return results
  }

  private func recorded(
    _ decision: BenefitDecision,
    _ inputs: BenefitInputs,
    _ facts: DecisionInputs
  ) throws -> RecordedDecision {
    let entry = inputs.entry
    let state = BenefitHistory(inputs.answers.flatMap(\.events)).state(of: entry.benefit)
    guard let application = state.application else { throw BenefitProblem.obstacle(.notApplied) }
    return RecordedDecision(
      question: DecisionQuestion(
        packs: packs,
        readings: choices.readings,
        parameters: choices.parameters,
        rule: application.programme,
        subject: application.subject,
        dates: AssessmentDates(on: entry.day)
      ),
      content: DecisionContent(
        inputs: try inputs.bytes(with: facts),
        answer: try decision.bytes()
      ),
      people: facts.people(in: catalogue).union([application.subject]),
      counted: inputs.named.union(decision.countsFor),
      recordedBy: entry.unit
    )
  }
}
