/// A ledger of what happened in procedures.
public typealias ProcedureLedger = EventLedger<ProcedureEvent>

/// A ledger of procedures that lives as long as the process.
public typealias InMemoryProcedureLedger = InMemoryEventLedger<ProcedureEvent>

/// The runs whose events a decision has to see.
public typealias ProcedureKey = LedgerKey

/// The reason why a ledger of procedures does not take an event.
public typealias ProcedureConflict = LedgerConflict

extension LedgerKey {
  /// Creates a key of runs of procedures, and of subjects all of whose runs are meant.
  public init(
    runs: Set<ProcedureEvent.RunID>,
    subjects: Set<SubjectReference> = []
  ) {
    self.init(streams: runs, subjects: subjects)
  }

  /// The runs that are named, of a key of procedures.
  public var runs: Set<ProcedureEvent.RunID> { streams }
}
