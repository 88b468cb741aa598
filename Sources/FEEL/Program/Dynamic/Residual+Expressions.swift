// MARK: - Expressions

extension Residual {
  /// Returns the evaluator's expression for a typed one.
  mutating func expression(_ typed: TypedExpression) -> Expression {
    if case .constant(let value) = typed.form { return constant(value, typed.range) }
    if case .dynamic(let dynamic) = typed.form {
      return typed.isDerived && !depends(typed) ? operand(typed) : expression(dynamic, typed)
    }
    if !depends(typed) {
      guard typed.type.holdsRecords || typed.type.holdsFunctions else { return operand(typed) }
      if let whole = independent(typed) { return whole }
    }
    return dependent(typed)
  }

  /// A part with records or functions that depends on no variable; `nil` if its parts are to be
  /// looked at.
  private mutating func independent(_ typed: TypedExpression) -> Expression? {
    switch typed.form {
    case .fact(let scope, let path):
      guard path.isEmpty, let value = outer[scope], Knowledge.fact(value) == nil else {
        return operand(typed)
      }
      return bound(scope, to: value, typed.range)
    case .members(let members):
      let element = members.element?.expression
      return element.map { Knowledge.fact($0) != nil } ?? true ? operand(typed) : nil
    case .definition, .quoted: return operand(typed)
    case .operation(.unwrap, _): return operand(typed)
    default: return nil
    }
  }

  /// A value with a name outside of the part that holds records: it is made here, with their facts.
  mutating func bound(
    _ scope: TypedExpression.Scope,
    to value: TypedExpression,
    _ range: Range<Int>
  ) -> Expression {
    if !letNames.contains(scope) {
      let made = expression(value)
      letNames.append(scope)
      lets.append(.init(Expression.Name(Self.name(scope), at: value.range), made))
    }
    return Self.named(Self.name(scope), range)
  }

  private mutating func dependent(_ typed: TypedExpression) -> Expression {
    let range = typed.range
    switch typed.form {
    case .constant(let value): return constant(value, range)
    case .fact(let scope, let path): return checked(fact(scope, path, nil, typed), typed)
    case .definition(let id, let scope, let path):
      return checked(fact(scope, path, id, typed), typed)
    case .operation(let operation, let operands): return self.operation(operation, operands, range)
    case .logic(let connective, let parts):
      return joined(connective == .and ? .and : .or, parts.map { expression($0) }, range)
    case .conditional(let test, let then, let other):
      let parts = [test, then, other].map { expression($0) }
      return Expression(.conditional(parts[0], then: parts[1], else: parts[2]), at: range)
    case .list(let items):
      return Expression(.list(items.map { expression($0) }), at: range)
    case .builtIn(let name, let operands):
      return call(name, operands.map { expression($0) }, range)
    case .members(let members): return self.members(members, range)
    case .reduction(let reduction, let members): return self.reduction(reduction, members, range)
    case .countComparison(let comparison, let members, let limit, let place):
      let count = call("count", [self.members(members, place)], place)
      return Expression(.binary(comparison.symbol, count, expression(limit)), at: range)
    case .binding(let bindings, let body): return binding(bindings, body, range)
    case .dynamic(let dynamic): return expression(dynamic, typed)
    case .quoted, .table: return operand(typed)
    }
  }

  func joined(
    _ symbol: BinaryOperator,
    _ parts: [Expression],
    _ range: Range<Int>
  ) -> Expression {
    guard let first = parts.first else { return Expression(.boolean(symbol == .and), at: range) }
    return parts.dropFirst().reduce(first) { Expression(.binary(symbol, $0, $1), at: range) }
  }

  func call(_ name: String, _ arguments: [Expression], _ range: Range<Int>) -> Expression {
    Expression(.call(Self.named(name, range), .positional(arguments)), at: range)
  }

  private mutating func binding(
    _ bindings: [TypedExpression.Binding],
    _ body: TypedExpression,
    _ range: Range<Int>
  ) -> Expression {
    var entries: [Expression.ContextEntry] = []
    for binding in bindings {
      let name = Expression.Name(Self.name(binding.scope), at: binding.value.range)
      entries.append(.init(name, expression(binding.value)))
      variables[binding.scope] = binding.value.type
    }
    return Self.letting(entries, in: expression(body), at: range)
  }
}
