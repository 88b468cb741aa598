// MARK: - Operators

extension SentenceWriter {
  /// Returns an operation.
  func binary(_ symbol: BinaryOperator, _ left: Expression, _ right: Expression) -> Phrase {
    switch symbol {
    case .and: connected(symbol, left, right, words.pick("且", "and"), .and)
    case .or: connected(symbol, left, right, words.pick("或", "or"), .or)
    case .add: computed(left, "+", right, .sum, .sum)
    case .subtract: computed(left, "-", right, .sum, .product)
    case .multiply: computed(left, "×", right, .product, .product)
    case .divide: computed(left, "÷", right, .product, .power)
    case .power: computed(left, "^", right, .power, .sign)
    default: comparison(symbol, left, right)
    }
  }

  /// Conditions of one kind stand side by side, those of the other in parentheses.
  private func connected(
    _ symbol: BinaryOperator,
    _ left: Expression,
    _ right: Expression,
    _ word: String,
    _ level: Level
  ) -> Phrase {
    let parts = [left, right].map { side in
      if case .binary(symbol, _, _) = side.form { return condition(side).text }
      return part(condition(side), .comparison)
    }
    return Phrase(text: parts.joined(separator: " \(word) "), level: level)
  }

  private func computed(
    _ left: Expression,
    _ sign: String,
    _ right: Expression,
    _ level: Level,
    _ rightLevel: Level
  ) -> Phrase {
    Phrase(text: "\(part(left, level)) \(sign) \(part(right, rightLevel))", level: level)
  }

  private func comparison(
    _ symbol: BinaryOperator,
    _ left: Expression,
    _ right: Expression
  ) -> Phrase {
    if left.form == .null || right.form == .null, symbol == .equal || symbol == .notEqual {
      return presence(of: left.form == .null ? right : left, isThere: symbol == .notEqual)
    }
    let text = "\(side(left, beside: right)) \(words.sign(symbol.rawValue)) "
    return Phrase(text: text + side(right, beside: left), level: .comparison)
  }

  /// Says that there is something, or nothing.
  private func presence(of node: Expression, isThere: Bool) -> Phrase {
    let name = plain { $0.part(node, .noun) }
    let text =
      isThere
      ? words.pick(glued(["有", name]), "there is \(name)")
      : words.pick(glued(["没有", name]), "there is no \(name)")
    return Phrase(text: text, level: .comparison)
  }

  /// Returns a condition with the other outcome.
  func negation(of node: Expression) -> Phrase {
    if case .call(let function, let arguments) = node.form {
      if let inner = negated(function, arguments) { return condition(inner) }
      if let denial = denial(function, arguments) { return denial }
    }
    let inner = part(condition(node), .noun)
    return Phrase(text: words.pick(glued(["并非", inner]), "not \(inner)"), level: .comparison)
  }

  // MARK: Spans and tests

  func between(_ value: Expression, _ low: Expression, _ high: Expression) -> Phrase {
    let (from, to) = (side(low, beside: value), side(high, beside: value))
    let value = side(value, beside: low)
    let text = words.pick(
      glued([value, "在", from, "至", to, "之间"]),
      "\(value) is between \(from) and \(to)"
    )
    return Phrase(text: text, level: .comparison)
  }

  /// Returns that a value passes one of some tests.
  func membership(_ value: Expression, _ tests: [UnaryTest]) -> Phrase {
    let name = side(value, beside: value)
    if tests.count == 1, case .comparison(let symbol, let operand) = tests[0].form {
      let other = side(operand, beside: value)
      return Phrase(text: "\(name) \(words.sign(symbol.rawValue)) \(other)", level: .comparison)
    }
    if tests.count == 1, case .negated(let inner) = tests[0].form {
      let none = words.list(inner.map { test($0, of: value) })
      let text = words.pick(glued([name, "不属于", none]), "\(name) is none of \(none)")
      return Phrase(text: text, level: .comparison)
    }
    if let conditions = conditions(tests, on: value) { return conditions }
    if tests.count == 1, tests[0].form == .any {
      let text = words.pick(glued([name, "不限"]), "\(name) is anything")
      return Phrase(text: text, level: .comparison)
    }
    let all = alternatives(tests, of: value)
    let text = words.pick(glued([name, "属于", all]), "\(name) in \(all)")
    return Phrase(text: text, level: .comparison)
  }

  /// Tests that say something of `?` themselves.
  private func conditions(_ tests: [UnaryTest], on value: Expression) -> Phrase? {
    let conditions = tests.compactMap { test -> Expression? in
      guard case .expression(let node) = test.form, node.mentionsTested else { return nil }
      return node
    }
    guard conditions.count == tests.count, !conditions.isEmpty else { return nil }
    var inner = self
    inner.tested = meant(value)
    if conditions.count == 1 { return inner.condition(conditions[0]) }
    let parts = conditions.map { part(inner.condition($0), .comparison) }
    return Phrase(text: parts.joined(separator: words.pick(" 或 ", " or ")), level: .or)
  }

  private func alternatives(_ tests: [UnaryTest], of value: Expression) -> String {
    let parts = tests.map { test($0, of: value) }
    return parts.joined(separator: words.pick("、", ", "))
  }

  private func test(_ test: UnaryTest, of value: Expression) -> String {
    switch test.form {
    case .any: return words.pick("不限", "anything")
    case .comparison(let symbol, let operand):
      return "\(words.sign(symbol.rawValue)) \(side(operand, beside: value))"
    case .negated(let tests):
      let inner = alternatives(tests, of: value)
      return words.pick(glued(["除", inner, "以外"]), "all but \(inner)")
    case .expression(let node):
      switch node.form {
      case .range(let range): return interval(range, beside: value).text
      case .list(let items): return words.list(items.map { side($0, beside: value) })
      default: return side(node, beside: value)
      }
    }
  }

  /// Returns a range with its ends.
  func interval(_ range: Expression.RangeLiteral, beside value: Expression? = nil) -> Phrase {
    let ends = [range.low, range.high].map { end in
      end.map { end in value.map { side(end, beside: $0) } ?? part(end, .sum) }
    }
    switch (ends[0], ends[1]) {
    case (let low?, let high?) where range.isUnary:
      return Phrase(
        text: range.includesLow ? low : words.pick(glued(["除", high, "以外"]), "all but \(high)"),
        level: .sum
      )
    case (let low?, let high?):
      return Phrase(text: span(low, high, range), level: .sum)
    case (let low?, nil):
      return Phrase(text: "\(range.includesLow ? "≥" : ">") \(low)", level: .sum)
    default:
      return Phrase(text: "\(range.includesHigh ? "≤" : "<") \(ends[1] ?? "")", level: .sum)
    }
  }

  private func span(_ low: String, _ high: String, _ range: Expression.RangeLiteral) -> String {
    let ends =
      switch (range.includesLow, range.includesHigh) {
      case (true, true): words.pick("含两端", "both included")
      case (true, false): words.pick("不含终点", "the end excluded")
      case (false, true): words.pick("不含起点", "the start excluded")
      case (false, false): words.pick("不含两端", "both excluded")
      }
    return words.pick(glued([low, "至", high]), "\(low) to \(high)") + words.aside(ends)
  }
}
