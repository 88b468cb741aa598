/// Everything between two ends of one kind, either of which may be missing.
///
/// Ranges that are written with an operator, `(< 5)`, have one end. `(= 5)` and `(!= 5)` have both,
/// the same; the former includes it and the latter excludes it, and nothing else.
public struct RangeValue: Sendable, Hashable {
  /// The low end; `nil` if the range has none.
  public let low: Value?
  /// Whether the low end belongs to the range.
  public let includesLow: Bool
  /// The high end; `nil` if the range has none.
  public let high: Value?
  /// Whether the high end belongs to the range.
  public let includesHigh: Bool
  /// Whether it was written with an operator, `(>= a)`.
  public let isUnary: Bool

  /// Creates a range.
  public init(
    low: Value?,
    includesLow: Bool,
    high: Value?,
    includesHigh: Bool,
    isUnary: Bool = false
  ) {
    self.low = low
    self.includesLow = includesLow
    self.high = high
    self.includesHigh = includesHigh
    self.isUnary = isUnary
  }

  /// Whether the range is everything but one value, `(!= 5)`.
  public var isExclusion: Bool {
    isUnary && low != nil && high != nil && !includesLow
  }

  /// Whether a value is in the range; `nil` if it can't be compared with the ends.
  public func contains(_ value: Value) -> Bool? {
    if isExclusion, let low { return low.equals(value).map { !$0 } }
    guard let isHighEnough = isAbove(value), let isLowEnough = isBelow(value) else { return nil }
    return isHighEnough && isLowEnough
  }

  private func isAbove(_ value: Value) -> Bool? {
    guard let low else { return true }
    guard let order = low.compared(to: value) else { return nil }
    return order == .ascending || (includesLow && order == .same)
  }

  private func isBelow(_ value: Value) -> Bool? {
    guard let high else { return true }
    guard let order = value.compared(to: high) else { return nil }
    return order == .ascending || (includesHigh && order == .same)
  }
}
