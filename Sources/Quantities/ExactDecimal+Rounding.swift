extension ExactDecimal {
  /// What rounding does with digits that are to go.
  public enum RoundingMode: String, Sendable, Hashable, Codable, CaseIterable {
    /// To the nearest, from the middle to the even digit.
    case halfEven
    /// To the nearest, from the middle away from zero.
    case halfUp
    /// To the nearest, from the middle towards zero.
    case halfDown
    /// Away from zero.
    case up
    /// Towards zero.
    case down
    /// Towards lesser numbers.
    case floor
    /// Towards greater numbers.
    case ceiling
  }

  /// Returns the number rounded to some places behind the point, or before it if negative.
  ///
  /// A number whose rounding would be larger than any decimal stays as it is.
  public func rounded(toPlaces places: Int, mode: RoundingMode) -> ExactDecimal {
    let places = min(max(places, -Self.largestExponent - 1), 10_000)
    let drop = -Int(power) - places
    guard drop > 0, !isZero else { return self }
    let isGone = drop > DecimalDigits.widest
    let unit = isGone ? .max : DecimalDigits.power(drop)
    let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: unit)
    let isUp = goesUp(quotient, rest: rest, unit: unit, mode: mode)
    return ExactDecimal(
      rounding: isUp ? quotient + 1 : quotient,
      exponent: -places,
      isNegative: isNegative
    ) ?? self
  }

  private func goesUp(
    _ quotient: UInt128,
    rest: UInt128,
    unit: UInt128,
    mode: RoundingMode
  ) -> Bool {
    guard rest != 0 else { return false }
    let half = unit / 2
    switch mode {
    case .up: return true
    case .down: return false
    case .floor: return isNegative
    case .ceiling: return !isNegative
    case .halfUp: return rest >= half
    case .halfDown: return rest > half
    case .halfEven: return rest > half || (rest == half && quotient & 1 == 1)
    }
  }
}
