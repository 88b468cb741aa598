internal import Diagnostics
internal import Quantities

// MARK: - Operators

extension Checker {
  /// Checks a negation, `-x`.
  mutating func negation(_ operand: Expression, _ node: Expression) -> TypedExpression? {
    guard let typed = check(operand) else { return nil }
    if case .constant(.number(let value)) = typed.form {
      return TypedExpression(.constant(.number(-value)), typed.type, at: node.range)
    }
    switch typed.type {
    case .number, .literalNumber, .yearsMonthsDuration, .daysTimeDuration:
      return TypedExpression(.operation(.negate, [typed]), typed.type, at: node.range)
    default:
      return report(.wrongOperand("-", text(of: operand), typed.type), at: operand)
    }
  }

  /// Any operator between two operands.
  mutating func binary(
    _ symbol: BinaryOperator,
    _ left: Expression,
    _ right: Expression,
    _ node: Expression
  ) -> TypedExpression? {
    switch symbol {
    case .and: return logic(.and, left, right, node)
    case .or: return logic(.or, left, right, node)
    default: break
    }
    let a = check(left)
    let b = check(right)
    guard let a, let b else { return nil }
    for side in [a, b] where side.type == .invalid { return side }
    switch symbol {
    case .add, .subtract: return sum(symbol, a, b, node)
    case .multiply, .divide, .power: return product(symbol, a, b, node)
    default: return comparison(symbol, a, b, node)
    }
  }

  // MARK: Logic

  /// The left side's guards hold on the right, where it matters at all.
  private mutating func logic(
    _ connective: TypedExpression.Connective,
    _ left: Expression,
    _ right: Expression,
    _ node: Expression
  ) -> TypedExpression? {
    let a = boolean(left)
    let known = knowledge
    if let a { knowledge.learn(from: a, being: connective == .and) }
    let b = boolean(right)
    knowledge = known
    guard let a, let b else { return nil }
    return TypedExpression(.logic(connective, [a, b]), .boolean, at: node.range)
  }

  // MARK: Arithmetic

  private mutating func sum(
    _ symbol: BinaryOperator,
    _ a: TypedExpression,
    _ b: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    let adds = symbol == .add
    switch (a.type, b.type) {
    case (.number, _) where b.type.isNumber, (.literalNumber, _) where b.type.isNumber:
      return unify(a, b, at: node).map {
        operation(adds ? .add : .subtract, [$0, $1], $0.type, node)
      }
    case (.date, .yearsMonthsDuration):
      return operation(.addMonths, [a, signed(b, adds)], .date, node)
    case (.date, .daysTimeDuration):
      return operation(.addDays, [a, signed(b, adds)], .date, node)
    case (.date, .date) where !adds:
      return operation(.subtractDates, [a, b], .daysTimeDuration, node)
    case (.yearsMonthsDuration, .yearsMonthsDuration), (.daysTimeDuration, .daysTimeDuration):
      return operation(adds ? .addDurations : .subtractDurations, [a, b], a.type, node)
    case (.yearsMonthsDuration, .date) where adds:
      return operation(.addMonths, [b, a], .date, node)
    case (.daysTimeDuration, .date) where adds:
      return operation(.addDays, [b, a], .date, node)
    default:
      return unclear(symbol, a, b, node) ?? valueOperation(symbol, a, b, node)
        ?? mismatch(symbol, a, b, node)
    }
  }

  /// An operator on values of which at least one is known only when it is there.
  private mutating func unclear(
    _ symbol: BinaryOperator,
    _ a: TypedExpression,
    _ b: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    guard a.type.isAnything || b.type.isAnything, !a.type.isOptional, !b.type.isOptional else {
      return nil
    }
    for side in [a, b] where side.type.holdsScaledNumbers { return lost(side) }
    let other = a.type.isAnything ? b.type : a.type
    let isSame = other.isNumber && [.add, .subtract].contains(symbol)
    return dynamic(.binary(symbol, a, b), isSame ? other : .anything, node)
  }

