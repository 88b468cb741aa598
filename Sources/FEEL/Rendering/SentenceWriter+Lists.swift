internal import Diagnostics
internal import Quantities

// MARK: - Lists and their members

extension SentenceWriter {
  /// Returns a list that is written.
  func list(_ items: [Expression]) -> Phrase {
    guard !items.isEmpty else {
      return Phrase(text: words.pick("空列表", "an empty list"), level: .noun)
    }
    return Phrase(text: "[" + words.list(items.map { phrase($0).text }) + "]", level: .noun)
  }

  /// Returns the members of a list that a filter leaves, or the one at a position.
  func filter(_ list: Expression, _ condition: Expression) -> Phrase {
    let name = plain { $0.part(list, .noun) }
    if let position = condition.position { return item(position, of: name) }
    let inner = about(nil, list) { $0.condition(condition) }
    let chinese = glued(["满足“", inner.text, "”的", name])
    let english = "\(name) where \(part(inner, .comparison))"
    return Phrase(text: words.pick(chinese, english), level: .noun)
  }

  private func item(_ position: ExactDecimal, of list: String) -> Phrase {
    let fromEnd = position.isNegative
    let number = position.magnitude.description
    let chinese = glued([list, fromEnd ? "的倒数第" : "的第", number, "项"])
    let english = "number \(number)\(fromEnd ? " from the end" : "") of \(list)"
    return Phrase(text: words.pick(chinese, english), level: .noun)
  }

  /// Returns that one member, or each, meets a condition.
  func quantified(
    _ quantifier: Expression.Quantifier,
    _ iterators: ArraySlice<Expression.Iterator>,
    _ condition: Expression
  ) -> Phrase {
    guard let iterator = iterators.first else { return self.condition(condition) }
    let list = domain(iterator)
    let inner = about(iterator.name.text, iterator.domain) {
      $0.quantified(quantifier, iterators.dropFirst(), condition).text
    }
    let text =
      quantifier == .some
      ? words.pick(glued([list, "中至少有一项满足：", inner]), "for at least one of \(list): \(inner)")
      : words.pick(glued([list, "中每一项都满足：", inner]), "for each of \(list): \(inner)")
    return Phrase(text: text, level: .sentence)
  }

  /// Returns what is made of each member.
  func iteration(_ iterators: ArraySlice<Expression.Iterator>, _ body: Expression) -> Phrase {
    guard let iterator = iterators.first else { return plain { $0.condition(body) } }
    let list = domain(iterator)
    let inner = about(iterator.name.text, iterator.domain) {
      $0.part($0.iteration(iterators.dropFirst(), body), .noun)
    }
    let text = words.pick(glued([list, "逐项的", inner]), "\(inner) for each of \(list)")
    return Phrase(text: text, level: .noun)
  }

  private func domain(_ iterator: Expression.Iterator) -> String {
    guard let end = iterator.end else { return plain { $0.part(iterator.domain, .noun) } }
    let (low, high) = plain { ($0.part(iterator.domain, .sum), $0.part(end, .sum)) }
    return words.pick(glued([low, "至", high]), "\(low) to \(high)")
  }

  /// Runs a body that speaks of a member of a list, which has no one value.
  private func about<Result>(
    _ variable: String?,
    _ list: Expression,
    _ body: (SentenceWriter) -> Result
  ) -> Result {
    plain { writer in
      var inner = writer
      inner.rows.append(Row(variable: variable, path: path(list)))
      return body(inner)
    }
  }
}

extension Expression {
  /// The number if the expression is one, with or without a sign.
  fileprivate var position: ExactDecimal? {
    switch form {
    case .number(let number): number
    case .negation(let operand): operand.position.map { -$0 }
    default: nil
    }
  }
}
