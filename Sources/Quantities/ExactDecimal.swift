/// A decimal number of up to 34 digits, as IEEE 754 calls decimal128.
///
/// Sums, differences and products that need no more than 34 digits are exact; longer results are
/// rounded half to even. There is one representation of a number, so `1.50` and `1.5` are equal,
/// have one hash and one description. There are no infinities and no NaN: operations that could
/// yield one are optional.
public struct ExactDecimal: Sendable, Hashable {
  /// The digits, without trailing zeros; below 10³⁴.
  let coefficient: UInt128

  /// The power of ten of the last digit; 0 for zero.
  let power: Int32

  /// Whether the number is less than zero.
  public let isNegative: Bool

  /// The digits that a number can have.
  public static let digits = 34
  /// The exponent of the first digit of the largest number.
  static let largestExponent = 6144
  /// The exponent of the last digit of the smallest number.
  static let smallestExponent = -6176

  /// Creates a number from parts that are known to be normal.
  init(normal coefficient: UInt128, power: Int32, isNegative: Bool) {
    self.coefficient = coefficient
    self.power = power
    self.isNegative = isNegative
  }

  /// The number 0.
  public static let zero = ExactDecimal(normal: 0, power: 0, isNegative: false)
  /// The number 1.
  public static let one = ExactDecimal(normal: 1, power: 0, isNegative: false)
}

// MARK: - Making

extension ExactDecimal {
  /// Creates a number from an integer.
  public init(_ value: Int) {
    let (coefficient, zeros) = DecimalDigits.stripped(UInt128(value.magnitude))
    self.init(
      normal: coefficient,
      power: Int32(truncatingIfNeeded: zeros),
      isNegative: value < 0
    )
  }

  /// Creates the number significand × 10^exponent.
  ///
  /// - Precondition: the number is within the range of a decimal, that is the exponent is about
  ///   -6000 to 6000.
  public init(significand: Int64, exponent: Int) {
    let made = ExactDecimal(
      rounding: UInt128(significand.magnitude),
      exponent: exponent,
      isNegative: significand < 0
    )
    guard let made else {
      preconditionFailure("\(significand) times ten to the power of \(exponent) is too large")
    }
    self = made
  }

  /// Creates the number coefficient × 10^exponent rounded half to even to 34 digits, or `nil` if it
  /// is too large.
  ///
  /// - Parameters:
  ///   - coefficient: The leading digits: all of them, or at least 35.
  ///   - exponent: The power of ten of the coefficient's last digit.
  ///   - isNegative: Whether the number is less than zero.
  ///   - isMore: Whether the number is larger than these digits by less than one of the last.
  init?(
    rounding coefficient: UInt128,
    exponent: Int,
    isNegative: Bool,
    isMore: Bool = false
  ) {
    let excess = DecimalDigits.count(coefficient) - Self.digits
    let drop = max(excess, Self.smallestExponent - exponent, 0)
    guard drop > 0 else {
      self.init(fitting: coefficient, exponent: exponent, isNegative: isNegative)
      return
    }
    let kept = Self.shortened(coefficient, by: drop, isMore: isMore)
    self.init(fitting: kept, exponent: exponent + drop, isNegative: isNegative)
  }

  private init?(fitting coefficient: UInt128, exponent: Int, isNegative: Bool) {
    let (digits, zeros) = DecimalDigits.stripped(coefficient)
    guard digits != 0 else {
      self = .zero
      return
    }
    let power = exponent + zeros
    guard power + DecimalDigits.count(digits) - 1 <= Self.largestExponent else { return nil }
    self.init(normal: digits, power: Int32(truncatingIfNeeded: power), isNegative: isNegative)
  }

  private static func shortened(_ coefficient: UInt128, by drop: Int, isMore: Bool) -> UInt128 {
    guard drop <= DecimalDigits.widest else { return 0 }
    let unit = DecimalDigits.power(drop)
    let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: unit)
    let half = unit / 2
    let isTie = remainder == half && !isMore
    let goesUp = isTie ? quotient & 1 == 1 : remainder >= half
    return goesUp ? quotient + 1 : quotient
  }
}

extension ExactDecimal: ExpressibleByIntegerLiteral {
  /// Creates a number from an integer literal.
  public init(integerLiteral value: Int) {
    self.init(value)
  }
}

// MARK: - Asking

extension ExactDecimal {
  /// Whether the number is zero.
  public var isZero: Bool { coefficient == 0 }

  /// Whether the number has no digits behind the point.
  public var isInteger: Bool { power >= 0 }

  /// The number without its sign.
  public var magnitude: ExactDecimal {
    ExactDecimal(normal: coefficient, power: power, isNegative: false)
  }

  /// The number of digits behind the point; 0 for an integer.
  public var places: Int { max(0, -Int(power)) }

  /// The exponent of the first digit: 2 for 123.4.
  var firstExponent: Int { Int(power) + DecimalDigits.count(coefficient) - 1 }
}

extension ExactDecimal: Comparable {
  /// Whether one number is less than another one.
  public static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    guard left.isNegative == right.isNegative else { return left.isNegative }
    return left.isNegative
      ? right.hasLessMagnitude(than: left) : left.hasLessMagnitude(than: right)
  }

  private func hasLessMagnitude(than other: ExactDecimal) -> Bool {
    if power == other.power { return coefficient < other.coefficient }
    guard !isZero, !other.isZero else { return isZero && !other.isZero }
    let (first, second) = (firstExponent, other.firstExponent)
    guard first == second else { return first < second }
    let shift = Int(power) - Int(other.power)
    return shift > 0
      ? coefficient * DecimalDigits.power(shift) < other.coefficient
      : coefficient < other.coefficient * DecimalDigits.power(-shift)
  }
}
