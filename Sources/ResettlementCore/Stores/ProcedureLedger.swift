/// The runs whose events a decision has to see.
public struct ProcedureKey: Sendable, Hashable {
  /// The runs that are named; with each of them all runs of its subjects are meant.
  public let runs: Set<ProcedureEvent.RunID>
  /// The subjects, all of whose runs are meant, also those that were carried over to them.
  public let subjects: Set<SubjectReference>

  /// Creates a key.
  public init(runs: Set<ProcedureEvent.RunID> = [], subjects: Set<SubjectReference> = []) {
    self.runs = runs
    self.subjects = subjects
  }

  /// Creates a key of everything that some events touch.
  public init(of events: [ProcedureEvent]) {
    self.init(
      runs: Set(events.map(\.run)),
      subjects: Set(events.flatMap(\.content.subjects))
    )
  }
}

/// Keeps what happened in procedures; events are only added.
///
/// ## Conforming
///
/// - ``record(for:deciding:)`` is the one way to write. The decision sees every event of the runs of
///   its key, and it and the append are one transaction: of two calls at once the second decides
///   upon what the first appended. If the decision throws, nothing is appended and its error is
///   passed on.
/// - An event whose id is taken by an equal one is there already: it is not appended again, and that
///   is no error. One whose id is taken by another event throws a ``RegistryError`` with
///   ``RegistryError/Reason/conflict`` and the ``ProcedureConflict``, and nothing is appended.
/// - A run belongs to a subject if one of its events brings the subject to it. The history of a key
///   has every run of the key's subjects, and every run of the subjects of the runs that it names:
///   an event that reopens a run has to be held against the others of its subject, and names none.
///
/// The suite `ProcedureLedgerSuite` of the module PolicyTesting checks a conformer.
public protocol ProcedureLedger: Sendable {
  /// Decides upon the events of a key, and appends what was decided.
  ///
  /// - Parameters:
  ///   - key: Whose events the decision has to see.
  ///   - decision: A pure function from what happened before to what is added; it can be called more
  ///     than once.
  /// - Returns: The events that were appended, without those that were there already.
  /// - Throws: The error of the decision, or a ``RegistryError``.
  @discardableResult
  func record(
    for key: ProcedureKey,
    deciding decision: @Sendable (ProcedureHistory) throws -> [ProcedureEvent]
  ) async throws -> [ProcedureEvent]

  /// Returns what happened in the runs of a key, and in the others of their subjects.
  func history(for key: ProcedureKey) async throws(RegistryError) -> ProcedureHistory
}

/// The reason why a ledger does not take an event.
public enum ProcedureConflict: Error, Sendable, Hashable {
  /// Another event has the id.
  case idTaken(ProcedureEvent.ID)
}
