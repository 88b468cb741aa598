/// A ledger of procedures that lives as long as the process, for tests and demonstrations.
public actor InMemoryProcedureLedger: ProcedureLedger {
  private var events: [ProcedureEvent.ID: ProcedureEvent] = [:]
  private var runs: [ProcedureEvent.RunID: [ProcedureEvent.ID]] = [:]
  private var runsOfSubjects: [SubjectReference: Set<ProcedureEvent.RunID>] = [:]
  private var subjectsOfRuns: [ProcedureEvent.RunID: Set<SubjectReference>] = [:]

  /// Creates an empty ledger.
  public init() {}

  /// Decides upon the events of a key, and appends what was decided.
  @discardableResult
  public func record(
    for key: ProcedureKey,
    deciding decision: @Sendable (ProcedureHistory) throws -> [ProcedureEvent]
  ) throws -> [ProcedureEvent] {
    let decided = try decision(history(for: key))
    let new = try newOnes(of: decided)
    for event in new { append(event) }
    return new
  }

  /// Returns what happened in the runs of a key, and in the others of their subjects.
  public func history(for key: ProcedureKey) -> ProcedureHistory {
    let subjects = key.subjects.union(key.runs.flatMap { subjectsOfRuns[$0] ?? [] })
    let ofSubjects = subjects.flatMap { runsOfSubjects[$0] ?? [] }
    let ids = key.runs.union(ofSubjects).flatMap { runs[$0] ?? [] }
    return ProcedureHistory(ids.compactMap { events[$0] })
  }

  private func newOnes(of decided: [ProcedureEvent]) throws(RegistryError) -> [ProcedureEvent] {
    var known = events
    var new: [ProcedureEvent] = []
    for event in decided {
      if let other = known.updateValue(event, forKey: event.id) {
        guard other == event else {
          throw RegistryError(.conflict, underlying: ProcedureConflict.idTaken(event.id))
        }
      } else {
        new.append(event)
      }
    }
    return new
  }

  private func append(_ event: ProcedureEvent) {
    events[event.id] = event
    runs[event.run, default: []].append(event.id)
    for subject in event.content.subjects {
      runsOfSubjects[subject, default: []].insert(event.run)
      subjectsOfRuns[event.run, default: []].insert(subject)
    }
  }
}
