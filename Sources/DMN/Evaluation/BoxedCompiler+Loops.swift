internal import Diagnostics
internal import FEEL
internal import Quantities

extension BoxedCompiler {
  mutating func conditional(
    _ test: BoxedExpression,
    _ first: BoxedExpression,
    _ second: BoxedExpression,
    _ names: VisibleNames
  ) -> BoxedProgram {
    let (test, first) = (compile(test, names), compile(first, names))
    let second = compile(second, names)
    return { frame in
      switch test(frame) {
      case .boolean(true): first(frame)
      case .boolean(false), .null: second(frame)
      case let other: frame.run.nothing(.noBoxedCondition(other.type))
      }
    }
  }

  mutating func filter(
    _ list: BoxedExpression,
    _ match: BoxedExpression,
    _ names: VisibleNames
  ) -> BoxedProgram {
    let list = compile(list, names)
    let match = compile(match, names.adding(["item"] + componentNames))
    return { frame in
      let value = list(frame)
      if value.isNull { return frame.run.nothing(.noBoxedIteration(.null)) }
      return Self.filter(value.asList ?? [value], match, frame)
    }
  }

  private static func filter(_ items: [Value], _ match: BoxedProgram, _ frame: Frame) -> Value {
    var result: [Value] = []
    for item in items {
      frame.run.charge(1)
      if frame.run.isStopped { return .null }
      switch match(frame.filtering(item)) {
      case .boolean(true): result.append(item)
      case .boolean(false), .null: continue
      case .number(let index):
        let position = index.asInt() ?? 0
        let size = items.count
        guard position != 0, position.magnitude <= size else { return .null }
        return items[position > 0 ? position - 1 : size + position]
      case let other: return frame.run.nothing(.noBoxedCondition(other.type))
      }
    }
    return .list(result)
  }

  mutating func iteration(
    _ name: String,
    _ list: BoxedExpression,
    _ body: BoxedExpression,
    _ names: VisibleNames
  ) -> BoxedProgram {
    let domain = domain(list, names)
    let (body, needsPartial) = compileWatching("partial", body, names.adding([name, "partial"]))
    return { frame in
      guard let items = domain(frame) else { return .null }
      var results: [Value] = []
      for item in items {
        frame.run.charge(needsPartial ? 1 + results.count / 16 : 1)
        if frame.run.isStopped { return .null }
        var inner = frame.adding(name, item)
        if needsPartial { inner.variables["partial"] = .list(results) }
        results.append(body(inner))
      }
      return frame.run.checked(.list(results))
    }
  }

  mutating func quantified(
    _ quantifier: BoxedExpression.Quantifier,
    _ name: String,
    _ list: BoxedExpression,
    _ condition: BoxedExpression,
    _ names: VisibleNames
  ) -> BoxedProgram {
    let domain = domain(list, names)
    let condition = compile(condition, names.adding([name]))
    let deciding = quantifier == .some
    return { frame in
      guard let items = domain(frame) else { return .null }
      var isKnown = true
      for item in items {
        frame.run.charge(1)
        if frame.run.isStopped { return .null }
        let holds = condition(frame.adding(name, item)).asBoolean
        if holds == deciding { return .boolean(deciding) }
        isKnown = isKnown && holds != nil
      }
      return isKnown ? .boolean(!deciding) : .null
    }
  }

  /// Makes a program for the items that a variable runs over: those of a list or a range.
  private mutating func domain(
    _ list: BoxedExpression,
    _ names: VisibleNames
  ) -> @Sendable (Frame) -> [Value]? {
    let list = compile(list, names)
    let evaluator = evaluator
    return { frame in
      let value = list(frame)
      switch value {
      case .list(let items): return items
      case .range: return frame.run.items(of: value, evaluator)
      case .null:
        frame.run.nothing(.noBoxedIteration(.null))
        return nil
      default: return [value]
      }
    }
  }
}

extension ModelRun {
  /// The items of a range, as FEEL's `for` goes through them.
  fileprivate func items(of range: Value, _ evaluator: Evaluator) -> [Value]? {
    let iterator = Expression.Iterator(Expression.Name("x", at: 0..<0), in: .name("range"))
    let loop = Expression(.iteration([iterator], body: .name("x")), at: 0..<0)
    return evaluate(CompiledText(loop), ["range": range], evaluator).asList
  }
}
