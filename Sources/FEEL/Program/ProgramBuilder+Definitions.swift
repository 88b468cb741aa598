// MARK: - Definitions

extension ProgramBuilder {
  mutating func definition(
    _ id: String,
    _ typed: TypedExpression,
    _ scope: TypedExpression.Scope,
    _ path: [String],
    _ place: Surroundings
  ) -> Trace {
    guard let definition = definitions(id) else {
      preconditionFailure("the checker let pass '\(id)', which no definition has")
    }
    let (frame, path) = place.place(scope, path)
    let value = value(of: definition, DefinitionKey(id: id, frame: frame, path: path))
    return trace(.definition(id), typed, value.register, place, parts: [value])
  }

  /// A definition's expression is compiled once for each record that it is asked of.
  mutating func value(of definition: CheckedExpression, _ key: DefinitionKey) -> Trace {
    if let known = definitionTraces[key] { return known }
    let value = lower(definition.typed, in: surroundings(of: definition, key))
    definitionTraces[key] = value
    return value
  }

  mutating func surroundings(
    of definition: CheckedExpression,
    _ key: DefinitionKey
  ) -> Surroundings {
    var inner = Surroundings(text: textID(of: definition.fragment))
    let record = key.id.split(separator: ".", maxSplits: 1).first.map(String.init) ?? key.id
    inner.record = (record, key.frame, key.path)
    return inner
  }

  /// The expression of a definition.
  func definition(_ id: String) -> CheckedExpression? { definitions(id) }

  /// The expression of a definition, and what surrounds it where it is asked of a record.
  mutating func opened(
    _ id: String,
    _ scope: TypedExpression.Scope,
    _ path: [String],
    _ place: Surroundings
  ) -> (CheckedExpression, Surroundings) {
    guard let definition = definitions(id) else {
      preconditionFailure("the checker let pass '\(id)', which no definition has")
    }
    let (frame, path) = place.place(scope, path)
    let key = DefinitionKey(id: id, frame: frame, path: path)
    return (definition, surroundings(of: definition, key))
  }
}
