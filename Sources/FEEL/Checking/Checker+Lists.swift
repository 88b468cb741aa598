internal import Diagnostics
internal import Quantities

// MARK: - Lists

extension Checker {
  /// Checks a written list.
  mutating func list(_ items: [Expression], _ node: Expression) -> TypedExpression? {
    let checked = items.compactMap { check($0) }
    guard checked.count == items.count else { return nil }
    for item in checked where item.type.holdsFunctions { return functionAsValue(item) }
    return common(checked).map { items, element in
      TypedExpression(.list(items), .list(element), at: node.range)
    }
  }

  /// Checks a filter, `xs[condition]`, or an index, `xs[2]`.
  mutating func filter(
    _ list: Expression,
    _ condition: Expression,
    _ node: Expression
  ) -> TypedExpression? {
    guard let typed = check(list) else { return nil }
    let (bindings, inner) = peeled(typed)
    guard case .list(let element) = inner.type else {
      return report(.notAList(text(of: list), inner.type), at: list)
    }
    guard let (members, _) = members(of: inner), members.element == nil || !element.hasFields else {
      return filter(values: inner, of: element, condition, node).map { bound(bindings, $0) }
    }
    let value = members.element?.expression
    let member = Rows(scope: members.scope, element: element, variable: nil, value: value)
    guard let test = withMember(member, of: members, { $0.check(condition) }) else { return nil }
    if test.type.isNumber {
      return item(of: inner, element, at: test, members.scope, node).map { bound(bindings, $0) }
    }
    guard let test = fit(test, to: .boolean) else { return nil }
    let both = members.filter.map { conjunction($0.expression, test) } ?? test
    return bound(bindings, filtered(members.with(filter: both, element: value), element, node))
  }

  /// Returns the members that a filter leaves; of values that it has shown to be there, those.
  private mutating func filtered(
    _ members: TypedExpression.Members,
    _ element: StaticType,
    _ node: Expression
  ) -> TypedExpression {
    let own = TypedExpression(.fact(members.scope, []), element, at: node.range)
    let value = members.element?.expression ?? own
    let narrow = knowing(members) { $0.knowledge.narrowed(value) }
    guard narrow.type != value.type else {
      return TypedExpression(.members(members), .list(element), at: node.range)
    }
    let present = members.with(filter: members.filter?.expression, element: narrow)
    return TypedExpression(.members(present), .list(narrow.type), at: node.range)
  }

  private func conjunction(_ a: TypedExpression, _ b: TypedExpression) -> TypedExpression {
    TypedExpression(.logic(.and, [a, b]), .boolean, at: b.range)
  }

  /// Checks an iteration, `for x in xs return body`.
  mutating func iteration(
    _ iterators: [Expression.Iterator],
    _ body: Expression,
    _ node: Expression
  ) -> TypedExpression? {
    guard let iterator = iterators.first, iterators.count == 1, iterator.end == nil,
      !body.mentions("partial")
    else { return loop(iterators, nil, body, node) }
    guard let domain = check(iterator.domain) else { return nil }
    guard let (members, element) = members(of: domain) else {
      return loop(iterators, domain, body, node)
    }
    let value = withVariable(iterator.name.text, of: members, element) { $0.check(body) }
    return mapped(members, to: value, node).map { bound(peeled(domain).bindings, $0) }
  }

  /// Returns the list of what each member contributes.
  mutating func mapped(
    _ members: TypedExpression.Members,
    to element: TypedExpression?,
    _ node: Expression
  ) -> TypedExpression? {
    guard let element else { return nil }
    if case .list = element.type { return report(.listOfLists(text(of: node)), at: node) }
    let mapped = members.with(
      filter: members.filter?.expression,
      element: element
    )
    return TypedExpression(.members(mapped), .list(element.type), at: node.range)
  }

  /// `some x in xs satisfies c`, `every …`; several iterators are nested.
  mutating func quantified(
    _ quantifier: Expression.Quantifier,
    _ iterators: ArraySlice<Expression.Iterator>,
    _ condition: Expression,
    _ node: Expression
  ) -> TypedExpression? {
    guard let iterator = iterators.first else { return boolean(condition) }
    guard iterator.end == nil else {
      return loop(quantifier, Array(iterators), nil, condition, node)
    }
    guard let domain = check(iterator.domain) else { return nil }
    guard let (members, element) = members(of: domain) else {
      return loop(quantifier, Array(iterators), domain, condition, node)
    }
    let rest = iterators.dropFirst()
    let test = withVariable(iterator.name.text, of: members, element) {
      $0.quantified(quantifier, rest, condition, node)
    }
    guard let test else { return nil }
    return bound(peeled(domain).bindings, quantified(quantifier, members, test, node))
  }

  private func quantified(
    _ quantifier: Expression.Quantifier,
    _ members: TypedExpression.Members,
    _ test: TypedExpression,
    _ node: Expression
  ) -> TypedExpression {
    let tested = members.with(
      filter: members.filter?.expression,
      element: test
    )
    let reduction: TypedExpression.Reduction = quantifier == .some ? .some : .every
    return TypedExpression(.reduction(reduction, tested), .boolean, at: node.range)
  }

