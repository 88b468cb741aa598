internal import Diagnostics
internal import Quantities

// MARK: - Operations that may have no result

extension Checker {
  /// Whether a call can have a result at all; reported if not, with a warning where some arguments
  /// of these types have none.
  mutating func isDefined(
    _ function: BuiltInFunction,
    _ operands: [TypedExpression],
    _ node: Expression
  ) -> Bool {
    switch function.name {
    case let name where Self.total.contains(name):
      return true
    case "modulo":
      warnOfZero(operands[1])
      return !Self.isZero(operands[1])
    case "decimal", "round up", "round down", "round half up", "round half down":
      if case .constant = operands[1].form {
        return hasResult(function, [.number(1)], operands, node)
      }
    case "matches", "replace", "split":
      let isWritten = operands.dropFirst().allSatisfy { $0.written != nil }
      if isWritten { return hasResult(function, [.string("")], operands, node) }
    case "date":
      if operands.count == 3, Self.isDayOfAnyYear(operands[1], operands[2]) { return true }
    case "sqrt":
      if let least = least(operands[0]), least >= .zero { return true }
    case "log":
      if let least = least(operands[0]), least > .zero { return true }
    default:
      break
    }
    warn(.mayBeUndefined(text(of: node)), at: node.range)
    return true
  }

  /// The functions that have a result for all values of the types they take.
  private static let total: Set<String> = [
    "not", "is", "string", "string length", "upper case", "lower case", "substring before",
    "substring after", "contains", "starts with", "ends with", "string join", "list contains",
    "count", "append", "concatenate", "reverse", "index of", "union", "distinct values",
    "duplicate values", "flatten", "sort", "mode", "abs", "floor", "ceiling", "exp", "odd", "even",
    "day of year", "day of week", "month of year", "week of year", "years and months duration",
    "all", "any", "before", "after", "meets", "met by", "overlaps", "overlaps before",
    "overlaps after", "finishes", "finished by", "includes", "during", "starts", "started by",
    "coincides",
  ]

  /// Whether a written month and day are a day in every year.
  private static func isDayOfAnyYear(_ month: TypedExpression, _ day: TypedExpression) -> Bool {
    guard let month = month.written?.asNumber?.asInt(), let day = day.written?.asNumber?.asInt()
    else { return false }
    return CalendarDay(year: 2023, month: month, day: day) != nil
  }

  /// Whether a call has a result for a sample of its first argument, when the others are written.
  private mutating func hasResult(
    _ function: BuiltInFunction,
    _ sample: [Value],
    _ operands: [TypedExpression],
    _ node: Expression
  ) -> Bool {
    let others = operands.dropFirst(sample.count).compactMap(\.written)
    guard function.value(of: sample + others).isNull else { return true }
    report(.noValue(text(of: node)), at: node)
    return false
  }

  /// Warns of a power that may have no result.
  mutating func warnOfUndefinedPower(
    _ base: TypedExpression,
    _ exponent: TypedExpression,
    _ node: Expression
  ) {
    if case .constant(.number(let number)) = exponent.form, number.isInteger, number >= .zero {
      return
    }
    if case .constant(.number(let number)) = base.form, number > .zero { return }
    warn(.mayBeUndefined(text(of: node)), at: node.range)
  }

  /// The first operand with members that may be absent, where a function wants values.
  func absentMembers(_ name: String, _ operands: [TypedExpression]) -> TypedExpression? {
    guard Self.aggregates.contains(name) else { return nil }
    return operands.first { operand in
      if case .list(.optional) = operand.type { true } else { false }
    }
  }

  private static let aggregates: Set<String> = [
    "sum", "min", "max", "mean", "median", "mode", "stddev", "product", "all", "any", "sort",
    "string join",
  ]

  private static func isZero(_ typed: TypedExpression) -> Bool {
    if case .constant(.number(let number)) = typed.form { number.isZero } else { false }
  }

  /// The least that a declared number can be.
  private func least(_ typed: TypedExpression) -> ExactDecimal? {
    Knowledge.fact(typed).flatMap { field(of: $0)?.bounds.least }
  }
}

extension TypedExpression {
  /// The value that is written; `nil` if it is computed.
  fileprivate var written: Value? {
    if case .constant(let value) = form { value } else { nil }
  }
}
