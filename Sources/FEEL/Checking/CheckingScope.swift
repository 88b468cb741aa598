public import Quantities

/// What the names of an expression mean: the host's declarations, as the checker asks for them.
public protocol CheckingScope {
  /// Returns what a record of a type has under a name or an alias; `nil` if it has nothing.
  ///
  /// The record type ``CheckingScope/root`` holds the names that stand alone.
  func field(named name: String, of record: String) -> Field?

  /// Returns the names that a record of a type has, for suggestions.
  func fieldNames(of record: String) -> [String]

  /// Returns what a record of a type is called in Chinese messages.
  func chineseName(of record: String) -> String
}

extension CheckingScope {
  /// The record type whose fields are the names in scope.
  public static var root: String { "" }

  /// Without a Chinese name a record goes by the name of its type.
  public func chineseName(of record: String) -> String { record }
}

/// What a record has under a name.
public struct Field: Sendable, Hashable {
  /// Where its value comes from.
  public enum Origin: Sendable, Hashable {
    /// The host has it.
    case stored
    /// It is derived by the definition of this id.
    case definition(String)
  }

  /// The name under which the host knows it.
  public let name: String

  /// The type of its value.
  public let type: StaticType

  /// Where its value comes from.
  public let origin: Origin

  /// Whether its value is never zero, so that dividing by it is safe.
  public let isNeverZero: Bool

  /// Between which numbers its declared values lie, in the plain scale of its unit.
  public let bounds: NumberBounds

  /// Creates a field.
  public init(
    _ name: String,
    _ type: StaticType,
    origin: Origin = .stored,
    isNeverZero: Bool = false,
    bounds: NumberBounds = NumberBounds()
  ) {
    self.name = name
    self.type = type
    self.origin = origin
    self.isNeverZero = isNeverZero || bounds.excludeZero
    self.bounds = bounds
  }
}

/// The least and the greatest number that something can be, both included, and how fine it is.
public struct NumberBounds: Sendable, Hashable {
  /// The least number; `nil` if there is none.
  public let least: ExactDecimal?

  /// The greatest number; `nil` if there is none.
  public let greatest: ExactDecimal?

  /// The decimal places that a number has at most, in its own unit; `nil` if that is not declared.
  public let decimals: Int?

  /// Creates bounds.
  public init(
    least: ExactDecimal? = nil,
    greatest: ExactDecimal? = nil,
    decimals: Int? = nil
  ) {
    self.least = least
    self.greatest = greatest
    self.decimals = decimals
  }

  /// Whether zero lies outside.
  var excludeZero: Bool {
    least.map { $0 > .zero } ?? false || greatest.map { $0 < .zero } ?? false
  }

  /// Whether every number within the bounds compares so with a limit, or none does; `nil` if that
  /// depends.
  func decide(
    _ comparison: TypedExpression.Comparison,
    _ limit: ExactDecimal
  ) -> Bool? {
    switch comparison {
    case .less:
      if let greatest, greatest < limit { return true }
      if let least, least >= limit { return false }
      return nil
    case .lessOrEqual:
      if let greatest, greatest <= limit { return true }
      if let least, least > limit { return false }
      return nil
    case .greater: return decide(.lessOrEqual, limit).map { !$0 }
    case .greaterOrEqual: return decide(.less, limit).map { !$0 }
    case .equal:
      let isOutside = least.map { limit < $0 } ?? false || greatest.map { limit > $0 } ?? false
      return isOutside ? false : nil
    case .notEqual: return decide(.equal, limit).map { !$0 }
    }
  }
}
