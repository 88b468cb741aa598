internal import Quantities

/// The events of a run that stand, each where the first of its corrections stood, in their order:
/// by the day on which they happened, then by when they were first recorded, then by name.
public struct StandingEvents: Sendable {
  /// An event that stands.
  public struct Entry: Sendable, Hashable {
    /// The event, the last of its corrections.
    public private(set) var event: ProcedureEvent
    /// The event that it corrects, and what that one corrects, to the first; itself if it is new.
    public let root: ProcedureEvent

    /// Returns the entry with what was decided about its event.
    public func ruled(_ ruling: ProcedureRuling) -> Entry {
      var copy = self
      copy.event.ruling = ruling
      return copy
    }

    fileprivate var order: (CalendarDay, RecordedTime, String) {
      (event.happenedOn, root.recordedAt, root.id)
    }
  }

  /// The events that stand.
  public let entries: [Entry]
  /// Corrections of nothing, and second corrections of the same event.
  public let disregarded: [ProcedureEvent.ID]
  /// An opening that was annulled with what annulled it; empty if none was.
  public let annulledOpening: Set<ProcedureEvent.ID>

  /// Whether an opening was annulled.
  public var isOpeningAnnulled: Bool { !annulledOpening.isEmpty }

  /// Works out which events of one run stand.
  public init(_ events: [ProcedureEvent]) {
    let corrections = Dictionary(grouping: events.filter { $0.correction != nil }) {
      $0.correction?.event ?? ""
    }
    let chains = events.filter { $0.correction == nil }.map { Self.chain(from: $0, corrections) }
    let standing = chains.compactMap { chain -> Entry? in
      guard let root = chain.first, let last = chain.last, last.content != .annulled else {
        return nil
      }
      return Entry(event: last, root: root)
    }
    let used = Set(chains.joined().map(\.id))
    entries = standing.sorted { $0.order < $1.order }
    disregarded = events.map(\.id).filter { !used.contains($0) }.sorted()
    let annulled = chains.first { chain in
      chain.first?.content.kind == .opened && chain.last?.content == .annulled
    }
    annulledOpening = Set(annulled?.map(\.id) ?? [])
  }

  /// An event with its correction, the correction of that one and so on; of two corrections of one
  /// event the one recorded first counts.
  private static func chain(
    from root: ProcedureEvent,
    _ corrections: [ProcedureEvent.ID: [ProcedureEvent]]
  ) -> [ProcedureEvent] {
    var chain = [root]
    var seen: Set<ProcedureEvent.ID> = [root.id]
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
