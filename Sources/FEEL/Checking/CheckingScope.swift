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

  /// Whether its declared range leaves out zero, so that dividing by it is safe.
  public let isNeverZero: Bool

  /// Creates a field.
  public init(
    _ name: String,
    _ type: StaticType,
    origin: Origin = .stored,
    isNeverZero: Bool = false
  ) {
    self.name = name
    self.type = type
    self.origin = origin
    self.isNeverZero = isNeverZero
  }
}
