extension Parser {
  /// Reads `unary tests`.
  mutating func parseUnaryTests() -> [UnaryTest] {
    if current.isMark("-"), following.kind == .end {
      let range = advance().range
      return [UnaryTest(.any, at: range)]
    }
    return parseNegatedTests() ?? parseTests()
  }

  /// `not(tests)` if that is all there is, else nothing is read.
  private mutating func parseNegatedTests() -> [UnaryTest]? {
    guard current.isWord("not"), following.isMark("("), closesAtEnd(from: index + 1) else {
      return nil
    }
    let start = advance().range.lowerBound
    let bracket = open()
    let tests = parseTests()
    close(")", opened: bracket)
    return [UnaryTest(.negated(tests), at: start..<lastEnd)]
  }

  /// Whether the bracket at a position is closed by the last token.
  private func closesAtEnd(from start: Int) -> Bool {
    var depth = 0
    for position in start..<tokens.count - 1 {
      let token = tokens[position]
      guard token.kind == .mark else { continue }
      if token.text == "(" { depth += 1 }
      if token.text == ")" { depth -= 1 }
      if depth == 0 { return position == tokens.count - 2 }
    }
    return true
  }

  private mutating func parseTests() -> [UnaryTest] {
    parseItems(until: ")", isEmptyAllowed: false) { parser in parser.parseTest().test }
  }

  /// Reads `test`.
  private mutating func parseTest() -> (test: UnaryTest, height: Int) {
    if comparator != nil { return parseComparison() }
    let value = parseExpression()
    return (UnaryTest(.expression(value.expression), at: value.range), value.height)
  }

  private mutating func parseComparison() -> (test: UnaryTest, height: Int) {
    let token = advance()
    let value = parseBinary(Level.sum.rawValue)
    let form = UnaryTest.Form.comparison(
      BinaryOperator(rawValue: token.text) ?? .equal,
      value.expression
    )
    let end = max(token.range.upperBound, value.range.upperBound)
    return (UnaryTest(form, at: token.range.lowerBound..<end), value.height)
  }

  /// What stands behind `x in`.
  mutating func parseMembership(_ value: Node) -> Node {
    if current.isMark("(") { return parseParenthesizedMembership(value) }
    if comparator != nil {
      let (test, height) = parseComparison()
      return membership(value, [test], height)
    }
    let list = parseBinary(Level.sum.rawValue)
    return membership(value, list)
  }

  private mutating func parseParenthesizedMembership(_ value: Node) -> Node {
    let bracket = open()
    let (first, height) = parseTest()
    if current.isMark(".."), case .expression(let low) = first.form {
      let node = Node(expression: low, height: height)
      return continued(value, parseRange(from: node, includesLow: false, bracket))
    }
    endItem(until: ")")
    var tests = [(test: first, height: height)]
    if take(",") {
      tests += parseItems(until: ")", isEmptyAllowed: false) { parser in parser.parseTest() }
    }
    close(")", opened: bracket)
    if tests.count == 1, case .expression(let only) = first.form {
      return continued(value, Node(expression: only, height: height))
    }
    return membership(value, tests.map(\.test), tests.map(\.height).max() ?? 0)
  }

  /// The brackets may only have begun an operand, as in `x in (a)[1]`.
  private mutating func continued(_ value: Node, _ operand: Node) -> Node {
    let postfix = continuePostfix(operand)
    let list = continueBinary(postfix, Level.sum.rawValue)
    return membership(value, list)
  }

  private mutating func membership(_ value: Node, _ list: Node) -> Node {
    let test = UnaryTest(.expression(list.expression), at: list.range)
    return membership(value, [test], list.height)
  }

  private mutating func membership(_ value: Node, _ tests: [UnaryTest], _ height: Int) -> Node {
    let range = value.range.lowerBound..<max(value.range.upperBound, lastEnd)
    return node(.membership(value.expression, tests), range, over: value.height, height)
  }
}
