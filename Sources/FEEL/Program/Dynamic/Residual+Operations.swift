// MARK: - Operations

extension Residual {
  mutating func operation(
    _ operation: TypedExpression.Operation,
    _ operands: [TypedExpression],
    _ range: Range<Int>
  ) -> Expression {
    let isRecord = operands.contains { $0.type.isRecord }
    if case .compare = operation, isRecord {
      let sides = operands.map { identity($0) }
      return Expression(.binary(operation.symbol ?? .equal, sides[0], sides[1]), at: range)
    }
    if operation == .isNull, isRecord {
      let null = Expression(.null, at: range)
      return Expression(.binary(.equal, identity(operands[0]), null), at: range)
    }
    let parts = operands.map { expression($0) }
    if let symbol = operation.symbol {
      return Expression(.binary(symbol, parts[0], parts[1]), at: range)
    }
    if let function = operation.function { return call(function, parts, range) }
    switch operation {
    case .negate: return Expression(.negation(parts[0]), at: range)
    case .isNull:
      return Expression(.binary(.equal, parts[0], Expression(.null, at: range)), at: range)
    case .year: return path(parts[0], ["year"], range)
    case .month: return path(parts[0], ["month"], range)
    case .day: return path(parts[0], ["day"], range)
    case .weekday: return path(parts[0], ["weekday"], range)
    default: return parts[0]
    }
  }

  /// Which record it is: records are the same if their identities are.
  mutating func identity(_ typed: TypedExpression) -> Expression {
    guard depends(typed) else {
      guard let fact = Knowledge.fact(typed), outer[fact.scope] == nil else {
        return identified(expression(typed), typed.type, typed.range)
      }
      return operand(Self.identity(typed))
    }
    switch typed.form {
    case .operation(.unwrap, let operands): return identity(operands[0])
    case .fact(let scope, let path) where typed.isFactOfRecord:
      return fact(scope, path, nil, typed)
    case .definition(let id, let scope, let path): return fact(scope, path, id, typed)
    default: return identified(expression(typed), typed.type, typed.range)
    }
  }
}

extension TypedExpression.Operation {
  /// The operator of the language that does the same.
  var symbol: BinaryOperator? {
    switch self {
    case .add, .addDurations, .addMonths, .addDays: .add
    case .subtract, .subtractDurations, .subtractDates: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .power: .power
    case .compare(let comparison): comparison.symbol
    default: nil
    }
  }

  /// The function of the language, or of packs, that does the same.
  var function: String? {
    switch self {
    case .floor: "floor"
    case .ceiling: "ceiling"
    case .absolute: "abs"
    case .minimum: "min"
    case .maximum: "max"
    case .monthsBetween: "years and months duration"
    case .monthCount: "months"
    case .dayCount: "days"
    case .not: "not"
    default: nil
    }
  }
}

extension TypedExpression.Comparison {
  var symbol: BinaryOperator { BinaryOperator(rawValue: rawValue) ?? .equal }
}

extension StaticType {
  /// Whether it is a record, or may be one.
  fileprivate var isRecord: Bool { if case .record = unwrapped { true } else { false } }
}
