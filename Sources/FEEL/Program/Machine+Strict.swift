internal import Quantities

// MARK: - Operations on whole values

extension Machine {
  func strict(_ operation: TypedExpression.Operation, _ instruction: Instruction) {
    switch operation {
    case .compare(let comparison): compare(comparison, instruction)
    case .isNull: isNull(instruction)
    case .unwrap: unwrap(instruction)
    case .not: not(instruction)
    case .addMonths, .addDays, .subtractDates, .monthsBetween: days(operation, instruction)
    case .year, .month, .day, .weekday: part(operation, instruction)
    case .monthCount: monthCount(instruction)
    default: arithmetic(operation, instruction)
    }
  }

  private func isNull(_ instruction: Instruction) {
    let operand = column(instruction.operands[0])
    let result = column(instruction.result)
    for row in rows(instruction) {
      result.known[row] = operand.known[row]
      result.booleans[row] = operand.absent[row]
    }
  }

  private func unwrap(_ instruction: Instruction) {
    let operand = column(instruction.operands[0])
    let result = column(instruction.result)
    for row in rows(instruction) {
      result.copy(operand, row, to: row)
      if operand.absent[row] == 1 {
        result.known[row] = 0
        result.absent[row] = 0
      }
    }
  }

  private func not(_ instruction: Instruction) {
    let a = column(instruction.operands[0])
    let result = column(instruction.result)
    map(rows(instruction), a, a.booleans, result, result.booleans) { 1 - $0 }
  }

  // MARK: Numbers and durations

  private func arithmetic(_ operation: TypedExpression.Operation, _ instruction: Instruction) {
    switch column(instruction.result).lane {
    case .integer: months(operation, instruction)
    default: numbers(operation, instruction)
    }
  }

  private func numbers(_ operation: TypedExpression.Operation, _ instruction: Instruction) {
    switch operation {
    case .add, .addDurations: number(instruction) { $0.adding($1) }
    case .subtract, .subtractDurations: number(instruction) { $0.subtracting($1) }
    case .multiply: number(instruction) { $0.multiplied(by: $1) }
    case .divide: number(instruction) { $0.divided(by: $1) }
    case .power: number(instruction) { $0.raised(to: $1) }
    case .minimum: fold(instruction) { min($0, $1) }
    case .maximum: fold(instruction) { max($0, $1) }
    case .negate: number(instruction) { -$0 }
    case .floor: number(instruction) { $0.rounded(toPlaces: 0, mode: .floor) }
    case .ceiling: number(instruction) { $0.rounded(toPlaces: 0, mode: .ceiling) }
    case .absolute: number(instruction) { $0.magnitude }
    case .dayCount: number(instruction) { Self.days(ofSeconds: $0) }
    default: preconditionFailure("\(operation) is no operation on numbers")
    }
  }

  private static func days(ofSeconds seconds: ExactDecimal) -> ExactDecimal? {
    seconds.divided(by: secondsOfADay)?.rounded(toPlaces: 0, mode: .down)
  }

  private static let secondsOfADay = ExactDecimal(86_400)

  private func number(
    _ instruction: Instruction,
    _ body: (ExactDecimal, ExactDecimal) -> ExactDecimal?
  ) {
    let a = column(instruction.operands[0])
    let b = column(instruction.operands[1])
    let result = column(instruction.result)
    map(rows(instruction), a, a.numbers, b, b.numbers, result, result.numbers, body)
  }

  private func number(_ instruction: Instruction, _ body: (ExactDecimal) -> ExactDecimal?) {
    let a = column(instruction.operands[0])
    let result = column(instruction.result)
    map(rows(instruction), a, a.numbers, result, result.numbers, body)
  }

  private func fold(
    _ instruction: Instruction,
    _ body: (ExactDecimal, ExactDecimal) -> ExactDecimal
  ) {
    let operands = columns(instruction)
    let result = column(instruction.result)
    for row in rows(instruction) {
      let known = operands.allSatisfy { $0.known[row] == 1 }
      result.known[row] = known ? 1 : 0
      guard known else { continue }
      result.numbers[row] = operands.dropFirst()
        .reduce(operands[0].numbers[row]) { body($0, $1.numbers[row]) }
    }
  }

  private func months(_ operation: TypedExpression.Operation, _ instruction: Instruction) {
    let a = column(instruction.operands[0])
    let result = column(instruction.result)
    let rows = rows(instruction)
    if operation == .negate {
      map(rows, a, a.integers, result, result.integers) {
        Self.exact(0.subtractingReportingOverflow($0))
      }
      return
    }
    let b = column(instruction.operands[1])
    let adds = operation == .addDurations
    map(rows, a, a.integers, b, b.integers, result, result.integers) {
      Self.exact(adds ? $0.addingReportingOverflow($1) : $0.subtractingReportingOverflow($1))
    }
  }

  private static func exact(_ result: (partialValue: Int, overflow: Bool)) -> Int? {
    result.overflow ? nil : result.partialValue
  }

