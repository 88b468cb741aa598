public import Quantities

/// A length of time in seconds, written in days, hours, minutes and seconds.
public struct DaysTimeDuration: Sendable, Hashable {
  /// The seconds, exactly.
  public let seconds: ExactDecimal

  /// Creates a length of time.
  public init(seconds: ExactDecimal) {
    self.seconds = seconds
  }

  /// The whole seconds, rounded towards zero; `nil` beyond all reckoning.
  var wholeSeconds: Int? { seconds.rounded(toPlaces: 0, mode: .down).asInt() }

  /// The whole seconds rounded down and the billionths of a second beyond them; `nil` beyond all
  /// reckoning.
  var parts: (second: Int, nanosecond: Int)? {
    let floor = seconds.rounded(toPlaces: 0, mode: .floor)
    guard let second = floor.asInt(), second.magnitude < 1 << 60,
      let rest = seconds.subtracting(floor)?.rounded(toPlaces: 9, mode: .down),
      let nanosecond = rest.scaled(toPlaces: 9)
    else { return nil }
    return (second, Int(nanosecond))
  }

  /// A unit of which a length of time has some beyond the next larger ones.
  public enum Unit: Sendable, Hashable {
    /// Days.
    case days
    /// Hours beyond whole days.
    case hours
    /// Minutes beyond whole hours.
    case minutes
    /// Seconds beyond whole minutes.
    case seconds
  }

  /// Returns how many of a unit the length of time has; `nil` beyond all reckoning.
  public func count(of unit: Unit) -> Int? {
    guard let whole = wholeSeconds else { return nil }
    return switch unit {
    case .days: whole / 86_400
    case .hours: whole / 3600 % 24
    case .minutes: whole / 60 % 60
    case .seconds: whole % 60
    }
  }
}

extension DaysTimeDuration: CustomStringConvertible {
  /// The duration in ISO 8601, such as `P1DT2H`.
  public var description: String {
    let size = DaysTimeDuration(seconds: seconds.magnitude)
    guard !seconds.isZero else { return "PT0S" }
    guard let days = size.count(of: .days) else { return sign + "PT\(size.seconds)S" }
    let day = days == 0 ? "" : "\(days)D"
    let time = size.timeOfDay
    return sign + "P" + day + (time.isEmpty ? "" : "T" + time)
  }

  private var sign: String { seconds.isNegative ? "-" : "" }

  private var timeOfDay: String {
    let hours = count(of: .hours) ?? 0
    let minutes = count(of: .minutes) ?? 0
    let rest = seconds.modulo(60) ?? .zero
    return (hours == 0 ? "" : "\(hours)H") + (minutes == 0 ? "" : "\(minutes)M")
      + (rest.isZero ? "" : "\(rest)S")
  }
}
