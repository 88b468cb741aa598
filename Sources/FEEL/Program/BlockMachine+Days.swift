internal import Quantities

// MARK: - Days

/// A day's parts by whole numbers of four bytes, after Neri and Schneider's way to count from the
/// first of March.
///
/// It is right for days up to 2²⁸ days from 1970, and gives something for all others.
struct DayParts {
  /// The months since the year 0.
  let months: Int32
  /// The day of the month.
  let day: Int32
  private let isNextYear: Int32

  @inline(__always)
  init(_ number: Int32) {
    let shifted = 4 &* UInt32(bitPattern: number &+ Self.shift) &+ 3
    let century = shifted / 146_097
    let dayOfCentury = (shifted &- century &* 146_097) / 4
    let product = UInt64(4 &* dayOfCentury &+ 3) &* 2_939_745
    let yearOfCentury = UInt32(truncatingIfNeeded: product >> 32)
    let dayOfYear = UInt32(truncatingIfNeeded: product) / 2_939_745 / 4
    let numerator = 2141 &* dayOfYear &+ 197_913
    let years = Int32(bitPattern: 100 &* century &+ yearOfCentury) &- Self.years
    months = years &* 12 &+ Int32(bitPattern: numerator >> 16) &- 1
    day = Int32(bitPattern: (numerator & 0xFFFF) / 2141) &+ 1
    isNextYear = dayOfYear >= 306 ? 1 : 0
    self.marchYear = years
  }

  private let marchYear: Int32

  /// Eras of 400 years before the year 0 from which days are counted.
  private static let eras: Int32 = 3670
  private static let years = 400 * eras
  private static let shift: Int32 = 719_468 + 146_097 * eras

  var year: Int32 { marchYear &+ isNextYear }
  /// The month, from 1.
  var month: Int32 { months &+ 1 &- year &* 12 }

  /// The day of the week, 1 for Monday.
  @inline(__always)
  static func weekday(_ number: Int32) -> Int32 {
    Int32(bitPattern: UInt32(bitPattern: number &+ 3 &+ 7 &* (1 << 26)) % 7) &+ 1
  }

  /// The whole months up to another day, negative if that is earlier.
  @inline(__always)
  func months(until other: DayParts) -> Int32 {
    let months = other.months &- self.months
    let isShort: Int32 = (other.day < day ? 1 : 0) & (months > 0 ? 1 : 0)
    let isLong: Int32 = (other.day > day ? 1 : 0) & (months < 0 ? 1 : 0)
    return months &- isShort &+ isLong
  }
}

extension BlockMachine {
  func partOfDay(_ step: Step) {
    let (source, result) = (columns[step.a], columns[step.result])
    guard source.storage == .half, result.storage == .half else { return goRowByRow(step) }
    switch step.detail {
    case 0: each(step, source.halves, result.halves) { DayParts($0).year }
    case 1: each(step, source.halves, result.halves) { DayParts($0).month }
    case 2: each(step, source.halves, result.halves) { DayParts($0).day }
    default: each(step, source.halves, result.halves) { DayParts.weekday($0) }
    }
    settle(step)
  }

  func monthsBetween(_ step: Step) {
    let (from, to, result) = (columns[step.a], columns[step.b], columns[step.result])
    guard from.storage == .half, to.storage == .half, result.storage == .half else {
      return goRowByRow(step)
    }
    if to.isUniform {
      let end = DayParts(to.halves[0])
      each(step, from.halves, result.halves) { DayParts($0).months(until: end) }
    } else {
      let ends = to.halves
      for row in 0..<rows(step) {
        let end = DayParts(ends[row])
        result.halves[row] = DayParts(from.halves[row]).months(until: end)
      }
    }
    settlePair(step)
  }

  /// A comparison of the months from one day to another one with a number.
  func compareMonths(_ step: Step) {
    let (from, to, limit) = (columns[step.a], columns[step.b], columns[step.c])
    let comparison = TypedExpression.Comparison(code: step.detail)
    let target = columns[step.result].bytes
    for row in 0..<rows(step) {
      let months = DayParts(from.halves[row]).months(until: DayParts(to.halves[row]))
      target[row] = comparison.holds(months, limit.halves[row]) ? 1 : 0
    }
    settleAll(step, [from, to, limit])
  }

