internal import Diagnostics
internal import Quantities

// MARK: - Names and values

extension SentenceWriter {
  /// Returns a name or a path by its title, with its value where there is one.
  func named(_ node: Expression) -> Phrase {
    let name = name(node)
    guard let value = values?(node) else { return Phrase(text: name, level: .noun) }
    let side = SentenceSide(
      .title(name),
      value: text(value, of: path(node)),
      isUnknown: value == .unknown
    )
    return Phrase(text: words.side(side), level: .noun)
  }

  /// Returns a side of a comparison.
  func side(_ node: Expression, beside other: Expression) -> String {
    let node = meant(node)
    if node.isWritten { return literal(node, beside: path(other)) }
    guard !node.isNamed else { return part(named(node), .sum) }
    guard let value = values?(node) else { return part(node, .sum) }
    let phrase = part(plain { $0.phrase(node) }, .sum)
    let isUnknown = value == .unknown
    return words.side(
      SentenceSide(.phrase(phrase), value: text(value, of: path(other)), isUnknown: isUnknown)
    )
  }

  /// Returns the value that a part came to; `nil` if none is shown.
  func shown(_ node: Expression) -> String? { values?(node).map { text($0, of: path(node)) } }

  private func text(_ value: PartValue, of path: [String]?) -> String {
    switch value {
    case .unknown: words.unknown
    case .known(let value, let unit): text(value, unit, of: path)
    }
  }

  private func text(_ value: Value, _ unit: String?, of path: [String]?) -> String {
    let vocabulary = renderer.vocabulary
    if let path, let text = vocabulary.text(of: value, at: path, in: words.language) { return text }
    switch value {
    case .number(let number): return quantity(number, unit ?? path.flatMap(vocabulary.unit))
    case .string(let text): return self.text(text, beside: path)
    case .list(let items) where !items.isEmpty:
      return words.list(items.map { text($0, unit, of: path) })
    default: return words.text(value)
    }
  }

  /// Returns a written value; beside a name a number has its unit, a text is one of its cases.
  func literal(_ node: Expression, beside path: [String]?) -> String {
    switch node.form {
    case .number(let number): quantity(number, path.flatMap(renderer.vocabulary.unit))
    case .negation(let operand): "-" + literal(operand, beside: path)
    case .string(let text): self.text(text, beside: path)
    default: phrase(node).text
    }
  }

  private func quantity(_ number: ExactDecimal, _ unit: String?) -> String {
    guard let unit else { return number.description }
    return renderer.vocabulary.quantity(number.description, unit: unit, in: words.language)
  }

  private func text(_ text: String, beside path: [String]?) -> String {
    let title = path.flatMap {
      renderer.vocabulary.title(ofCase: text, of: $0, in: words.language)
    }
    return words.quoted(title ?? text)
  }
}

// MARK: - Paths

extension SentenceWriter {
  /// Returns the path of the facts that an expression reads, from the outermost variable; `nil` if
  /// it computes something.
  func path(_ node: Expression) -> [String]? {
    let node = meant(node)
    switch node.form {
    case .name(let name): return resolve(name.text).path
    case .path(let base, let name):
      guard let path = path(base) else { return nil }
      return path + [name.text]
    case .filter(let list, _): return path(list)
    case .call(_, .positional(let arguments)) where arguments.count == 1: return path(arguments[0])
    default: return nil
    }
  }

  /// What a name without a dot before it stands for.
  private func resolve(_ name: String) -> (path: [String]?, member: String?) {
    for (index, row) in rows.enumerated().reversed() {
      let word = index == rows.count - 1 ? "" : row.variable ?? ""
      if name == row.variable ?? "item" { return (row.path, word) }
      guard row.variable == nil, let path = row.path,
        renderer.vocabulary.title(of: path + [name], in: words.language) != nil
      else { continue }
      return (path + [name], nil)
    }
    return ([name], nil)
  }

  private func name(_ node: Expression) -> String {
    switch node.form {
    case .name(let name): return single(name.text)
    case .path(let base, let name): return field(name.text, of: base)
    default: return part(node, .noun)
    }
  }

  private func single(_ name: String) -> String {
    if name == "?" { return it }
    let (path, member) = resolve(name)
    if let member { return member.isEmpty ? it : member }
    return title(path ?? [name]) ?? name
  }

  private func field(_ name: String, of base: Expression) -> String {
    let own = path(base).map { $0 + [name] }
    let title = own.flatMap(title) ?? Self.properties[name].map { words.pick($0.0, $0.1) } ?? name
    if case .name(let variable) = base.form, resolve(variable.text).member == "" { return title }
    let owner = plain { $0.name(base) }
    if owner.isEmpty { return title }
    return words.pick(glued([owner, "的", title]), "\(title) of \(owner)")
  }

  private func title(_ path: [String]) -> String? {
    renderer.vocabulary.title(of: path, in: words.language)
  }

  /// The word for a member that is spoken of.
  private var it: String { words.pick("该项", "it") }

  private static let properties: [String: (String, String)] = [
    "year": ("年份", "year"), "month": ("月份", "month"), "day": ("日", "day"),
    "weekday": ("星期", "day of the week"), "hour": ("时", "hour"), "minute": ("分", "minute"),
    "second": ("秒", "second"), "time offset": ("时差", "offset from UTC"),
    "timezone": ("时区", "time zone"), "years": ("年数", "years"), "months": ("月数", "months"),
    "days": ("天数", "days"), "hours": ("小时数", "hours"), "minutes": ("分钟数", "minutes"),
    "seconds": ("秒数", "seconds"), "start": ("起点", "start"), "end": ("终点", "end"),
    "start included": ("含起点", "start included"), "end included": ("含终点", "end included"),
  ]
}

extension Expression {
  /// Whether it is a name or a path.
  var isNamed: Bool {
    switch form {
    case .name: true
    case .path(let base, _): base.isNamed
    default: false
    }
  }

  /// Whether it is a value that is written.
  var isWritten: Bool {
    switch form {
    case .number, .string, .at, .boolean, .null: true
    case .negation(let operand): operand.isWritten
    default: false
    }
  }
}
