public import Diagnostics
internal import Quantities
public import ResettlementCore
internal import Tabular

/// A file of clues that were found before, each with its answer if it has one.
///
/// It is what ``ClueJSON`` writes, with the answers that an office added:
///
/// ```json
/// { "outcome": "no_risk", "reason": "旱情未影响收入", "on": "2024-07-03", "by": "嘎查村社区" }
/// ```
public struct ClueFile: Sendable {
  /// The clues that could be read.
  public let book: ClueBook

  /// What is wrong with the file, each at its place.
  public let diagnostics: [Diagnostic]

  /// Reads a file.
  public init(_ source: SourceText) {
    let document = JSONDocument(source)
    var reading = ClueReading()
    let entries = document.root.map { reading.entries($0) } ?? []
    book = ClueBook(entries)
    diagnostics = document.diagnostics + reading.diagnostics
  }

  /// Whether nothing is wrong with the file.
  public var isWhole: Bool { diagnostics.isEmpty }
}

/// The work of reading clues.
private struct ClueReading {
  var diagnostics: [Diagnostic] = []
  private var names: Set<RiskClue.ID> = []

  mutating func entries(_ root: JSONNode) -> [ClueBook.Entry] {
    guard let clues = root.object?["clues"]?.array else {
      diagnostics.append(Diagnostic(.noClues, at: root.range))
      return []
    }
    return clues.compactMap { entry($0) }
  }

  private mutating func entry(_ node: JSONNode) -> ClueBook.Entry? {
    guard let clue = clue(node) else { return nil }
    guard names.insert(clue.id).inserted else {
      diagnostics.append(Diagnostic(.clueTwice(clue.id), at: node.range))
      return nil
    }
    guard let written = node.object?["answer"], !written.isNull else {
      return ClueBook.Entry(clue)
    }
    guard let answer = answer(written) else { return nil }
    guard clue.foundOn <= answer.answeredOn else {
      diagnostics.append(Diagnostic(.answeredBeforeFound(clue.id), at: written.range))
      return nil
    }
    return ClueBook.Entry(clue, answer: answer)
  }

  private mutating func clue(_ node: JSONNode) -> RiskClue? {
    let id = text("id", in: node)
    let policy = text("policy", in: node)
    let rule = text("rule", in: node)
    let subject = text("subject", in: node)
    let kind: SubjectKind? = word("subject_kind", in: node)
    let risk: RiskType? = word("risk", in: node)
    let channel: DiscoveryChannel? = word("channel", in: node)
    let day = day("found_on", in: node)
    let fingerprint = text("fingerprint", in: node)
    guard let id, let policy, let rule, let subject, let kind, let risk, let channel, let day,
      let fingerprint
    else { return nil }
    return RiskClue(
      id: id,
      policy: policy,
      rule: rule,
      citations: (node.object?["citations"]?.array ?? []).compactMap(\.string),
      subject: SubjectReference(kind, subject),
      household: (node.object?["household"]?.string).map { Household.ID($0) },
      risk: risk,
      category: (node.object?["category"]?.string).flatMap(MonitoredCategory.init),
      severity: severity(node),
      channel: channel,
      foundOn: day,
      fingerprint: fingerprint
    )
  }

  private func severity(_ node: JSONNode) -> GradedSeverity? {
    guard node.object?["severity"] != nil else { return nil }
    return GradedSeverity(
      level: (node.object?["severity"]?.string).flatMap(RiskSeverity.init),
      possible: (node.object?["severity_possible"]?.string).flatMap(RiskSeverity.init)
    )
  }

  // MARK: - Answers

  private mutating func answer(_ node: JSONNode) -> ClueAnswer? {
    let outcome = outcome(node)
    let reason = text("reason", in: node)
    let day = day("on", in: node)
    let unit = text("by", in: node)
    guard let outcome, let reason, let day, let unit else { return nil }
    return ClueAnswer(outcome, reason: reason, on: day, by: unit)
  }

