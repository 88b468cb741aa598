public import Quantities

/// A time of a day, perhaps with a time zone.
public struct DateTimeValue: Sendable, Hashable {
  /// The day.
  public let day: CalendarDay
  /// The time of the day, with the zone.
  public let time: TimeValue

  /// Creates a time of a day.
  public init(_ day: CalendarDay, _ time: TimeValue) {
    self.day = day
    self.time = time
  }

  /// Creates the time some seconds after 1970 began, read in the zone itself.
  init?(localSecond: Int, nanosecond: Int, zone: TimeZoneReference) {
    let second = ((localSecond % 86_400) + 86_400) % 86_400
    let number = (localSecond - second) / 86_400
    guard let day = CalendarDay(dayNumber: 0).adding(days: number) else { return nil }
    self.init(day, TimeValue(secondOfDay: second, nanosecond: nanosecond, zone: zone))
  }

  /// Creates the time in a zone of a moment, in seconds since 1970 began in UTC.
  public init?(universalSecond: Int, nanosecond: Int = 0, zone: TimeZoneReference) {
    let offset = zone.offset(atUniversal: universalSecond) ?? 0
    self.init(localSecond: universalSecond + offset, nanosecond: nanosecond, zone: zone)
  }

  /// The seconds since 1970 began, read in the zone itself.
  var localSecond: Int { day.dayNumber * 86_400 + time.secondOfDay }

  /// The seconds ahead of UTC, if the zone is known.
  public var offset: Int? { time.zone.offset(atLocal: localSecond) }

  /// The seconds since 1970 began in UTC, if the zone is known.
  public var universalSecond: Int? { offset.map { localSecond - $0 } }

  /// The offset from UTC as a duration; `nil` if the zone is not known.
  public var timeOffset: DaysTimeDuration? {
    offset.map { DaysTimeDuration(seconds: ExactDecimal($0)) }
  }

  /// Midnight UTC of a day: what a day is where a time of a day is wanted.
  public static func midnight(of day: CalendarDay) -> DateTimeValue {
    DateTimeValue(day, TimeValue.midnight.with(.offset(seconds: 0)))
  }
}

extension DateTimeValue: CustomStringConvertible {
  /// The time in ISO 8601, with a zone's name behind an `@`.
  public var description: String { "\(day)T\(time)" }
}

extension DateTimeValue {
  /// The moment from which seconds are counted.
  static let epoch = DateTimeValue.midnight(of: CalendarDay(dayNumber: 0))
}
