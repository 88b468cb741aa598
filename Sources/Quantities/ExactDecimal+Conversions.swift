extension ExactDecimal {
  /// Returns the number as an `Int`, or `nil` if it has a fraction or is too large.
  public func asInt() -> Int? {
    scaled(toPlaces: 0).flatMap { Int(exactly: $0) }
  }

  /// Returns the number × 10^places, or `nil` if that is no whole number or too large.
  public func scaled(toPlaces places: Int) -> Int64? {
    guard !isZero else { return 0 }
    let (shift, overflow) = Int(power).addingReportingOverflow(places)
    guard !overflow, shift >= 0, shift < 19 else { return nil }
    guard let digits = UInt64(exactly: coefficient) else { return nil }
    let factor = UInt64(DecimalDigits.narrowPower(shift))
    let (product, isTooLarge) = digits.multipliedReportingOverflow(by: factor)
    let largest = UInt64(Int64.max) + (isNegative ? 1 : 0)
    guard !isTooLarge, product <= largest else { return nil }
    return isNegative ? 0 &- Int64(truncatingIfNeeded: product) : Int64(product)
  }

  /// Returns the nearest binary number.
  public func asDouble() -> Double {
    Double(description) ?? 0
  }

  /// Creates a number from the shortest decimal digits that tell a binary number from its
  /// neighbours; `nil` if it is infinite or no number.
  public init?(shortest value: Double) {
    guard value.isFinite else { return nil }
    self.init(value.description)
  }
}
