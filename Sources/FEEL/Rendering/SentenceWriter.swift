internal import Diagnostics
internal import Quantities

/// Writes one sentence: goes through an expression and knows which members it is about.
///
/// | form | Chinese | English |
/// | --- | --- | --- |
/// | `a and b` | `a 且 b` | `a and b` |
/// | `x != null` | `有 x` | `there is x` |
/// | `if c then a else b` | `如果 c，则 a，否则 b` | `if c then a, else b` |
/// | `xs[c]` | `满足“c”的 xs` | `xs where c` |
/// | `some x in xs satisfies c` | `xs 中至少有一项满足：c` | `for at least one of xs: c` |
/// | `for x in xs return y` | `xs 逐项的 y` | `y for each of xs` |
struct SentenceWriter {
  let renderer: SentenceRenderer
  let values: ((Expression) -> PartValue?)?
  /// The lists whose members are spoken of, innermost last.
  var rows: [Row] = []
  /// What `?` stands for.
  var tested: Expression?

  /// The member of a list that is spoken of.
  struct Row {
    /// The variable that stands for it; `nil` in a filter.
    let variable: String?
    /// The list's path, if it has one.
    let path: [String]?
  }

  /// A part of a sentence, and how strongly it holds together.
  struct Phrase {
    var text: String
    var level: Level
  }

  /// How strongly a part of a sentence holds together.
  enum Level: Int, Comparable {
    case sentence, or, and, comparison, sum, product, power, sign, noun

