internal import Diagnostics
internal import Quantities

// MARK: - Lists that are values

extension Checker {
  /// A filter of a list that the host does not have as rows.
  mutating func filter(
    values list: TypedExpression,
    of element: StaticType,
    _ condition: Expression,
    _ node: Expression
  ) -> TypedExpression? {
    let variable = newVariable(element)
    rows.append(Rows(scope: variable.scope, element: element, variable: nil))
    let test = check(condition)
    rows.removeLast()
    guard let test else { return nil }
    if test.type.isNumber { return item(of: list, element, at: test, variable.scope, node) }
    return fit(test, to: .boolean).map {
      dynamic(.filter(list, variable, $0), .list(element), node)
    }
  }

  /// An item at a position, which is the same for all items.
  mutating func item(
    of list: TypedExpression,
    _ element: StaticType,
    at index: TypedExpression,
    _ own: TypedExpression.Scope,
    _ node: Expression
  ) -> TypedExpression? {
    let isScaled = index.type.holdsScaledNumbers
    guard !isScaled, !index.reads({ $0 == own }) else {
      return report(.wrongType(text(of: index), index.type, want: .boolean), at: index.range)
    }
    warn(.mayBeUndefined(text(of: node)), at: node.range)
    return dynamic(.item(list, index), element, node)
  }

  /// Whether a value is an item of a list.
  mutating func found(
    _ value: TypedExpression,
    in list: TypedExpression,
    _ element: StaticType,
    _ node: Expression
  ) -> TypedExpression? {
    if case .range(let end) = element {
      guard let value = agreeing(value, with: end, of: list) else { return nil }
      return dynamic(.contains(value, in: list), .boolean, node)
    }
    guard let value = agreeing(value, with: element, of: list) else { return nil }
    return dynamic(.call("list contains", [list, value]), .boolean, node)
  }

  // MARK: Loops

  /// `for` over ranges, over values, or by several variables.
  mutating func loop(
    _ iterators: [Expression.Iterator],
    _ first: TypedExpression?,
    _ body: Expression,
    _ node: Expression
  ) -> TypedExpression? {
    let outer = rows
    defer { rows = outer }
    guard let loops = loops(iterators, first) else { return nil }
    guard body.mentions("partial") else {
      return check(body).flatMap { iteration(loops, $0, partial: nil, node) }
    }
    return growing(loops, body, node)
  }

  /// A loop whose body sees the results so far: their type is the body's, if it has one with them.
  private mutating func growing(
    _ loops: [TypedExpression.Loop],
    _ body: Expression,
    _ node: Expression
  ) -> TypedExpression? {
    guard inlining.take(body.range.count) else { return report(.tooManyCalls, at: node) }
    let known = findings
    let guess = check(body, seeing: .anything)?.1.type
    for type in [guess, .literalNumber, .anything].compactMap({ $0 }) {
      findings = known
      guard let (variable, value) = check(body, seeing: type) else { continue }
      guard type.isAnything || value.type == type else { continue }
      return iteration(loops, value, partial: variable.scope, node)
    }
    return nil
  }

  private mutating func check(
    _ body: Expression,
    seeing element: StaticType
  ) -> (TypedExpression.Variable, TypedExpression)? {
    let variable = newVariable(.list(element))
    rows.append(Rows(scope: variable.scope, element: variable.type, variable: "partial"))
    defer { rows.removeLast() }
    return check(body).map { (variable, $0) }
  }

  private mutating func iteration(
    _ loops: [TypedExpression.Loop],
    _ body: TypedExpression,
    partial: TypedExpression.Scope?,
    _ node: Expression
  ) -> TypedExpression? {
    if body.type.holdsFunctions { return functionAsValue(body) }
    return dynamic(.iteration(loops, body, partial: partial), .list(body.type), node)
  }

  /// `some` and `every` over ranges and values.
  mutating func loop(
    _ quantifier: Expression.Quantifier,
    _ iterators: [Expression.Iterator],
    _ first: TypedExpression?,
    _ condition: Expression,
    _ node: Expression
  ) -> TypedExpression? {
    let outer = rows
    defer { rows = outer }
    guard let loops = loops(iterators, first) else { return nil }
    return boolean(condition).map { dynamic(.quantified(quantifier, loops, $0), .boolean, node) }
  }

