extension ExactDecimal: LosslessStringConvertible {
  /// Creates a number from its digits, such as `12.50`, `-1e3` or `.5`; `nil` if the text is none
  /// or the number too large.
  ///
  /// More than 34 digits are rounded half to even.
  public init?(_ description: String) {
    var text = description
    self.init(ascii: text.withUTF8 { Array($0) }[...])
  }

  /// Creates a number from its digits in ASCII.
  public init?(ascii bytes: ArraySlice<UInt8>) {
    var digits = DigitReader()
    guard digits.read(bytes) else { return nil }
    self.init(
      rounding: digits.coefficient,
      exponent: digits.exponent,
      isNegative: digits.isNegative,
      isMore: digits.isMore
    )
  }

  /// The digits of the number, without an exponent unless it would need more than fifty zeros.
  public var description: String {
    let sign = isNegative ? "-" : ""
    let digits = String(coefficient)
    let exponent = Int(power)
    guard exponent <= 50, exponent >= -84 else { return sign + scientific(digits) }
    guard exponent < 0 else { return sign + digits + String(repeating: "0", count: exponent) }
    let missing = -exponent - digits.utf8.count + 1
    let padded = missing > 0 ? String(repeating: "0", count: missing) + digits : digits
    return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
  }

  private func scientific(_ digits: String) -> String {
    let fraction = digits.dropFirst()
    let point = fraction.isEmpty ? "" : "."
    return "\(digits.prefix(1))\(point)\(fraction)E\(firstExponent >= 0 ? "+" : "")\(firstExponent)"
  }
}

/// Reads the digits of a number.
private struct DigitReader {
  var coefficient: UInt128 = 0
  var exponent = 0
  var isNegative = false
  var isMore = false
  private var hasDigits = false

  mutating func read(_ bytes: ArraySlice<UInt8>) -> Bool {
    var rest = bytes
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      rest = rest.dropFirst()
    }
    readDigits(&rest, isFraction: false)
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      guard let next = rest.first, isDigit(next) else { return false }
      readDigits(&rest, isFraction: true)
    }
    return hasDigits && readExponent(&rest) && rest.isEmpty
  }

  private mutating func readDigits(_ rest: inout ArraySlice<UInt8>, isFraction: Bool) {
    while let byte = rest.first, isDigit(byte) {
      append(UInt128(byte & 15), isFraction: isFraction)
      rest = rest.dropFirst()
    }
  }

  private mutating func append(_ digit: UInt128, isFraction: Bool) {
    hasDigits = true
    if coefficient < DecimalDigits.power(36) {
      coefficient = coefficient * 10 + digit
      if isFraction { exponent -= 1 }
    } else {
      isMore = isMore || digit != 0
      if !isFraction { exponent += 1 }
    }
  }

  private mutating func readExponent(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let mark = rest.first, mark | 32 == UInt8(ascii: "e") else { return true }
    rest = rest.dropFirst()
    let sign = rest.first
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard !rest.isEmpty, rest.allSatisfy(isDigit) else { return false }
    var value = 0
    for byte in rest where value < 1_000_000 { value = value * 10 + Int(byte & 15) }
    rest = []
    exponent += sign == UInt8(ascii: "-") ? -value : value
    return true
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
}

extension ExactDecimal: Codable {
  /// Reads a number from a string of digits, or from a number of the format.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self = try Self.parsed(text, in: container)
    } else if let whole = try? container.decode(Int.self) {
      self.init(whole)
    } else {
      self = try Self.parsed(container.decode(Double.self).description, in: container)
    }
  }

  private static func parsed(
    _ text: String,
    in container: any SingleValueDecodingContainer
  ) throws -> ExactDecimal {
    guard let number = ExactDecimal(text) else {
      let problem = "expected a decimal number such as \"12.50\""
      throw DecodingError.dataCorruptedError(in: container, debugDescription: problem)
    }
    return number
  }

  /// Writes the number as a string, so that no reader rounds it.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
