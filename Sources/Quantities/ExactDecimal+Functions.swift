extension ExactDecimal {
  /// Returns the square root, or `nil` of a negative number.
  ///
  /// A root of up to 17 digits is exact, others are good to 33.
  public func squareRoot() -> ExactDecimal? {
    guard !isNegative else { return nil }
    guard !isZero else { return .zero }
    let half = firstExponent >> 1
    guard let scaled = shifted(by: -2 * half) else { return nil }
    guard var root = ExactDecimal(shortest: scaled.asDouble().squareRoot()) else { return nil }
    if root * root != scaled {
      for _ in 0..<3 { root = scaled.improved(root) }
    }
    return scaled.nearestRoot(to: root).shifted(by: half)
  }

  /// Returns the root of a number from 1 to 100 to the last of 34 digits, given one that is at most
  /// one off in it.
  ///
  /// For whole numbers *r* is nearest to the root of *n* if *r*(*r* - 1) < *n* ≤ *r*(*r* + 1).
  private func nearestRoot(to root: ExactDecimal) -> ExactDecimal {
    let number = units.multipliedFullWidth(by: DecimalDigits.power(33))
    let whole = root.units
    if Self.isLess(whole.multipliedFullWidth(by: whole + 1), number) {
      return Self.ofUnits(whole + 1)
    }
    let isTooGreat = !Self.isLess(whole.multipliedFullWidth(by: whole - 1), number)
    return isTooGreat ? Self.ofUnits(whole - 1) : root
  }

  private typealias FullWidth = (high: UInt128, low: UInt128)

  private static func isLess(_ left: FullWidth, _ right: FullWidth) -> Bool {
    left.high == right.high ? left.low < right.low : left.high < right.high
  }

  /// The number in units of the 33rd place.
  private var units: UInt128 { coefficient * DecimalDigits.power(33 + Int(power)) }

  private static func ofUnits(_ units: UInt128) -> ExactDecimal {
    ExactDecimal(rounding: units, exponent: -33, isNegative: false) ?? .zero
  }

  private func improved(_ root: ExactDecimal) -> ExactDecimal {
    guard let quotient = divided(by: root) else { return root }
    return (root + quotient) * .half
  }

  /// Returns e to the power of the number, or `nil` if that is too large.
  public func exponential() -> ExactDecimal? {
    guard magnitude < 15_000 else { return isNegative ? .zero : nil }
    guard
      let tens = (self * Self.reciprocalOfLogarithmOfTen)
        .rounded(toPlaces: 0, mode: .halfEven).asInt()
    else { return nil }
    let count = ExactDecimal(tens)
    let rest = self - count * Self.logarithmOfTen - count * Self.restOfLogarithmOfTen
    return rest.exponentialSeries().shifted(by: tens)
  }

  private func exponentialSeries() -> ExactDecimal {
    var (sum, term) = (ExactDecimal.one, ExactDecimal.one)
    for step in 1...60 {
      guard let next = (term * self).divided(by: ExactDecimal(step)) else { return sum }
      term = next
      let total = sum + term
      guard total != sum else { return sum }
      sum = total
    }
    return sum
  }

  /// Returns the natural logarithm, or `nil` of a number that is not above zero.
  public func naturalLogarithm() -> ExactDecimal? {
    guard !isNegative, !isZero, let scaled = shifted(by: -firstExponent) else { return nil }
    let whole = ExactDecimal(firstExponent)
    let tens = whole * Self.logarithmOfTen + whole * Self.restOfLogarithmOfTen
    return scaled.logarithmOfFirstDigits().map { $0 + tens }
  }

  /// The logarithm of a number of 1 to 10: a binary guess, made good by Halley's method.
  private func logarithmOfFirstDigits() -> ExactDecimal? {
    guard self != .one else { return .zero }
    guard let guess = ExactDecimal(shortest: Self.binaryLogarithm(asDouble())) else { return nil }
    var result = guess
    for _ in 0..<3 {
      guard let power = result.exponential() else { return nil }
      guard let step = ((self - power) * 2).divided(by: self + power) else { return nil }
      result = result + step
    }
    return result
  }

  /// A logarithm of 1 to 10 good to some digits, without a mathematics library.
  private static func binaryLogarithm(_ value: Double) -> Double {
    let ratio = (value - 1) / (value + 1)
    var (sum, power) = (0.0, ratio)
    for step in stride(from: 1.0, through: 61, by: 2) {
      sum += power / step
      power *= ratio * ratio
    }
    return 2 * sum
  }

  /// Returns the power with any exponent; `nil` if there is none or it is too large.
  public func raised(to exponent: ExactDecimal) -> ExactDecimal? {
    if let whole = exponent.asInt() { return power(whole) }
    if isZero { return exponent.isNegative ? nil : .zero }
    if exponent == .half { return squareRoot() }
    guard let logarithm = naturalLogarithm() else { return nil }
    return logarithm.multiplied(by: exponent)?.exponential()
  }

  private func shifted(by tens: Int) -> ExactDecimal? {
    ExactDecimal(rounding: coefficient, exponent: Int(power) + tens, isNegative: isNegative)
  }

  private static let half = ExactDecimal(significand: 5, exponent: -1)

  private static func constant(_ text: String) -> ExactDecimal {
    ExactDecimal(text) ?? .zero
  }

  /// The first 33 digits of the natural logarithm of ten; ``restOfLogarithmOfTen`` has more.
  private static let logarithmOfTen = constant("2.30258509299404568401799145468436")
  private static let restOfLogarithmOfTen = constant("4.20760110148862877297603332790e-33")
  private static let reciprocalOfLogarithmOfTen = constant("0.4342944819032518276511289189166051")
}
