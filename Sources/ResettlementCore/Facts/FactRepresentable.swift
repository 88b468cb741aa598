public import Quantities

/// A Swift type whose values can be values of a fact.
///
/// ## Conforming
///
/// `T(factValue: value.factValue)` is equal to `value` for each value of the type.
public protocol FactRepresentable: Sendable, Hashable {
  /// Whether a value may say that there is none.
  static var mayBeAbsent: Bool { get }

  /// Returns the type of a fact that has such values; numbers are in a range.
  static func factType(in range: NumberRange) -> FactType

  /// The value as one of a fact.
  var factValue: FactValue { get }

  /// Creates a value from one of a fact; `nil` if that is of another type, or unknown.
  init?(factValue: FactValue)
}

extension FactRepresentable {
  /// No, unless the type is an optional.
  public static var mayBeAbsent: Bool { false }
}

extension Bool: FactRepresentable {
  /// Yes or no.
  public static func factType(in range: NumberRange) -> FactType { .boolean }

  /// The value as one of a fact.
  public var factValue: FactValue { .boolean(self) }

  /// Creates a truth value from one of a fact.
  public init?(factValue: FactValue) {
    guard case .boolean(let value) = factValue else { return nil }
    self = value
  }
}

extension ExactDecimal: FactRepresentable {
  /// Numbers in the range.
  public static func factType(in range: NumberRange) -> FactType { .number(range) }

  /// The value as one of a fact.
  public var factValue: FactValue { .number(self) }

  /// Creates a number from one of a fact.
  public init?(factValue: FactValue) {
    guard case .number(let value) = factValue else { return nil }
    self = value
  }
}

extension String: FactRepresentable {
  /// A text.
  public static func factType(in range: NumberRange) -> FactType { .text }

  /// The value as one of a fact.
  public var factValue: FactValue { .text(self) }

  /// Creates a text from one of a fact.
  public init?(factValue: FactValue) {
    guard case .text(let value) = factValue else { return nil }
    self = value
  }
}

extension CalendarDay: FactRepresentable {
  /// A day.
  public static func factType(in range: NumberRange) -> FactType { .date }

  /// The value as one of a fact.
  public var factValue: FactValue { .date(self) }

  /// Creates a day from one of a fact.
  public init?(factValue: FactValue) {
    guard case .date(let value) = factValue else { return nil }
    self = value
  }
}

extension SubjectID: FactRepresentable {
  /// A reference to the kind of subject that the id names.
  public static func factType(in range: NumberRange) -> FactType { .reference(Named.kind) }

  /// The value as one of a fact.
  public var factValue: FactValue { .reference(rawValue) }

  /// Creates an id from the reference that a fact holds.
  public init?(factValue: FactValue) {
    guard case .reference(let value) = factValue else { return nil }
    self.init(value)
  }
}

// MARK: - Wrappers

extension Optional: FactRepresentable where Wrapped: FactRepresentable {
  /// Yes.
  public static var mayBeAbsent: Bool { true }

  /// The type of what is wrapped.
  public static func factType(in range: NumberRange) -> FactType { Wrapped.factType(in: range) }

  /// The value as one of a fact; absent for `nil`.
  public var factValue: FactValue { self?.factValue ?? .absent }

  /// Creates an optional from a value of a fact; an absent one gives `nil` as the value.
  public init?(factValue: FactValue) {
    guard factValue != .absent else {
      self = nil
      return
    }
    guard let wrapped = Wrapped(factValue: factValue) else { return nil }
    self = .some(wrapped)
  }
}

extension Array: FactRepresentable where Element: FactRepresentable {
  /// A list of what the elements are.
  public static func factType(in range: NumberRange) -> FactType {
    .list(Element.factType(in: range))
  }

  /// The elements as values of a fact.
  public var factValue: FactValue { .list(map(\.factValue)) }

  /// Creates a list if each value is one of an element.
  public init?(factValue: FactValue) {
    guard case .list(let values) = factValue else { return nil }
    let elements = values.compactMap(Element.init(factValue:))
    guard elements.count == values.count else { return nil }
    self = elements
  }
}