  private func monthCount(_ instruction: Instruction) {
    let a = column(instruction.operands[0])
    let result = column(instruction.result)
    map(rows(instruction), a, a.integers, result, result.numbers) { ExactDecimal($0) }
  }

  // MARK: Days

  private func days(_ operation: TypedExpression.Operation, _ instruction: Instruction) {
    let rows = rows(instruction)
    let a = column(instruction.operands[0])
    let b = column(instruction.operands[1])
    let result = column(instruction.result)
    switch operation {
    case .addDays:
      map(rows, a, a.integers, b, b.numbers, result, result.integers) { Self.day($0, plus: $1) }
    case .addMonths:
      map(rows, a, a.integers, b, b.integers, result, result.integers) {
        CalendarDay(dayNumber: $0).adding(months: $1)?.dayNumber
      }
    case .subtractDates:
      map(rows, a, a.integers, b, b.integers, result, result.numbers) {
        ExactDecimal($0 - $1).multiplied(by: Self.secondsOfADay)
      }
    default:
      map(rows, a, a.integers, b, b.integers, result, result.integers) {
        CalendarDay(dayNumber: $0).months(until: CalendarDay(dayNumber: $1))
      }
    }
  }

  private static func day(_ day: Int, plus seconds: ExactDecimal) -> Int? {
    guard let days = seconds.divided(by: secondsOfADay)?.rounded(toPlaces: 0, mode: .floor).asInt()
    else { return nil }
    return CalendarDay(dayNumber: day).adding(days: days)?.dayNumber
  }

  private func part(_ part: TypedExpression.Operation, _ instruction: Instruction) {
    let a = column(instruction.operands[0])
    let result = column(instruction.result)
    map(rows(instruction), a, a.integers, result, result.numbers) {
      let day = CalendarDay(dayNumber: $0)
      switch part {
      case .year: return ExactDecimal(day.year)
      case .month: return ExactDecimal(day.month)
      case .day: return ExactDecimal(day.day)
      default: return ExactDecimal(day.weekday)
      }
    }
  }
}

// MARK: - Comparing

extension Machine {
  private func compare(_ comparison: TypedExpression.Comparison, _ instruction: Instruction) {
    let a = column(instruction.operands[0])
    let b = column(instruction.operands[1])
    switch comparison {
    case .equal, .notEqual: equality(a, b, comparison == .equal, instruction)
    default: order(a, b, comparison, instruction)
    }
  }

  /// Two that are absent are equal, one that is absent is equal to no value.
  private func equality(
    _ a: Column,
    _ b: Column,
    _ wantsEqual: Bool,
    _ instruction: Instruction
  ) {
    let result = column(instruction.result)
    for row in rows(instruction) {
      result.known[row] = a.known[row] & b.known[row]
      guard result.known[row] == 1 else { continue }
      let isAbsent = a.absent[row] | b.absent[row] == 1
      let isEqual = isAbsent ? a.absent[row] == b.absent[row] : a.equals(row, b, row)
      result.booleans[row] = isEqual == wantsEqual ? 1 : 0
    }
  }

  private func order(
    _ a: Column,
    _ b: Column,
    _ comparison: TypedExpression.Comparison,
    _ instruction: Instruction
  ) {
    let rows = rows(instruction)
    let result = column(instruction.result)
    switch a.lane {
    case .number:
      map(rows, a, a.numbers, b, b.numbers, result, result.booleans) { comparison.holds($0, $1) }
    case .integer:
      map(rows, a, a.integers, b, b.integers, result, result.booleans) { comparison.holds($0, $1) }
    default:
      map(rows, a, a.texts, b, b.texts, result, result.booleans) {
        comparison.holds(
          Array($0.unicodeScalars.map(\.value)),
          Array($1.unicodeScalars.map(\.value))
        )
      }
    }
  }
}

extension TypedExpression.Comparison {
  /// 1 if the comparison of two values holds, else 0.
  @inline(__always)
  func holds<T: Comparable>(_ a: T, _ b: T) -> UInt8? {
    let holds =
      switch self {
      case .equal: a == b
      case .notEqual: a != b
      case .less: a < b
      case .lessOrEqual: a <= b
      case .greater: a > b
      case .greaterOrEqual: a >= b
      }
    return holds ? 1 : 0
  }

  /// Compares texts by their code points.
  @inline(__always)
  func holds(_ a: [UInt32], _ b: [UInt32]) -> UInt8? {
    switch self {
    case .less: a.lexicographicallyPrecedes(b) ? 1 : 0
    case .greater: b.lexicographicallyPrecedes(a) ? 1 : 0
    case .lessOrEqual: b.lexicographicallyPrecedes(a) ? 0 : 1
    case .greaterOrEqual: a.lexicographicallyPrecedes(b) ? 0 : 1
    case .equal: a == b ? 1 : 0
    case .notEqual: a == b ? 0 : 1
    }
  }
}
