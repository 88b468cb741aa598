public import Quantities

/// Events of one passage through a procedure or of several, whatever the order they came in.
public typealias ProcedureHistory = EventHistory<ProcedureEvent>

extension EventHistory where Event == ProcedureEvent {
  /// The runs, in the order in which the first event of each was recorded.
  public var runs: [ProcedureEvent.RunID] { streams }

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

  /// Returns the states of all runs that are about a subject or were, in the order of `runs`.
  ///
  /// Only the runs of the subject are looked at, however many others there are.
  public func states(
    of subject: SubjectReference,
    in procedure: Procedure.ID? = nil
  ) -> [ProcedureState] {
    streams(of: subject).map { state(of: $0) }.filter { state in
      state.subjects.contains(subject)
        && (procedure.map { state.opening?.procedure == $0 } ?? true)
    }
  }
}
