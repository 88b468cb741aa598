/// Powers of ten and counts of decimal digits, for coefficients of up to 38 digits.
enum DecimalDigits {
  /// The most digits that any 128-bit number can have without exception.
  static let widest = 38

  private static let small: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
    10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000,
    1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000,
    1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
  ]

  /// Returns ten to the power of an exponent of 0 to 19.
  static func narrowPower(_ exponent: Int) -> UInt64 { small[exponent] }

  /// Returns ten to the power of an exponent of 0 to 38.
  static func power(_ exponent: Int) -> UInt128 {
    guard exponent > 19 else { return UInt128(small[exponent]) }
    return UInt128(small[19]) &* UInt128(small[exponent &- 19])
  }

  /// Returns the number of decimal digits of a number; 0 has none.
  static func count(_ number: UInt128) -> Int {
    guard number != 0 else { return 0 }
    let bits = 128 - number.leadingZeroBitCount
    let estimate = (bits &* 1233) >> 12
    return number >= power(estimate) ? estimate + 1 : estimate
  }

  /// Returns a number without its trailing zeros, and how many it had.
  static func stripped(_ number: UInt128) -> (coefficient: UInt128, zeros: Int) {
    if let narrow = UInt64(exactly: number) {
      let (coefficient, zeros) = stripped(narrow)
      return (UInt128(coefficient), zeros)
    }
    return strippedWide(number)
  }

  private static func stripped(_ number: UInt64) -> (UInt64, Int) {
    var rest = number
    var zeros = 0
    while rest & 7 == 0, rest != 0, rest % 1000 == 0 {
      rest /= 1000
      zeros &+= 3
    }
    while rest & 1 == 0, rest != 0, rest % 10 == 0 {
      rest /= 10
      zeros &+= 1
    }
    return (rest, zeros)
  }

  private static func strippedWide(_ number: UInt128) -> (UInt128, Int) {
    var rest = number
    var zeros = 0
    for step in [16, 8, 4, 2, 1] where rest.trailingZeroBitCount >= step {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: power(step))
      guard remainder == 0 else { continue }
      rest = quotient
      zeros += step
    }
    guard zeros == 31, rest & 1 == 0, rest % 10 == 0 else { return (rest, zeros) }
    let (further, more) = stripped(rest)
    return (further, zeros + more)
  }
}
