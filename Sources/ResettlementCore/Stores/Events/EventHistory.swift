/// Events of one stream or of several, whatever the order they came in.
///
/// Events with the same id count once. What holds is worked out anew each time, as a fold of
/// ``StandingEvents``.
public struct EventHistory<Event: LedgerEvent>: Sendable, Hashable {
  /// The events in the order in which they were recorded.
  public let events: [Event]

  /// The streams, in the order in which the first event of each was recorded.
  public let streams: [String]

  private let byStream: [String: [Event]]
  private let bySubject: [SubjectReference: [String]]

  /// Creates a history in which nothing happened.
  public init() { self.init([Event]()) }

  /// Creates a history of events in any order.
  ///
  /// Of events that share an id but say different things, which a ledger refuses, one is kept:
  /// always the same one, whatever the order.
  public init(_ events: some Sequence<Event>) {
    let kept = Dictionary(events.map { ($0.id, $0) }) { one, other in
      "\(other)" < "\(one)" ? other : one
    }
    let sorted = kept.values.sorted { ($0.recordedAt, $0.id) < ($1.recordedAt, $1.id) }
    self.events = sorted
    let byStream = Dictionary(grouping: sorted, by: \.stream)
    var seen: Set<String> = []
    streams = sorted.map(\.stream).filter { seen.insert($0).inserted }
    self.byStream = byStream
    bySubject = Self.bySubject(streams, byStream)
  }

  /// The streams to which an event brings a subject, in their order.
  private static func bySubject(
    _ streams: [String],
    _ byStream: [String: [Event]]
  ) -> [SubjectReference: [String]] {
    streams.reduce(into: [:]) { index, stream in
      for subject in Set(byStream[stream, default: []].flatMap(\.subjects)) {
        index[subject, default: []].append(stream)
      }
    }
  }
}

// MARK: - Asking

extension EventHistory {
  /// Returns the history with further events.
  public func adding(_ more: [Event]) -> EventHistory { EventHistory(events + more) }

  /// Returns the event with an id; `nil` if there is none.
  public func event(_ id: Event.ID) -> Event? { events.first { $0.id == id } }

  /// Returns the events of a stream, in the order in which they were recorded.
  public func events(of stream: String) -> [Event] { byStream[stream] ?? [] }

  /// Returns the streams to which an event brings a subject, in the order of ``streams``.
  public func streams(of subject: SubjectReference) -> [String] { bySubject[subject] ?? [] }

  /// The corrections of nothing, and the second corrections of the same event, of all streams.
  public var disregarded: [Event] {
    let ids = Set(streams.flatMap { StandingEvents(events(of: $0)).disregarded })
    return events.filter { ids.contains($0.id) }
  }

  /// Returns what was known at a time: later records do not count.
  public func known(at time: RecordedTime) -> EventHistory {
    EventHistory(events.filter { $0.recordedAt <= time })
  }
}
