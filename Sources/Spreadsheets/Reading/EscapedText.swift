/// Characters that a workbook's XML can't hold and writes as `_x000D_`.
enum EscapedText {
  /// Returns a text as it was meant.
  static func undone(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var result = ""
    var rest = Substring(text)
    while let mark = rest.firstRange(of: "_x") {
      result += rest[..<mark.lowerBound]
      rest = rest[mark.lowerBound...]
      if let scalar = scalar(rest) {
        result.unicodeScalars.append(scalar)
        rest = rest.dropFirst(7)
      } else {
        result += "_x"
        rest = rest.dropFirst(2)
      }
    }
    return result + rest
  }

  /// Returns a text as XML can hold it, with its five signs escaped as well.
  static func made(_ text: String) -> String {
    var result = ""
    for scalar in protected(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": result += escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text in which what only looks like an escape is none.
  private static func protected(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var result = ""
    var rest = Substring(text)
    while let mark = rest.firstRange(of: "_x") {
      result += rest[..<mark.lowerBound]
      rest = rest[mark.lowerBound...]
      result += scalar(rest) == nil ? "_" : "_x005F_"
      rest = rest.dropFirst()
    }
    return result + rest
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "_x" + String(repeating: "0", count: 4 - digits.count) + digits + "_"
  }

  /// The character that an escape at the beginning of a text means.
  private static func scalar(_ text: Substring) -> Unicode.Scalar? {
    let escape = text.prefix(7)
    guard escape.count == 7, escape.hasSuffix("_") else { return nil }
    let digits = escape.dropFirst(2).dropLast()
    guard digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init)
  }
}
