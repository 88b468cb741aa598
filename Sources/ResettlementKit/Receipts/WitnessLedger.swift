internal import DecisionReceipts
internal import ResettlementCore
internal import Synchronization

/// A ledger that notes what a decision was told of another one, and has a receipt made of it.
final class WitnessLedger: BenefitLedger {
  /// What was told.
  struct Notes {
    var answers: [BenefitKey: BenefitHistory] = [:]
    var related: [SubjectReference: Set<SubjectReference>] = [:]

    /// Returns what a decision rests on beside facts.
    func inputs(of entry: BenefitEntry, _ finding: BenefitFinding) -> BenefitInputs {
      let answers = answers.map { BenefitInputs.Answer($0.value, for: $0.key) }
      return BenefitInputs(
        entry: entry,
        finding: finding,
        answers: answers.sorted { $0.order.lexicographicallyPrecedes($1.order) },
        related: related.sorted { $0.key < $1.key }.map {
          BenefitInputs.Related(subject: $0.key, others: $0.value.sorted())
        }
      )
    }
  }

  private struct State {
    var notes = Notes()
    var receipts: [DecisionReceipt] = []
  }

  private let ledger: any DecisionLedger
  private let time: @Sendable () -> RecordedTime
  private let recording: @Sendable (BenefitDecision, Notes) throws -> RecordedDecision
  private let state = Mutex(State())

  init(
    _ ledger: any DecisionLedger,
    _ time: @escaping @Sendable () -> RecordedTime,
    recording: @escaping @Sendable (BenefitDecision, Notes) throws -> RecordedDecision
  ) {
    self.ledger = ledger
    self.time = time
    self.recording = recording
  }

  /// The receipts of what was decided.
  var receipts: [DecisionReceipt] { state.withLock { $0.receipts } }

  /// Notes which subjects count as one with another.
  func note(
    _ related: Set<SubjectReference>,
    of subject: SubjectReference
  ) -> Set<SubjectReference> {
    state.withLock { $0.notes.related[subject] = related }
    return related
  }

  /// Decides upon what the other ledger has, and records it there with a receipt.
  func record(
    for key: BenefitKey,
    deciding decision: @Sendable (BenefitHistory) throws -> [BenefitEvent]
  ) async throws -> [BenefitEvent] {
    let recorded = try await ledger.record(for: key, at: self.time()) { history in
      let events = try decision(history)
      var notes = self.state.withLock { $0.notes }
      notes.answers[key] = history
      let decisions = try events.compactMap(\.decision).map { try self.recording($0, notes) }
      return DecidedBenefits(events, recording: decisions)
    }
    state.withLock { $0.receipts += recorded.receipts }
    return recorded.events
  }

  /// Returns what the other ledger has, and notes it.
  func history(for key: BenefitKey) async throws(RegistryError) -> BenefitHistory {
    let history = try await ledger.history(for: key)
    state.withLock { $0.notes.answers[key] = history }
    return history
  }

  /// Returns the names that the other ledger has.
  func benefits(in programme: Rule.ID?) async throws(RegistryError) -> [BenefitEvent.BenefitID] {
    try await ledger.benefits(in: programme)
  }
}

extension BenefitEvent {
  /// What it decides; `nil` if it is no decision.
  fileprivate var decision: BenefitDecision? {
    if case .decided(let decision) = content { decision } else { nil }
  }
}

extension BenefitInputs.Answer {
  /// By what answers are ordered: their keys.
  fileprivate var order: [String] {
    benefits + [""] + subjects.map(\.description) + [""] + counters.map(\.name)
  }
}
