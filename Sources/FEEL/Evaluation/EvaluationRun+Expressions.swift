internal import Quantities

extension EvaluationRun {
  /// Evaluates a node.
  func evaluate(_ expression: Expression, _ scope: Scope) -> Value {
    guard enter(at: expression.range) else {
      leave()
      return .null
    }
    defer { leave() }
    return evaluate(expression.form, at: expression.range, scope)
  }

  private func evaluate(_ form: Expression.Form, at range: Range<Int>, _ scope: Scope) -> Value {
    switch form {
    case .null: .null
    case .boolean(let value): .boolean(value)
    case .number(let value): .number(value)
    case .string(let value): .string(value)
    case .at(let text): atLiteral(text, range)
    case .name(let name): variable(name, scope)
    case .path(let base, let name): path(base, name, scope)
    case .negation(let operand): negation(operand, range, scope)
    case .binary(let symbol, let left, let right): binary(symbol, left, right, range, scope)
    case .between(let value, let low, let high): between(value, low, high, range, scope)
    case .membership(let value, let tests): membership(value, tests, scope)
    case .instanceOf(let value, let type): instanceOf(value, type, scope)
    case .conditional(let test, let first, let second): conditional(test, first, second, scope)
    case .iteration(let iterators, let body): iteration(iterators, body, range, scope)
    case .quantified(let quantifier, let iterators, let condition):
      quantified(quantifier, iterators, condition, scope)
    case .filter(let list, let condition): filter(list, condition, range, scope)
    case .call(let function, let arguments): call(function, arguments, range, scope)
    case .list(let items): checked(.list(items.map { evaluate($0, scope) }), at: range)
    case .context(let entries): context(entries, range, scope)
    case .range(let literal): self.range(literal, range, scope)
    case .function(let parameters, let body, let isExternal):
      function(parameters, body, isExternal, scope)
    }
  }

  private func atLiteral(_ text: String, _ range: Range<Int>) -> Value {
    TemporalText.value(text) ?? nothing(.notTemporal(text), at: range)
  }

  private func variable(_ name: Expression.Name, _ scope: Scope) -> Value {
    if let value = scope[name.text] { return value }
    if unknownNames.contains(name.text) { return unknown() }
    if let function = evaluator.functions[name.text] { return .function(FunctionValue(function)) }
    return nothing(.noSuchVariable(name.text), at: name.range)
  }

  private func conditional(
    _ test: Expression,
    _ first: Expression,
    _ second: Expression,
    _ scope: Scope
  ) -> Value {
    switch evaluate(test, scope) {
    case .boolean(true): evaluate(first, scope)
    case .null where evaluator.isStrict: nothing(.noTruth(.null), at: test.range)
    case .boolean(false), .null: evaluate(second, scope)
    case let other: nothing(.noTruth(other.type), at: test.range)
    }
  }

  private func instanceOf(_ value: Expression, _ type: TypeReference, _ scope: Scope) -> Value {
    let value = evaluate(value, scope)
    guard let type = resolve(type) else { return nothing(.noSuchType, at: type.range) }
    return .boolean(value.isInstance(of: type))
  }

  private func context(
    _ entries: [Expression.ContextEntry],
    _ range: Range<Int>,
    _ scope: Scope
  ) -> Value {
    var result = ContextValue()
    var scope = scope
    for entry in entries {
      guard result[entry.key.text] == nil else {
        return nothing(.duplicateKey(entry.key.text), at: entry.key.range)
      }
      let value = evaluate(entry.value, scope)
      result[entry.key.text] = value
      scope = scope.adding(entry.key.text, value)
    }
    return checked(.context(result), at: range)
  }

  private func range(
    _ literal: Expression.RangeLiteral,
    _ range: Range<Int>,
    _ scope: Scope
  ) -> Value {
    let low = literal.low.map { evaluate($0, scope) }
    let high = literal.high.map { evaluate($0, scope) }
    let made = RangeValue(
      low: low,
      includesLow: literal.includesLow,
      high: high,
      includesHigh: literal.includesHigh,
      isUnary: literal.isUnary
    )
    guard made.isWellFormed else { return nothing(.noSuchRange, at: range) }
    return .range(made)
  }

  private func function(
    _ parameters: [Expression.Parameter],
    _ body: Expression,
    _ isExternal: Bool,
    _ scope: Scope
  ) -> Value {
    let taken = parameters.map { parameter in
      Closure.Parameter(
        name: parameter.name.text,
        type: parameter.type.flatMap { resolve($0) } ?? .any
      )
    }
    let closure = Closure(
      taken,
      body: body,
      isExternal: isExternal,
      scope: scope,
      fragment: fragment
    )
    return .function(FunctionValue(closure))
  }
}

extension RangeValue {
  /// Whether the ends are there, of one comparable kind, and in order.
  var isWellFormed: Bool {
    if isUnary {
      let end = low ?? high ?? .null
      return isEquality ? !end.isNull : end.compared(to: end) != nil
    }
    guard let order = (low ?? .null).compared(to: high ?? .null) else { return false }
    return order != .descending
  }

  private var isEquality: Bool { low != nil && high != nil }
}

// MARK: - Types

extension EvaluationRun {
  /// Returns the type that a reference means, or `nil` if there is none of that name.
  func resolve(_ reference: TypeReference) -> ValueType? {
    switch reference.form {
    case .named(let name): ValueType.named[name] ?? evaluator.types[name]
    case .list(let item): resolve(item).map { .list($0) }
    case .range(let end): resolve(end).map { .range($0) }
    case .context(let entries): context(entries)
    case .function(let parameters, let result): function(parameters, result)
    }
  }

  private func context(_ entries: [Expression.Parameter]) -> ValueType? {
    var types: [String: ValueType] = [:]
    for entry in entries {
      guard let type = entry.type.flatMap({ resolve($0) }) else { return nil }
      types[entry.name.text] = type
    }
    return .context(types)
  }

  private func function(_ parameters: [TypeReference], _ result: TypeReference) -> ValueType? {
    let types = parameters.compactMap { resolve($0) }
    guard types.count == parameters.count, let result = resolve(result) else { return nil }
    return .function(types, returns: result)
  }
}
