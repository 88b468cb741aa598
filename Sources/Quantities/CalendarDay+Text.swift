extension CalendarDay: LosslessStringConvertible {
  /// Creates a day from its ISO 8601 text, such as `2024-07-01`; `nil` if the text is none.
  ///
  /// A year has four digits, or up to nine of which the first is not zero.
  public init?(_ description: String) {
    var text = description
    self.init(ascii: text.withUTF8 { Array($0) }[...])
  }

  /// Creates a day from its ISO 8601 text in ASCII.
  public init?(ascii bytes: ArraySlice<UInt8>) {
    let isNegative = bytes.first == UInt8(ascii: "-")
    let parts = (isNegative ? bytes.dropFirst() : bytes)
      .split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].count == 2, parts[2].count == 2, 4...9 ~= parts[0].count,
      parts[0].count == 4 || parts[0].first != UInt8(ascii: "0"),
      let year = Self.number(parts[0]), let month = Self.number(parts[1]),
      let day = Self.number(parts[2])
    else { return nil }
    self.init(year: isNegative ? -year : year, month: month, day: day)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard digit >= 48, digit <= 57 else { return nil }
      value = value * 10 + Int(digit & 15)
    }
    return value
  }

  /// The day in ISO 8601, such as `2024-07-01`.
  public var description: String {
    let sign = year < 0 ? "-" : ""
    return "\(sign)\(padded(abs(year), 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}

extension CalendarDay: Codable {
  /// Reads a day from its ISO 8601 text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let day = CalendarDay(try container.decode(String.self)) else {
      let problem = "expected a day such as \"2024-07-01\""
      throw DecodingError.dataCorruptedError(in: container, debugDescription: problem)
    }
    self = day
  }

  /// Writes the day as its ISO 8601 text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
