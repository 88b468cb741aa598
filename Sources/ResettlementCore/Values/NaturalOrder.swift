/// The order in which people list names with numbers in them: `2号楼` before `10号楼`.
public struct NaturalOrder: Sendable, Hashable, Comparable {
  /// A piece of a name.
  private enum Piece: Sendable, Hashable {
    /// Digits, without zeros before them: more of them are a greater number.
    case number(count: Int, digits: String)
    case words(String)
  }

  private let pieces: [Piece]
  private let text: String

  /// Makes a name comparable.
  public init(_ text: String) {
    self.text = text
    var pieces: [Piece] = []
    var rest = text[...]
    while let first = rest.first {
      let isNumber = first.decimalDigit != nil
      let piece = rest.prefix { ($0.decimalDigit != nil) == isNumber }
      pieces.append(isNumber ? Self.number(piece) : .words(String(piece)))
      rest = rest[piece.endIndex...]
    }
    self.pieces = pieces
  }

  private static func number(_ text: Substring) -> Piece {
    let digits = text.compactMap(\.decimalDigit).drop { $0 == 0 }.map(String.init).joined()
    return .number(count: digits.count, digits: digits)
  }

  /// Numbers come before words, and by their size; words by their characters.
  public static func < (left: Self, right: Self) -> Bool {
    for (one, other) in zip(left.pieces, right.pieces) where one != other {
      return isBefore(one, other)
    }
    guard left.pieces.count == right.pieces.count else {
      return left.pieces.count < right.pieces.count
    }
    return left.text < right.text
  }

  private static func isBefore(_ one: Piece, _ other: Piece) -> Bool {
    switch (one, other) {
    case (.number(let count, let digits), .number(let others, let rest)):
      (count, digits) < (others, rest)
    case (.number, .words): true
    case (.words, .number): false
    case (.words(let words), .words(let rest)): words < rest
    }
  }
}

extension Character {
  /// The digit that the character is, in whatever writing; `nil` if it is none.
  fileprivate var decimalDigit: Int? {
    guard unicodeScalars.count == 1, let scalar = unicodeScalars.first,
      scalar.properties.numericType == .decimal
    else { return nil }
    return wholeNumberValue
  }
}
