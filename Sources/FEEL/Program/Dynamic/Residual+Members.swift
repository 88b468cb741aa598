internal import Diagnostics

// MARK: - Members of lists

extension Residual {
  /// The members of a list of which the filter or the element depends on a variable.
  mutating func members(
    _ members: TypedExpression.Members,
    _ range: Range<Int>
  ) -> Expression {
    if variables[members.parent] != nil { refuse(Diagnostic.Message.nestedList, range) }
    let plain = members.with(filter: nil, element: nil)
    let element = members.type
    var list = operand(TypedExpression(.members(plain), .list(element), at: range))
    variables[members.scope] = element
    if let filter = members.filter {
      list = call("#filter", [list, lambda([members.scope], filter.expression)], range)
    }
    guard let value = members.element?.expression else { return list }
    let iterator = Expression.Iterator(
      Expression.Name(Self.name(members.scope), at: range),
      in: list
    )
    return Expression(.iteration([iterator], body: expression(value)), at: range)
  }

  mutating func lambda(
    _ scopes: [TypedExpression.Scope],
    _ body: TypedExpression
  ) -> Expression {
    let parameters = scopes.map {
      Expression.Parameter(Expression.Name(Self.name($0), at: body.range))
    }
    return Expression(
      .function(parameters, body: expression(body), isExternal: false),
      at: body.range
    )
  }

  mutating func reduction(
    _ reduction: TypedExpression.Reduction,
    _ members: TypedExpression.Members,
    _ range: Range<Int>
  ) -> Expression {
    let list = self.members(members, range)
    switch reduction {
    case .count: return call("count", [list], range)
    case .sum: return call("sum", [list], range)
    case .minimum: return call("min", [list], range)
    case .maximum: return call("max", [list], range)
    case .mean: return call("mean", [list], range)
    case .some, .every:
      let item = Expression.Name("#item of list", at: range)
      return Expression(
        .quantified(
          reduction == .some ? .some : .every,
          [Expression.Iterator(item, in: list)],
          condition: Expression(.name(item), at: range)
        ),
        at: range
      )
    }
  }
}
