// MARK: - Names for values, and what only the dynamic evaluator computes

extension ProgramBuilder {
  /// What a name stands for: it is compiled when it is first used.
  final class Bound {
    let typed: TypedExpression
    let place: Surroundings
    var trace: Trace?
    /// The parts of it that were compiled, by the steps that lead there.
    var parts: [[String]: Trace] = [:]

    init(_ typed: TypedExpression, in place: Surroundings) {
      self.typed = typed
      self.place = place
    }
  }

  /// A value with a name, or a part of it.
  mutating func lower(
    _ bound: Bound,
    _ path: [String],
    _ definition: String?,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    guard path.isEmpty, definition == nil else {
      return part(path, definition, of: bound, typed, place)
    }
    if let known = bound.trace { return trace(.computation, typed, known.register, place) }
    let value = lower(bound.typed, in: bound.place)
    bound.trace = value
    return trace(value.form, typed, value.register, place, parts: value.parts)
  }

  private mutating func part(
    _ path: [String],
    _ definition: String?,
    of bound: Bound,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let steps = path + [definition].compactMap(\.self)
    if let known = bound.parts[steps] { return trace(.computation, typed, known.register, place) }
    let form = TypedExpression.Dynamic.field(bound.typed, path, definition: definition)
    let field = TypedExpression(.dynamic(form), typed.type, at: typed.range)
    let part = lower(field, in: bound.place)
    bound.parts[steps] = part
    return part
  }

  /// What the dynamic evaluator computes of values that the program has.
  mutating func dynamic(_ typed: TypedExpression, _ place: Surroundings) -> Trace {
    if case .dynamic(.field(let base, let path, let definition)) = typed.form, base.isDerived {
      let steps = FieldSteps(path, definition: definition)
      let value = field(steps, of: base, typed.type, in: place)
      return trace(.computation, typed, value.register, place, parts: [value])
    }
    return evaluated(typed, place)
  }

  /// What the dynamic evaluator computes, whatever it is.
  mutating func evaluated(_ typed: TypedExpression, _ place: Surroundings) -> Trace {
    let residual = Residual(typed, outer: place.bindings.mapValues(\.typed))
    let parts = residual.captures.map { lower($0, in: place) }
    return emit(.evaluate(residual.code), parts, .computation, typed, place)
  }
}

extension ProgramBuilder.Surroundings {
  /// The surroundings of what sees some values by name, of which each sees those before it.
  func adding(_ bindings: [TypedExpression.Binding]) -> Self {
    var inner = self
    for binding in bindings {
      inner.bindings[binding.scope] = ProgramBuilder.Bound(binding.value, in: inner)
    }
    return inner
  }
}