  /// The same as a comparison of days, where the last two operands are the same in all rows.
  ///
  /// The later the first day the fewer the months; so there is a first and a last day with just so
  /// many.
  func simplified(_ step: Step) -> Step {
    guard step.kernel == .compareMonths, columns[step.b].isUniform, columns[step.c].isUniform,
      let days = MonthDays(
        until: Int(columns[step.b].halves[0]),
        Int(columns[step.c].halves[0]),
        TypedExpression.Comparison(code: step.detail)
      )
    else { return step }
    return step.replaced(by: .compareDays, detail: days.packed)
  }

  func compareDays(_ step: Step) {
    let days = MonthDays(packed: step.detail)
    let (first, last) = (days.first, days.last)
    let source = columns[step.a].halves
    let target = columns[step.result].bytes
    switch days.comparison {
    case .equal: each(step, source, target) { ($0 >= first ? 1 : 0) & ($0 <= last ? 1 : 0) }
    case .notEqual: each(step, source, target) { ($0 < first ? 1 : 0) | ($0 > last ? 1 : 0) }
    case .less: each(step, source, target) { $0 > last ? 1 : 0 }
    case .lessOrEqual: each(step, source, target) { $0 >= first ? 1 : 0 }
    case .greater: each(step, source, target) { $0 < first ? 1 : 0 }
    case .greaterOrEqual: each(step, source, target) { $0 <= last ? 1 : 0 }
    }
    settleAll(step, [columns[step.a], columns[step.b], columns[step.c]])
  }

  /// Makes a result known where all of some columns are.
  private func settleAll(_ step: Step, _ all: [Column]) {
    let open = all.filter { !$0.allKnown }
    guard let first = open.first else { return setKnown(step.result) }
    guard open.count > 1 else { return setKnown(step.result, first.known) }
    let known = columns[step.result].ownKnown(rows: capacities[step.frame])
    known.update(from: first.known, count: rows(step))
    for column in open.dropFirst() {
      for row in 0..<rows(step) { known[row] &= column.known[row] }
    }
    setKnown(step.result, known)
  }
}

/// The days from which there are just so many whole months up to a day, and how the months are
/// compared with that number.
private struct MonthDays {
  let first: Int32
  let last: Int32
  let comparison: TypedExpression.Comparison

  /// Finds the days; `nil` if the calendar does not reach them.
  init?(until end: Int, _ months: Int, _ comparison: TypedExpression.Comparison) {
    let end = CalendarDay(dayNumber: end)
    guard let last = Self.last(until: end, months), let before = Self.last(until: end, months + 1)
    else { return nil }
    first = Int32(Self.clamped(before + 1))
    self.last = Int32(Self.clamped(last))
    self.comparison = comparison
  }

  /// The last day from which there are at least so many months.
  private static func last(until end: CalendarDay, _ months: Int) -> Int? {
    guard var day = end.adding(months: -months)?.dayNumber else { return nil }
    while CalendarDay(dayNumber: day + 1).months(until: end) >= months { day += 1 }
    while CalendarDay(dayNumber: day).months(until: end) < months { day -= 1 }
    return day
  }

  // MARK: In one number

  /// Lanes hold days that are nearer to 1970.
  private static func clamped(_ day: Int) -> Int { min(max(day, -offset), offset - 1) }
  private static let offset = 1 << 29
  private static let bits = 30

  /// All of it as one number.
  var packed: Int {
    let days = (Int(first) + Self.offset) << Self.bits | (Int(last) + Self.offset)
    return comparison.code << (2 * Self.bits) | days
  }

  init(packed: Int) {
    let mask = (1 << Self.bits) - 1
    first = Int32(((packed >> Self.bits) & mask) - Self.offset)
    last = Int32((packed & mask) - Self.offset)
    comparison = TypedExpression.Comparison(code: packed >> (2 * Self.bits))
  }
}
