internal import Quantities

extension Value: CustomStringConvertible {
  /// The value as FEEL text: what evaluates to it again, but for functions.
  public var description: String {
    switch self {
    case .string(let text): Self.quoted(text)
    case .date, .time, .dateTime, .yearsMonthsDuration, .daysTimeDuration: "@\"\(text)\""
    default: text
    }
  }

  /// The value as FEEL's function `string` writes it: texts and times bare, others as FEEL text.
  public var text: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): value.description
    case .string(let value): value
    case .date(let value): value.description
    case .time(let value): value.description
    case .dateTime(let value): value.description
    case .yearsMonthsDuration(let months): YearsMonthsText.text(months)
    case .daysTimeDuration(let value): value.description
    case .list(let items): "[" + items.map(\.description).joined(separator: ", ") + "]"
    case .context(let value): value.description
    case .range(let value): value.description
    case .function(let value): value.description
    }
  }

  static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count + 2)
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 { append(byte, to: &bytes) }
    bytes.append(UInt8(ascii: "\""))
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends a byte of a text as it stands between quotes.
  private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    let sign: UInt8? =
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): byte
      case UInt8(ascii: "\n"): UInt8(ascii: "n")
      case UInt8(ascii: "\r"): UInt8(ascii: "r")
      case UInt8(ascii: "\t"): UInt8(ascii: "t")
      default: nil
      }
    if sign != nil { bytes.append(UInt8(ascii: "\\")) }
    bytes.append(sign ?? byte)
  }
}

extension ContextValue: CustomStringConvertible {
  /// The context as FEEL text.
  public var description: String {
    "{" + entries.map { "\(Self.key($0.key)): \($0.value)" }.joined(separator: ", ") + "}"
  }

  /// A key as it can stand in a context: bare if it is a plain name.
  private static func key(_ key: String) -> String {
    let words = key.split(separator: " ", omittingEmptySubsequences: false)
    let isName = words.allSatisfy { word in
      word.unicodeScalars.first.map(NameCharacters.isStart) ?? false
        && word.unicodeScalars.allSatisfy(NameCharacters.isPart)
    }
    return isName ? key : Value.quoted(key)
  }
}

extension RangeValue: CustomStringConvertible {
  /// The range as FEEL text.
  public var description: String {
    guard isUnary else { return interval }
    if let low, high != nil { return (includesLow ? "(= " : "(!= ") + "\(low))" }
    if let low { return (includesLow ? "(>= " : "(> ") + "\(low))" }
    return (includesHigh ? "(<= " : "(< ") + "\(high ?? .null))"
  }

  private var interval: String {
    let ends = "\(low ?? .null)..\(high ?? .null)"
    return (includesLow ? "[" : "(") + ends + (includesHigh ? "]" : ")")
  }
}
