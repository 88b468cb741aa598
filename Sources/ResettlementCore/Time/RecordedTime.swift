public import Quantities

/// The moment at which something was recorded, in whole seconds.
///
/// The caller says what time it is; nothing here reads a clock.
public struct RecordedTime: Sendable, Hashable {
  /// The seconds since 1970-01-01T00:00:00Z, without leap seconds.
  public let secondsSince1970: Int64

  private static let secondsADay: Int64 = 86_400

  /// Creates a moment from its seconds since 1970 in UTC.
  public init(secondsSince1970: Int64) {
    self.secondsSince1970 = secondsSince1970
  }

  /// Creates the moment at which a day begins in UTC.
  public init(startOf day: CalendarDay) {
    self.init(secondsSince1970: Int64(day.dayNumber) * Self.secondsADay)
  }

  /// Returns the day of the moment at a distance from UTC, which is eight hours in China.
  public func day(hoursAheadOfUTC hours: Int = 8) -> CalendarDay {
    let shifted = secondsSince1970 + Int64(hours) * 3600
    return CalendarDay(dayNumber: Int(Self.quotient(shifted, Self.secondsADay)))
  }

  private static func quotient(_ number: Int64, _ divisor: Int64) -> Int64 {
    let quotient = number / divisor
    return number % divisor < 0 ? quotient - 1 : quotient
  }
}

extension RecordedTime: Comparable {
  /// Whether a moment comes before another one.
  public static func < (left: RecordedTime, right: RecordedTime) -> Bool {
    left.secondsSince1970 < right.secondsSince1970
  }
}

// MARK: - Text

extension RecordedTime: LosslessStringConvertible {
  /// Creates a moment from ISO 8601 text such as `2024-07-01T08:30:00Z` or `…T16:30:00+08:00`.
  ///
  /// It is `nil` if the text is none, or says no distance from UTC.
  public init?(_ description: String) {
    let parts = description.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = CalendarDay(String(parts[0])), parts[1].utf8.count > 8,
      let seconds = Self.seconds(ofClock: parts[1].prefix(8)),
      let offset = Self.offset(parts[1].dropFirst(8))
    else { return nil }
    self.init(secondsSince1970: Self(startOf: day).secondsSince1970 + seconds - offset)
  }

  private static func seconds(ofClock text: Substring) -> Int64? {
    guard let fields = fields(text, count: 3), fields[0] < 24, fields[1] < 60, fields[2] < 60
    else { return nil }
    return fields[0] * 3600 + fields[1] * 60 + fields[2]
  }

  private static func offset(_ text: Substring) -> Int64? {
    guard text != "Z" else { return 0 }
    guard let sign = ["+": 1 as Int64, "-": -1][text.prefix(1)],
      let fields = fields(text.dropFirst(), count: 2), fields[0] < 24, fields[1] < 60
    else { return nil }
    return sign * (fields[0] * 3600 + fields[1] * 60)
  }

  private static func fields(_ text: Substring, count: Int) -> [Int64]? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let areDigits = parts.allSatisfy { $0.utf8.count == 2 && $0.utf8.allSatisfy { 48...57 ~= $0 } }
    guard parts.count == count, areDigits else { return nil }
    return parts.compactMap { Int64($0) }
  }

  /// The moment in ISO 8601 and UTC, such as `2024-07-01T08:30:00Z`.
  public var description: String {
    let day = day(hoursAheadOfUTC: 0)
    let rest = secondsSince1970 - Self(startOf: day).secondsSince1970
    let clock = [rest / 3600, rest / 60 % 60, rest % 60]
    return "\(day)T\(clock.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":"))Z"
  }
}

extension RecordedTime: Codable {
  /// Reads a moment from its ISO 8601 text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let time = RecordedTime(try container.decode(String.self)) else {
      let problem = "expected a moment such as \"2024-07-01T08:30:00Z\""
      throw DecodingError.dataCorruptedError(in: container, debugDescription: problem)
    }
    self = time
  }

  /// Writes the moment as its ISO 8601 text in UTC.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
