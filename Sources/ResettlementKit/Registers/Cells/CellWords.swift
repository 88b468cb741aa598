/// Texts of cells without what nobody sees: blanks of all widths, marks, full-width signs.
enum CellWords {
  /// Returns a text with full-width signs as narrow ones, and without blanks at its ends.
  static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isInvisible(scalar) { scalars.append(narrow(scalar)) }
    return trimmed(String(scalars))
  }

  /// Returns a text with all blanks taken out as well.
  static func dense(_ text: String) -> String { plain(text).filter { !$0.isWhitespace } }

  /// Returns a text without blanks at its ends, and without the `'` that makes a cell a text.
  static func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while rest.first.map(isBlank) == true { rest.removeFirst() }
    while rest.last.map(isBlank) == true { rest.removeLast() }
    if rest.first == "'", let next = rest.dropFirst().first, "=+-@".contains(next) || next.isNumber
    {
      rest.removeFirst()
    }
    return String(rest)
  }

  private static func isBlank(_ character: Character) -> Bool {
    character.isWhitespace || character.unicodeScalars.allSatisfy(isInvisible)
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF, 0x00AD: true
    default: false
    }
  }

  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000, 0x00A0: " "
    case 0x2013, 0x2014, 0x2212: "-"
    default: scalar
    }
  }
}

/// Headings of columns, made comparable.
enum HeadingText {
  /// What stands between the lines of a heading.
  static let separator = "/"

  /// Returns a heading without blanks, breaks and full-width signs.
  static func plain(_ text: String) -> String { CellWords.dense(text) }

  /// Returns a heading without what stands in brackets at its end, such as a unit.
  static func withoutBrackets(_ text: String) -> String {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex else {
      return text
    }
    return String(text[..<open])
  }
}
