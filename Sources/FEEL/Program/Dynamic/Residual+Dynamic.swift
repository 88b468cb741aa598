internal import Diagnostics

// MARK: - What only the dynamic evaluator computes

extension Residual {
  /// Returns the evaluator's expression for what only it computes.
  mutating func expression(
    _ dynamic: TypedExpression.Dynamic,
    _ typed: TypedExpression
  ) -> Expression {
    let range = typed.range
    switch dynamic {
    case .context(let entries): return context(entries, range)
    case .field(let base, let path, let definition):
      let made = expression(base)
      return checked(field(of: made, base.type, path, definition, typed), typed)
    case .range(let span): return self.range(span, range)
    case .function(let parameters, let body):
      for parameter in parameters { declare(parameter) }
      return lambda(parameters.map(\.scope), body)
    case .call(let name, let operands):
      return call(name, operands.map { expression($0) }, range)
    case .iteration(let loops, let body, let partial):
      return iteration(loops, body, partial, range)
    case .quantified(let quantifier, let loops, let condition):
      let iterators = self.iterators(loops)
      return Expression(
        .quantified(quantifier, iterators, condition: expression(condition)),
        at: range
      )
    case .filter(let list, let variable, let condition):
      let made = expression(list)
      declare(variable)
      return call("#filter", [made, lambda([variable.scope], condition)], range)
    case .item(let list, let index):
      return call("#item", [expression(list), expression(index)], range)
    case .instance(let value, let type):
      return Expression(.instanceOf(expression(value), type), at: range)
    case .binary(let symbol, let left, let right):
      return Expression(.binary(symbol, expression(left), expression(right)), at: range)
    case .contains(let value, let list):
      let test = UnaryTest(.expression(expression(list)), at: list.range)
      return Expression(.membership(expression(value), [test]), at: range)
    case .cast(let value): return expression(value)
    }
  }

  /// The entries have names of ours while they are made, so that theirs hide none of those.
  private mutating func context(
    _ entries: [TypedExpression.Entry],
    _ range: Range<Int>
  ) -> Expression {
    var values: [Expression.ContextEntry] = []
    var made: [Expression.ContextEntry] = []
    for (position, entry) in entries.enumerated() where !entry.value.type.holdsFunctions {
      let place = entry.value.range
      let name = Expression.Name("#entry \(position)", at: place)
      values.append(.init(name, expression(entry.value)))
      let key = Expression.Name(entry.key, at: place)
      made.append(.init(key, Expression(.name(name), at: place)))
    }
    return Self.letting(values, in: Expression(.context(made), at: range), at: range)
  }

  private mutating func range(
    _ span: TypedExpression.Span,
    _ range: Range<Int>
  ) -> Expression {
    let low = span.low.map { expression($0) }
    let high = span.high.map { expression($0) }
    let literal = Expression.RangeLiteral(
      low: low,
      includesLow: span.includesLow,
      high: high,
      includesHigh: span.includesHigh,
      isUnary: span.isUnary
    )
    return Expression(.range(literal), at: range)
  }

  // MARK: Loops

  private mutating func iteration(
    _ loops: [TypedExpression.Loop],
    _ body: TypedExpression,
    _ partial: TypedExpression.Scope?,
    _ range: Range<Int>
  ) -> Expression {
    let iterators = self.iterators(loops)
    guard let partial else {
      return Expression(.iteration(iterators, body: expression(body)), at: range)
    }
    declare(TypedExpression.Variable(partial, .list(body.type)))
    let results = Self.named("partial", body.range)
    let entry = Expression.ContextEntry(
      Expression.Name(Self.name(partial), at: body.range),
      results
    )
    let inner = Self.letting([entry], in: expression(body), at: body.range)
    return Expression(.iteration(iterators, body: inner), at: range)
  }

  private mutating func iterators(_ loops: [TypedExpression.Loop]) -> [Expression.Iterator] {
    loops.map { loop in
      let domain = expression(loop.domain)
      let end = loop.end.map { expression($0) }
      declare(loop.variable)
      let name = Expression.Name(Self.name(loop.variable.scope), at: loop.domain.range)
      return Expression.Iterator(name, in: domain, through: end)
    }
  }
}
