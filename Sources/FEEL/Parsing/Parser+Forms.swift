extension Parser {
  /// Reads `if c then a else b`.
  mutating func parseConditional() -> Node {
    let start = advance().range.lowerBound
    let condition = parseExpression()
    expectWord("then", in: "if")
    let first = parseExpression()
    expectWord("else", in: "if")
    let second = parseExpression()
    let form = Expression.Form.conditional(
      condition.expression,
      then: first.expression,
      else: second.expression
    )
    return node(form, start..<lastEnd, over: condition.height, first.height, second.height)
  }

  /// Reads `for x in xs return y`.
  mutating func parseIteration() -> Node {
    let start = advance().range.lowerBound
    let known = names.count
    defer { names.truncate(to: known) }
    let (iterators, heights) = parseIterators()
    expectWord("return", in: "for")
    let body = parseExpression()
    let form = Expression.Form.iteration(iterators, body: body.expression)
    return node(form, start..<lastEnd, over: heights + [body.height])
  }

  /// Reads `some x in xs satisfies y`.
  mutating func parseQuantified() -> Node {
    let word = advance()
    let known = names.count
    defer { names.truncate(to: known) }
    let (iterators, heights) = parseIterators()
    expectWord("satisfies", in: word.text)
    let condition = parseExpression()
    let form = Expression.Form.quantified(
      word.text == "some" ? .some : .every,
      iterators,
      condition: condition.expression
    )
    return node(form, word.range.lowerBound..<lastEnd, over: heights + [condition.height])
  }

  private mutating func parseIterators() -> ([Expression.Iterator], [Int]) {
    var iterators: [Expression.Iterator] = []
    var heights: [Int] = []
    repeat {
      let (iterator, height) = parseIterator()
      iterators.append(iterator)
      heights.append(height)
    } while take(",")
    return (iterators, heights)
  }

  private mutating func parseIterator() -> (Expression.Iterator, Int) {
    let name = parseName(before: "in") ?? missingName()
    expectWord("in", in: name.text)
    let domain = parseExpression()
    names.insert(name.text)
    guard take("..") else {
      return (Expression.Iterator(name, in: domain.expression), domain.height)
    }
    let end = parseExpression()
    let iterator = Expression.Iterator(name, in: domain.expression, through: end.expression)
    return (iterator, max(domain.height, end.height))
  }

  /// Reads `function(a: number) body`.
  mutating func parseFunction() -> Node {
    let start = advance().range.lowerBound
    let known = names.count
    defer { names.truncate(to: known) }
    let bracket = open()
    let parameters = parseItems(until: ")") { parser in parser.parseParameter() }
    close(")", opened: bracket)
    let isExternal = takeWord("external")
    let body = parseExpression()
    let form = Expression.Form.function(
      parameters,
      body: body.expression,
      isExternal: isExternal
    )
    return node(form, start..<lastEnd, over: body.height)
  }

  private mutating func parseParameter() -> Expression.Parameter {
    let name = parseName(before: ",", ":", ")") ?? missingName()
    names.insert(name.text)
    return Expression.Parameter(name, take(":") ? parseType() : nil)
  }
}

// MARK: - Types

extension Parser {
  private static let namesOfTypes = KnownNames(ValueType.named.keys)

  /// Reads `type`.
  mutating func parseType() -> TypeReference {
    let start = current.range.lowerBound
    guard enter() else { return TypeReference(.named(""), at: start..<start) }
    defer { leave() }
    guard current.kind == .word else { return missingType() }
    let isGeneric = following.isMark("<")
    switch current.text {
    case "list" where isGeneric: return parseItemType { .list($0) }
    case "range" where isGeneric: return parseItemType { .range($0) }
    case "context" where isGeneric: return parseContextType()
    case "function" where isGeneric: return parseFunctionType()
    default: return parseNamedType()
    }
  }

  private mutating func missingType() -> TypeReference {
    reportMissingType()
    let start = current.range.lowerBound
    return TypeReference(.named(""), at: start..<start)
  }

  private mutating func parseNamedType() -> TypeReference {
    let start = current.range.lowerBound
    if let known = Self.namesOfTypes.match(tokens, at: index) {
      index += known.count
      return TypeReference(.named(known.name), at: start..<lastEnd)
    }
    var parts: [String] = []
    repeat {
      guard let name = parseFieldName() else { return missingType() }
      parts.append(name.text)
    } while take(".")
    return TypeReference(.named(parts.joined(separator: ".")), at: start..<lastEnd)
  }

  private mutating func parseItemType(
    _ make: (TypeReference) -> TypeReference.Form
  ) -> TypeReference {
    let start = advance().range.lowerBound
    let bracket = advance()
    let item = parseType()
    closeType(bracket)
    return TypeReference(make(item), at: start..<lastEnd)
  }

  private mutating func parseContextType() -> TypeReference {
    let start = advance().range.lowerBound
    let bracket = advance()
    var entries: [Expression.Parameter] = []
    while !current.isMark(">"), !isAtEnd {
      let name = parseName(before: ":") ?? missingName()
      if !take(":") { reportExpected(":") }
      entries.append(Expression.Parameter(name, parseType()))
      if !take(",") { break }
    }
    closeType(bracket)
    return TypeReference(.context(entries), at: start..<lastEnd)
  }

  private mutating func parseFunctionType() -> TypeReference {
    let start = advance().range.lowerBound
    let bracket = advance()
    var parameters: [TypeReference] = []
    while !current.isMark(">"), !isAtEnd {
      parameters.append(parseType())
      if !take(",") { break }
    }
    closeType(bracket)
    if !take("->") { reportExpected("->") }
    let result = parseType()
    return TypeReference(.function(parameters, returns: result), at: start..<lastEnd)
  }

  /// Moves past the `>` of a type, which may be the first half of `>=`.
  private mutating func closeType(_ bracket: Token) {
    if take(">") { return }
    guard current.isMark(">=") else { return reportUnclosed(bracket, ">") }
    let start = current.range.lowerBound + 1
    tokens[index] = Token(kind: .mark, text: "=", range: start..<current.range.upperBound)
  }
}