  private func signed(_ duration: TypedExpression, _ isPositive: Bool) -> TypedExpression {
    guard !isPositive else { return duration }
    return TypedExpression(.operation(.negate, [duration]), duration.type, at: duration.range)
  }

  private mutating func product(
    _ symbol: BinaryOperator,
    _ a: TypedExpression,
    _ b: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    guard a.type.isNumber, b.type.isNumber else {
      return unclear(symbol, a, b, node) ?? valueOperation(symbol, a, b, node)
        ?? mismatch(symbol, a, b, node)
    }
    switch symbol {
    case .multiply:
      let type = productType(a, b, node) { $0.multiplied(by: $1) }
      return operation(.multiply, [a, b], type, node)
    case .divide:
      warnOfZero(b)
      let type = productType(a, b, node) { $0.divided(by: $1) }
      return operation(.divide, [a, b], type, node)
    default:
      return power(a, b, node)
    }
  }

  /// The unit of a product; a literal has none.
  private mutating func productType(
    _ a: TypedExpression,
    _ b: TypedExpression,
    _ node: Expression,
    _ combine: (UnitOfMeasure, UnitOfMeasure) -> UnitOfMeasure
  ) -> StaticType {
    switch (a.type, b.type) {
    case (.literalNumber, .literalNumber): return .literalNumber
    case (.number(let unit), .literalNumber): return .number(unit)
    case (.literalNumber, .number(let unit)): return .number(combine(.none, unit))
    case (.number(let left), .number(let right)):
      let unit = combine(left, right)
      guard unit.dimension.values.allSatisfy({ abs($0) <= Self.highestPower }) else {
        report(.powerOfUnit(Self.highestPower), at: node.range)
        return .literalNumber
      }
      return .number(unit)
    default: return .literalNumber
    }
  }

  /// Units of products multiply, and definitions can do so again and again.
  private static let highestPower = 16

  private mutating func power(
    _ a: TypedExpression,
    _ b: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    for operand in [a, b] {
      if case .number(let unit) = operand.type, !unit.isDimensionless {
        return report(.wrongOperand("**", text(of: operand), operand.type), at: operand.range)
      }
    }
    if case .constant(let base) = a.form, case .constant(let exponent) = b.form {
      return written(Arithmetic.result(.power, base, exponent) ?? .null, a.type, node)
    }
    warnOfUndefinedPower(a, b, node)
    return operation(.power, [a, b], a.type, node)
  }

  /// Warns of a division by what may be zero: the answer would be unknown.
  mutating func warnOfZero(_ divisor: TypedExpression) {
    switch divisor.form {
    case .constant(.number(let value)):
      if value.isZero { report(.dividesByZero, at: divisor.range) }
    default:
      if let fact = Knowledge.fact(divisor),
        knowledge.nonZero.contains(fact) || field(of: fact)?.isNeverZero ?? false
      {
        return
      }
      warn(.mayDivideByZero(text(of: divisor)), at: divisor.range)
    }
  }

  // MARK: Comparison

  mutating func comparison(
    _ symbol: BinaryOperator,
    _ a: TypedExpression,
    _ b: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    guard let comparison = TypedExpression.Comparison(rawValue: symbol.rawValue) else { return nil }
    if let test = nullTest(comparison, a, b, node) { return test }
    if let count = countComparison(comparison, a, b, node) { return count }
    guard let (left, right) = unify(a, b, at: node) else { return nil }
    let isOrder = comparison != .equal && comparison != .notEqual
    if isOrder, !isOrdered(left.type) { return mismatch(symbol, a, b, node) }
    if left.type.holdsFunctions { return functionAsValue(left) }
    if isOrder || !isComparable(left.type) {
      for side in [left, right] where side.type.isOptional {
        return report(.mayBeAbsent(text(of: side)), at: side.range)
      }
    }
    if isComparedAsValue(left.type) { return dynamic(.binary(symbol, left, right), .boolean, node) }
    warnOfForegone(comparison, left, right, node)
    return operation(.compare(comparison), [left, right], .boolean, node)
  }

