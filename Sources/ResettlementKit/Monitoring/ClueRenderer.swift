public import Diagnostics
internal import Quantities
public import ResettlementCore

/// Writes what a search for clues came to as a person reads it, in Chinese or English.
///
/// ```
/// 风险线索 1 条
///   ● 户 H1 · 因灾返贫风险线索：风险类型“因自然灾害”，较重（ulanhot-20）
///       编号：ulanhot/disaster_clue/household/H1/2024-07；新线索
///       ✓ 已受灾（受灾日期：有）
/// ```
///
/// ● is a clue that wants an answer, ? what can't be told yet, △ facts that don't fit together.
public struct ClueRenderer: Sendable {
  /// How many subjects are named in one line.
  private static let named = 5

  /// The renderer of answers, which gives the language, the detail and the facts.
  private let answers: AssessmentRenderer

  /// Creates a renderer.
  public init(
    language: Language,
    detail: AssessmentRenderer.Detail = .reasons,
    catalogue: FactCatalogue = .core
  ) {
    answers = AssessmentRenderer(language: language, detail: detail, catalogue: catalogue)
  }

  /// Returns a report for a terminal, a line break after each line.
  public func text(_ search: ClueSearch) -> String {
    let sections = [clues(search), undecided(search), warnings(search), unchecked(search)]
    let body = answers.text(sections.filter { !$0.items.isEmpty })
    return body + (body.isEmpty ? "" : "\n") + summary(search) + notInForce(search)
  }

  private var words: ReportWords { answers.words }
  private func pick(_ chinese: String, _ english: String) -> String { words.pick(chinese, english) }

  // MARK: - Sections

  private func clues(_ search: ClueSearch) -> ReportSection {
    let count = search.clues.count
    let heading = pick("风险线索 \(count) 条", count == 1 ? "1 clue" : "\(count) clues")
    return ReportSection(heading: heading, items: search.clues.map(item))
  }

  private func item(_ found: FoundClue) -> ReportItem {
    let clue = found.clue
    let parts = [
      pick("风险类型", "risk ") + words.quoted(words.text(clue.risk.name)),
      clue.category.map { pick("拟为", "would be ") + words.quoted(words.text($0.name)) },
      words.severity(clue.severity),
    ]
    let title = words.text(found.answer.rule.title)
    let what = words.said(title, words.clauses(parts.compactMap(\.self)))
    let cited = words.aside(words.list(clue.citations))
    let text = "\(answers.heading(clue.subject)) · \(what)\(cited)"
    return ReportItem(.clue, text, details(found))
  }

  private func details(_ found: FoundClue) -> [ReportItem] {
    guard answers.detail != .summary else { return [] }
    let cases = words.list(found.cases.map(\.rawValue))
    let lines = [
      words.said(pick("编号", "number"), found.clue.id),
      standing(found),
      severityGap(found),
      cases.isEmpty ? nil : words.said(pick("未消除的监测记录", "cases not eliminated"), cases),
    ]
    return lines.compactMap(\.self).map { ReportItem(nil, $0) } + reasons(found.answer)
  }

  /// What is missing to know how pressing the clue is.
  private func severityGap(_ found: FoundClue) -> String? {
    guard let missing = found.clue.severity?.missing, !missing.isEmpty else { return nil }
    let report = report(found.answer, detail: .reasons)
    let names = words.list(missing.map(report.name))
    return words.said(pick("严重程度待核，缺", "severity not settled, missing"), names)
  }

  private func standing(_ found: FoundClue) -> String {
    switch found.standing {
    case .new: pick("新线索，发现于 \(found.clue.foundOn)", "new, found on \(found.clue.foundOn)")
    case .open:
      pick("尚无结果，发现于 \(found.clue.foundOn)", "no outcome yet, found on \(found.clue.foundOn)")
    case .again(let id): pick("情况有变，此前的线索：\(id)", "facts changed since \(id)")
    }
  }

  private func reasons(_ answer: Assessment) -> [ReportItem] {
    report(answer, detail: answers.detail).items
  }

  private func report(_ answer: Assessment, detail: AssessmentRenderer.Detail) -> ReasonsReport {
    ReasonsReport(answer: AnswerContext(answer, words), names: answers.names, detail: detail)
  }

