internal import Quantities

extension Parser {
  /// Words that stand between operands and so begin none.
  static let connectives: Set<String> = [
    "and", "or", "in", "between", "instance", "of", "then", "else", "return", "satisfies",
  ]

  /// Words that end a name of several words.
  private static let keywords: Set<String> = connectives.union([
    "if", "for", "some", "every", "function", "true", "false", "null", "external",
  ])

  /// Reads `primary`.
  mutating func parsePrimary() -> Node {
    switch current.kind {
    case .number: parseNumber()
    case .string: parseText()
    case .word: parseWord()
    case .mark: parseMarked()
    case .end: missingOperand()
    }
  }

  private mutating func parseNumber() -> Node {
    let token = advance()
    guard let number = ExactDecimal(token.text) else {
      report(.literalTooLarge, at: token.range)
      return placeholder()
    }
    return node(.number(number), token.range)
  }

  private mutating func parseText() -> Node {
    let token = advance()
    return node(.string(token.text), token.range)
  }

  private mutating func parseWord() -> Node {
    if names.match(tokens, at: index) != nil { return parseVariable() }
    let token = current
    switch token.text {
    case "true", "false": return parseConstant(.boolean(token.text == "true"))
    case "null": return parseConstant(.null)
    case "if": return parseConditional()
    case "for": return parseIteration()
    case "some", "every": return parseQuantified()
    case "function" where following.isMark("("): return parseFunction()
    case _ where Self.connectives.contains(token.text): return missingOperand()
    default: return parseVariable()
    }
  }

  private mutating func parseConstant(_ form: Expression.Form) -> Node {
    let range = advance().range
    return node(form, range)
  }

  private mutating func parseMarked() -> Node {
    switch current.text {
    case "(": parseParenthesis()
    case "[": parseBracket()
    case "]": parseOpenRange()
    case "{": parseContext()
    case "@": parseAt()
    case "?": parseTested()
    default: missingOperand()
    }
  }

  private mutating func parseTested() -> Node {
    let range = advance().range
    return node(.name(Expression.Name("?", at: range)), range)
  }

  private mutating func parseAt() -> Node {
    let start = advance().range.lowerBound
    guard current.kind == .string else {
      reportExpected("\"")
      return placeholder()
    }
    let token = advance()
    return node(.at(token.text), start..<token.range.upperBound)
  }
}

// MARK: - Names

extension Parser {
  private mutating func parseVariable() -> Node {
    let name = parseKnownName(names, folds: true)
    return node(.name(name), name.range)
  }

  /// A name behind a dot: the longest known one, or the words in a row.
  mutating func parseFieldName() -> Expression.Name? {
    guard current.kind == .word else { return nil }
    let known = [names, fields].compactMap { $0.match(tokens, at: index) }.max {
      $0.count < $1.count
    }
    let folded = foldedLength
    guard let known, known.count >= folded else { return makeName(count: folded) }
    return makeName(count: known.count, text: known.name)
  }

  private mutating func parseKnownName(_ table: KnownNames, folds: Bool) -> Expression.Name {
    guard let known = table.match(tokens, at: index) else { return makeName(count: foldedLength) }
    return makeName(count: known.count, text: known.name)
  }

  /// How many words stand in a row that can be one name.
  private var foldedLength: Int {
    var count = 1
    while isFoldable(tokens[min(index + count, tokens.count - 1)]) { count += 1 }
    return count
  }

  private func isFoldable(_ token: Token) -> Bool {
    token.kind == .word && !Self.keywords.contains(token.text)
  }

  /// How many tokens before a mark or word make a name; `nil` if they make none.
  func nameLength(before end: String) -> Int? {
    var position = index
    while isNamePart(tokens[position], isFirst: position == index), tokens[position].text != end {
      position += 1
    }
    guard position > index, tokens[position].kind != .string, tokens[position].text == end
    else { return nil }
    return position - index
  }

  private func isNamePart(_ token: Token, isFirst: Bool) -> Bool {
    switch token.kind {
    case .word: true
    case .number: !isFirst
    case .mark: !isFirst && [".", "-", "+", "*", "/", "'", "**"].contains(token.text)
    case .string, .end: false
    }
  }

  /// A name that ends at a mark or word.
  mutating func parseName(before ends: String...) -> Expression.Name? {
    let length = ends.compactMap { nameLength(before: $0) }.min()
    return length.map { makeName(count: $0) }
  }

  /// Moves past the tokens of a name.
  private mutating func makeName(count: Int, text: String? = nil) -> Expression.Name {
    let words = tokens[index..<index + count]
    let start = current.range.lowerBound
    index += count
    return Expression.Name(text ?? Self.joined(words), at: start..<lastEnd)
  }

  private static func joined(_ words: ArraySlice<Token>) -> String {
    var text = ""
    var end: Int?
    for word in words {
      if let end, end < word.range.lowerBound { text += " " }
      text += word.text
      end = word.range.upperBound
    }
    return text
  }

  /// What stands for a name that does not end as it should: the words in a row, if there are any,
  /// so that the missing mark is reported behind them; else a name that is reported to be missing.
  mutating func missingName() -> Expression.Name {
    if isFoldable(current) { return makeName(count: foldedLength) }
    reportMissingName(after: nil)
    let start = current.range.lowerBound
    return Expression.Name("", at: start..<start)
  }
}
