/// A value that is known, or not.
///
/// What is known may be that there is none: then `Value` is an optional and the value `nil`. So
/// `Known<CalendarDay?>` tells apart a contract that ends on a day, one without an end, and one of
/// which nobody has said whether it ends.
public enum Known<Value> {
  /// Nobody has said.
  case unknown
  /// The value is this.
  case known(Value)

  /// The value, or `nil` if it is not known.
  public var value: Value? {
    switch self {
    case .unknown: nil
    case .known(let value): value
    }
  }

  /// Whether the value is known.
  public var isKnown: Bool {
    switch self {
    case .unknown: false
    case .known: true
    }
  }

  /// Returns what a function makes of the value, if it is known.
  public func map<Other>(_ transform: (Value) throws -> Other) rethrows -> Known<Other> {
    switch self {
    case .unknown: .unknown
    case .known(let value): .known(try transform(value))
    }
  }
}

extension Known where Value: ExpressibleByNilLiteral {
  /// It is known that there is none.
  public static var absent: Known { .known(nil) }
}

extension Known: Sendable where Value: Sendable {}
extension Known: Equatable where Value: Equatable {}
extension Known: Hashable where Value: Hashable {}
