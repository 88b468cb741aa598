public import Diagnostics
internal import Quantities
internal import ResettlementCore

/// Writes reported months and comparisons as a person reads them, in Chinese or English.
///
/// Of households and people it names ids only. The same report gives the same bytes.
public struct MonthRenderer: Sendable {
  /// How many entries of a figure are named at most; `nil` for all.
  public let limit: Int?

  private let words: ReportWords

  /// Creates a renderer.
  public init(_ language: Language, limit: Int? = 10) {
    self.limit = limit
    words = ReportWords(language: language)
  }

  /// Returns a report for a terminal: each figure as it was reported.
  public func text(_ report: ReportedMonth) -> String {
    let sections = MonthFigure.Section.allCases.compactMap { section -> ReportSection? in
      let figures = report.account.figures.filter { $0.section == section }
      guard !figures.isEmpty else { return nil }
      return ReportSection(heading: title(section), items: items(figures))
    }
    return text([head(report, items: [])] + sections)
  }

  /// Returns a comparison for a terminal: what is otherwise now, by whom, and why.
  ///
  /// - Parameters:
  ///   - comparison: What was reported and what is known now.
  ///   - showsAll: Whether figures that are as they were reported are listed, too.
  /// - Returns: The text, a line break after each line.
  public func text(_ comparison: MonthComparison, showsAll: Bool = false) -> String {
    let lines = showsAll ? comparison.lines : comparison.changed
    let sections = MonthFigure.Section.allCases.compactMap { section -> ReportSection? in
      let found = lines.filter { $0.reported.section == section }
      guard !found.isEmpty else { return nil }
      return ReportSection(heading: title(section), items: found.map(item))
    }
    return text([head(comparison.reported, items: sum(comparison))] + sections)
  }

  // MARK: - Heads

  private func head(_ report: ReportedMonth, items: [ReportItem]) -> ReportSection {
    let account = report.account
    let unit = report.unit.map { words.pick("，\($0)", " by \($0)") } ?? ""
    let said = words.pick(
      "上报于 \(report.reportedAt)\(unit)",
      "reported at \(report.reportedAt)\(unit)"
    )
    let digest = words.said(words.pick("摘要", "digest"), ReportedMonthFile.digest(of: report))
    return ReportSection(
      heading: words.pick("月报", "Reported month")
        + "  \(account.month)  \(account.policy) \(account.policyVersion)",
      items: [ReportItem(nil, said), ReportItem(nil, digest)] + items
    )
  }

  private func sum(_ comparison: MonthComparison) -> [ReportItem] {
    let (all, changed) = (comparison.lines.count, comparison.changed.count)
    let sum = words.pick(
      "\(all) 项指标，\(changed) 项与上报时不同",
      "\(all) figures, \(changed) of which are otherwise now"
    )
    let (old, new) = (comparison.reported.account.policyVersion, comparison.now.policyVersion)
    let gaps = comparison.leftOut.map(title)
    let left = words.said(words.pick("缺数据、未比较", "not compared for want of data"), words.list(gaps))
    let items = [ReportItem(nil, sum)] + (gaps.isEmpty ? [] : [ReportItem(.short, left)])
    guard old != new else { return items }
    let version = words.pick(
      "政策包版本不同：上报时 \(old)，现为 \(new)；差异可能出自规则",
      "the pack was \(old) and is \(new) now; differences may come from its rules"
    )
    return items + [ReportItem(.short, version)]
  }

  private func title(_ section: MonthFigure.Section) -> String {
    switch section {
    case .clues: words.pick("风险线索", "Clues")
    case .cases: words.pick("办件", "Cases")
    case .households: words.pick("监测户", "Households")
    case .duties: words.pick("待办事项", "Duties")
    case .targets: words.pick("目标", "Targets")
    case .own: words.pick("其他指标", "Other figures")
    }
  }

  // MARK: - Figures

  /// The figures, of cases those that are not zero, unless all are wanted.
  private func items(_ figures: [MonthFigure]) -> [ReportItem] {
    guard limit != nil else { return figures.map(item) }
    let shown = figures.filter { $0.section != .cases || $0.value != .zero }
    let rest = figures.count - shown.count
    guard rest > 0 else { return shown.map(item) }
    let zero = words.pick("其余 \(rest) 项为 0", "the other \(rest) are 0")
    return shown.map(item) + [ReportItem(nil, zero)]
  }

  private func item(_ figure: MonthFigure) -> ReportItem {
    ReportItem(nil, words.said(words.text(figure.title), value(figure)))
  }

  private func value(_ figure: MonthFigure) -> String {
    let number = figure.value.map { "\($0)" } ?? words.pick("不明", "not known")
    let share = figure.whole.map { "\(number) / \($0)" } ?? number
    guard let standing = figure.standing else { return share }
    let verdict = words.verdict(standing, of: .target)
    return figure.value == nil ? verdict : words.clauses([verdict, share])
  }

  private func item(_ line: MonthComparison.Line) -> ReportItem {
    let both = words.pick(
      "上报 \(value(line.reported))；现知 \(value(line.now))",
      "reported \(value(line.reported)); now \(value(line.now))"
    )
    let text = words.said(words.text(line.now.title), both + difference(line))
    return ReportItem(nil, text, entries("+", line.added) + entries("−", line.removed))
  }

  private func difference(_ line: MonthComparison.Line) -> String {
    guard let difference = line.difference, difference != .zero else { return "" }
    let number = difference > .zero ? "+\(difference)" : "\(difference)"
    return words.aside(words.pick("差数 \(number)", "difference \(number)"))
  }

  private func entries(
    _ sign: String,
    _ differences: [MonthComparison.Difference]
  ) -> [ReportItem] {
    let shown = differences.prefix(limit ?? differences.count).map { item(sign, $0) }
    let more = differences.count - shown.count
    guard more > 0 else { return shown }
    let rest = words.pick("……另有 \(more) 项", "… and \(more) more")
    return shown + [ReportItem(nil, "\(sign) \(rest)")]
  }

  private func item(_ sign: String, _ difference: MonthComparison.Difference) -> ReportItem {
    let entry = difference.entry
    let subject = entry.subject.map(\.description)
    let isNamed = subject.map { entry.name.contains($0) } ?? true
    let name = isNamed ? entry.name : "\(entry.name) \(subject ?? "")"
    return ReportItem(nil, "\(sign) \(name)", difference.changes.map { ReportItem(nil, line($0)) })
  }

  private func line(_ change: RecordChange) -> String {
    let day = change.day.map { words.pick(" \($0) 的情况", " of \($0)") } ?? ""
    let parts = [
      change.name,
      change.recordedAt.map { words.pick("登记于 \($0)", "recorded at \($0)") },
      change.reason,
    ]
    return words.text(change.title) + day
      + words.aside(parts.compactMap(\.self).joined(separator: words.pick("，", ", ")))
  }

  /// Returns sections as lines, with an empty line between them.
  private func text(_ sections: [ReportSection]) -> String {
    sections.map { section in
      ([section.heading] + section.items.flatMap { $0.lines(indent: 2) })
        .map { $0 + "\n" }.joined()
    }
    .joined(separator: "\n")
  }
}
