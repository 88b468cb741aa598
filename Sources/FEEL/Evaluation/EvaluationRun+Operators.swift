internal import Quantities

// MARK: - Logic and comparisons

extension EvaluationRun {
  func binary(
    _ symbol: BinaryOperator,
    _ left: Expression,
    _ right: Expression,
    _ range: Range<Int>,
    _ scope: Scope
  ) -> Value {
    switch symbol {
    case .and, .or:
      return logical(left, right, deciding: symbol == .or, scope)
    case .equal, .notEqual:
      return equality(symbol, evaluate(left, scope), evaluate(right, scope), range)
    case .less, .lessOrEqual, .greater, .greaterOrEqual:
      return comparison(symbol, evaluate(left, scope), evaluate(right, scope), range)
    case .add, .subtract, .multiply, .divide, .power:
      let (first, second) = (evaluate(left, scope), evaluate(right, scope))
      if let result = Arithmetic.result(symbol, first, second) { return checked(result, at: range) }
      return nothing(.noOperation(symbol.rawValue, first.type, second.type), at: range)
    }
  }

  /// `or` if true decides, `and` if false does; what is no truth value counts as null.
  private func logical(
    _ left: Expression,
    _ right: Expression,
    deciding: Bool,
    _ scope: Scope
  ) -> Value {
    let (first, reports) = apart { evaluate(left, scope).asBoolean }
    if first == deciding, reports.isEmpty { return .boolean(deciding) }
    let (second, more) = apart { evaluate(right, scope).asBoolean }
    if second == deciding, more.isEmpty { return .boolean(deciding) }
    report(reports)
    report(more)
    return first == !deciding && second == !deciding ? .boolean(!deciding) : .null
  }

  private func equality(
    _ symbol: BinaryOperator,
    _ left: Value,
    _ right: Value,
    _ range: Range<Int>
  ) -> Value {
    guard let isEqual = left.equals(right) else {
      return nothing(.noOperation(symbol.rawValue, left.type, right.type), at: range)
    }
    return .boolean(isEqual == (symbol == .equal))
  }

  private func comparison(
    _ symbol: BinaryOperator,
    _ left: Value,
    _ right: Value,
    _ range: Range<Int>
  ) -> Value {
    guard let result = compare(symbol, left, right) else {
      return nothing(.noOperation(symbol.rawValue, left.type, right.type), at: range)
    }
    return .boolean(result)
  }

  /// The answer of a comparing operator, `nil` if the values can't be compared.
  func compare(_ symbol: BinaryOperator, _ left: Value, _ right: Value) -> Bool? {
    if symbol == .equal { return left.equals(right) }
    if symbol == .notEqual { return left.equals(right).map { !$0 } }
    guard let order = left.compared(to: right) else { return nil }
    return switch symbol {
    case .less: order == .ascending
    case .greater: order == .descending
    case .lessOrEqual: order != .descending
    default: order != .ascending
    }
  }

  func between(
    _ value: Expression,
    _ low: Expression,
    _ high: Expression,
    _ range: Range<Int>,
    _ scope: Scope
  ) -> Value {
    let (value, low) = (evaluate(value, scope), evaluate(low, scope))
    let high = evaluate(high, scope)
    guard let isAbove = compare(.greaterOrEqual, value, low),
      let isBelow = compare(.lessOrEqual, value, high)
    else {
      return nothing(.noOperation("between", value.type, low.type, high.type), at: range)
    }
    return .boolean(isAbove && isBelow)
  }

  func negation(_ operand: Expression, _ range: Range<Int>, _ scope: Scope) -> Value {
    let value = evaluate(operand, scope)
    switch value {
    case .number(let number): return .number(-number)
    case .yearsMonthsDuration(let months): return .yearsMonthsDuration(months: 0 &- months)
    case .daysTimeDuration(let duration):
      return .daysTimeDuration(DaysTimeDuration(seconds: -duration.seconds))
    default: return nothing(.noNegation(value.type), at: range)
    }
  }
}

// MARK: - Unary tests

extension EvaluationRun {
  func membership(_ value: Expression, _ tests: [UnaryTest], _ scope: Scope) -> Value {
    let value = evaluate(value, scope)
    let holds = self.holds(tests, for: value, scope.adding("?", value))
    return holds.map(Value.boolean) ?? .null
  }

  /// Whether one of some tests holds for a value; `nil` if none does but some can't tell.
  func holds(_ tests: [UnaryTest], for value: Value, _ scope: Scope) -> Bool? {
    var isKnown = true
    for test in tests {
      switch holds(test, for: value, scope) {
      case true: return true
      case false: continue
      case nil: isKnown = false
      }
    }
    return isKnown ? false : nil
  }

  private func holds(_ test: UnaryTest, for value: Value, _ scope: Scope) -> Bool? {
    switch test.form {
    case .any: return true
    case .negated(let tests): return holds(tests, for: value, scope).map { !$0 }
    case .comparison(let symbol, let operand):
      let limit = evaluate(operand, scope)
      if let result = compare(symbol, value, limit) { return result }
      _ = nothing(.noOperation(symbol.rawValue, value.type, limit.type), at: test.range)
      return nil
    case .expression(let expression):
      return holds(expression, for: value, scope)
    }
  }

  private func holds(_ expression: Expression, for value: Value, _ scope: Scope) -> Bool? {
    let wanted = evaluate(expression, scope)
    if expression.mentionsTested { return wanted.asBoolean }
    if wanted.equals(value) == true { return true }
    switch wanted {
    case .list(let items): return contains(items, value)
    case .range(let range):
      if let isIn = range.contains(value) { return isIn }
      _ = nothing(.noOperation("in", value.type, wanted.type), at: expression.range)
      return nil
    case .boolean(let isTrue): return isTrue && value.asBoolean == nil
    default: return false
    }
  }

  private func contains(_ items: [Value], _ value: Value) -> Bool {
    charge(items.count)
    return items.contains { item in
      if case .range(let range) = item, range.contains(value) == true { return true }
      return item.equals(value) == true
    }
  }
}
