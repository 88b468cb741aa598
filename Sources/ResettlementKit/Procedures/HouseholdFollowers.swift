internal import Quantities
internal import ResettlementCore

/// What was recorded later and rests on a change of households: without the change it could not be as
/// it is.
struct HouseholdFollowers {
  private let change: HouseholdChange
  /// Every event, the annulments of the change and of what it made included.
  private let history: ProcedureHistory

  /// Looks for what rests on a change that is annulled.
  init(_ change: HouseholdChange, history: ProcedureHistory) {
    self.change = change
    self.history = history
  }

  /// The events that stand and rest on it, in the order in which they were recorded.
  var events: [ProcedureEvent.ID] {
    let ids = Set(history.runs.flatMap(inRun) + ofNewHouseholds)
    return history.events.map(\.id).filter(ids.contains)
  }

  // MARK: - Runs that it touched

  /// What follows in a run that it opened, brought to another subject or gave a new limit.
  private func inRun(_ run: ProcedureEvent.RunID) -> [ProcedureEvent.ID] {
    let events = history.events(of: run)
    let made = events.filter { $0.content.household?.change == change.id }
    guard let made = made.first(where: changesRun) else { return [] }
    return StandingEvents(events).entries.filter { entry in
      (entry.event.happenedOn, entry.root.recordedAt, entry.root.id)
        > (made.happenedOn, made.recordedAt, made.id)
    }
    .map(\.event.id)
  }

  private func changesRun(_ event: ProcedureEvent) -> Bool {
    switch event.content {
    case .opened: return true
    case .carriedOver(let lineage):
      return event.ruling?.due != nil || subject(before: event) != lineage.subject
    default: return false
    }
  }

  /// With whom a run went on before an event.
  private func subject(before event: ProcedureEvent) -> SubjectReference? {
    let earlier = history.events(of: event.run).filter { other in
      other.id != event.id && other.correction?.event != event.id
        && (other.happenedOn, other.recordedAt) <= (event.happenedOn, event.recordedAt)
    }
    return ProcedureHistory(earlier).state(of: event.run).subject
  }

  // MARK: - Households that it made

  /// Cases and changes of a household that is there only by it.
  private var ofNewHouseholds: [ProcedureEvent.ID] {
    let begun = Set(change.begun.map(\.reference))
    guard !begun.isEmpty else { return [] }
    return history.runs.flatMap { StandingEvents(history.events(of: $0)).entries }.map(\.event)
      .filter { event in
        let isOf = event.householdChange != nil || event.content.kind == .opened
        return isOf && event.content.household?.change != change.id
          && !begun.isDisjoint(with: event.content.subjects)
      }
      .map(\.id)
  }
}
