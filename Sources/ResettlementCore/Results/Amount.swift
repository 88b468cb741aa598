public import Quantities

/// What a programme gives: a number with its unit, exact, at most, between two, or as a share.
public struct Amount: Sendable, Hashable {
  /// How the number is meant.
  public enum Form: Sendable, Hashable {
    /// This much.
    case exact(ExactDecimal)
    /// Up to this much.
    case atMost(ExactDecimal)
    /// From the first up to the second.
    case range(ExactDecimal, ExactDecimal)
    /// This part of something else, counted in the unit: 50 percent for a half.
    case share(ExactDecimal)
  }

  /// How much, and how it is meant.
  public let form: Form

  /// The unit's id, such as `yuan`; `percent` for a share.
  public let unit: String

  /// For each of what, such as `person`, if the policy says so.
  public let per: String?

  /// How often or until when, such as `month` or `once`, if the policy says so.
  public let period: String?

  /// Creates an amount.
  public init(_ form: Form, unit: String, per: String? = nil, period: String? = nil) {
    self.form = form
    self.unit = unit
    self.per = per
    self.period = period
  }
}