  /// Warns of a comparison whose outcome the declared range of a fact decides.
  private mutating func warnOfForegone(
    _ comparison: TypedExpression.Comparison,
    _ left: TypedExpression,
    _ right: TypedExpression,
    _ node: Expression
  ) {
    if case .constant(.number(let limit)) = right.form, let fact = Knowledge.fact(left) {
      warn(field(of: fact)?.bounds.decide(comparison, limit), node)
    } else if case .constant(.number(let limit)) = left.form, let fact = Knowledge.fact(right) {
      warn(field(of: fact)?.bounds.decide(comparison.mirrored, limit), node)
    }
  }

  private mutating func warn(_ foregone: Bool?, _ node: Expression) {
    guard let foregone else { return }
    warn(foregone ? .alwaysHolds(text(of: node)) : .neverHolds(text(of: node)), at: node.range)
  }

  func isOrdered(_ type: StaticType) -> Bool {
    switch type.unwrapped {
    case .number, .literalNumber, .date, .string, .yearsMonthsDuration, .daysTimeDuration,
      .other(.time), .other(.dateTime), .other(.any):
      true
    default: false
    }
  }

  private func isComparable(_ type: StaticType) -> Bool {
    if case .list = type { false } else { true }
  }

  /// `x = null` asks whether there is a value.
  private mutating func nullTest(
    _ comparison: TypedExpression.Comparison,
    _ a: TypedExpression,
    _ b: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    guard comparison == .equal || comparison == .notEqual, a.type == .null || b.type == .null
    else { return nil }
    let tested = a.type == .null ? b : a
    if !tested.type.isOptional { warn(.neverAbsent(text(of: tested)), at: node.range) }
    let isNull = operation(.isNull, [tested], .boolean, node)
    return comparison == .equal ? isNull : operation(.not, [isNull], .boolean, node)
  }

  private func isCount(_ typed: TypedExpression) -> Bool {
    if case .reduction(.count, _) = typed.form { true } else { false }
  }

  private mutating func countComparison(
    _ comparison: TypedExpression.Comparison,
    _ a: TypedExpression,
    _ b: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    if case .reduction(.count, let members) = b.form, !isCount(a) || members.isNarrower(than: a) {
      return countComparison(comparison.mirrored, b, a, node)
    }
    guard case .reduction(.count, let members) = a.form,
      let (_, limit) = unify(a, b, at: node)
    else { return nil }
    return TypedExpression(
      .countComparison(comparison, members, limit, a.range),
      .boolean,
      at: node.range
    )
  }

  /// Checks a span, `x between low and high`.
  mutating func between(
    _ value: Expression,
    _ low: Expression,
    _ high: Expression,
    _ node: Expression
  ) -> TypedExpression? {
    let typed = check(value)
    let lower = check(low)
    let upper = check(high)
    guard let typed, let lower, let upper else { return nil }
    let above = comparison(.greaterOrEqual, typed, lower, node)
    let below = comparison(.lessOrEqual, typed, upper, node)
    guard let above, let below else { return nil }
    return TypedExpression(.logic(.and, [above, below]), .boolean, at: node.range)
  }

  // MARK: Making

  func operation(
    _ operation: TypedExpression.Operation,
    _ operands: [TypedExpression],
    _ type: StaticType,
    _ node: Expression
  ) -> TypedExpression {
    TypedExpression(.operation(operation, operands), type, at: node.range)
  }

  private mutating func mismatch(
    _ symbol: BinaryOperator,
    _ a: TypedExpression,
    _ b: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    for side in [a, b] where side.type.isOptional && side.type != .null {
      return report(.mayBeAbsent(text(of: side)), at: side.range)
    }
    return report(.mismatch(symbol.rawValue, a.type, b.type), at: node)
  }
}

extension TypedExpression.Members {
  /// Whether some of them may be left out, while another count is of all.
  fileprivate func isNarrower(than count: TypedExpression) -> Bool {
    guard case .reduction(.count, let members) = count.form else { return false }
    return filter != nil && members.filter == nil
  }
}
