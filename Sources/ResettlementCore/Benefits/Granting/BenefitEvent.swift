public import Quantities

/// Something that happened to a benefit: one entry of its ledger, which is never changed.
///
/// Its maker gives it its id, so that an entry which arrives twice counts once. What was wrong is put
/// right by a later entry that names it.
public struct BenefitEvent: Sendable, Hashable, Codable, Identifiable {
  /// The name of an entry, unique in its ledger.
  public typealias ID = String

  /// The name of one benefit from its application to its end, unique in its ledger.
  public typealias BenefitID = String

  /// Which entry was wrong, and why.
  public struct Correction: Sendable, Hashable, Codable {
    /// The entry that was wrong.
    public let event: BenefitEvent.ID
    /// Why it is corrected or annulled.
    public let reason: String

    /// Creates a correction.
    public init(of event: BenefitEvent.ID, because reason: String) {
      self.event = event
      self.reason = reason
    }
  }

  /// The entry's name, given by its maker.
  public let id: ID
  /// The benefit that it belongs to.
  public let benefit: BenefitID
  /// The day on which it happened.
  public let happenedOn: CalendarDay
  /// When it was recorded.
  public let recordedAt: RecordedTime
  /// The unit that recorded it.
  public let recordedBy: String
  /// What happened.
  public let content: Content
  /// The entry in whose place this one stands; `nil` if it is new.
  public let correction: Correction?
  /// What it takes from running totals or gives back; set when it is recorded.
  public internal(set) var effects: [CounterChange]

  /// Creates an entry.
  public init(
    id: ID,
    benefit: BenefitID,
    happenedOn: CalendarDay,
    recordedAt: RecordedTime,
    recordedBy: String,
    content: Content,
    correction: Correction? = nil,
    effects: [CounterChange] = []
  ) {
    self.id = id
    self.benefit = benefit
    self.happenedOn = happenedOn
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
    self.content = content
    self.correction = correction
    self.effects = effects
  }

  /// The entry as its maker sent it, without what was worked out when it was recorded.
  public var asSent: BenefitEvent {
    var event = self
    event.effects = []
    return event
  }
}
