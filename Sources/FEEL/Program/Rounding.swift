internal import Quantities

/// How a quotient of whole numbers is made whole, as one step.
enum Rounding: Int, Sendable {
  case floor, ceiling, down, up, halfUp, halfDown, halfEven

  /// How a library function rounds; `nil` if it does something else.
  init?(function: String) {
    switch function {
    case "floor": self = .floor
    case "ceiling": self = .ceiling
    case "round down": self = .down
    case "round up": self = .up
    case "round half up": self = .halfUp
    case "round half down": self = .halfDown
    case "decimal": self = .halfEven
    default: return nil
    }
  }

  /// Returns the rounded quotient; something if the divisor is zero.
  @inline(__always)
  func quotient<T: FixedWidthInteger & SignedInteger>(_ number: T, _ divisor: T) -> T {
    let whole = number.dividedReportingOverflow(by: divisor).partialValue
    let rest = number &- whole &* divisor
    guard rest != 0 else { return whole }
    let isNegative = (rest < 0) != (divisor < 0)
    return takesNext(whole, rest, divisor, isNegative) ? whole &+ (isNegative ? -1 : 1) : whole
  }

  /// Whether the next number away from zero is taken, where there is a rest.
  @inline(__always)
  private func takesNext<T: FixedWidthInteger & SignedInteger>(
    _ whole: T,
    _ rest: T,
    _ divisor: T,
    _ isNegative: Bool
  ) -> Bool {
    let part = rest.magnitude
    let other = divisor.magnitude &- part
    switch self {
    case .floor: return isNegative
    case .ceiling: return !isNegative
    case .down: return false
    case .up: return true
    case .halfUp: return part >= other
    case .halfDown: return part > other
    case .halfEven: return part == other ? whole & 1 == 1 : part > other
    }
  }
}

// MARK: - Planning

extension PlanBuilder {
  /// A rounding of a quotient of whole numbers, or of one, as one step; false if it is neither.
  mutating func round(
    _ number: Int,
    _ rounding: Rounding,
    places: Int,
    _ result: Int
  ) -> Bool {
    if let division = program.instruction(writing: number), division.operation == .strict(.divide) {
      return round(division.operands[0], by: division.operands[1], rounding, places, result)
    }
    guard let own = plan.forms[number].lane.places, let bounds = plan.forms[number].bounds else {
      return false
    }
    if own > places {
      let one = constant(1, like: number)
      return round(number, by: one, rounding, places, result)
    }
    define(result, plan.forms[number].lane, bounds)
    emit(.truncateWords, result, number, detail: 1)
    return true
  }

  private mutating func round(
    _ number: Int,
    by divisor: Int,
    _ rounding: Rounding,
    _ places: Int,
    _ result: Int
  ) -> Bool {
    guard let own = plan.forms[number].lane.places, let other = plan.forms[divisor].lane.places
    else { return false }
    let shift = places + other - own
    guard let dividend = shifted(number, by: max(0, shift)),
      let divisor = shifted(divisor, by: max(0, -shift)),
      let magnitude = plan.forms[dividend].bounds?.magnitude
    else { return false }
    // A divisor that was made a multiple of a power of ten is at least that, or zero.
    let most = magnitude / Self.power(max(0, -shift)) + 1
    guard let bounds = Bounds(-most, most) else { return false }
    define(result, .fixed(places: places), bounds)
    emit(.roundQuotient, result, dividend, divisor, detail: rounding.rawValue)
    return true
  }

  /// A register with a number times a power of ten as its whole number; `nil` if it could overflow.
  private mutating func shifted(_ register: Int, by places: Int) -> Int? {
    guard let own = plan.forms[register].lane.places, own + places < 18,
      plan.forms[register].bounds?.multiplied(by: Self.power(places)) != nil
    else { return nil }
    return converted(register, to: .fixed(places: own + places))
  }
}

extension Bounds {
  /// The greatest size of a number.
  fileprivate var magnitude: Int { max(-least, greatest) }
}

// MARK: - Running

extension Machine {
  func roundQuotient(_ step: Step) {
    guard let rounding = Rounding(rawValue: step.detail) else { return }
    let (a, b) = (columns[step.a], columns[step.b])
    let result = columns[step.result]
    for row in rows(step) {
      let isDefined = a.isPresent(row) && b.isPresent(row) && b.whole(at: row) != 0
      result.known[row] = isDefined ? 1 : 0
      guard isDefined else { continue }
      result.put(rounding.quotient(a.whole(at: row), b.whole(at: row)), at: row)
    }
  }
}

extension BlockMachine {
  /// Where the divisor is the same in all rows, and so surely not zero.
  func roundQuotient(_ step: Step) {
    let (a, b, result) = (columns[step.a], columns[step.b], columns[step.result])
    guard let rounding = Rounding(rawValue: step.detail), b.isUniform, b.whole(at: 0) != 0 else {
      return goRowByRow(step)
    }
    switch (a.storage, b.storage, result.storage) {
    case (.half, .half, .half): round(step, rounding, a.halves, b.halves, result.halves)
    case (.word, .word, .half): round(step, rounding, a.words, b.words, result.halves)
    case (.word, .word, .word): round(step, rounding, a.words, b.words, result.words)
    default: return goRowByRow(step)
    }
    settlePair(step)
  }

  @inline(__always)
  private func round<T: FixedWidthInteger & SignedInteger, R: FixedWidthInteger>(
    _ step: Step,
    _ rounding: Rounding,
    _ numbers: UnsafeMutablePointer<T>,
    _ divisors: UnsafeMutablePointer<T>,
    _ target: UnsafeMutablePointer<R>
  ) {
    let divisor = divisors[0]
    each(step, numbers, target) {
      R(truncatingIfNeeded: rounding.quotient($0, divisor))
    }
  }
}
