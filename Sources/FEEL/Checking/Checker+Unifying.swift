internal import Diagnostics
internal import Quantities

// MARK: - Two operands of one type

extension Checker {
  /// Returns two operands as values of one type; `nil`, reported, if they have none.
  ///
  /// A written number takes the other side's unit, a written text becomes the other side's case.
  mutating func unify(
    _ a: TypedExpression,
    _ b: TypedExpression,
    at node: Expression
  ) -> (TypedExpression, TypedExpression)? {
    let left = a.type.unwrapped
    let right = b.type.unwrapped
    if left == right || left == .invalid || right == .invalid { return (a, b) }
    if a.type == .null { return (absent(a, like: b), b) }
    if b.type == .null { return (a, absent(b, like: a)) }
    switch (left, right) {
    case (.other(.any), _): return cast(a, to: b.type).map { ($0, b) }
    case (_, .other(.any)): return cast(b, to: a.type).map { (a, $0) }
    case (.literalNumber, .number(let unit)): return literal(a, in: unit).map { ($0, b) }
    case (.number(let unit), .literalNumber): return literal(b, in: unit).map { (a, $0) }
    case (.number(let x), .number(let y)):
      if x.isCommensurable(with: y) { return (a, b) }
      report(.unitMismatch(x.symbol, y.symbol), at: node)
      return nil
    case (.enumeration(let cases), .string): return enumerationCase(b, cases).map { (a, $0) }
    case (.string, .enumeration(let cases)): return enumerationCase(a, cases).map { ($0, b) }
    default:
      guard let type = left.merged(with: right) else {
        report(.mismatch(text(of: node), a.type, b.type), at: node)
        return nil
      }
      return (retyped(a, type), retyped(b, type))
    }
  }

  private func retyped(_ typed: TypedExpression, _ type: StaticType) -> TypedExpression {
    TypedExpression(typed.form, typed.type.isOptional ? .optional(type) : type, at: typed.range)
  }

  /// Returns a written `null` as one that stands for a value of another's type.
  private func absent(_ null: TypedExpression, like other: TypedExpression) -> TypedExpression {
    TypedExpression(null.form, other.type.orAbsent, at: null.range)
  }

  /// Returns a written number in a unit, in the plain scale of its dimension.
  mutating func literal(_ typed: TypedExpression, in unit: UnitOfMeasure) -> TypedExpression? {
    let type = StaticType.number(unit)
    if case .constant(.number(let value)) = typed.form {
      guard let scaled = value.multiplied(by: unit.scale) else {
        return report(.numberTooLarge(text(of: typed)), at: typed.range)
      }
      return TypedExpression(.constant(.number(scaled)), type, at: typed.range)
    }
    guard unit.scale != .one else { return TypedExpression(typed.form, type, at: typed.range) }
    let scale = TypedExpression(.constant(.number(unit.scale)), .literalNumber, at: typed.range)
    return TypedExpression(.operation(.multiply, [typed, scale]), type, at: typed.range)
  }

  /// Returns a written text as the case it names.
  mutating func enumerationCase(
    _ typed: TypedExpression,
    _ enumeration: StaticType.Enumeration
  ) -> TypedExpression? {
    guard case .constant(.string(let word)) = typed.form else {
      return report(.notACase(text(of: typed), enumeration.id), at: typed.range)
    }
    guard let id = enumeration.caseID(named: word) else {
      let words = enumeration.cases.flatMap { [$0.id] + $0.aliases }
      let near = nearestName(to: word, among: words)
      return report(
        .unknownCase(word, of: enumeration, nearest: near),
        at: typed.range
      )
    }
    return TypedExpression(.constant(.string(id)), .enumeration(enumeration), at: typed.range)
  }
}