  private mutating func outcome(_ node: JSONNode) -> ClueOutcome? {
    let words = ClueOutcome.words
    guard let word = text("outcome", in: node) else { return nil }
    switch word {
    case "taken_in": return text("case", in: node).map { .takenIn(as: MonitoringCase.ID($0)) }
    case "monitored_already":
      return text("case", in: node).map { .monitoredAlready(as: MonitoringCase.ID($0)) }
    case "handed_on": return text("to", in: node).map { .handedOn(to: $0) }
    default: break
    }
    let plain: [ClueOutcome] = [.noRisk, .metOtherwise, .householdGone]
    if let outcome = plain.first(where: { $0.word == word }) { return outcome }
    let place = node.object?["outcome"]?.range ?? node.range
    diagnostics.append(Diagnostic(.unknownWord(word, of: "outcome", among: words), at: place))
    return nil
  }

  // MARK: - Values

  /// A text that is there and not blank.
  private mutating func text(_ key: String, in node: JSONNode) -> String? {
    let value = node.object?[key]
    if let text = value?.string, !text.allSatisfy(\.isWhitespace) { return text }
    diagnostics.append(Diagnostic(.noText(key), at: value?.range ?? node.range))
    return nil
  }

  private mutating func word<Word: RawRepresentable & CaseIterable>(
    _ key: String,
    in node: JSONNode
  ) -> Word? where Word.RawValue == String {
    guard let text = text(key, in: node) else { return nil }
    if let word = Word(rawValue: text) { return word }
    let place = node.object?[key]?.range ?? node.range
    let words = Word.allCases.map(\.rawValue)
    diagnostics.append(Diagnostic(.unknownWord(text, of: key, among: words), at: place))
    return nil
  }

  private mutating func day(_ key: String, in node: JSONNode) -> CalendarDay? {
    guard let text = text(key, in: node) else { return nil }
    if let day = CalendarDay(text) { return day }
    diagnostics.append(Diagnostic(.noDay(text, key), at: node.object?[key]?.range ?? node.range))
    return nil
  }
}

extension ClueOutcome {
  /// The words of all outcomes.
  static var words: [String] {
    let all: [ClueOutcome] = [
      .takenIn(as: ""), .monitoredAlready(as: ""), .noRisk, .metOtherwise, .handedOn(to: ""),
      .householdGone,
    ]
    return all.map(\.word)
  }
}

extension Diagnostic.Message {
  fileprivate static let noClues = Self(
    "clue.no-list",
    en: "the file has no list 'clues'; give what 'resettle monitor --format json' wrote",
    zh: "文件中没有“clues”列表；请使用 resettle monitor --format json 的输出"
  )

  fileprivate static func clueTwice(_ id: String) -> Self {
    Self(
      "clue.listed-twice",
      en: "the clue '\(id)' is listed twice; leave one of them",
      zh: "线索“\(id)”列了两次；请保留一条"
    )
  }

  fileprivate static func answeredBeforeFound(_ id: String) -> Self {
    Self(
      "clue.answered-before-found",
      en: "the clue '\(id)' is answered on a day before it was found; check both days",
      zh: "线索“\(id)”的答复日期早于发现日期；请核对"
    )
  }

  fileprivate static func noText(_ key: String) -> Self {
    Self(
      "clue.missing-text",
      en: "'\(key)' must be a text that is not empty"
        + (key == "reason" ? "; no outcome stands without its reason" : ""),
      zh: "“\(key)”应为非空文字" + (key == "reason" ? "；处理结果必须写明理由" : "")
    )
  }

  fileprivate static func unknownWord(_ word: String, of key: String, among words: [String])
    -> Self
  {
    Self(
      "clue.unknown-word",
      en: "'\(key)' can't be '\(word)', but: \(words.joined(separator: ", "))",
      zh: "“\(key)”不能是“\(word)”；可选：\(words.joined(separator: "、"))"
    )
  }

  fileprivate static func noDay(_ text: String, _ key: String) -> Self {
    Self(
      "clue.no-day",
      en: "'\(key)' must be a day such as 2024-06-30, not '\(text)'",
      zh: "“\(key)”应为日期，例如 2024-06-30，不能是“\(text)”"
    )
  }
}
