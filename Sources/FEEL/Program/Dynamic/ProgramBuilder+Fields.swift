// MARK: - Fields of what a definition gives

extension ProgramBuilder {
  /// The steps that lead from a record or context to a value; each ends with a definition, but the
  /// last may not.
  struct FieldSteps {
    /// The names that lead to a fact, and the definition that is asked of what they lead to.
    typealias Step = (path: [String], definition: String?)

    let first: Step
    let rest: [Step]

    init(_ path: [String], definition: String?, then rest: [Step] = []) {
      first = (path, definition)
      self.rest = rest
    }

    /// The steps after the first; `nil` if there are none.
    var following: FieldSteps? {
      rest.first.map {
        FieldSteps($0.path, definition: $0.definition, then: Array(rest.dropFirst()))
      }
    }

    /// The steps from what the first name leads to; `nil` if that is all.
    var next: FieldSteps? {
      guard first.path.count > 1 || first.definition != nil || !rest.isEmpty else { return nil }
      return FieldSteps(Array(first.path.dropFirst()), definition: first.definition, then: rest)
    }
  }

  /// Looks for a field where the record comes from: in both branches of a condition, in the entry of
  /// a context, below the path of a fact.
  ///
  /// - Parameters:
  ///   - steps: What is wanted of the record.
  ///   - base: The record or context, or what has it.
  ///   - type: The type of the field.
  ///   - place: The surroundings of the base.
  /// - Returns: Where the field's values will be.
  mutating func field(
    _ steps: FieldSteps,
    of base: TypedExpression,
    _ type: StaticType,
    in place: Surroundings
  ) -> Trace {
    let typed = TypedExpression(base.form, type, at: base.range)
    switch base.form {
    case .fact(let scope, let path) where place.bindings[scope] == nil:
      return field(steps, ofRecordAt: path, scope, typed, place)
    case .definition(let id, let scope, let path) where place.bindings[scope] == nil:
      let (definition, inner) = opened(id, scope, path, place)
      let value = field(steps, of: definition.typed, type, in: inner)
      return trace(.definition(id), typed, value.register, place, parts: [value])
    case .operation(.unwrap, let operands):
      return field(steps, of: operands[0], type, in: place)
    case .conditional(let test, let then, let other):
      let test = lower(test, in: place)
      let branches = [then, other].map { field(steps, of: $0, type, in: place) }
      return emit(.select, [test] + branches, .conditional, typed, place)
    case .binding(let bindings, let body):
      return field(steps, of: body, type, in: place.adding(bindings))
    case .quoted(let expression):
      return field(steps, of: expression.typed, type, in: surroundings(of: expression, in: place))
    case .table(let table):
      let conditions = table.rows.map { lower($0.condition, in: place) }
      let outputs = table.rows.map { field(steps, of: $0.output, type, in: place) }
      return emit(.table(table.policy), conditions + outputs, .table, typed, place)
    case .constant:
      return nothing(typed, place)
    case .dynamic(let dynamic):
      return field(steps, of: dynamic, base, type, place)
    default:
      return evaluated(steps, of: base, type, place)
    }
  }

  private mutating func field(
    _ steps: FieldSteps,
    of dynamic: TypedExpression.Dynamic,
    _ base: TypedExpression,
    _ type: StaticType,
    _ place: Surroundings
  ) -> Trace {
    switch dynamic {
    case .context(let entries):
      guard let entry = entries.first(where: { $0.key == steps.first.path.first }) else { break }
      guard let next = steps.next else { return lower(entry.value, in: place) }
      return field(next, of: entry.value, type, in: place)
    case .field(let owner, let path, let definition?):
      let all = FieldSteps(path, definition: definition, then: [steps.first] + steps.rest)
      return field(all, of: owner, type, in: place)
    case .field(let owner, let path, nil):
      let joined = path + steps.first.path
      let all = FieldSteps(joined, definition: steps.first.definition, then: steps.rest)
      return field(all, of: owner, type, in: place)
    default: break
    }
    return evaluated(steps, of: base, type, place)
  }

  /// The field of a record that only the dynamic evaluator finds, such as the first of some.
  private mutating func evaluated(
    _ steps: FieldSteps,
    of base: TypedExpression,
    _ type: StaticType,
    _ place: Surroundings
  ) -> Trace {
    let (path, definition) = steps.first
    let form = TypedExpression.Dynamic.field(base, path, definition: definition)
    guard let next = steps.following else {
      return evaluated(TypedExpression(.dynamic(form), type, at: base.range), place)
    }
    let inner = definition.flatMap { self.definition($0)?.type } ?? .anything
    let record = TypedExpression(.dynamic(form), inner, at: base.range)
    return evaluated(next, of: record, type, place)
  }

  private mutating func field(
    _ steps: FieldSteps,
    ofRecordAt path: [String],
    _ scope: TypedExpression.Scope,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let path = path + steps.first.path
    guard let id = steps.first.definition else {
      return lower(TypedExpression(.fact(scope, path), typed.type, at: typed.range), in: place)
    }
    let definition = TypedExpression(.definition(id, scope, path), typed.type, at: typed.range)
    guard let next = steps.following else { return lower(definition, in: place) }
    return field(next, of: definition, typed.type, in: place)
  }

  /// There is no record: a guard has excluded that, so that nobody looks at the value.
  private mutating func nothing(_ typed: TypedExpression, _ place: Surroundings) -> Trace {
    let null = TypedExpression(typed.form, typed.type.orAbsent, at: typed.range)
    let absent = literal(.null, null, place)
    guard !typed.type.isOptional else { return absent }
    return emit(.strict(.unwrap), [absent], .computation, typed, place)
  }
}