  private mutating func withVariable(
    _ name: String,
    of members: TypedExpression.Members,
    _ element: StaticType,
    _ body: (inout Checker) -> TypedExpression?
  ) -> TypedExpression? {
    let member = Rows(
      scope: members.scope,
      element: element,
      variable: name,
      value: members.element?.expression
    )
    return withMember(member, of: members, body)
  }

  /// Runs a body that sees a member, and knows what the list's filter says of it.
  private mutating func withMember(
    _ member: Rows,
    of members: TypedExpression.Members,
    _ body: (inout Checker) -> TypedExpression?
  ) -> TypedExpression? {
    rows.append(member)
    defer { rows.removeLast() }
    return knowing(members, body)
  }

  /// Runs a body that knows what the filter of some members says of them.
  mutating func knowing<Result>(
    _ members: TypedExpression.Members,
    _ body: (inout Checker) -> Result
  ) -> Result {
    let known = knowledge
    defer { knowledge = known }
    if let filter = members.filter { knowledge.learn(from: filter.expression, being: true) }
    return body(&self)
  }

  /// Returns the members of a list that the host has; `nil` for anything else.
  func members(
    of list: TypedExpression
  ) -> (TypedExpression.Members, element: StaticType)? {
    let inner = peeled(list).inner
    guard case .list(let element) = inner.type, case .members(let members) = inner.form,
      members.element?.expression.hasParts(atMost: Self.smallParts) ?? true
    else { return nil }
    return (members, element)
  }

  // MARK: Membership

  /// Checks a membership, `x in (tests)`.
  mutating func membership(
    _ value: Expression,
    _ tests: [UnaryTest],
    _ node: Expression
  ) -> TypedExpression? {
    guard let typed = check(value) else { return nil }
    return anyOf(tests, of: typed, node)
  }

  /// Returns whether a value passes one of some tests.
  mutating func anyOf(
    _ tests: [UnaryTest],
    of value: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    let outer = tested
    tested = value
    defer { tested = outer }
    let checked = tests.compactMap { check($0, of: value, node) }
    guard checked.count == tests.count else { return nil }
    return disjunction(checked, at: node.range)
  }

  /// Whether one of some parts holds; of none, none does.
  private func disjunction(_ parts: [TypedExpression], at range: Range<Int>) -> TypedExpression {
    if parts.count == 1 { return parts[0] }
    guard !parts.isEmpty else {
      return TypedExpression(.constant(.boolean(false)), .boolean, at: range)
    }
    return TypedExpression(.logic(.or, parts), .boolean, at: range)
  }

  /// Returns the condition that a unary test puts on a value.
  mutating func check(
    _ test: UnaryTest,
    of value: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    let place = Expression(.null, at: test.range)
    switch test.form {
    case .any:
      return TypedExpression(.constant(.boolean(true)), .boolean, at: test.range)
    case .comparison(let symbol, let operand):
      return check(operand).flatMap { comparison(symbol, value, $0, place) }
    case .negated(let tests):
      return anyOf(tests, of: value, place).map { operation(.not, [$0], .boolean, place) }
    case .expression(let expression):
      return check(expression, of: value)
    }
  }

  private mutating func check(
    _ expression: Expression,
    of value: TypedExpression
  ) -> TypedExpression? {
    switch expression.form {
    case .range(let range):
      return inside(range, value, expression)
    case .list(let items):
      let tests = items.map { UnaryTest(.expression($0), at: $0.range) }
      return anyOf(tests, of: value, expression)
    default:
      if expression.mentionsTested { return boolean(expression) }
      guard let typed = check(expression) else { return nil }
      if case .list(let element) = typed.type { return contains(typed, element, value, expression) }
      if case .range(let end) = typed.type { return inside(typed, end, value, expression) }
      return comparison(.equal, value, typed, expression)
    }
  }

  private mutating func inside(
    _ range: Expression.RangeLiteral,
    _ value: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    var parts: [TypedExpression?] = []
    if let low = range.low, let bound = check(low) {
      let symbol: BinaryOperator = range.includesLow ? .greaterOrEqual : .greater
      parts.append(comparison(symbol, value, bound, node))
    }
    if let high = range.high, let bound = check(high) {
      let symbol: BinaryOperator = range.includesHigh ? .lessOrEqual : .less
      parts.append(comparison(symbol, value, bound, node))
    }
    let known = parts.compactMap { $0 }
    let wanted = (range.low == nil ? 0 : 1) + (range.high == nil ? 0 : 1)
    guard known.count == wanted else { return nil }
    if known.count == 1 { return known[0] }
    return TypedExpression(.logic(.and, known), .boolean, at: node.range)
  }

  /// Returns whether a list holds a value.
  mutating func contains(
    _ list: TypedExpression,
    _ element: StaticType,
    _ value: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    if case .list(let items) = list.form {
      let tests = items.compactMap { comparison(.equal, value, $0, node) }
      return tests.count == items.count ? disjunction(tests, at: node.range) : nil
    }
    guard case .members(let members) = list.form else {
      return found(value, in: list, element, node)
    }
    let own = TypedExpression(.fact(members.scope, []), element, at: list.range)
    let item = members.element?.expression ?? own
    if item.type.holdsRecords, value.type.holdsRecords, Knowledge.fact(value) == nil {
      return found(value, in: list, element, node)
    }
    guard let test = comparison(.equal, item, value, node) else { return nil }
    return quantified(.some, members, test, node)
  }
}
