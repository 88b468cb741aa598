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
    let intake = EventIntake(events, after: history)
    guard intake.findings.isEmpty else {
      throw ProcedureRefusal(intake.findings.map(ProcedureRefusal.Finding.init))
    }
    let all = intake.history
    let added = try decide(new: intake.events, all: all)
    let findings =
      HouseholdChecks(policy: policy, facts: facts, history: all, new: added).findings
      + RequirementCheck.findings(of: added, by: policy, before: history, after: all)
    guard findings.isEmpty else { throw ProcedureRefusal(findings) }
    return added
  }

  private func decide(
    new events: [ProcedureEvent],
    all history: ProcedureHistory
  ) throws(ProcedureRefusal) -> [ProcedureEvent] {
    var findings: [ProcedureRefusal.Finding] = []
    var rulings: [ProcedureEvent.ID: ProcedureRuling] = [:]
    let new = Set(events.map(\.id))
    for run in Set(events.map(\.run)).sorted() where !history.isOfHouseholds(run) {
      var walk = self.walk(run, history, new: new)
      walk.walk()
      findings += walk.findings
      rulings.merge(walk.rulings) { $1 }
    }
    guard findings.isEmpty else { throw ProcedureRefusal(findings) }
    return events.map { event in
      var event = event
      event.ruling = rulings[event.id] ?? plainRuling(event)
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

  /// The ruling of an event that only takes another one away, or that no procedure is about.
  private func plainRuling(_ event: ProcedureEvent) -> ProcedureRuling {
    ProcedureRuling(
      policy: policy.description.id,
      version: policy.description.version,
      isLate: event.householdChange != nil && event.isOfOtherMonth
    )
  }
}

extension ProcedureHistory {
  /// Whether a run is the record of a change of households, which no procedure is about.
  fileprivate func isOfHouseholds(_ run: ProcedureEvent.RunID) -> Bool {
    events(of: run).contains { $0.content.kind == .householdChanged }
  }
}

extension ProcedureEvent {
  /// Whether it was recorded in another month than it happened in.
  var isOfOtherMonth: Bool {
    let recorded = recordedAt.day()
    return (recorded.year, recorded.month) != (happenedOn.year, happenedOn.month)
  }
}

extension ProcedureRefusal.Finding {
  /// Creates a finding of what is wrong with an event, whatever it says.
  fileprivate init(_ finding: EventIntake<ProcedureEvent>.Finding) {
    let obstacle: ProcedureObstacle =
      switch finding.fault {
      case .idTaken: .idTaken(finding.event)
      case .correctsNothing: .correctsNothing
      case .unknownEvent(let id): .unknownEvent(id)
      case .correctedAlready(let id, let other): .correctedAlready(id, by: other)
      case .annulsAnnulment: .annulsAnnulment
      case .reasonNeeded: .reasonNeeded
      }
    self.init(finding.event, obstacle)
  }
}
