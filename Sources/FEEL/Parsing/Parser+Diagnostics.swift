internal import Diagnostics

// MARK: - Reporting

extension Parser {
  /// Reports a mistake at a place, unless one was just reported there.
  mutating func report(
    _ message: Diagnostic.Message,
    at range: Range<Int>,
    notes: [Diagnostic.Note] = []
  ) {
    isBroken = true
    guard lastReported != index, diagnostics.count < 100 else { return }
    lastReported = index
    diagnostics.append(Diagnostic(.error, message, at: fragment.range(range), notes: notes))
  }

  /// Reports a mistake after which nothing more can be read.
  mutating func stop(_ message: Diagnostic.Message, at range: Range<Int>) {
    report(message, at: range)
    index = tokens.count - 1
    lastReported = index
  }

  mutating func expectEnd() {
    guard !isAtEnd else { return }
    if [")", "]", "}"].contains(current.text), current.kind == .mark {
      reportStray(current)
    } else {
      reportUnexpected()
    }
  }

  mutating func expectWord(_ word: String, in form: String) {
    if takeWord(word) { return }
    report(.missingWord(word, in: form, found: shown(current)), at: place)
  }

  mutating func reportExpected(_ mark: String) {
    report(.expected(mark, found: shown(current)), at: place)
  }

  mutating func reportUnexpected() {
    report(.unexpected(shown(current)), at: current.range)
  }

  mutating func reportStray(_ bracket: Token) {
    report(.strayBracket(bracket.text), at: bracket.range)
  }

  mutating func reportUnclosed(_ bracket: Token, _ closing: String) {
    isBroken = true
    if isAtEnd, diagnostics.contains(where: { $0.code == "feel.unclosed-string" }) { return }
    let note = Diagnostic.Note(.toMatch(bracket.text), at: fragment.range(bracket.range))
    report(.unclosedBracket(bracket.text, closing), at: place, notes: [note])
  }

  mutating func reportMissingName(after mark: String?) {
    report(.missingName(after: mark, found: shown(current)), at: place)
  }

  mutating func reportMissingType() {
    report(.missingType(found: shown(current)), at: place)
  }

  /// Reports that a value is missing, and stands for it.
  mutating func missingOperand() -> Node {
    let last = index > 0 ? tokens[index - 1].text : nil
    if brackets == 0, current.kind == .mark, [")", "]", "}"].contains(current.text) {
      reportStray(current)
    } else if isAtEnd, index == 0 {
      report(.empty, at: place)
    } else if isAtEnd {
      report(.unexpectedEnd(after: last ?? ""), at: place)
    } else {
      report(.missingOperand(after: last, found: current.text), at: place)
    }
    return placeholder()
  }

  /// The place of the next token; at the end, the one of the last character.
  private var place: Range<Int> {
    guard isAtEnd, index > 0 else { return current.range }
    return tokens[index - 1].range
  }

  private func shown(_ token: Token) -> String? {
    guard token.kind != .end else { return nil }
    let text = fragment.text.utf8
    let start = text.index(text.startIndex, offsetBy: token.range.lowerBound)
    let end = text.index(start, offsetBy: token.range.count)
    let written = String(fragment.text[start..<end])
    return written.count > 40 ? written.prefix(40) + "…" : written
  }
}

// MARK: - Messages

extension Diagnostic.Message {
  static func tooLong(_ length: Int, limit: Int) -> Self {
    Self(
      "feel.too-long",
      en: "the expression has \(length) bytes; split it into parts of up to \(limit)",
      zh: "表达式有\(length)字节，请拆成不超过\(limit)字节的几部分"
    )
  }

  static let tooDeep = Self(
    "feel.too-deep",
    en: "the expression nests too deeply; split it into parts",
    zh: "表达式嵌套过深，请拆成几部分"
  )

  static let empty = Self(
    "feel.empty",
    en: "there is no expression; write one, or 'null' for no value",
    zh: "没有表达式；若无值请写“null”"
  )

  static let literalTooLarge = Self(
    "feel.number-too-large",
    en: "the number is larger than any decimal",
    zh: "数字超出可表示的范围"
  )

  static func unexpectedEnd(after last: String) -> Self {
    Self(
      "feel.unexpected-end",
      en: "the expression ends where a value should follow '\(last)'",
      zh: "表达式不完整，“\(last)”之后缺少值"
    )
  }

  static func missingOperand(after last: String?, found: String) -> Self {
    let english = last.map { " after '\($0)'" } ?? ""
    let chinese = last.map { "“\($0)”之后" } ?? ""
    return Self(
      "feel.missing-operand",
      en: "expected a value\(english), not '\(found)'",
      zh: "\(chinese)应为一个值，而不是“\(found)”"
    )
  }

  static func unexpected(_ found: String?) -> Self {
    let shown = found ?? ""
    return Self(
      "feel.unexpected-token",
      en: "'\(shown)' can't stand here; an operator or a comma may be missing before it",
      zh: "“\(shown)”不能出现在这里，之前可能缺少运算符或逗号"
    )
  }

  static func expected(_ mark: String, found: String?) -> Self {
    Self(
      "feel.expected-token",
      en: "expected '\(mark)'" + (found.map { " before '\($0)'" } ?? " at the end"),
      zh: (found.map { "“\($0)”之前" } ?? "末尾") + "缺少“\(mark)”"
    )
  }

  static func missingWord(_ word: String, in form: String, found: String?) -> Self {
    Self(
      "feel.missing-word",
      en: "expected '\(word)', which belongs to '\(form)',"
        + (found.map { " before '\($0)'" } ?? " at the end"),
      zh: (found.map { "“\($0)”之前" } ?? "末尾") + "缺少与“\(form)”配套的“\(word)”"
    )
  }

  static func missingName(after mark: String?, found: String?) -> Self {
    let english = mark.map { " after '\($0)'" } ?? ""
    let chinese = mark.map { "“\($0)”之后" } ?? ""
    return Self(
      "feel.missing-name",
      en: "expected a name\(english)" + (found.map { ", not '\($0)'" } ?? ""),
      zh: "\(chinese)应为一个名称" + (found.map { "，而不是“\($0)”" } ?? "")
    )
  }

  static func missingType(found: String?) -> Self {
    Self(
      "feel.missing-type",
      en: "expected a type such as 'number'" + (found.map { ", not '\($0)'" } ?? ""),
      zh: "应为一个类型，如“number”" + (found.map { "，而不是“\($0)”" } ?? "")
    )
  }

  static func unclosedBracket(_ opening: String, _ closing: String) -> Self {
    Self(
      "feel.unclosed-bracket",
      en: "expected '\(closing)' to close '\(opening)'",
      zh: "缺少与“\(opening)”配对的“\(closing)”"
    )
  }

  static func toMatch(_ opening: String) -> Self {
    Self("feel.opened-here", en: "to match this '\(opening)'", zh: "与这里的“\(opening)”配对")
  }

  static func strayBracket(_ bracket: String) -> Self {
    Self(
      "feel.stray-bracket",
      en: "'\(bracket)' closes nothing; delete it, or open a bracket before",
      zh: "“\(bracket)”没有对应的左括号，请删去或在前面补上"
    )
  }
}
