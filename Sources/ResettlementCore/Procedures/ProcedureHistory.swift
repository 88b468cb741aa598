public import Quantities

/// Events of one passage through a procedure or of several, whatever the order they came in.
///
/// Events with the same id count once. What holds is worked out anew each time: see
/// ``state(of:on:knownAt:)``.
public struct ProcedureHistory: Sendable, Hashable {
  /// The events in the order in which they were recorded.
  public let events: [ProcedureEvent]

  /// The runs, in the order in which the first event of each was recorded.
  public let runs: [ProcedureEvent.RunID]

  private let byRun: [ProcedureEvent.RunID: [ProcedureEvent]]
  private let bySubject: [SubjectReference: [ProcedureEvent.RunID]]

  /// Creates a history of events in any order.
  ///
  /// Of events that share an id but say different things, which a ledger refuses, one is kept:
  /// always the same one, whatever the order.
  public init(_ events: some Sequence<ProcedureEvent> = []) {
    let kept = Dictionary(events.map { ($0.id, $0) }) { one, other in
      "\(other)" < "\(one)" ? other : one
    }
    let sorted = kept.values.sorted { ($0.recordedAt, $0.id) < ($1.recordedAt, $1.id) }
    self.events = sorted
    let byRun = Dictionary(grouping: sorted, by: \.run)
    var seen: Set<ProcedureEvent.RunID> = []
    runs = sorted.map(\.run).filter { seen.insert($0).inserted }
    self.byRun = byRun
    bySubject = Self.bySubject(runs, byRun)
  }

  /// The runs to which an event brings a subject, in their order.
  private static func bySubject(
    _ runs: [ProcedureEvent.RunID],
    _ byRun: [ProcedureEvent.RunID: [ProcedureEvent]]
  ) -> [SubjectReference: [ProcedureEvent.RunID]] {
    runs.reduce(into: [:]) { index, run in
      for subject in Set(byRun[run, default: []].flatMap(\.content.subjects)) {
        index[subject, default: []].append(run)
      }
    }
  }

  /// Returns the history with further events.
  public func adding(_ more: [ProcedureEvent]) -> ProcedureHistory {
    ProcedureHistory(events + more)
  }

  /// Returns the event with an id; `nil` if there is none.
  public func event(_ id: ProcedureEvent.ID) -> ProcedureEvent? { events.first { $0.id == id } }
}

// MARK: - Asking

extension ProcedureHistory {
  /// Returns the events of a run, in the order in which they were recorded.
  public func events(of run: ProcedureEvent.RunID) -> [ProcedureEvent] { byRun[run] ?? [] }

  /// Returns what was known at a time: later records do not count.
  public func known(at time: RecordedTime) -> ProcedureHistory {
    ProcedureHistory(events.filter { $0.recordedAt <= time })
  }

  /// Returns the state of a run.
  ///
  /// - Parameters:
  ///   - run: The run.
  ///   - day: What happened later does not count; `nil` counts everything.
  ///   - time: What was recorded later does not count; `nil` counts everything.
  /// - Returns: The state, which has no opening if nothing is known of the run.
  /// - Complexity: O(*n* log *n*) in the number of events of the run.
  public func state(
    of run: ProcedureEvent.RunID,
    on day: CalendarDay? = nil,
    knownAt time: RecordedTime? = nil
  ) -> ProcedureState {
    let known = events(of: run).filter { event in
      time.map { event.recordedAt <= $0 } ?? true
    }
    let standing = StandingEvents(known)
    var state = ProcedureState(run: run)
    state.disregard(standing.disregarded)
    state.isAnnulled = standing.isOpeningAnnulled
    guard !state.isAnnulled else { return state }
    for entry in standing.entries where day.map({ entry.event.happenedOn <= $0 }) ?? true {
      state.apply(entry)
    }
    return state
  }

  /// Returns the states of all runs that are about a subject or were, in the order of ``runs``.
  ///
  /// Only the runs of the subject are looked at, however many others there are.
  public func states(
    of subject: SubjectReference,
    in procedure: Procedure.ID? = nil
  ) -> [ProcedureState] {
    bySubject[subject, default: []].map { state(of: $0) }.filter { state in
      state.subjects.contains(subject)
        && (procedure.map { state.opening?.procedure == $0 } ?? true)
    }
  }
}
