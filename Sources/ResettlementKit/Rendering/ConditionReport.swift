internal import Diagnostics
internal import FEEL
internal import ResettlementCore

/// The lines about conditions and their comparisons.
struct ConditionReport: Sendable {
  let answer: AnswerContext
  let names: ReportNames

  /// Whether also those parts are shown that did not matter, since another one decided.
  let showsAll: Bool

  private var words: ReportWords { names.words }

  /// Returns the lines of the conditions of a rule; the all-of that holds them all has none.
  func items(_ conditions: ConditionReason) -> [ReportItem] {
    guard case .all = conditions.form else { return [item(conditions)] }
    return conditions.parts.map(item)
  }

  /// Returns the line of the condition of application.
  func application(_ condition: ConditionReason) -> ReportItem {
    guard condition.title == nil, condition.comparisons.count != 1 else {
      let item = item(condition)
      return ReportItem(item.mark, words.said(words.application, item.text), item.items)
    }
    return ReportItem(ReportMark(condition.outcome), words.application, lines(condition))
  }

  /// Returns the line of a condition, with what it is made of below it.
  func item(_ condition: ConditionReason) -> ReportItem {
    let title = condition.title.map(words.text)
    let cited = words.aside(words.list(condition.citations))
    let mark = ReportMark(condition.outcome)
    switch condition.form {
    case .all, .any:
      let how = words.combination(condition.form) ?? ""
      let text = title.map { words.said($0, how) } ?? how
      return ReportItem(mark, text + cited, parts(condition).map(item))
    case .leftTo(let unit):
      return ReportItem(mark, leftTo(unit, title, condition) + cited)
    case .expression(let text):
      return expression(condition, title, text, cited, mark)
    case .statement:
      return ReportItem(mark, (title ?? condition.id) + cited, lines(condition))
    }
  }

  /// The parts of a group: of an any-of that holds, those that make it hold.
  private func parts(_ condition: ConditionReason) -> [ConditionReason] {
    guard case .any = condition.form, isSettled(condition) else { return condition.parts }
    return condition.parts.filter { $0.outcome == .eligible }
  }

  /// The comparisons of a condition: of one that holds, those that hold.
  private func lines(_ condition: ConditionReason) -> [ReportItem] {
    let isSettled = isSettled(condition)
    return condition.comparisons.filter { !isSettled || $0.holds == true }
      .map { ReportItem(ReportMark($0.holds), sentence($0).alone(words), nearest($0)) }
  }

  private func isSettled(_ condition: ConditionReason) -> Bool {
    !showsAll && condition.outcome == .eligible
  }

  private func leftTo(_ unit: String, _ title: String?, _ condition: ConditionReason) -> String {
    let text =
      condition.outcome == .ineligible ? words.notLeftTo(unit) : words.leftTo([unit])
    return title.map { words.said($0, text) } ?? text
  }

  private func expression(
    _ condition: ConditionReason,
    _ title: String?,
    _ text: String,
    _ cited: String,
    _ mark: ReportMark
  ) -> ReportItem {
    guard condition.comparisons.count == 1, let only = condition.comparisons.first else {
      let title = title ?? names.readable(text, in: answer)
      return ReportItem(mark, title + cited, lines(condition))
    }
    let sentence = sentence(only)
    let line = title.map { sentence.below($0, words) } ?? sentence.alone(words)
    return ReportItem(mark, line + cited, nearest(only))
  }
}

// MARK: - Sentences

/// What is said of a comparison.
private enum Sentence {
  /// Two sides with a sign between them.
  case comparison(String)
  /// A name with what it is and, where that is wrong, what it should be.
  case statement(name: String, value: String, wanted: String?)

  /// The sentence on a line of its own.
  func alone(_ words: ReportWords) -> String {
    switch self {
    case .comparison(let text): text
    case .statement(let name, let value, let wanted):
      words.said(name, value + words.aside(wanted ?? ""))
    }
  }

