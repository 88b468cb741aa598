internal import Quantities

/// The events of a stream that stand, each where the first of its corrections stood, in their order:
/// by the day on which they happened, then by when they were first recorded, then by name.
public struct StandingEvents<Event: LedgerEvent>: Sendable {
  /// An event that stands.
  public struct Entry: Sendable, Hashable {
    /// The event, the last of its corrections.
    public internal(set) var event: Event
    /// The event that it corrects, and what that one corrects, to the first; itself if it is new.
    public let root: Event

    fileprivate var order: (CalendarDay, RecordedTime, String) {
      (event.happenedOn, root.recordedAt, root.id)
    }
  }

  /// The events that stand.
  public let entries: [Entry]
  /// Corrections of nothing, and second corrections of the same event.
  public let disregarded: [Event.ID]
  /// What was annulled: each event with its corrections up to what annulled it.
  public let annulled: [[Event]]

  /// Works out which events of one stream stand.
  public init(_ events: [Event]) {
    let corrections = Dictionary(grouping: events.filter { $0.correction != nil }) {
      $0.correction?.event ?? ""
    }
    let chains = events.filter { $0.correction == nil }.map { Self.chain(from: $0, corrections) }
    let standing = chains.compactMap { chain -> Entry? in
      guard let root = chain.first, let last = chain.last, !last.isAnnulment else { return nil }
      return Entry(event: last, root: root)
    }
    let used = Set(chains.joined().map(\.id))
    entries = standing.sorted { $0.order < $1.order }
    disregarded = events.map(\.id).filter { !used.contains($0) }.sorted()
    annulled = chains.filter { $0.last?.isAnnulment ?? false }
  }

  /// An event with its correction, the correction of that one and so on; of two corrections of one
  /// event the one recorded first counts.
  private static func chain(from root: Event, _ corrections: [Event.ID: [Event]]) -> [Event] {
    var chain = [root]
    var seen: Set<Event.ID> = [root.id]
    while let last = chain.last,
      let next = corrections[last.id]?.min(by: {
        ($0.recordedAt, $0.id) < ($1.recordedAt, $1.id)
      }),
      seen.insert(next.id).inserted
    {
      chain.append(next)
    }
    return chain
  }
}
