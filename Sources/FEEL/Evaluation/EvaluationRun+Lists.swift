internal import Diagnostics
internal import Quantities

// MARK: - Paths

extension EvaluationRun {
  func path(_ base: Expression, _ name: Expression.Name, _ scope: Scope) -> Value {
    let value = evaluate(base, scope)
    if let result = field(name.text, of: value) { return result }
    return missingField(name, of: value, base)
  }

  private func missingField(
    _ name: Expression.Name,
    of value: Value,
    _ base: Expression
  ) -> Value {
    let nearest = nearestName(to: name.text, among: value.fieldNames)
    return nothing(
      .noSuchField(name.text, of: value.type, nearest: nearest),
      at: name.range,
      in: base.range.lowerBound..<name.range.upperBound
    )
  }

  private func field(_ name: String, of value: Value) -> Value? {
    switch value {
    case .context(let context): return context[name]
    case .list(let items):
      charge(items.count)
      return .list(items.map { field(name, of: $0) ?? .null })
    default: return Properties.value(name, of: value)
    }
  }
}

extension Value {
  /// The names that may follow a dot behind the value.
  fileprivate var fieldNames: [String] {
    switch self {
    case .context(let context): context.keys
    default: Properties.names.filter { Properties.value($0, of: self) != nil }
    }
  }
}

// MARK: - Filters

extension EvaluationRun {
  func filter(
    _ list: Expression,
    _ condition: Expression,
    _ range: Range<Int>,
    _ scope: Scope
  ) -> Value {
    let value = evaluate(list, scope)
    if value.isNull { return nothing(.noFilterOfNull, at: range) }
    let items = value.asList ?? [value]
    if let index = condition.literalIndex { return item(index, of: items, range) }
    guard let first = items.first else { return filterNothing(condition, scope) }
    let decision = evaluate(condition, scope.filtering(first))
    if case .number(let index) = decision { return item(index, of: items, range) }
    return filter(items, condition, first: decision, scope)
  }

  /// An empty list: null where an index is meant, else empty.
  private func filterNothing(_ condition: Expression, _ scope: Scope) -> Value {
    let probe = quietly { evaluate(condition, scope.filtering(.null)) }
    if case .number = probe { return .null }
    return .list([])
  }

  private func item(_ index: ExactDecimal, of items: [Value], _ range: Range<Int>) -> Value {
    guard let position = index.asInt(), position.magnitude <= items.count, position != 0 else {
      return nothing(.noSuchItem(index, count: items.count), at: range)
    }
    return items[position > 0 ? position - 1 : items.count + position]
  }

  private func filter(
    _ items: [Value],
    _ condition: Expression,
    first: Value,
    _ scope: Scope
  ) -> Value {
    var result: [Value] = []
    for (index, item) in items.enumerated() {
      if isStopped { return .null }
      let decision = index == 0 ? first : evaluate(condition, scope.filtering(item))
      if decision == .boolean(true) { result.append(item) }
      if !decision.isNull, decision.asBoolean == nil {
        return nothing(.noCondition(decision.type), at: condition.range)
      }
    }
    return .list(result)
  }
}

extension Expression {
  /// The number if the expression is one, with or without a sign.
  fileprivate var literalIndex: ExactDecimal? {
    switch form {
    case .number(let number): number
    case .negation(let operand): operand.literalIndex.map { -$0 }
    default: nil
    }
  }
}

// MARK: - Iterations

extension EvaluationRun {
  func iteration(
    _ iterators: [Expression.Iterator],
    _ body: Expression,
    _ range: Range<Int>,
    _ scope: Scope
  ) -> Value {
    var results: [Value] = []
    let needsPartial = body.mentions("partial")
    let isComplete = each(iterators[...], scope) { scope in
      let inner = needsPartial ? scope.adding("partial", .list(results)) : scope
      let value = evaluate(body, inner)
      results.append(needsPartial ? checked(value, at: body.range) : value)
      return !isStopped
    }
    return isComplete ? checked(.list(results), at: range) : .null
  }