  /// The variables of a loop, each of which sees those before it.
  private mutating func loops(
    _ iterators: [Expression.Iterator],
    _ first: TypedExpression?
  ) -> [TypedExpression.Loop]? {
    var loops: [TypedExpression.Loop] = []
    for (position, iterator) in iterators.enumerated() {
      guard let domain = (position == 0 ? first : nil) ?? check(iterator.domain),
        let loop = loop(iterator, domain)
      else { return nil }
      loops.append(loop)
      rows.append(
        Rows(
          scope: loop.variable.scope,
          element: loop.variable.type,
          variable: iterator.name.text
        )
      )
    }
    return loops
  }

  private mutating func loop(
    _ iterator: Expression.Iterator,
    _ domain: TypedExpression
  ) -> TypedExpression.Loop? {
    guard let last = iterator.end else {
      guard let type = itemType(of: domain) else { return nil }
      return TypedExpression.Loop(newVariable(type), domain, through: nil)
    }
    let whole = Expression(.null, at: iterator.domain.range.lowerBound..<last.range.upperBound)
    guard let end = check(last), canCount(domain, end), let (a, b) = unify(domain, end, at: whole)
    else { return nil }
    return TypedExpression.Loop(newVariable(a.type), a, through: b)
  }

  private mutating func itemType(of domain: TypedExpression) -> StaticType? {
    switch domain.type {
    case .list(let element): return element
    case .range(let end):
      if end.isCounted { return end }
      _ = report(.notCounted(text(of: domain), end), at: domain.range)
    default: _ = report(.notAList(text(of: domain), domain.type), at: domain.range)
    }
    return nil
  }

  private mutating func canCount(_ first: TypedExpression, _ last: TypedExpression) -> Bool {
    for side in [first, last] {
      if side.type.isOptional {
        _ = report(.mayBeAbsent(text(of: side)), at: side.range)
        return false
      }
      if !side.type.isCounted, !side.type.isAnything {
        _ = report(.notCounted(text(of: side), side.type), at: side.range)
        return false
      }
    }
    return true
  }

  // MARK: Operators

  /// An operator on values that have no lanes; `nil` if it has no result for their types.
  func valueOperation(
    _ symbol: BinaryOperator,
    _ a: TypedExpression,
    _ b: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    let type: StaticType? =
      switch (symbol, a.type, b.type) {
      case (.add, .string, .string): .string
      case (.add, .other(.dateTime), .daysTimeDuration), (.add, .other(.time), .daysTimeDuration),
        (.add, .other(.dateTime), .yearsMonthsDuration),
        (.subtract, .other(.dateTime), .daysTimeDuration),
        (.subtract, .other(.time), .daysTimeDuration),
        (.subtract, .other(.dateTime), .yearsMonthsDuration):
        a.type
      case (.subtract, .other(.dateTime), .other(.dateTime)),
        (.subtract, .other(.dateTime), .date), (.subtract, .date, .other(.dateTime)),
        (.subtract, .other(.time), .other(.time)):
        .daysTimeDuration
      case (.multiply, _, _), (.divide, _, _): scaledDuration(symbol, a.type, b.type)
      default: nil
      }
    return type.map { dynamic(.binary(symbol, a, b), $0, node) }
  }

  private func scaledDuration(
    _ symbol: BinaryOperator,
    _ a: StaticType,
    _ b: StaticType
  ) -> StaticType? {
    if a.isDuration, b.isPlainNumber { return a }
    if symbol == .multiply, a.isPlainNumber, b.isDuration { return b }
    return symbol == .divide && a == b && a.isDuration ? .number(.none) : nil
  }

  /// Whether two values are compared as values, not in lanes.
  func isComparedAsValue(_ type: StaticType) -> Bool {
    switch type.unwrapped {
    case .context, .range, .list, .other: true
    default: false
    }
  }
}

extension StaticType {
  /// Whether it is a number without a dimension.
  fileprivate var isPlainNumber: Bool {
    switch self {
    case .literalNumber: true
    case .number(let unit): unit.isDimensionless && unit.scale == .one
    default: false
    }
  }
}
