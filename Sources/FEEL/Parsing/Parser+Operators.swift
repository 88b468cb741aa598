extension Parser {
  /// How strongly operators bind.
  enum Level: Int {
    case or = 1
    case and, comparison, sum, product, power, unary

    var next: Int { rawValue + 1 }
  }

  /// Reads `expression`.
  mutating func parseExpression() -> Node {
    guard enter() else { return placeholder() }
    defer { leave() }
    return parseBinary(Level.or.rawValue)
  }

  /// Anything whose operators bind at least as strongly as a level.
  mutating func parseBinary(_ level: Int) -> Node {
    let left = parseUnary()
    return continueBinary(left, level)
  }

  /// What follows an operand that was read.
  mutating func continueBinary(_ operand: Node, _ level: Int) -> Node {
    var left = operand
    while true {
      if let binary = binaryOperator(current), binary.level.rawValue >= level {
        left = parseOperation(left, binary.symbol, binary.level)
      } else if level <= Level.comparison.rawValue, takeWord("between") {
        left = parseBetween(left)
      } else if level <= Level.comparison.rawValue, takeWord("in") {
        left = parseMembership(left)
      } else {
        return left
      }
    }
  }

  private mutating func parseOperation(
    _ left: Node,
    _ symbol: BinaryOperator,
    _ level: Level
  ) -> Node {
    advance()
    let right = parseBinary(level.next)
    let form = Expression.Form.binary(symbol, left.expression, right.expression)
    return node(form, span(left, right), over: left.height, right.height)
  }

  private mutating func parseBetween(_ value: Node) -> Node {
    let low = parseBinary(Level.sum.rawValue)
    expectWord("and", in: "between")
    let high = parseBinary(Level.sum.rawValue)
    let form = Expression.Form.between(
      value.expression,
      low: low.expression,
      high: high.expression
    )
    return node(form, span(value, high), over: value.height, low.height, high.height)
  }

  /// `-x`, or what binds more strongly.
  private mutating func parseUnary() -> Node {
    guard current.isMark("-") else { return parseInstance() }
    let start = advance().range.lowerBound
    guard enter() else { return placeholder() }
    defer { leave() }
    let operand = parseUnary()
    let range = start..<max(start, operand.range.upperBound)
    return node(.negation(operand.expression), range, over: operand.height)
  }

  private mutating func parseInstance() -> Node {
    var value = parsePostfix()
    while current.isWord("instance") {
      advance()
      expectWord("of", in: "instance")
      let type = parseType()
      let range = value.range.lowerBound..<max(value.range.upperBound, type.range.upperBound)
      value = node(.instanceOf(value.expression, type), range, over: value.height)
    }
    return value
  }

  func span(_ first: Node, _ last: Node) -> Range<Int> {
    let start = min(first.range.lowerBound, last.range.lowerBound)
    return start..<max(first.range.upperBound, last.range.upperBound)
  }

  private func binaryOperator(_ token: Token) -> (symbol: BinaryOperator, level: Level)? {
    guard token.kind == .mark || token.kind == .word,
      let symbol = BinaryOperator(rawValue: token.text)
    else { return nil }
    return (symbol, level(of: symbol))
  }

  private func level(of symbol: BinaryOperator) -> Level {
    switch symbol {
    case .or: .or
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .add, .subtract: .sum
    case .multiply, .divide: .product
    case .power: .power
    }
  }
}

// MARK: - Paths, filters and calls

extension Parser {
  private mutating func parsePostfix() -> Node {
    let primary = parsePrimary()
    return continuePostfix(primary)
  }

  /// What follows an operand without an operator between.
  mutating func continuePostfix(_ operand: Node) -> Node {
    var value = operand
    while current.kind == .mark {
      switch current.text {
      case ".": value = parsePath(value)
      case "[" where !closesRange: value = parseFilter(value)
      case "(": value = parseCall(value)
      default: return value
      }
    }
    return value
  }

  /// Whether the bracket to be read next closes a range, as in `[1..5[`.
  private var closesRange: Bool {
    guard rangeEnd == brackets else { return false }
    let next = following
    switch next.kind {
    case .number, .string: return false
    case .word: return Self.connectives.contains(next.text)
    case .mark: return !["(", "[", "{", "-", "@", "?"].contains(next.text)
    case .end: return true
    }
  }

  private mutating func parsePath(_ value: Node) -> Node {
    advance()
    guard let name = parseFieldName() else {
      reportMissingName(after: ".")
      return value
    }
    let range = value.range.lowerBound..<name.range.upperBound
    return node(.path(value.expression, name), range, over: value.height)
  }

  private mutating func parseFilter(_ value: Node) -> Node {
    let bracket = open()
    let condition = parseExpression()
    close("]", opened: bracket)
    let range = value.range.lowerBound..<lastEnd
    let form = Expression.Form.filter(value.expression, condition.expression)
    return node(form, range, over: value.height, condition.height)
  }

  private mutating func parseCall(_ value: Node) -> Node {
    let bracket = open()
    let (arguments, heights) = nameLength(before: ":") != nil ? parseNamed() : parsePositional()
    close(")", opened: bracket)
    let form = Expression.Form.call(value.expression, arguments)
    return node(form, value.range.lowerBound..<lastEnd, over: heights + [value.height])
  }

  private mutating func parsePositional() -> (Expression.Arguments, [Int]) {
    let items = parseItems(until: ")") { parser in parser.parseExpression() }
    return (.positional(items.map(\.expression)), items.map(\.height))
  }

  private mutating func parseNamed() -> (Expression.Arguments, [Int]) {
    let items = parseItems(until: ")") { parser in parser.parseNamedArgument() }
    return (.named(items.map(\.argument)), items.map(\.height))
  }

  private mutating func parseNamedArgument() -> (argument: Expression.NamedArgument, height: Int) {
    let name = parseName(before: ":") ?? missingName()
    if !take(":") { reportExpected(":") }
    let value = parseExpression()
    return (Expression.NamedArgument(name, value.expression), value.height)
  }
}
