public import Quantities

/// An exact amount of yuan; nothing is rounded unless a rule says so and how.
public struct Money: Sendable, Hashable {
  /// The amount in yuan.
  public let yuan: ExactDecimal

  /// No money.
  public static let zero = Money(yuan: 0)

  /// Creates an amount of yuan.
  public init(yuan: ExactDecimal) {
    self.yuan = yuan
  }

  /// Creates an amount of fen, of which a hundred are a yuan.
  public init(fen: Int64) {
    yuan = ExactDecimal(significand: fen, exponent: -2)
  }

  /// Returns the amount in whole fen, rounded as a rule says.
  public func roundedToFen(_ mode: ExactDecimal.RoundingMode) -> Money {
    Money(yuan: yuan.rounded(toPlaces: 2, mode: mode))
  }
}

extension Money: Comparable {
  /// Whether an amount is less than another one.
  public static func < (left: Money, right: Money) -> Bool { left.yuan < right.yuan }
}

extension Money: AdditiveArithmetic {
  /// Returns the sum.
  public static func + (left: Money, right: Money) -> Money {
    Money(yuan: left.yuan + right.yuan)
  }

  /// Returns the difference, which can be negative.
  public static func - (left: Money, right: Money) -> Money {
    Money(yuan: left.yuan - right.yuan)
  }
}

extension Money: CustomStringConvertible {
  /// The amount with its unit, such as `500 yuan`.
  public var description: String { "\(yuan) yuan" }
}

extension Money: Codable {
  /// Reads an amount from its decimal text in yuan.
  public init(from decoder: any Decoder) throws {
    self.init(yuan: try ExactDecimal(from: decoder))
  }

  /// Writes the amount as decimal text in yuan.
  public func encode(to encoder: any Encoder) throws {
    try yuan.encode(to: encoder)
  }
}
