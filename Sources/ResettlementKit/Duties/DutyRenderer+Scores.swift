internal import Diagnostics
internal import Quantities
internal import ResettlementCore

// MARK: - Scorecards

extension DutyRenderer {
  /// Returns a scorecard for a terminal, each target with its numbers, units and readings.
  public func text(_ card: Scorecard) -> String {
    let heading = ReportSection(
      heading: "\(words.pick("目标考核", "Scorecard"))  \(card.policy)  \(card.dates.decidedOn)",
      items: [ReportItem(nil, counts(card))]
    )
    return lines([heading] + card.lines.map { section($0, on: card.dates.decidedOn) })
  }

  private func counts(_ card: Scorecard) -> String {
    let names = ["met", "missed", "unknown", "notYetDue", "notApplicable", "notInForce"]
    let parts = names.compactMap { name -> String? in
      let count = card.lines.count { $0.result.verdict.name == name }
      guard count > 0 else { return nil }
      let word = words.words.verdict(name, of: .target)
      return words.pick("\(word) \(count)", "\(count) \(word)")
    }
    return parts.joined(separator: words.pick("、", ", "))
  }

  private func section(_ line: Scorecard.Line, on day: CalendarDay) -> ReportSection {
    let mark = ReportMark(line.result).rawValue
    let parts =
      [numbers(line), charged(line)].compactMap(\.self)
      + line.demand.readings.map(words.reading)
    return ReportSection(
      heading: words.words.said("\(mark) \(words.head(line.demand))", verdict(line)),
      items: parts.map { ReportItem(nil, $0) } + open(line, on: day)
    )
  }

  private func verdict(_ line: Scorecard.Line) -> String {
    switch line.result.verdict {
    case .missed: words.missed(line.demand)
    case .unknown(let terms):
      words.words.verdict("unknown", of: line.demand.rule.kind)
        + words.words.aside(words.missing(terms, about: line.demand.rule.subject))
    default: words.words.verdict(line.result.verdict.name, of: line.demand.rule.kind)
    }
  }

  private func charged(_ line: Scorecard.Line) -> String? {
    guard !line.demand.tasks.isEmpty else { return nil }
    return words.pick("责任单位：", "units: ") + words.charged(line.demand.tasks)
  }

  /// The items of a target, or what was missed of a cadence or deadline.
  private func open(_ line: Scorecard.Line, on day: CalendarDay) -> [ReportItem] {
    guard line.countsItems else { return [] }
    let isMeasure = line.demand.rule.kind == .target || line.demand.rule.kind == .norm
    let wanted = isMeasure ? DueStanding.names : ["late", "missed", "unknown"]
    let items = line.items.filter { wanted.contains($0.standing.name) }
    let known = items.filter { $0.standing.missing.isEmpty }
    let most = limit.map { isMeasure ? $0 : min($0, 3) } ?? .max
    guard limit != nil else { return items.map { item($0, of: line.demand, on: day) } }
    return some(known, upTo: most, of: line.demand, on: day)
      + unknown(items.filter { !$0.standing.missing.isEmpty }, of: line.demand, on: day)
  }
}

// MARK: - Numbers

extension DutyRenderer {
  private func numbers(_ line: Scorecard.Line) -> String? {
    guard let numerator = line.result.numerator else { return nil }
    if line.countsItems { return counted(line, numerator) }
    let share = words.share(numerator, of: line.result.denominator, line.demand)
    return words.words.clauses([share, demanded(line)].compactMap(\.self))
  }

  private func counted(_ line: Scorecard.Line, _ numerator: ExactDecimal) -> String {
    let all = line.result.denominator.map { "\($0)" } ?? "?"
    let isCadence = line.demand.rule.kind == .cadence
    let kind = words.words.text(line.demand.rule.subject.name)
    let what = isCadence ? words.pick("各周期合计", "periods") : kind
    return words.pick("\(numerator) / \(all)", "\(numerator) of \(all)") + words.words.aside(what)
  }

  private func demanded(_ line: Scorecard.Line) -> String? {
    guard let demanded = line.result.demanded else { return nil }
    let word =
      line.demand.comparison == .atMost
      ? words.words.requiredAtMost : words.words.requiredAtLeast
    return word + " " + words.units.quantity("\(demanded)", line.demand.units.demanded)
  }
}
