internal import Foundation
internal import Quantities

/// What a time says of its time zone.
public enum TimeZoneReference: Sendable, Hashable {
  /// Nothing: a time of wherever the reader is.
  case local
  /// Seconds ahead of UTC.
  case offset(seconds: Int)
  /// A zone of the IANA database, such as `Asia/Shanghai`.
  case named(String)

  /// The zone of a name, or `nil` if there is none.
  public init?(name: String) {
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "+"),
        UInt8(ascii: "-"), UInt8(ascii: "/"):
        true
      default: false
      }
    }
    guard isPlain, name.utf8.count <= 64, TimeZone(identifier: name) != nil else { return nil }
    self = .named(name)
  }

  /// The name of the zone, if it has one.
  public var name: String? {
    if case .named(let name) = self { name } else { nil }
  }

  /// The seconds ahead of UTC of a local time; `nil` if nothing is known of the zone.
  ///
  /// - Parameter localSeconds: The local time, as if it were UTC, in seconds since 1970.
  /// - Returns: Seconds, negative west of Greenwich.
  public func offset(atLocal localSeconds: Int) -> Int? {
    switch self {
    case .local: nil
    case .offset(let seconds): seconds
    case .named(let name): Self.offset(of: name, atLocal: localSeconds)
    }
  }

  /// The seconds ahead of UTC at a moment; `nil` if nothing is known of the zone.
  public func offset(atUniversal seconds: Int) -> Int? {
    switch self {
    case .local: nil
    case .offset(let seconds): seconds
    case .named(let name): TimeZone(identifier: name).map { Self.offset(of: $0, at: seconds) }
    }
  }

  /// The seconds ahead of UTC outside daylight saving time.
  var standardOffset: Int? {
    guard case .named(let name) = self else { return offset(atUniversal: 0) }
    guard let zone = TimeZone(identifier: name) else { return nil }
    let moment = Date(timeIntervalSince1970: 1_609_459_200)
    return zone.secondsFromGMT(for: moment) - Int(zone.daylightSavingTimeOffset(for: moment))
  }

  private static func offset(of name: String, atLocal seconds: Int) -> Int? {
    guard let zone = TimeZone(identifier: name) else { return nil }
    let first = offset(of: zone, at: seconds - offset(of: zone, at: seconds))
    return offset(of: zone, at: seconds - first)
  }

  /// Zones have rules for some centuries only: others are read as years of one cycle of 400.
  private static func offset(of zone: TimeZone, at seconds: Int) -> Int {
    let cycle = 400 * 365 * 86_400 + 97 * 86_400
    let origin = -5_364_662_400
    let rest = (seconds - origin) % cycle
    let moment = origin + (rest < 0 ? rest + cycle : rest)
    let isNear = seconds < 0 ? seconds >= origin : seconds < origin + cycle
    return zone.secondsFromGMT(
      for: Date(timeIntervalSince1970: Double(isNear ? seconds : moment))
    )
  }
}

extension TimeZoneReference: CustomStringConvertible {
  /// The zone as it stands behind a time: nothing, `Z`, `+08:00` or `@Asia/Shanghai`.
  public var description: String {
    switch self {
    case .local: ""
    case .offset(0): "Z"
    case .offset(let seconds): Self.text(seconds)
    case .named(let name): "@" + name
    }
  }

  private static func text(_ offset: Int) -> String {
    let size = abs(offset)
    let minutes = padded(size / 3600, 2) + ":" + padded(size / 60 % 60, 2)
    let seconds = size % 60 == 0 ? "" : ":" + padded(size % 60, 2)
    return (offset < 0 ? "-" : "+") + minutes + seconds
  }
}

/// Returns the digits of a number that is not negative, with zeros before them.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
