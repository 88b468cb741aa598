/// A text that tells who a person is, such as a name; descriptions don't show it.
public struct PersonalText: Sendable, Hashable {
  /// The text itself, for those who may see it.
  public let revealed: String

  /// Creates a personal text.
  public init(_ text: String) {
    revealed = text
  }
}

extension PersonalText: ExpressibleByStringLiteral {
  /// Creates a personal text from a literal.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension PersonalText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// A mark in place of the text.
  public var description: String { "***" }

  /// A mark in place of the text.
  public var debugDescription: String { description }

  /// Nothing of the text.
  public var customMirror: Mirror { Mirror(self, children: []) }
}

extension PersonalText: FactRepresentable {
  /// A text.
  public static func factType(in range: NumberRange) -> FactType { .text }

  /// The text itself as a value of a fact.
  public var factValue: FactValue { .text(revealed) }

  /// Creates a personal text from the text that a fact holds.
  public init?(factValue: FactValue) {
    guard case .text(let text) = factValue else { return nil }
    self.init(text)
  }
}