  /// The sentence behind the title of its condition.
  func below(_ title: String, _ words: ReportWords) -> String {
    switch self {
    case .comparison(let text): words.said(title, text)
    case .statement(title, _, _): alone(words)
    case .statement(let name, let value, let wanted):
      title + words.aside(words.clauses([words.said(name, value), wanted].compactMap(\.self)))
    }
  }
}

extension ConditionReport {
  private func sentence(_ comparison: ComparisonReason) -> Sentence {
    if let presence = presence(comparison) { return presence }
    let operands = comparison.operands
    guard let first = operands.first else {
      return .comparison(names.readable(comparison.text, in: answer))
    }
    guard let comparator = comparison.comparator, operands.count > 1 else {
      return statement(first, holds: comparison.holds)
    }
    let fact = operands.lazy.compactMap { names.declaration($0.path) }.first
    let sides = operands.map { side($0, beside: fact) }
    return .comparison(words.sentence.comparison(sides[0], comparator, Array(sides.dropFirst())))
  }

  /// A comparison with null, which asks whether there is something at all.
  private func presence(_ comparison: ComparisonReason) -> Sentence? {
    let text = comparison.text.onOneLine
    guard let ending = [" != null", " = null"].first(where: text.hasSuffix) else { return nil }
    let path = String(text.dropLast(ending.count))
    let name = names.readable(path, in: answer)
    let isWanted = ending == " != null"
    guard let holds = comparison.holds else {
      return .statement(name: name, value: words.unknown, wanted: nil)
    }
    let value = words.presence(holds == isWanted)
    return .statement(
      name: name,
      value: value,
      wanted: holds ? nil : words.shouldBe(there: isWanted)
    )
  }

  /// A plain yes or no, with what it should be where it is not.
  private func statement(_ operand: ComparisonReason.Operand, holds: Bool?) -> Sentence {
    let value = names.value(operand.value, operand.unit, of: names.declaration(operand.path))
    let isTruth = operand.value == "true" || operand.value == "false"
    let wanted = holds == false && isTruth ? words.should(operand.value == "false") : nil
    return .statement(name: name(operand), value: value, wanted: wanted)
  }

  private func name(_ operand: ComparisonReason.Operand) -> String {
    operand.name.map(words.text) ?? words.date(operand.path)
      ?? names.readable(operand.text, in: answer)
  }

  private func side(
    _ operand: ComparisonReason.Operand,
    beside fact: FactDeclaration?
  ) -> SentenceSide {
    let own = names.declaration(operand.path) ?? fact
    let value = names.value(operand.value, operand.unit, of: own)
    let isNamed = operand.name != nil || words.date(operand.path) != nil
    if !isNamed, operand.value != nil, operand.isLiteral {
      return SentenceSide(.literal, value: value)
    }
    let name: SentenceSide.Name = isNamed ? .title(name(operand)) : .phrase(name(operand))
    return SentenceSide(name, value: value, isUnknown: operand.value == nil)
  }

  private func nearest(_ comparison: ComparisonReason) -> [ReportItem] {
    guard let change = comparison.nearest else { return [] }
    let fact = names.declaration(change.fact)
    let called = comparison.operands.first { $0.path == change.fact }?.name.map(words.text)
    let name = names.name(of: change.fact, from: answer.subject) ?? called ?? change.fact
    let text = words.nearest(
      name,
      names.value(change.needed, change.unit, of: fact),
      names.value(change.current, change.unit, of: fact),
      answer.words(change.verdict),
      same: change.verdict == answer.verdict
    )
    return [ReportItem(nil, text)]
  }
}

extension ComparisonReason.Operand {
  /// Whether the value is what is written in the policy.
  fileprivate var isLiteral: Bool {
    let text = text.onOneLine
    return text == value || text.unquoted == value || text.hasPrefix("date(")
      || text.first.map { $0.isNumber || $0 == "\"" || $0 == "[" } ?? true
  }
}
