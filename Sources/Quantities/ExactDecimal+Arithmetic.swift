// MARK: - Sums

extension ExactDecimal {
  /// Returns the sum, or `nil` if it is too large.
  public func adding(_ other: ExactDecimal) -> ExactDecimal? {
    if let sum = narrowSum(other) { return sum }
    if isZero { return other }
    if other.isZero { return self }
    return power >= other.power ? wideSum(other) : other.wideSum(self)
  }

  /// Returns the difference, or `nil` if it is too large.
  public func subtracting(_ other: ExactDecimal) -> ExactDecimal? {
    adding(-other)
  }

  /// The sum of two numbers of up to 18 digits whose last digits are near each other.
  @inline(__always)
  private func narrowSum(_ other: ExactDecimal) -> ExactDecimal? {
    let limit: UInt128 = 1_000_000_000_000_000_000
    guard coefficient < limit, other.coefficient < limit else { return nil }
    let shift = Int(power) - Int(other.power)
    guard shift.magnitude <= 15 else { return nil }
    var (first, second) = (coefficient, other.coefficient)
    if shift > 0 { first &*= UInt128(DecimalDigits.narrowPower(shift)) }
    if shift < 0 { second &*= UInt128(DecimalDigits.narrowPower(-shift)) }
    return Self.combined(
      (first, isNegative),
      (second, other.isNegative),
      exponent: Int(min(power, other.power))
    )
  }

  private static func combined(
    _ first: (UInt128, Bool),
    _ second: (UInt128, Bool),
    exponent: Int
  ) -> ExactDecimal? {
    if first.1 == second.1 {
      return ExactDecimal(rounding: first.0 + second.0, exponent: exponent, isNegative: first.1)
    }
    return first.0 >= second.0
      ? ExactDecimal(rounding: first.0 - second.0, exponent: exponent, isNegative: first.1)
      : ExactDecimal(rounding: second.0 - first.0, exponent: exponent, isNegative: second.1)
  }

  /// The sum with a number whose last digit does not stand further left.
  private func wideSum(_ other: ExactDecimal) -> ExactDecimal? {
    let shift = Int(power) - Int(other.power)
    let room = DecimalDigits.widest - 1 - DecimalDigits.count(coefficient)
    guard shift > room else {
      let aligned = coefficient * DecimalDigits.power(shift)
      return Self.combined(
        (aligned, isNegative),
        (other.coefficient, other.isNegative),
        exponent: Int(other.power)
      )
    }
    return distantSum(other, room: room, cut: shift - room)
  }

  /// The sum with a number of which the last `cut` digits are beyond what can matter but for
  /// rounding.
  private func distantSum(_ other: ExactDecimal, room: Int, cut: Int) -> ExactDecimal? {
    let aligned = coefficient * DecimalDigits.power(room)
    let isGone = cut > DecimalDigits.widest
    let unit = isGone ? 1 : DecimalDigits.power(cut)
    let kept = isGone ? 0 : other.coefficient / unit
    let isMore = isGone || kept * unit != other.coefficient
    let isSum = isNegative == other.isNegative
    let total = isSum ? aligned + kept : aligned - kept - (isMore ? 1 : 0)
    return ExactDecimal(
      rounding: total,
      exponent: Int(power) - room,
      isNegative: isNegative,
      isMore: isMore
    )
  }
}

// MARK: - Products

extension ExactDecimal {
  /// Returns the product, or `nil` if it is too large.
  public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let sign = isNegative != other.isNegative
    let exponent = Int(power) + Int(other.power)
    if coefficient <= UInt64.max, other.coefficient <= UInt64.max {
      let product = coefficient &* other.coefficient
      return ExactDecimal(rounding: product, exponent: exponent, isNegative: sign)
    }
    return wideProduct(other, exponent: exponent, sign: sign)
  }

  private func wideProduct(_ other: ExactDecimal, exponent: Int, sign: Bool) -> ExactDecimal? {
    let product = coefficient.multipliedFullWidth(by: other.coefficient)
    let length = DecimalDigits.count(coefficient) + DecimalDigits.count(other.coefficient)
    let cut = length - DecimalDigits.widest + 1
    guard cut > 0 else {
      return ExactDecimal(rounding: product.low, exponent: exponent, isNegative: sign)
    }
    let (kept, rest) = DecimalDigits.power(cut).dividingFullWidth(product)
    return ExactDecimal(
      rounding: kept,
      exponent: exponent + cut,
      isNegative: sign,
      isMore: rest != 0
    )
  }

  /// Returns the quotient, or `nil` if the divisor is zero or the quotient too large.
  public func divided(by divisor: ExactDecimal) -> ExactDecimal? {
    guard !divisor.isZero else { return nil }
    guard !isZero else { return .zero }
    let sign = isNegative != divisor.isNegative
    let exponent = Int(power) - Int(divisor.power)
    if divisor.coefficient == 1 {
      return ExactDecimal(rounding: coefficient, exponent: exponent, isNegative: sign)
    }
    return wideQuotient(divisor, exponent: exponent, sign: sign)
  }

  /// Divides so far that the quotient has 35 or 36 digits, and the rest tells how to round it.
  private func wideQuotient(_ divisor: ExactDecimal, exponent: Int, sign: Bool) -> ExactDecimal? {
    let stretch = Self.digits - DecimalDigits.count(coefficient)
    let lead = DecimalDigits.count(divisor.coefficient) + 1
    let dividend = (coefficient * DecimalDigits.power(stretch))
      .multipliedFullWidth(by: DecimalDigits.power(lead))
    let (quotient, rest) = divisor.coefficient.dividingFullWidth(dividend)
    return ExactDecimal(
      rounding: quotient,
      exponent: exponent - stretch - lead,
      isNegative: sign,
      isMore: rest != 0
    )
  }
}

