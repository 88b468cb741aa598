internal import Quantities

/// A time of the day, perhaps with a time zone.
public struct TimeValue: Sendable, Hashable {
  /// The hour, 0 to 23.
  public let hour: Int
  /// The minute, 0 to 59.
  public let minute: Int
  /// The second, 0 to 59.
  public let second: Int
  /// The part of a second, in billionths.
  public let nanosecond: Int
  /// The time zone.
  public let zone: TimeZoneReference

  /// Creates a time, or `nil` if there is no such time.
  public init?(
    hour: Int,
    minute: Int,
    second: Int,
    nanosecond: Int = 0,
    zone: TimeZoneReference = .local
  ) {
    guard 0...23 ~= hour, 0...59 ~= minute, 0...59 ~= second, 0...999_999_999 ~= nanosecond
    else { return nil }
    self.hour = hour
    self.minute = minute
    self.second = second
    self.nanosecond = nanosecond
    self.zone = zone
  }

  /// Creates the time some seconds after midnight, of any day.
  init(secondOfDay: Int, nanosecond: Int, zone: TimeZoneReference) {
    let rest = secondOfDay % 86_400
    let second = rest < 0 ? rest + 86_400 : rest
    self.hour = second / 3600
    self.minute = second / 60 % 60
    self.second = second % 60
    self.nanosecond = nanosecond
    self.zone = zone
  }

  /// The seconds since midnight, without the part of a second.
  public var secondOfDay: Int { (hour * 60 + minute) * 60 + second }

  /// The seconds since midnight of UTC, if the zone is known.
  var universalSecond: Int? { zone.standardOffset.map { secondOfDay - $0 } }

  /// Midnight.
  static let midnight = TimeValue(secondOfDay: 0, nanosecond: 0, zone: .local)

  /// Returns the same time with another zone.
  func with(_ zone: TimeZoneReference) -> TimeValue {
    TimeValue(secondOfDay: secondOfDay, nanosecond: nanosecond, zone: zone)
  }

  /// The offset from UTC as a duration; `nil` if the zone is not known.
  public var timeOffset: DaysTimeDuration? {
    zone.standardOffset.map { DaysTimeDuration(seconds: ExactDecimal($0)) }
  }
}

extension TimeValue: CustomStringConvertible {
  /// The time in ISO 8601, with a zone's name behind an `@`.
  public var description: String {
    let whole = padded(hour, 2) + ":" + padded(minute, 2) + ":" + padded(second, 2)
    return whole + fraction + zone.description
  }

  private var fraction: String {
    guard nanosecond > 0 else { return "" }
    var digits = Substring(padded(nanosecond, 9))
    while digits.last == "0" { digits.removeLast() }
    return "." + digits
  }
}
