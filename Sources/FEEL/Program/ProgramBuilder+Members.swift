// MARK: - Members of lists

extension ProgramBuilder {
  mutating func lower(
    _ reduction: TypedExpression.Reduction,
    _ members: TypedExpression.Members,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let (frame, filter, element) = lower(members, place)
    if reduction == .count { return count(frame, filter, typed, place) }
    let operation = Instruction.Operation.reduce(
      reduction,
      frame: frame,
      hasFilter: filter != nil,
      hasElement: element != nil
    )
    return reduce(operation, frame, [filter, element].compactMap { $0 }, typed, place)
  }

  mutating func count(
    _ frame: Int,
    _ filter: Trace?,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let bounds = self.bounds(frame, filter, typed, place)
    let exact = emit(.exactCount, bounds, .computation, typed, place)
    return trace(
      .computation,
      typed,
      exact.register,
      place,
      parts: [filter].compactMap { $0 }
    )
  }

  private mutating func bounds(
    _ frame: Int,
    _ filter: Trace?,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> [Trace] {
    let number = TypedExpression(typed.form, .literalNumber, at: typed.range)
    let operands = [filter].compactMap { $0 }
    return [
      reduce(.leastCount(frame: frame), frame, operands, number, place),
      reduce(.greatestCount(frame: frame), frame, operands, number, place),
    ]
  }

  mutating func lower(
    _ comparison: TypedExpression.Comparison,
    _ counted: TypedExpression,
    of members: TypedExpression.Members,
    _ limit: TypedExpression,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let (frame, filter, _) = lower(members, place)
    let bounds = self.bounds(frame, filter, counted, place)
    let limit = lower(limit, in: place)
    let test = emit(.compareCount(comparison), bounds + [limit], .computation, typed, place)
    let count = count(frame, filter, counted, place)
    return trace(.comparison(comparison), typed, test.register, place, parts: [count, limit])
  }

  mutating func collect(
    _ members: TypedExpression.Members,
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    var (frame, filter, element) = lower(members, place)
    if element == nil, case .list(let type) = typed.type {
      let own = TypedExpression(.fact(members.scope, []), type, at: typed.range)
      let register = slot(frame, [], type)
      element = trace(.fact([]), own, register, place)
    }
    let operation = Instruction.Operation.collect(
      frame: frame,
      hasFilter: filter != nil,
      hasElement: element != nil
    )
    return reduce(operation, frame, [filter, element].compactMap { $0 }, typed, place)
  }

  mutating func lower(
    _ members: TypedExpression.Members,
    _ place: Surroundings
  ) -> (frame: Int, filter: Trace?, element: Trace?) {
    let (origin, path) = place.place(members.parent, members.path)
    let parent = deepest([origin] + framesUsed(by: members.children, in: place))
    let frame = frameID(Program.Frame(parent: parent, path: path, origin: origin))
    let inner = place.adding(members.scope, frame)
    let filter = members.filter.map { lower($0.expression, in: inner) }
    let element = members.element.map { lower($0.expression, in: inner) }
    return (frame, filter, element)
  }

  /// The frames of members of outer lists that expressions use, also by names for values.
  ///
  /// What uses the members of two lists stands within both, so that each of these frames lies below
  /// the one before it.
  private func framesUsed(
    by expressions: [TypedExpression],
    in place: Surroundings
  ) -> [Int] {
    var used: [Int] = []
    for expression in expressions {
      _ = expression.reads { scope in
        if let frame = place.frames[scope] { used.append(frame) }
        if let bound = place.bindings[scope] {
          used += framesUsed(by: [bound.typed], in: bound.place)
        }
        return false
      }
    }
    return used
  }

  /// Emits an operation whose operands are in a frame, and whose result is in the parent.
  private mutating func reduce(
    _ operation: Instruction.Operation,
    _ frame: Int,
    _ parts: [Trace],
    _ typed: TypedExpression,
    _ place: Surroundings
  ) -> Trace {
    let operands = parts.map { align($0.register, to: frame, like: $0) }
    let parent = program.frames[frame].parent ?? 0
    let register = instruction(operation, operands, typed, frame: parent, place)
    return trace(.computation, typed, register, place, parts: parts)
  }
}
