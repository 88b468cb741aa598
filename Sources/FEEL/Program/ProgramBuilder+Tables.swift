// MARK: - Decision tables

extension ProgramBuilder {
  mutating func lower(
    _ table: TypedExpression.Table,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let conditions = table.rows.map { lower($0.condition, in: place) }
    let outputs = table.rows.map { lower($0.output, in: place) }
    guard !table.policy.collects else {
      return collect(table.policy, conditions, outputs, typed, place)
    }
    return emit(.table(table.policy), conditions + outputs, .table, typed, place)
  }

  // MARK: Collecting tables

  /// A table that collects goes through its rows one by one: each must be definite.
  mutating func collect(
    _ policy: TypedExpression.HitPolicy,
    _ conditions: [Trace],
    _ outputs: [Trace],
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let isExtreme = policy == .collectLeast || policy == .collectGreatest
    var result = literal(isExtreme ? .null : .number(0), typed, place)
    for (condition, output) in zip(conditions, outputs) {
      let next: Trace
      if isExtreme {
        next = better(output, than: result, policy, typed, place)
      } else {
        let term = policy == .collectCount ? literal(.number(1), typed, place) : output
        next = emit(.strict(.add), [result, term], .computation, typed, place)
      }
      result = emit(.select, [condition, next, result], .computation, typed, place)
    }
    return trace(.table, typed, result.register, place, parts: conditions + outputs)
  }

  /// A row's result where there is none yet or it is better than the best so far.
  private mutating func better(
    _ output: Trace,
    than best: Trace,
    _ policy: TypedExpression.HitPolicy,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let truth = TypedExpression(typed.form, .boolean, at: typed.range)
    let value = TypedExpression(typed.form, typed.type.unwrapped, at: typed.range)
    let isFirst = emit(.strict(.isNull), [best], .computation, truth, place)
    let present = emit(.strict(.unwrap), [best], .computation, value, place)
    let comparison: TypedExpression.Comparison = policy == .collectLeast ? .less : .greater
    let isBetter =
      emit(.strict(.compare(comparison)), [output, present], .computation, truth, place)
    let wins = emit(.logic(.or), [isFirst, isBetter], .computation, truth, place)
    return emit(.select, [wins, output, best], .computation, typed, place)
  }

  mutating func literal(
    _ value: Value,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let register = constant(value, typed.type, frame: 0)
    return trace(.constant, typed, register, place)
  }
}
