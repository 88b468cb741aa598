/// A ledger that lives as long as the process, for tests and demonstrations.
public actor InMemoryEventLedger<Event: LedgerEvent>: EventLedger {
  private var events: [Event.ID: Event] = [:]
  private var streams: [String: [Event.ID]] = [:]
  private var streamsOfSubjects: [SubjectReference: Set<String>] = [:]
  private var subjectsOfStreams: [String: Set<SubjectReference>] = [:]

  /// Creates an empty ledger.
  public init() {}

  /// Decides upon the events of a key, and appends what was decided.
  @discardableResult
  public func record(
    for key: LedgerKey,
    deciding decision: @Sendable (EventHistory<Event>) throws -> [Event]
  ) throws -> [Event] {
    let decided = try decision(history(for: key))
    let new = try newOnes(of: decided)
    for event in new { append(event) }
    return new
  }

  /// Returns what happened in the streams of a key, and in the others of their subjects.
  public func history(for key: LedgerKey) -> EventHistory<Event> {
    let subjects = key.subjects.union(key.streams.flatMap { subjectsOfStreams[$0] ?? [] })
    let ofSubjects = subjects.flatMap { streamsOfSubjects[$0] ?? [] }
    let ids = key.streams.union(ofSubjects).flatMap { streams[$0] ?? [] }
    return EventHistory(ids.compactMap { events[$0] })
  }

  private func newOnes(of decided: [Event]) throws(RegistryError) -> [Event] {
    var known = events
    var new: [Event] = []
    for event in decided {
      if let other = known.updateValue(event, forKey: event.id) {
        guard other == event else {
          throw RegistryError(.conflict, underlying: LedgerConflict.idTaken(event.id))
        }
      } else {
        new.append(event)
      }
    }
    return new
  }

  private func append(_ event: Event) {
    events[event.id] = event
    streams[event.stream, default: []].append(event.id)
    for subject in event.subjects {
      streamsOfSubjects[subject, default: []].insert(event.stream)
      subjectsOfStreams[event.stream, default: []].insert(subject)
    }
  }
}
