extension Parser {
  /// Reads `(expression)`, `(a..b)`, `(< a)`.
  mutating func parseParenthesis() -> Node {
    let bracket = open()
    if comparator != nil { return parseUnaryRange(bracket) }
    let value = parseExpression()
    if current.isMark("..") { return parseRange(from: value, includesLow: false, bracket) }
    close(")", opened: bracket)
    let range = bracket.range.lowerBound..<max(bracket.range.lowerBound, lastEnd)
    return Node(expression: value.expression, height: value.height, range: range)
  }

  /// The comparing operator to be read next, if it is one.
  var comparator: BinaryOperator? {
    guard current.kind == .mark else { return nil }
    switch current.text {
    case "<", "<=", ">", ">=", "=", "!=": return BinaryOperator(rawValue: current.text)
    default: return nil
    }
  }

  private mutating func parseUnaryRange(_ bracket: Token) -> Node {
    let symbol = BinaryOperator(rawValue: advance().text) ?? .equal
    let end = parseBinary(Level.sum.rawValue)
    close(")", opened: bracket)
    let range = bracket.range.lowerBound..<lastEnd
    return node(.range(unaryRange(symbol, end.expression)), range, over: end.height)
  }

  private func unaryRange(_ symbol: BinaryOperator, _ end: Expression) -> Expression.RangeLiteral {
    let isHigh = symbol == .less || symbol == .lessOrEqual
    let isLow = symbol == .greater || symbol == .greaterOrEqual
    return Expression.RangeLiteral(
      low: isHigh ? nil : end,
      includesLow: symbol == .greaterOrEqual || symbol == .equal,
      high: isLow ? nil : end,
      includesHigh: symbol == .lessOrEqual || symbol == .equal,
      isUnary: true
    )
  }

  /// Reads `[]`, `[a, b]`, `[a..b]`.
  mutating func parseBracket() -> Node {
    let bracket = open()
    if current.isMark("]") {
      close("]", opened: bracket)
      return node(.list([]), bracket.range.lowerBound..<lastEnd)
    }
    let first = parseExpression()
    if current.isMark("..") { return parseRange(from: first, includesLow: true, bracket) }
    let rest = parseItems(after: first, until: "]")
    close("]", opened: bracket)
    let form = Expression.Form.list(rest.map(\.expression))
    return node(form, bracket.range.lowerBound..<lastEnd, over: rest.map(\.height))
  }

  private mutating func parseItems(after first: Node, until closing: String) -> [Node] {
    endItem(until: closing)
    guard take(",") else { return [first] }
    return [first] + parseItems(until: closing, isEmptyAllowed: false) { $0.parseExpression() }
  }

  /// Reads `]a..b]`.
  mutating func parseOpenRange() -> Node {
    guard canBegin(following) else { return missingOperand() }
    let bracket = open()
    let low = parseExpression()
    guard current.isMark("..") else {
      reportStray(bracket)
      return low
    }
    return parseRange(from: low, includesLow: false, bracket)
  }

  /// Whether a token can be the first one of an expression.
  private func canBegin(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .string: true
    case .word: !Self.connectives.contains(token.text)
    case .mark: ["(", "-", "@", "?", "[", "{"].contains(token.text)
    case .end: false
    }
  }

  /// `..b]` behind the bracket and the low end that were read.
  mutating func parseRange(from low: Node, includesLow: Bool, _ bracket: Token) -> Node {
    advance()
    let outer = rangeEnd
    rangeEnd = brackets
    let high = parseExpression()
    rangeEnd = outer
    let includesHigh = closeRange(opened: bracket)
    let range = Expression.RangeLiteral(
      low: low.expression,
      includesLow: includesLow,
      high: high.expression,
      includesHigh: includesHigh
    )
    let place = bracket.range.lowerBound..<lastEnd
    return node(.range(range), place, over: low.height, high.height)
  }

  private mutating func closeRange(opened bracket: Token) -> Bool {
    let isIncluded = current.isMark("]")
    if current.isMark("[") {
      advance()
      brackets -= 1
    } else {
      let isMissing = !isIncluded && !current.isMark(")")
      let closing = isIncluded || isMissing && bracket.isMark("[") ? "]" : ")"
      close(closing, opened: bracket)
    }
    return isIncluded
  }
}

// MARK: - Contexts

extension Parser {
  /// Reads `{ key: value }`.
  mutating func parseContext() -> Node {
    let bracket = open()
    let known = names.count
    defer { names.truncate(to: known) }
    let entries = parseItems(until: "}") { parser in parser.parseEntry() }
    close("}", opened: bracket)
    let form = Expression.Form.context(entries.map(\.entry))
    return node(form, bracket.range.lowerBound..<lastEnd, over: entries.map(\.height))
  }

  private mutating func parseEntry() -> (entry: Expression.ContextEntry, height: Int) {
    let key = parseKey()
    if !take(":") { reportExpected(":") }
    let value = parseExpression()
    names.insert(key.text)
    fields.insert(key.text)
    return (Expression.ContextEntry(key, value.expression), value.height)
  }

  private mutating func parseKey() -> Expression.Name {
    if current.kind == .string {
      let token = advance()
      return Expression.Name(token.text, at: token.range)
    }
    return parseName(before: ":") ?? missingName()
  }
}

// MARK: - Brackets and commas

extension Parser {
  /// Moves past an opening bracket.
  mutating func open() -> Token {
    brackets += 1
    return advance()
  }

  /// Moves past a closing bracket, or reports that it is missing.
  mutating func close(_ closing: String, opened bracket: Token) {
    brackets -= 1
    if take(closing) { return }
    reportUnclosed(bracket, closing)
    if [")", "]", "}"].contains(current.text), current.kind == .mark { advance() }
  }

  /// Reads what is separated by commas up to a closing bracket, which is left to be read.
  ///
  /// After an item that can't be read it goes on behind the next comma.
  mutating func parseItems<Item>(
    until closing: String,
    isEmptyAllowed: Bool = true,
    _ parse: (inout Parser) -> Item
  ) -> [Item] {
    if isEmptyAllowed, current.isMark(closing) { return [] }
    var items: [Item] = []
    repeat {
      items.append(parse(&self))
      endItem(until: closing)
    } while take(",")
    return items
  }

  /// Reports and skips what stands between an item and the comma or bracket behind it.
  mutating func endItem(until closing: String) {
    let isEnded = current.kind == .mark && [",", ")", "]", "}", ".."].contains(current.text)
    guard !isEnded, !isAtEnd else { return }
    reportUnexpected()
    skipToSeparator()
  }

  private mutating func skipToSeparator() {
    var depth = 0
    while !isAtEnd {
      if current.kind == .mark {
        if ["(", "[", "{"].contains(current.text) { depth += 1 }
        if [")", "]", "}"].contains(current.text) { depth -= 1 }
        if depth < 0 || (depth == 0 && current.text == ",") { return }
      }
      advance()
    }
  }
}
