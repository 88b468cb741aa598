/// What a part of an expression came to, as a sentence shows it.
public enum PartValue: Sendable, Hashable {
  /// A value; a number in the unit of its symbol, where it has one that the vocabulary does not tell.
  case known(Value, unit: String? = nil)
  /// It is not known.
  case unknown
}

/// One side of a comparison in a sentence: what it is called and what it came to.
public struct SentenceSide: Sendable, Hashable {
  /// What it is called.
  public enum Name: Sendable, Hashable {
    /// Nothing but its value: it is written.
    case literal
    /// The title of a name.
    case title(String)
    /// How it is computed.
    case phrase(String)
  }

  /// What it is called.
  public let name: Name

  /// Its value in words; `nil` if none is shown.
  public let value: String?

  /// Whether the value is not known.
  public let isUnknown: Bool

  /// Creates a side.
  public init(_ name: Name, value: String?, isUnknown: Bool = false) {
    self.name = name
    self.value = value
    self.isUnknown = isUnknown
  }
}

extension SentenceWords {
  /// Returns a side of a comparison, such as `人均纯收入 9100`.
  public func side(_ side: SentenceSide) -> String {
    switch (side.name, side.value) {
    case (.literal, let value): value ?? ""
    case (.title(let title), nil): title
    case (.phrase(let phrase), nil): phrase
    case (.title(let title), let value?):
      side.isUnknown ? title + aside(value) : valued(title, value)
    case (.phrase(let phrase), let value?): phrase + aside(value)
    }
  }

  /// Returns a comparison in one line: `人均纯收入 9100 ≥ 监测线 8200`.
  public func comparison(
    _ left: SentenceSide,
    _ comparator: String,
    _ right: [SentenceSide]
  ) -> String {
    "\(side(left)) \(sign(comparator)) \(list(right.map(side)))"
  }
}