// MARK: - Remainders and powers

extension ExactDecimal {
  /// Returns what a division leaves, with the sign of the dividend; `nil` if the divisor is zero.
  public func remainder(dividingBy divisor: ExactDecimal) -> ExactDecimal? {
    guard !divisor.isZero else { return nil }
    let shift = Int(power) - Int(divisor.power)
    if shift < 0 { return shortRemainder(divisor, shift: -shift) }
    var rest = coefficient % divisor.coefficient
    var left = shift
    while left > 0, rest != 0 {
      let step = min(left, Self.digits)
      let product = rest.multipliedFullWidth(by: DecimalDigits.power(step))
      rest = Self.remainder(product, dividingBy: divisor.coefficient)
      left -= step
    }
    return ExactDecimal(rounding: rest, exponent: Int(divisor.power), isNegative: isNegative)
  }

  private static func remainder(
    _ number: (high: UInt128, low: UInt128),
    dividingBy divisor: UInt128
  ) -> UInt128 {
    divisor.dividingFullWidth((number.high % divisor, number.low)).remainder
  }

  private func shortRemainder(_ divisor: ExactDecimal, shift: Int) -> ExactDecimal? {
    let length = DecimalDigits.count(divisor.coefficient) + shift
    guard length <= DecimalDigits.widest else { return self }
    let rest = coefficient % (divisor.coefficient * DecimalDigits.power(shift))
    return ExactDecimal(rounding: rest, exponent: Int(power), isNegative: isNegative)
  }

  /// Returns what a division rounded down leaves, with the sign of the divisor; `nil` if the
  /// divisor is zero.
  public func modulo(_ divisor: ExactDecimal) -> ExactDecimal? {
    guard let rest = remainder(dividingBy: divisor) else { return nil }
    guard !rest.isZero, rest.isNegative != divisor.isNegative else { return rest }
    return rest.adding(divisor)
  }

  /// Returns the power with a whole exponent, or `nil` if it is too large or is one divided by
  /// zero.
  public func power(_ exponent: Int) -> ExactDecimal? {
    guard exponent >= 0 else {
      if let product = power(-max(exponent, -Int.max)) {
        return ExactDecimal.one.divided(by: product)
      }
      return magnitude > 1 ? .zero : nil
    }
    var (result, base, rest) = (ExactDecimal.one, self, exponent)
    while true {
      if rest & 1 == 1 {
        guard let product = result.multiplied(by: base) else { return nil }
        result = product
      }
      rest >>= 1
      guard rest > 0 else { return result }
      guard let square = base.multiplied(by: base) else { return nil }
      base = square
    }
  }
}

// MARK: - Operators

extension ExactDecimal {
  /// Returns the number with its sign turned.
  public static prefix func - (number: ExactDecimal) -> ExactDecimal {
    guard !number.isZero else { return number }
    return ExactDecimal(
      normal: number.coefficient,
      power: number.power,
      isNegative: !number.isNegative
    )
  }

  /// Returns the sum.
  ///
  /// - Precondition: it is less than 10⁶¹⁴⁵. For numbers that a user chose use ``adding(_:)``.
  public static func + (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    within(left.adding(right))
  }

  /// Returns the difference.
  ///
  /// - Precondition: it is less than 10⁶¹⁴⁵. For numbers that a user chose use ``subtracting(_:)``.
  public static func - (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    within(left.subtracting(right))
  }

  /// Returns the product.
  ///
  /// - Precondition: it is less than 10⁶¹⁴⁵. For numbers that a user chose use
  ///   ``multiplied(by:)``.
  public static func * (left: ExactDecimal, right: ExactDecimal) -> ExactDecimal {
    within(left.multiplied(by: right))
  }

  private static func within(_ result: ExactDecimal?) -> ExactDecimal {
    guard let result else { preconditionFailure("the result is larger than any decimal") }
    return result
  }
}
