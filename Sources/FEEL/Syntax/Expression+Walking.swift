extension Expression {
  /// Whether the expression mentions the tested value, `?`, of its own unary test.
  var mentionsTested: Bool {
    switch form {
    case .name(let name): return name.text == "?"
    case .membership(let value, _): return value.mentionsTested
    default: return children.contains(where: \.mentionsTested)
    }
  }

  /// The expressions of which this one is made, in the order in which they stand.
  public var children: [Expression] {
    switch form {
    case .null, .boolean, .number, .string, .at, .name: []
    case .path(let base, _): [base]
    case .negation(let operand): [operand]
    case .binary(_, let left, let right): [left, right]
    case .between(let value, let low, let high): [value, low, high]
    case .membership(let value, let tests): [value] + tests.flatMap(\.children)
    case .instanceOf(let value, _): [value]
    case .conditional(let test, let first, let second): [test, first, second]
    case .iteration(let iterators, let body): iterators.flatMap(\.children) + [body]
    case .quantified(_, let iterators, let condition): iterators.flatMap(\.children) + [condition]
    case .filter(let list, let condition): [list, condition]
    case .call(let function, let arguments): [function] + arguments.values
    case .list(let items): items
    case .context(let entries): entries.map(\.value)
    case .range(let range): [range.low, range.high].compactMap(\.self)
    case .function(_, let body, _): [body]
    }
  }
}

extension Expression.Iterator {
  /// The list, or the two ends.
  var children: [Expression] { [domain] + (end.map { [$0] } ?? []) }
}

extension Expression.Arguments {
  /// The values, in the order in which they stand.
  public var values: [Expression] {
    switch self {
    case .positional(let values): values
    case .named(let arguments): arguments.map(\.value)
    }
  }
}

extension UnaryTest {
  /// The expressions of which the test is made.
  public var children: [Expression] {
    switch form {
    case .any: []
    case .comparison(_, let operand): [operand]
    case .expression(let expression): [expression]
    case .negated(let tests): tests.flatMap(\.children)
    }
  }
}