  func quantified(
    _ quantifier: Expression.Quantifier,
    _ iterators: [Expression.Iterator],
    _ condition: Expression,
    _ scope: Scope
  ) -> Value {
    let deciding = quantifier == .some
    var (isDecided, isKnown) = (false, true)
    var open = Reports()
    let isComplete = each(iterators[...], scope) { scope in
      let (holds, reports) = apart { evaluate(condition, scope).asBoolean }
      isDecided = holds == deciding && reports.isEmpty
      isKnown = isKnown && holds != nil
      open += reports
      return !isDecided && !isStopped
    }
    if isDecided { return .boolean(deciding) }
    report(open)
    return isComplete && isKnown ? .boolean(!deciding) : .null
  }

  /// Runs a body for each combination of the iterators' values until it says false; false too if
  /// that happened or there is nothing to iterate over.
  private func each(
    _ iterators: ArraySlice<Expression.Iterator>,
    _ scope: Scope,
    _ body: (Scope) -> Bool
  ) -> Bool {
    guard let iterator = iterators.first else { return body(scope) }
    guard let domain = domain(iterator, scope) else { return false }
    let rest = iterators.dropFirst()
    return domain.each { value in
      charge(1)
      return !isStopped && each(rest, scope.adding(iterator.name.text, value), body)
    }
  }

  private func domain(_ iterator: Expression.Iterator, _ scope: Scope) -> IterationDomain? {
    let value = evaluate(iterator.domain, scope)
    guard let end = iterator.end else {
      if let domain = IterationDomain(value) { return domain }
      _ = nothing(.noIteration(value.type), at: iterator.domain.range)
      return nil
    }
    let last = evaluate(end, scope)
    if let domain = IterationDomain(from: value, through: last) { return domain }
    _ = nothing(.noIteration(.range(value.type)), at: iterator.domain.range)
    return nil
  }
}

/// What a variable runs over: a list, or whole numbers or days up or down.
enum IterationDomain {
  case items([Value])
  case numbers(ExactDecimal, ExactDecimal)
  case days(CalendarDay, CalendarDay)

  /// Creates the domain that a value is.
  init?(_ value: Value) {
    switch value {
    case .null: return nil
    case .list(let items): self = .items(items)
    case .range(let range): self.init(range)
    default: self = .items([value])
    }
  }

  private init?(_ range: RangeValue) {
    guard !range.isUnary, let low = range.low, let high = range.high else { return nil }
    switch (low, high) {
    case (.number(let low), .number(let high)):
      guard low.isInteger, high.isInteger,
        let first = range.includesLow ? low : low.adding(1),
        let last = range.includesHigh ? high : high.subtracting(1)
      else { return nil }
      self = first <= last ? .numbers(first, last) : .items([])
    case (.date(let low), .date(let high)):
      guard let first = low.adding(days: range.includesLow ? 0 : 1),
        let last = high.adding(days: range.includesHigh ? 0 : -1)
      else { return nil }
      self = first <= last ? .days(first, last) : .items([])
    default: return nil
    }
  }

  /// Creates the domain from one end to the other one.
  init?(from first: Value, through last: Value) {
    switch (first, last) {
    case (.number(let first), .number(let last)):
      guard first.isInteger, last.isInteger else { return nil }
      self = .numbers(first, last)
    case (.date(let first), .date(let last)): self = .days(first, last)
    default: return nil
    }
  }

  /// Runs a body for each value until it says false, and returns the last thing it said.
  func each(_ body: (Value) -> Bool) -> Bool {
    switch self {
    case .items(let items): items.allSatisfy(body)
    case .numbers(let first, let last): Self.each(first, last, body)
    case .days(let first, let last): Self.each(first, last, body)
    }
  }

  private static func each(
    _ first: ExactDecimal,
    _ last: ExactDecimal,
    _ body: (Value) -> Bool
  ) -> Bool {
    let step: ExactDecimal = first <= last ? 1 : -1
    var number = first
    while body(.number(number)) {
      guard number != last, let next = number.adding(step), next != number else { return true }
      number = next
    }
    return false
  }

  private static func each(
    _ first: CalendarDay,
    _ last: CalendarDay,
    _ body: (Value) -> Bool
  ) -> Bool {
    let step = first <= last ? 1 : -1
    var day = first
    while body(.date(day)) {
      guard day != last, let next = day.adding(days: step) else { return true }
      day = next
    }
    return false
  }
}

extension Expression {
  /// Whether a name occurs in the expression, in whatever sense.
  func mentions(_ name: String) -> Bool {
    if case .name(let own) = form { return own.text == name }
    return children.contains { $0.mentions(name) }
  }
}