    static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }
  }

  var words: SentenceWords { renderer.words }

  init(_ renderer: SentenceRenderer, values: ((Expression) -> PartValue?)?) {
    self.renderer = renderer
    self.values = values
  }

  // MARK: - Expressions

  /// Returns a whole sentence.
  func statement(_ node: Expression) -> String { condition(node).text }

  /// Returns a condition; a plain yes or no with its value behind it.
  func condition(_ node: Expression) -> Phrase {
    let node = meant(node)
    switch node.form {
    case .name, .path:
      return yesOrNo(Phrase(text: plain { $0.phrase(node).text }, level: .noun), node)
    case .call(let function, let arguments):
      if let operand = negated(function, arguments) { return negation(of: operand) }
      return yesOrNo(phrase(node), node)
    case .quantified: return yesOrNo(phrase(node), node)
    default: return phrase(node)
    }
  }

  private func yesOrNo(_ phrase: Phrase, _ node: Expression) -> Phrase {
    guard let value = shown(node) else { return phrase }
    return Phrase(text: words.said(phrase.text, value), level: min(phrase.level, .comparison))
  }

  /// Runs a body that shows no values.
  func plain<Result>(_ body: (SentenceWriter) -> Result) -> Result {
    var other = SentenceWriter(renderer, values: nil)
    other.rows = rows
    other.tested = tested
    return body(other)
  }

  /// Returns what a node is about: for `?` the tested value.
  func meant(_ node: Expression) -> Expression {
    if case .name(let name) = node.form, name.text == "?", let tested { return tested }
    return node
  }

  /// Returns what an expression says.
  func phrase(_ node: Expression) -> Phrase {
    let node = meant(node)
    return switch node.form {
    case .null: Phrase(text: words.absent, level: .noun)
    case .boolean(let value): Phrase(text: words.truth(value), level: .noun)
    case .number, .string: Phrase(text: literal(node, beside: nil), level: .noun)
    case .at(let text): Phrase(text: words.text(Value.temporal(text)), level: .noun)
    case .name, .path: named(node)
    case .negation(let operand): prefixed("-", operand)
    case .binary(let symbol, let left, let right): binary(symbol, left, right)
    case .between(let value, let low, let high): between(value, low, high)
    case .membership(let value, let tests): membership(value, tests)
    case .instanceOf(let value, let type): instance(value, type)
    case .conditional(let test, let then, let other): conditional(test, then, other)
    case .iteration(let iterators, let body): iteration(iterators[...], body)
    case .quantified(let quantifier, let iterators, let condition):
      quantified(quantifier, iterators[...], condition)
    case .filter(let list, let condition): filter(list, condition)
    case .call(let function, let arguments): call(function, arguments)
    case .list(let items): list(items)
    case .context(let entries): context(entries)
    case .range(let range): interval(range)
    case .function(let parameters, let body, _): function(parameters, body)
    }
  }

  /// Returns a part of a sentence, in parentheses where it holds together less than it must.
  func part(_ node: Expression, _ level: Level) -> String { part(phrase(node), level) }

  func part(_ phrase: Phrase, _ level: Level) -> String {
    phrase.level < level ? words.bracketed(phrase.text) : phrase.text
  }

  private func prefixed(_ sign: String, _ operand: Expression) -> Phrase {
    Phrase(text: sign + part(operand, .sign), level: .sign)
  }

  private func conditional(
    _ test: Expression,
    _ then: Expression,
    _ other: Expression
  ) -> Phrase {
    let (test, then) = (part(condition(test), .or), part(condition(then), .or))
    let other = part(condition(other), .or)
    let text = words.pick(
      "如果\(gap(test))\(test)，则\(gap(then))\(then)，否则\(gap(other))\(other)",
      "if \(test) then \(then), else \(other)"
    )
    return Phrase(text: text, level: .sentence)
  }

  private func instance(_ value: Expression, _ type: TypeReference) -> Phrase {
    let name = type.words(words)
    let value = part(value, .sum)
    let text = words.pick(glued([value, "的类型是", name]), "\(value) is of the type \(name)")
    return Phrase(text: text, level: .comparison)
  }

  private func context(_ entries: [Expression.ContextEntry]) -> Phrase {
    let parts = entries.map { entry in
      words.said(entry.key.text, plain { $0.phrase(entry.value).text })
    }
    return Phrase(text: "{" + words.clauses(parts) + "}", level: .noun)
  }

  private func function(_ parameters: [Expression.Parameter], _ body: Expression) -> Phrase {
    let names = words.list(parameters.map(\.name.text))
    let body = plain { $0.condition(body).text }
    let text = words.pick(glued(["由", names, "得出：", body]), "from \(names): \(body)")
    return Phrase(text: text, level: .sentence)
  }

  // MARK: - Words

  /// Returns parts of a Chinese sentence with blanks between characters and figures or letters.
  func glued(_ parts: [String]) -> String {
    parts.reduce("") { text, part in
      text + (text.unicodeScalars.last.map { Self.isApart($0, part) } ?? false ? " " : "") + part
    }
  }

  /// The blank between a Chinese character and what follows, where there is one.
  func gap(_ next: String) -> String { Self.isApart("则", next) ? " " : "" }

  private static func isApart(_ last: Unicode.Scalar, _ next: String) -> Bool {
    guard let first = next.unicodeScalars.first else { return false }
    let isHan = (last.properties.isIdeographic, first.properties.isIdeographic)
    return (isHan.0 && isFigure(first)) || (isFigure(last) && isHan.1)
  }

  private static func isFigure(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      || "-%<>≤≥≠=".unicodeScalars.contains(scalar)
  }
}

extension TypeReference {
  /// The type as a reader knows it.
  func words(_ words: SentenceWords) -> String {
    switch form {
    case .named(let name): Self.names[name].map { words.pick($0.0, $0.1) } ?? name
    case .list(let item):
      words.pick("\(item.words(words))的列表", "list of \(item.words(words))")
    case .range(let end): words.pick("\(end.words(words))的区间", "range of \(end.words(words))")
    case .context: words.pick("上下文", "context")
    case .function: words.pick("函数", "function")
    }
  }

  private static let names: [String: (String, String)] = [
    "Any": ("任意值", "any value"), "Null": ("空", "nothing"), "boolean": ("是或否", "yes or no"),
    "number": ("数", "number"), "string": ("文字", "text"), "date": ("日期", "date"),
    "time": ("时间", "time of day"), "date and time": ("日期时间", "date and time"),
    "years and months duration": ("年月时长", "duration of years and months"),
    "days and time duration": ("日时时长", "duration of days and time"), "list": ("列表", "list"),
    "context": ("上下文", "context"), "range": ("区间", "range"), "function": ("函数", "function"),
  ]
}
