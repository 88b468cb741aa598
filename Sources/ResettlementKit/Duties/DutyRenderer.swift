public import Diagnostics
internal import Quantities
public import ResettlementCore

/// Writes due lists, scorecards and unit sheets as a person reads them, in Chinese or English.
///
/// ✗ is late or missed, △ what was only striven for and not reached, – what is still to be done, ?
/// what is not known, ✓ what is done. The same lists give the same bytes.
public struct DutyRenderer: Sendable {
  /// The language.
  public let language: Language
  /// How many items of a line are shown at most; `nil` for all.
  public let limit: Int?

  /// Whether items stay in the order of the list, and not the worst first.
  public let keepsOrder: Bool

  let words: DutyWords

  /// Creates a renderer.
  ///
  /// - Parameters:
  ///   - language: The language.
  ///   - limit: How many items of a line are shown at most; `nil` for all.
  ///   - keepsOrder: Whether items stay in the order of the list, and not the worst first.
  ///   - catalogue: The facts, for the names of those that are missing.
  ///   - titles: What a missing parameter or reading is called, such as `reading.period`.
  public init(
    _ language: Language,
    limit: Int? = 10,
    keepsOrder: Bool = false,
    catalogue: FactCatalogue = .core,
    titles: @escaping @Sendable (String) -> LocalizedText? = { _ in nil }
  ) {
    self.language = language
    self.limit = limit
    self.keepsOrder = keepsOrder
    words = DutyWords(language, catalogue, titles)
  }

  /// Returns a due list for a terminal, by unit; items stand with the unit that answers first.
  public func text(_ list: DueList) -> String {
    let sections = list.byUnit.map { group in
      let unit = group.unit ?? words.pick("条款未写明责任单位", "No unit is charged")
      let items = group.lines.worstFirst.map { line in
        let other = group.unit == list.unit ? nil : line.demand.principal
        return item(
          line,
          shownWith: other == group.unit ? nil : other,
          on: list.dates.decidedOn
        )
      }
      return ReportSection(heading: unit, items: items)
    }
    return lines([heading(list)] + sections)
  }

  private func heading(_ list: DueList) -> ReportSection {
    let title = words.pick("待办清单", "What is due")
    let tally = list.lines.isEmpty ? words.pick("没有待办事项", "nothing") : words.tally(list.tally)
    return ReportSection(
      heading: "\(title)  \(list.policy)  \(list.dates.decidedOn)",
      items: [ReportItem(nil, tally)]
    )
  }

  /// Returns sections as lines, with an empty line between them.
  func lines(_ sections: [ReportSection]) -> String {
    sections.map { section in
      ([section.heading] + section.items.flatMap { $0.lines(indent: 2) })
        .map { $0 + "\n" }.joined()
    }
    .joined(separator: "\n")
  }

  // MARK: - Lines

  private func item(
    _ line: DueLine,
    shownWith unit: String?,
    on day: CalendarDay
  ) -> ReportItem {
    let tally = line.tally
    let worst = DueStanding.names.first { tally[$0] != nil } ?? "met"
    let text = words.words.said(words.head(line.demand), words.tally(tally))
    let mark = words.mark(worst, line.demand.force)
    guard let unit else { return ReportItem(mark, text, items(line, on: day)) }
    guard worst != "met" else { return ReportItem(mark, text) }
    return ReportItem(mark, text + words.pick("（明细见\(unit)）", " (listed with \(unit))"))
  }

  /// Returns what is open of a line; what is not known is told at once, unless all is wanted.
  private func items(_ line: DueLine, on day: CalendarDay) -> [ReportItem] {
    let standing = line.items.filter { $0.standing != .met }
    let open = keepsOrder ? standing : standing.sorted(by: DueItem.goesFirst)
    guard let limit else { return open.map { item($0, of: line.demand, on: day) } }
    let known = open.filter { $0.standing.missing.isEmpty }
    return some(known, upTo: limit, of: line.demand, on: day)
      + unknown(open.filter { !$0.standing.missing.isEmpty }, of: line.demand, on: day)
  }

  /// Returns the first of some items, and how many there are besides.
  func some(
    _ items: [DueItem],
    upTo limit: Int,
    of demand: Demand,
    on day: CalendarDay
  ) -> [ReportItem] {
    let shown = items.prefix(limit).map { item($0, of: demand, on: day) }
    let more = items.count - shown.count
    guard more > 0 else { return shown }
    return shown + [ReportItem(nil, words.pick("……另有 \(more) 项", "… and \(more) more"))]
  }

  /// Returns items of which not enough is known as one line that names what is missing.
  func unknown(_ items: [DueItem], of demand: Demand, on day: CalendarDay) -> [ReportItem] {
    guard items.count > 1 else { return items.map { item($0, of: demand, on: day) } }
    let missing = Set(items.flatMap(\.standing.missing)).sorted()
    let count = words.pick("\(items.count) 项", "\(items.count) of them")
    let text = words.words.said(count, words.missing(missing, about: demand.rule.subject))
    return [ReportItem(.unknown, text)]
  }

  func item(_ item: DueItem, of demand: Demand, on day: CalendarDay) -> ReportItem {
    let mark = words.mark(item.standing.name, demand.force)
    return ReportItem(mark, words.item(item, of: demand, on: day))
  }
}

extension [DueLine] {
  /// The lines with those that have something late first, then something missed, and so on.
  fileprivate var worstFirst: [DueLine] {
    let ranked = enumerated().map { (rank: $1.worst, index: $0, line: $1) }
    return ranked.sorted { ($0.rank, $0.index) < ($1.rank, $1.index) }.map(\.line)
  }
}

extension DueLine {
  fileprivate var worst: Int {
    let tally = tally
    return DueStanding.names.firstIndex { tally[$0] != nil } ?? DueStanding.names.count
  }
}

extension DueItem {
  /// Whether an item is shown before another: the worse first, then the earlier day.
  fileprivate static func goesFirst(_ one: DueItem, _ other: DueItem) -> Bool {
    let ranks = [one, other].map { DueStanding.names.firstIndex(of: $0.standing.name) ?? 0 }
    guard ranks[0] == ranks[1] else { return ranks[0] < ranks[1] }
    return (one.dueOn?.dayNumber ?? .max) < (other.dueOn?.dayNumber ?? .max)
  }
}
