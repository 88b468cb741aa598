internal import FEEL
internal import Quantities
internal import ResettlementCore

// What a cadence demands has an item for each period, judged by its own law and facts of its last
// day, or by those of the question where that comes first:
//
// | the period | enough in it | else |
// | --- | --- | --- |
// | is over | met | late where the next one has more than it needs, by as much as is short; else missed |
// | goes on | met | due |
//
// Where a reading takes running periods instead of those of the calendar there is one item: the
// running period that ends on the day of the facts.

extension DueAssessor {
  /// Returns the items of a cadence about some subjects, by subject and then by period.
  func items(
    _ cadence: CompiledRule.Cadence,
    _ subjects: [SubjectReference]
  ) -> [DueItem] {
    let spans = spans(cadence)
    guard !spans.isEmpty else { return [] }
    let evidence = Evidence(block(cadence.events.program, subjects), cadence.events.days)
    let block = block(assessor.rule.program, subjects)
    var items = subjects.map { _ in [DueItem]() }
    for span in spans {
      append(to: &items, cadence, span, block, evidence)
    }
    return items.indices.flatMap { Self.withLateOnes(items[$0]) }
  }

  /// The whole periods since the first day of the rule, or those since the day that the caller
  /// names, and the one that goes on.
  private func spans(_ cadence: CompiledRule.Cadence) -> [CalendarSpan] {
    guard let force = assessor.force else { return [] }
    let first = since ?? max(force.from, assessor.rule.from ?? force.from)
    var spans = [cadence.every.span(holding: dates.factsAsOf)]
    while let last = spans.last {
      let before = cadence.every.span(before: last)
      guard before.first >= first else { break }
      spans.append(before)
    }
    return spans.reversed()
  }

  private func append(
    to items: inout [[DueItem]],
    _ cadence: CompiledRule.Cadence,
    _ span: CalendarSpan,
    _ block: RuleBlock,
    _ evidence: Evidence
  ) {
    let there = dates.within(span)
    guard assessor.isInForce(on: there.lawAsOf) else { return }
    block.run(on: there, in: span)
    for row in block.subjects.indices where !block.fails(assessor.rule.application, at: row) {
      let run = block.run(at: row)
      if isRunning(cadence, run) {
        guard span.holds(dates.factsAsOf) else { continue }
        items[row] = [running(cadence, block.subjects[row])].compactMap(\.self)
      } else if let item = item(cadence, span, run, evidence.days(at: row, in: span)) {
        items[row].append(item)
      }
    }
  }

  private func isRunning(_ cadence: CompiledRule.Cadence, _ run: RuleRun) -> Bool {
    guard let isCalendar = cadence.isCalendar else { return false }
    return applied(run) == nil && run.holds(isCalendar) == false
  }

  private func item(
    _ cadence: CompiledRule.Cadence,
    _ span: CalendarSpan,
    _ run: RuleRun,
    _ days: [CalendarDay]
  ) -> DueItem? {
    let isOver = dates.decidedOn > span.last
    let open = cadence.isCalendar.map(run.missing) ?? []
    let verdict =
      applied(run)
      ?? (open.isEmpty
        ? assessor.verdict(cadence, run, isOver: isOver) : TargetVerdict.unknown(missing: open))
    guard let standing = DueStanding(verdict) else { return nil }
    return item(standing, cadence, span, run, days)
  }

  private func item(
    _ standing: DueStanding,
    _ cadence: CompiledRule.Cadence,
    _ span: CalendarSpan,
    _ run: RuleRun,
    _ days: [CalendarDay]
  ) -> DueItem {
    let wanted = run.number(cadence.atLeast)?.asInt() ?? 0
    let isMet = standing == .met && wanted > 0 && days.count >= wanted
    return DueItem(
      subject: run.subject,
      period: span.period,
      dueOn: span.last,
      standing: standing,
      doneOn: isMet ? days[wanted - 1] : nil,
      evidence: days,
      count: DueItem.Count(
        numerator: assessor.shown(cadence.count, run),
        demanded: assessor.shown(cadence.atLeast, run)
      )
    )
  }

  private func running(
    _ cadence: CompiledRule.Cadence,
    _ subject: SubjectReference
  ) -> DueItem? {
    let span = cadence.every.running(until: dates.factsAsOf)
    let block = block(assessor.rule.program, [subject])
    block.run(on: dates, in: span)
    let run = block.run(at: 0)
    let isOver = assessor.force.map { $0.from <= span.first } ?? true
    let verdict = applied(run) ?? assessor.verdict(cadence, run, isOver: isOver)
    let evidence = Evidence(self.block(cadence.events.program, [subject]), cadence.events.days)
    return DueStanding(verdict).map {
      item($0, cadence, span, run, evidence.days(at: 0, in: span))
    }
  }
}

// MARK: - Late

extension DueAssessor {
  /// Returns the items with those late whose shortage the next period made up.
  private static func withLateOnes(_ items: [DueItem]) -> [DueItem] {
    items.indices.map { index in
      guard index + 1 < items.count else { return items[index] }
      return items[index].madeUp(by: items[index + 1]) ?? items[index]
    }
  }
}

extension DueItem {
  /// Whether the other one is of the next period: those for which nothing is demanded have no item.
  private func isFollowed(by next: DueItem) -> Bool {
    guard let end = period?.to, let from = next.period?.from else { return false }
    return end.adding(days: 1) == from
  }

  /// The item as late, if the next one has more than it needs by as much as is short here.
  fileprivate func madeUp(by next: DueItem) -> DueItem? {
    guard standing == .missed, isFollowed(by: next), let wanted = count.demanded?.asInt(),
      let nextWanted = next.count.demanded?.asInt()
    else { return nil }
    let short = wanted - evidence.count
    guard short > 0, next.evidence.count - nextWanted >= short else { return nil }
    let late = Array(next.evidence.prefix(short))
    return DueItem(
      subject: subject,
      period: period,
      dueOn: dueOn,
      standing: .late,
      doneOn: late.last,
      evidence: evidence + late,
      count: count
    )
  }
}

// MARK: - Evidence

/// The days on which something was done, by subject; none where they are not known.
private struct Evidence {
  private let days: [[CalendarDay]]

  init(_ block: RuleBlock, _ trace: Trace) {
    days = block.subjects.indices.map { row in
      block.asksForPeriod ? [] : block.run(at: row).days(trace).sorted()
    }
  }

  /// Returns the days of a subject in a period, in their order.
  func days(at row: Int, in span: CalendarSpan) -> [CalendarDay] {
    days[row].filter(span.holds)
  }
}

extension RuleRun {
  fileprivate func days(_ trace: Trace) -> [CalendarDay] {
    guard case .known(.list(let values)) = outcome(trace) else { return [] }
    return values.compactMap { if case .date(let day) = $0 { day } else { nil } }
  }
}

extension CalendarSpan {
  fileprivate func holds(_ day: CalendarDay) -> Bool { first <= day && day <= last }
}

extension AssessmentDates {
  /// The days for a period: its last day, where law and facts of the question are not before that.
  fileprivate func within(_ span: CalendarSpan) -> AssessmentDates {
    AssessmentDates(
      lawAsOf: min(lawAsOf, span.last),
      factsPeriod: DatePeriod(day: min(factsAsOf, span.last)),
      decidedOn: decidedOn
    )
  }
}
