internal import Quantities
public import ResettlementCore

/// Decides what may be recorded of procedures, and says what may happen next.
///
/// It decides purely: from what happened before, from what is to be recorded, from the policy and the
/// facts of the day. A ledger runs the decision within its one write:
///
/// ```swift
/// let desk = ProcedureDesk(pack, facts: ProcedureFacts(population))
/// try await ledger.record(for: ProcedureKey(of: events)) { history in
///   try desk.decide(events, after: history)
/// }
/// ```
public struct ProcedureDesk: Sendable {
  /// The policy.
  public let policy: any ProcedurePolicy
  /// The facts of each day.
  public let facts: ProcedureFacts

  /// Creates a desk.
  public init(_ policy: any ProcedurePolicy, facts: ProcedureFacts) {
    self.policy = policy
    self.facts = facts
  }
}

// MARK: - Deciding

extension ProcedureDesk {
  /// Decides about events, all or nothing.
  ///
  /// An event is put where it happened, not where it arrives: a late one is allowed if all that was
  /// recorded after it is still in order, and its ruling says that it is late. Guards are judged by
  /// the facts of the day of the event. Events that are there already change nothing.
  ///
  /// - Parameters:
  ///   - events: What is to be recorded, of one run or several.
  ///   - history: What is recorded of these runs and of all runs of their subjects.
  /// - Returns: The events that are to be added, each with its ruling; those there already are not
  ///   among them.
  /// - Throws: ``ProcedureRefusal`` with everything that is in the way.
  public func decide(
    _ events: [ProcedureEvent],
    after history: ProcedureHistory
  ) throws(ProcedureRefusal) -> [ProcedureEvent] {
    let known = Dictionary(history.events.map { ($0.id, $0) }) { one, _ in one }
    let sent = events.filter { known[$0.id]?.asSent != $0.asSent }.map(\.asSent)
    var findings = sent.filter { known[$0.id] != nil }
      .map { ProcedureRefusal.Finding($0.id, .idTaken($0.id)) }
    findings += Self.doubled(in: sent)
    guard findings.isEmpty else { throw ProcedureRefusal(findings) }
    return try decide(new: sent, all: history.adding(sent))
  }

  private func decide(
    new events: [ProcedureEvent],
    all history: ProcedureHistory
  ) throws(ProcedureRefusal) -> [ProcedureEvent] {
    let corrections = CorrectionChecks(history)
    var findings = events.flatMap(corrections.findings)
    guard findings.isEmpty else { throw ProcedureRefusal(findings) }
    var rulings: [ProcedureEvent.ID: ProcedureRuling] = [:]
    let new = Set(events.map(\.id))
    for run in Set(events.map(\.run)).sorted() {
      var walk = self.walk(run, history, new: new)
      walk.walk()
      findings += walk.findings
      rulings.merge(walk.rulings) { $1 }
    }
    guard findings.isEmpty else { throw ProcedureRefusal(findings) }
    return events.uniqued.map { event in
      var event = event
      event.ruling = rulings[event.id] ?? plainRuling
      return event
    }
  }

  private func walk(
    _ run: ProcedureEvent.RunID,
    _ history: ProcedureHistory,
    new: Set<ProcedureEvent.ID>
  ) -> ProcedureWalk {
    ProcedureWalk(run, policy: policy, facts: facts, history: history, new: new)
  }

  /// The ruling of an event that only takes another one away.
  private var plainRuling: ProcedureRuling {
    ProcedureRuling(policy: policy.description.id, version: policy.description.version)
  }

  /// Events of one request that share an id but say different things.
  private static func doubled(in events: [ProcedureEvent]) -> [ProcedureRefusal.Finding] {
    let groups = Dictionary(grouping: events, by: \.id)
    return groups.filter { Set($0.value).count > 1 }.keys.sorted()
      .map { ProcedureRefusal.Finding($0, .idTaken($0)) }
  }
}

extension [ProcedureEvent] {
  /// The events, each once.
  fileprivate var uniqued: [ProcedureEvent] {
    var seen: Set<ProcedureEvent.ID> = []
    return filter { seen.insert($0.id).inserted }
  }
}

/// Whether corrections name what can be corrected.
private struct CorrectionChecks {
  private let events: [ProcedureEvent.ID: ProcedureEvent]
  private let corrections: [ProcedureEvent.ID: [ProcedureEvent]]

  init(_ history: ProcedureHistory) {
    events = Dictionary(history.events.map { ($0.id, $0) }) { one, _ in one }
    corrections = Dictionary(grouping: history.events.filter { $0.correction != nil }) {
      $0.correction?.event ?? ""
    }
  }

  /// Returns what is wrong with the correction that an event makes.
  func findings(of event: ProcedureEvent) -> [ProcedureRefusal.Finding] {
    guard let correction = event.correction else {
      return event.content == .annulled
        ? [ProcedureRefusal.Finding(event.id, .correctsNothing)] : []
    }
    guard events[correction.event]?.run == event.run, correction.event != event.id else {
      return [ProcedureRefusal.Finding(event.id, .unknownEvent(correction.event))]
    }
    if let other = corrections[correction.event]?.first(where: { $0.id != event.id }) {
      return [
        ProcedureRefusal.Finding(event.id, .correctedAlready(correction.event, by: other.id))
      ]
    }
    if event.content == .annulled, events[correction.event]?.content == .annulled {
      return [ProcedureRefusal.Finding(event.id, .annulsAnnulment)]
    }
    return correction.reason.isBlank ? [ProcedureRefusal.Finding(event.id, .reasonNeeded)] : []
  }
}
