internal import ResettlementCore
internal import Synchronization

/// A ledger that has what another one had when something was decided, and keeps what is decided
/// now: a decision is recomputed upon it.
final class RecordedLedger: BenefitLedger {
  private let answers: [BenefitKey: BenefitHistory]
  private let added = Mutex<[BenefitEvent]>([])

  init(_ answers: [BenefitInputs.Answer]) {
    self.answers = Dictionary(answers.map { ($0.key, $0.history) }) { $1 }
  }

  /// Decides upon what there was.
  func record(
    for key: BenefitKey,
    deciding decision: @Sendable (BenefitHistory) throws -> [BenefitEvent]
  ) async throws -> [BenefitEvent] {
    let events = try decision(answers[key] ?? BenefitHistory())
    added.withLock { $0 += events }
    return events
  }

  /// Returns what there was, and what was decided since.
  func history(for key: BenefitKey) async throws(RegistryError) -> BenefitHistory {
    (answers[key] ?? BenefitHistory()).adding(added.withLock { $0 })
  }

  /// No names: a decision asks for none.
  func benefits(in programme: Rule.ID?) async throws(RegistryError) -> [BenefitEvent.BenefitID] {
    []
  }

  /// What was decided now; `nil` if nothing was.
  var decision: BenefitDecision? {
    added.withLock { events in
      events.lazy.compactMap { event in
        if case .decided(let decision) = event.content { decision } else { nil }
      }.first
    }
  }
}
