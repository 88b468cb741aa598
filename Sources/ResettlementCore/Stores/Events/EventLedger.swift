/// The streams whose events a decision has to see.
public struct LedgerKey: Sendable, Hashable {
  /// The streams that are named; with each of them all streams of its subjects are meant.
  public let streams: Set<String>
  /// The subjects, all of whose streams are meant, also those that they came to later.
  public let subjects: Set<SubjectReference>

  /// Creates a key.
  public init(streams: Set<String> = [], subjects: Set<SubjectReference> = []) {
    self.streams = streams
    self.subjects = subjects
  }

  /// Creates a key of everything that some events touch.
  public init(of events: [some LedgerEvent]) {
    self.init(
      streams: Set(events.flatMap { [$0.stream] + $0.namedStreams }),
      subjects: Set(events.flatMap(\.subjects))
    )
  }
}

/// Keeps events of one type; they are only added.
///
/// ## Conforming
///
/// - ``record(for:deciding:)`` is the one way to write. The decision sees every event of the streams
///   of its key, and it and the append are one transaction: of two calls at once the second decides
///   upon what the first appended. If the decision throws, nothing is appended and its error is
///   passed on.
/// - An event whose id is taken by an equal one is there already: it is not appended again, and that
///   is no error. One whose id is taken by another event throws a ``RegistryError`` with
///   ``RegistryError/Reason/conflict`` and the ``LedgerConflict``, and nothing is appended.
/// - A stream belongs to a subject if one of its events brings the subject to it. The history of a
///   key has every stream of the key's subjects, and every stream of the subjects of the streams
///   that it names: an event that reopens a run of a procedure has to be held against the others of
///   its subject, and names none.
///
/// The suite `EventLedgerSuite` of the module PolicyTesting checks a conformer.
public protocol EventLedger<Event>: Sendable {
  /// What is kept.
  associatedtype Event: LedgerEvent

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
    for key: LedgerKey,
    deciding decision: @Sendable (EventHistory<Event>) throws -> [Event]
  ) async throws -> [Event]

  /// Returns what happened in the streams of a key, and in the others of their subjects.
  func history(for key: LedgerKey) async throws(RegistryError) -> EventHistory<Event>
}

/// The reason why a ledger does not take an event.
public enum LedgerConflict: Error, Sendable, Hashable {
  /// Another event has the id.
  case idTaken(String)
}
