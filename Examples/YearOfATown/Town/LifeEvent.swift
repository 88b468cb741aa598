public import Quantities
public import ResettlementCore

/// Something that happened to a household, or that somebody said did.
public struct LifeEvent: Sendable, Hashable, Identifiable {
  /// The event's number in its year.
  public let id: Int
  /// To whom it happened.
  public let family: Household.ID
  /// The day on which it happened.
  public let day: CalendarDay
  /// What changed.
  public let change: LifeChange
}

/// What an office learns on one day of what happened, early or late, rightly or wrongly.
public struct TownNotice: Sendable, Hashable {
  /// What is learnt.
  public enum Content: Sendable, Hashable {
    /// Something happened.
    case learned(LifeEvent)
    /// What was learnt under the event's number was wrong in part, and is so.
    case corrected(LifeEvent, reason: String)
    /// What was learnt under the event's number did not happen at all.
    case annulled(LifeEvent, reason: String)
  }

  /// The moment at which it is recorded.
  public let recordedAt: RecordedTime
  /// What is learnt.
  public let content: Content

  /// The event that it is about.
  public var event: LifeEvent {
    switch content {
    case .learned(let event), .corrected(let event, _), .annulled(let event, _): event
    }
  }

  /// The day of recording in China.
  public var recordedOn: CalendarDay { recordedAt.day() }

  /// Whether something new is recorded in a later month than that in which it happened.
  public var isLate: Bool {
    guard case .learned = content else { return false }
    return (event.day.year, event.day.month) < (recordedOn.year, recordedOn.month)
  }
}

extension RecordedTime {
  /// The moment at noon in China of a day.
  public init(noonOf day: CalendarDay) {
    self.init(secondsSince1970: RecordedTime(startOf: day).secondsSince1970 + 4 * 3_600)
  }

  /// The last moment of a day in China.
  public init(endOf day: CalendarDay) {
    self.init(secondsSince1970: RecordedTime(startOf: day).secondsSince1970 + 16 * 3_600 - 1)
  }
}
