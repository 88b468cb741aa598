internal import Quantities
public import ResettlementCore

/// Events that a suite records: made-up ones of one type.
///
/// They need not be in order: a ledger keeps what was decided, whatever it says.
public struct EventSamples<Event: LedgerEvent>: Sendable {
  /// An event of each kind, with a value in every field.
  public let every: [Event]
  /// The subject of the events that are made if none is named.
  public let subject: SubjectReference
  /// Another subject.
  public let other: SubjectReference

  private let opening: @Sendable (Event.ID, String, SubjectReference) -> Event
  private let following: @Sendable (Event.ID, String) -> Event

  /// Creates samples.
  ///
  /// - Parameters:
  ///   - every: An event of each kind, with a value in every field, all of one stream.
  ///   - subject: A subject.
  ///   - other: Another subject.
  ///   - opening: Makes an event with an id that brings a subject to a stream.
  ///   - following: Makes an event with an id that brings nobody to a stream.
  public init(
    every: [Event],
    subject: SubjectReference,
    other: SubjectReference,
    opening: @escaping @Sendable (Event.ID, String, SubjectReference) -> Event,
    following: @escaping @Sendable (Event.ID, String) -> Event
  ) {
    self.every = every
    self.subject = subject
    self.other = other
    self.opening = opening
    self.following = following
  }

  /// An event that brings a subject to a stream.
  func first(
    _ id: Event.ID,
    _ stream: String = "r-1",
    _ subject: SubjectReference? = nil
  ) -> Event {
    opening(id, stream, subject ?? self.subject)
  }

  /// An event that brings nobody to the stream.
  func next(_ id: Event.ID) -> Event { following(id, "r-1") }

  /// Opens forty streams of the subject at once, each only if it has none, and returns how many it
  /// has.
  func openAtOnce(in ledgers: [any EventLedger<Event>]) async throws -> Int {
    let key = LedgerKey(subjects: [subject])
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<40 {
        let ledger = ledgers[number % ledgers.count]
        group.addTask {
          _ = try await patiently {
            try await ledger.record(for: key) { history in
              history.events.isEmpty ? [first("o-\(number)", "r-\(number)")] : []
            }
          }
        }
      }
      try await group.waitForAll()
    }
    return try await ledgers[0].history(for: key).streams.count
  }
}
