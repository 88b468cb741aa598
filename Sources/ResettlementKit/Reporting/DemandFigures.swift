internal import Quantities
internal import ResettlementCore

/// The figures of a month that count duties, and how the place stands to its targets.
struct DemandFigures {
  private let list: DueList
  private let card: Scorecard

  init(_ policy: some DutyPolicy, _ month: CalendarMonth, _ population: Population) {
    let dates = AssessmentDates(on: month.last)
    list = DueList(policy, about: population, on: dates, since: month.first)
    card = Scorecard(policy, about: population, on: dates, since: month.firstOfYear)
  }

  var figures: [MonthFigure] { list.lines.flatMap(duties) + card.lines.map(target) }

  // MARK: - Duties

  /// A figure for each way in which an item of the demand stands.
  private func duties(_ line: DueLine) -> [MonthFigure] {
    let byStanding = Dictionary(grouping: line.items) { $0.standing.name }
    return DueStanding.names.compactMap { name in
      guard let items = byStanding[name] else { return nil }
      let (title, word) = (line.demand.rule.title, DutyWords.standing(name))
      return MonthFigure(
        id: "duties/\(line.demand.id)/\(name)",
        section: .duties,
        title: LocalizedText(
          zh: "\(title.chinese)：\(word.chinese)",
          en: "\(title.english): \(word.english)"
        ),
        counting: items.map(Self.entry)
      )
    }
  }

  private static func entry(_ item: DueItem) -> MonthFigure.Entry {
    let parts = [item.subject?.description, item.period?.description ?? item.dueOn?.description]
    let name = parts.compactMap(\.self).joined(separator: " ")
    return MonthFigure.Entry(name.isEmpty ? "-" : name, about: item.subject)
  }

  // MARK: - Targets

  /// The numbers of a target, with the items that it falls short by.
  private func target(_ line: Scorecard.Line) -> MonthFigure {
    let short = line.items.filter { $0.standing != .met && $0.standing != .due }
    return MonthFigure(
      id: "targets/\(line.demand.id)",
      section: .targets,
      title: line.demand.rule.title,
      value: line.result.numerator,
      of: line.result.denominator,
      standing: line.result.verdict.name,
      entries: short.map(Self.entry)
    )
  }
}