  private func undecided(_ search: ClueSearch) -> ReportSection {
    let count = search.undecided.count
    let heading = pick("不能判断有无线索 \(count) 项", "\(count) not decided")
    return ReportSection(heading: heading, items: grouped(search.undecided))
  }

  private func warnings(_ search: ClueSearch) -> ReportSection {
    let count = search.warnings.count
    let heading = pick("数据提示 \(count) 条", count == 1 ? "1 warning" : "\(count) warnings")
    let items = search.warnings.map { answer in
      let cited = words.aside(words.list(answer.citations))
      let text = "\(answers.heading(answer.subject)) · \(words.text(answer.rule.title))\(cited)"
      return ReportItem(.short, text, answers.detail == .summary ? [] : reasons(answer))
    }
    return ReportSection(heading: heading, items: items)
  }

  private func unchecked(_ search: ClueSearch) -> ReportSection {
    let count = search.unchecked.count
    let heading = pick("信息不足、未能核对 \(count) 项", "\(count) not checked")
    let items = answers.detail == .summary ? [] : grouped(search.unchecked)
    return ReportSection(heading: heading, items: items)
  }

  // MARK: - Groups

  /// Answers of the same rule for the same reason, in one line.
  private struct Group: Hashable {
    let rule: Rule.ID
    let missing: [MissingTerm]
    let units: [String]

    init(_ answer: Assessment) {
      rule = answer.rule.id
      missing = answer.missing
      if case .verdict(.discretion(let units)) = answer.outcome {
        self.units = units
      } else {
        units = []
      }
    }
  }

  private func grouped(_ answers: [Assessment]) -> [ReportItem] {
    var order: [Group] = []
    var groups: [Group: [Assessment]] = [:]
    for answer in answers {
      let group = Group(answer)
      if groups[group] == nil { order.append(group) }
      groups[group, default: []].append(answer)
    }
    return order.compactMap { group in groups[group].flatMap { item(group, $0) } }
  }

  private func item(_ group: Group, _ members: [Assessment]) -> ReportItem? {
    guard let first = members.first else { return nil }
    let report = report(first, detail: .reasons)
    let why =
      group.units.isEmpty
      ? pick("缺", "missing ") + words.list(group.missing.map(report.name))
      : words.leftTo(group.units)
    let text = words.said(words.text(first.rule.title), words.clauses([why, subjects(members)]))
    return ReportItem(group.units.isEmpty ? .unknown : .discretion, text)
  }

  /// The first few subjects by name, and how many there are.
  private func subjects(_ members: [Assessment]) -> String {
    let kind = members.first.map { words.text($0.subject.kind.name) } ?? ""
    let names = words.list(members.prefix(Self.named).map(\.subject.id))
    let rest = members.count - Self.named
    guard rest > 0 else { return "\(kind) \(names)" }
    return pick("\(kind) \(names) 等 \(members.count) 个", "\(kind) \(names) and \(rest) more")
  }

  // MARK: - Sum

  private func summary(_ search: ClueSearch) -> String {
    let open = search.clues.count { $0.standing == .open }
    let chinese =
      "线索 \(search.clues.count) 条（其中尚无结果的旧线索 \(open) 条），已有结果且未变 \(search.settled.count) 条，"
      + "不能判断 \(search.undecided.count) 项，数据提示 \(search.warnings.count) 条，"
      + "未能核对 \(search.unchecked.count) 项"
    let english =
      "clues: \(search.clues.count) (\(open) of them known and without outcome), "
      + "answered and unchanged: \(search.settled.count), not decided: \(search.undecided.count), "
      + "warnings: \(search.warnings.count), not checked: \(search.unchecked.count)"
    return pick(chinese, english) + "\n"
  }

  private func notInForce(_ search: ClueSearch) -> String {
    guard !search.rulesNotInForce.isEmpty else { return "" }
    let titles = words.list(search.rulesNotInForce.map { words.text($0.title) })
    return words.said(pick("当日不在施行期内的规则", "rules not in force on the day"), titles) + "\n"
  }
}
