internal import Diagnostics

// MARK: - Calls

extension SentenceWriter {
  /// Returns a call in words; of a function that has none, its name and what it is given.
  func call(_ function: Expression, _ arguments: Expression.Arguments) -> Phrase {
    guard case .name(let name) = function.form else {
      return unnamed(part(function, .noun), arguments)
    }
    if let operand = negated(function, arguments) { return negation(of: operand) }
    if let same = unwrapped(name.text, arguments.values) { return same }
    guard let form = FunctionWords.form(of: name.text, arguments) else {
      return unnamed(name.text, arguments)
    }
    return filled(form.template, form.arguments)
  }

  /// Returns a call that says nothing beyond its one argument: the date in a written text, the
  /// months of a duration of whole months.
  private func unwrapped(_ name: String, _ arguments: [Expression]) -> Phrase? {
    guard arguments.count == 1 else { return nil }
    switch (name, arguments[0].form) {
    case ("date", .string(let text)), ("time", .string(let text)), ("duration", .string(let text)),
      ("date and time", .string(let text)):
      let value = Value.temporal(text)
      return value.isNull ? nil : Phrase(text: words.text(value), level: .noun)
    case ("months", .call(let inner, _)):
      guard case .name(let inner) = inner.form, inner.text == "years and months duration" else {
        return nil
      }
      return phrase(arguments[0])
    default: return nil
    }
  }

  /// Returns what a `not(…)` denies; `nil` for any other call.
  func negated(_ function: Expression, _ arguments: Expression.Arguments) -> Expression? {
    guard case .name(let name) = function.form, name.text == "not", arguments.values.count == 1
    else { return nil }
    return arguments.values[0]
  }

  /// Returns the opposite of a call that has words for it.
  func denial(_ function: Expression, _ arguments: Expression.Arguments) -> Phrase? {
    guard case .name(let name) = function.form,
      let form = FunctionWords.form(of: name.text, arguments),
      let template = FunctionWords.denials[name.text]
    else { return nil }
    return filled(template, form.arguments)
  }

  private func unnamed(_ name: String, _ arguments: Expression.Arguments) -> Phrase {
    let all = words.list(arguments.values.map { phrase($0).text })
    return Phrase(text: name + words.bracketed(all), level: .noun)
  }

  /// Puts arguments into the places of a template: `{0}`, or `{*}` for all of them.
  private func filled(_ template: FunctionWords.Template, _ arguments: [Expression]) -> Phrase {
    let text = words.pick(template.chinese, template.english)
    var parts: [String] = []
    for piece in text.split(separator: "{", omittingEmptySubsequences: false) {
      guard let end = piece.firstIndex(of: "}") else {
        parts.append(String(piece))
        continue
      }
      parts.append(filling(piece[..<end], arguments))
      parts.append(String(piece[piece.index(after: end)...]))
    }
    let whole = words.language == .chinese ? glued(parts.filter { !$0.isEmpty }) : parts.joined()
    return Phrase(text: whole, level: template.isCondition ? .comparison : .noun)
  }

  private func filling(_ place: Substring, _ arguments: [Expression]) -> String {
    guard place != "*" else { return words.list(arguments.map { argument($0, arguments) }) }
    guard let index = Int(place), arguments.indices.contains(index) else { return "" }
    return argument(arguments[index], arguments)
  }

  /// An argument; a written one is one of the cases of the first.
  private func argument(_ node: Expression, _ arguments: [Expression]) -> String {
    guard case .string = node.form, arguments[0] != node else { return part(node, .noun) }
    return literal(node, beside: path(arguments[0]))
  }
}
