public import Diagnostics

/// A value of a pack with the place where it is written.
public struct Located<Value> {
  /// The value.
  public let value: Value

  /// Where it is written.
  public let range: SourceRange

  /// Creates a value with its place.
  public init(_ value: Value, at range: SourceRange) {
    self.value = value
    self.range = range
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// A name of something in a pack, with the place where it is written.
public typealias LocatedName = Located<String>
