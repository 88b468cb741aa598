internal import Quantities

/// Reads dates, times and durations from their ISO 8601 text.
enum TemporalText {
  /// Returns the value of an at-literal's text, such as `2024-07-01`, or `nil` if it is none.
  static func value(_ text: String) -> Value? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first else { return nil }
    if first == UInt8(ascii: "P") || (first == UInt8(ascii: "-") && bytes.dropFirst().first == 80) {
      return duration(text)
    }
    if bytes.contains(UInt8(ascii: "T")), let moment = dateTime(text) { return .dateTime(moment) }
    if bytes.contains(UInt8(ascii: ":")) { return time(text).map(Value.time) }
    return CalendarDay(text).map(Value.date)
  }

  // MARK: - Dates and times

  /// Returns a time of a day, with or without a zone.
  static func dateTime(_ text: String) -> DateTimeValue? {
    let parts = text.utf8.split(separator: UInt8(ascii: "T"), maxSplits: 1)
    guard parts.count == 2, let day = CalendarDay(ascii: Array(parts[0])[...]) else { return nil }
    var reader = TimeReader(Array(parts[1]))
    guard let (hour, time) = reader.read() else { return nil }
    guard hour == 24 else { return DateTimeValue(day, time) }
    return day.adding(days: 1).map { DateTimeValue($0, time) }
  }

  /// Returns a time of the day, with or without a zone.
  static func time(_ text: String) -> TimeValue? {
    var reader = TimeReader(Array(text.utf8))
    return reader.read()?.time
  }

  // MARK: - Durations

  /// Returns a duration of either kind.
  static func duration(_ text: String) -> Value? {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { bytes = bytes.dropFirst() }
    guard bytes.popFirst() == UInt8(ascii: "P"), !bytes.isEmpty else { return nil }
    if let months = months(bytes) {
      return .yearsMonthsDuration(months: isNegative ? -months : months)
    }
    guard let seconds = seconds(bytes) else { return nil }
    return .daysTimeDuration(DaysTimeDuration(seconds: isNegative ? -seconds : seconds))
  }

  private static func months(_ bytes: ArraySlice<UInt8>) -> Int? {
    var rest = bytes
    let years = amount(&rest, "Y")
    let months = amount(&rest, "M")
    guard rest.isEmpty, years != nil || months != nil else { return nil }
    let total = ((years ?? .zero) * 12).adding(months ?? .zero)
    return total?.asInt()
  }

  private static func seconds(_ bytes: ArraySlice<UInt8>) -> ExactDecimal? {
    var rest = bytes
    let days = amount(&rest, "D")
    guard rest.first == UInt8(ascii: "T") else {
      return rest.isEmpty ? days.flatMap { $0.multiplied(by: 86_400) } : nil
    }
    rest = rest.dropFirst()
    let (hours, minutes) = (amount(&rest, "H"), amount(&rest, "M"))
    let seconds = amount(&rest, "S", isFractional: true)
    guard rest.isEmpty, hours != nil || minutes != nil || seconds != nil else { return nil }
    let parts = [(days, 86_400), (hours, 3600), (minutes, 60), (seconds, 1)]
    return parts.reduce(ExactDecimal.zero as ExactDecimal?) { sum, part in
      sum?.adding((part.0 ?? .zero) * ExactDecimal(part.1))
    }
  }

  /// Takes a number and the letter behind it off the front, if they are there.
  private static func amount(
    _ rest: inout ArraySlice<UInt8>,
    _ letter: Unicode.Scalar,
    isFractional: Bool = false
  ) -> ExactDecimal? {
    let digits = rest.prefix { 48...57 ~= $0 || (isFractional && $0 == UInt8(ascii: ".")) }
    guard !digits.isEmpty, digits.count <= 128,
      rest.dropFirst(digits.count).first == UInt8(ascii: letter),
      let number = ExactDecimal(ascii: digits)
    else { return nil }
    rest = rest.dropFirst(digits.count + 1)
    return number
  }
}

/// Reads the time of the day that begins a text.
private struct TimeReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Returns the time, and the hour as it was written, which may be 24.
  mutating func read() -> (hour: Int, time: TimeValue)? {
    guard let hour = pair(), take(":"), let minute = pair(), take(":"), let second = pair(),
      let nanosecond = fraction(), let zone = zone(),
      hour < 24 || (hour == 24 && minute == 0 && second == 0 && nanosecond == 0),
      let time = TimeValue(
        hour: hour % 24,
        minute: minute,
        second: second,
        nanosecond: nanosecond,
        zone: zone
      )
    else { return nil }
    return (hour, time)
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: mark) else { return false }
    index += 1
    return true
  }

  private mutating func digit() -> Int? {
    guard index < bytes.count, 48...57 ~= bytes[index] else { return nil }
    index += 1
    return Int(bytes[index - 1] & 15)
  }

  private mutating func pair() -> Int? {
    guard let tens = digit(), let ones = digit() else { return nil }
    return tens * 10 + ones
  }

  /// Billionths of a second; what is smaller is dropped.
  private mutating func fraction() -> Int? {
    guard take(".") else { return 0 }
    var (value, unit, count) = (0, 100_000_000, 0)
    while let next = digit() {
      value += next * unit
      unit /= 10
      count += 1
    }
    return count > 0 ? value : nil
  }

  private mutating func zone() -> TimeZoneReference? {
    guard index < bytes.count else { return .local }
    if take("Z") || take("z") { return index == bytes.count ? .offset(seconds: 0) : nil }
    if take("@") {
      return TimeZoneReference(name: String(decoding: bytes[index...], as: UTF8.self))
    }
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = pair(), take(":"), let minutes = pair() else {
      return nil
    }
    var seconds = 0
    if take(":") {
      guard let more = pair() else { return nil }
      seconds = more
    }
    return offset(hours, minutes, seconds, isNegative: isNegative)
  }

  private func offset(
    _ hours: Int,
    _ minutes: Int,
    _ seconds: Int,
    isNegative: Bool
  ) -> TimeZoneReference? {
    let total = (hours * 60 + minutes) * 60 + seconds
    guard index == bytes.count, minutes < 60, seconds < 60, total <= 18 * 3600 else { return nil }
    return .offset(seconds: isNegative ? -total : total)
  }
}

extension Value {
  /// Returns the date, time or duration that a text such as `2024-07-01` or `P1M` says, null if it
  /// says none.
  public static func temporal(_ text: String) -> Value { TemporalText.value(text) ?? .null }
}
