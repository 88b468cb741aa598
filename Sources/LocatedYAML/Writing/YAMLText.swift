/// A text as it is written in a YAML file: plain where nothing in it can be mistaken, else quoted.
///
/// ```swift
/// YAMLText("县人社局: 就业科").written  // "县人社局: 就业科" with its quotes
/// ```
public struct YAMLText: Sendable, Hashable {
  /// The text as a reader gives it back.
  public let text: String

  /// Takes a text.
  public init(_ text: String) {
    self.text = text
  }

  /// The text on one line, also where it stands in brackets.
  public var written: String { isPlain ? text : quoted }

  private var isPlain: Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    return !Self.indicators.contains(first) && !Self.isBlank(first) && !Self.isBlank(last)
      && last != ":" && text.unicodeScalars.allSatisfy(Self.isHarmless)
      && !text.contains(": ") && !text.contains(" #")
  }

  private var quoted: String {
    "\"" + text.unicodeScalars.map(Self.escaped).joined() + "\""
  }

  // MARK: - Characters

  /// What begins something of YAML's own.
  private static let indicators = Set("-?:,[]{}#&*!|>'\"%@`=<.".unicodeScalars)

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    !isInvisible(scalar) && !"[]{},".unicodeScalars.contains(scalar)
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || 0x7F...0xA0 ~= scalar.value || 0x2028...0x2029 ~= scalar.value
      || scalar.value == 0xFEFF
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    default:
      guard isInvisible(scalar) else { return String(scalar) }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
