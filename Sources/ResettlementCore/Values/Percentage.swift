public import Quantities

/// An exact share of something, such as 40 %.
public struct Percentage: Sendable, Hashable {
  /// The share of the whole, 0.4 for 40 %.
  public let fraction: ExactDecimal

  /// Creates a share from its part of the whole, 0.4 for 40 %.
  public init(fraction: ExactDecimal) {
    self.fraction = fraction
  }

  /// Creates a share from its number of hundredths, 40 for 40 %.
  public init(percent: ExactDecimal) {
    fraction = percent * ExactDecimal(significand: 1, exponent: -2)
  }

  /// The share in hundredths, 40 for 40 %.
  public var percent: ExactDecimal { fraction * 100 }

  /// Returns the share of an amount.
  public func of(_ whole: Money) -> Money { Money(yuan: whole.yuan * fraction) }
}

extension Percentage: Comparable {
  /// Whether a share is less than another one.
  public static func < (left: Percentage, right: Percentage) -> Bool {
    left.fraction < right.fraction
  }
}

extension Percentage: CustomStringConvertible {
  /// The share in hundredths, such as `40 %`.
  public var description: String { "\(percent) %" }
}
