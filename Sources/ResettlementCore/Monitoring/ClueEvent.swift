/// Something that happened to a clue, as it is kept: events are added and never changed.
public struct ClueEvent: Sendable, Hashable, Identifiable {
  /// An event's name, given by whoever made it.
  public typealias ID = String

  /// What can happen to a clue.
  public enum Kind: Sendable, Hashable {
    /// It was found.
    case found(RiskClue)
    /// It was answered.
    case answered(RiskClue.ID, ClueAnswer)
    /// An earlier event was wrong and counts no more.
    case annulled(ClueEvent.ID, reason: String)
  }

  /// The event's name.
  public let id: ID

  /// What happened.
  public let kind: Kind

  /// When it was recorded.
  public let recordedAt: RecordedTime

  /// Creates an event.
  public init(id: ID, _ kind: Kind, recordedAt: RecordedTime) {
    self.id = id
    self.kind = kind
    self.recordedAt = recordedAt
  }
}

extension ClueEvent: Comparable {
  /// Whether an event was recorded before another; of two at once the lesser name comes first.
  public static func < (left: ClueEvent, right: ClueEvent) -> Bool {
    (left.recordedAt, left.id) < (right.recordedAt, right.id)
  }
}
