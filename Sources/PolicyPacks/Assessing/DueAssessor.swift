internal import FEEL
internal import Quantities
internal import ResettlementCore

/// Makes the items of what a rule demands, for many subjects at once.
///
/// | rule | items about a subject |
/// | --- | --- |
/// | target, norm, prohibition | one, by its verdict |
/// | duty | one; not done on its last day, it is late until it is done |
/// | cadence | one for each period, see `DueAssessor+Cadences` |
struct DueAssessor {
  /// Answers the rule as of the days of the question.
  let assessor: RuleAssessor
  /// The facts.
  let population: Population
  /// The first day from which periods are listed; `nil` for that of the rule.
  let since: CalendarDay?

  /// How many subjects are read at once.
  static let blockLength = 1_024

  /// The days of the question.
  var dates: AssessmentDates { assessor.dates }

  /// Returns the items about all subjects of the rule's kind, in the order of the population.
  func items() -> [DueItem] {
    guard assessor.law.blanks.isEmpty else { return [] }
    return blocks.flatMap { subjects in
      switch assessor.rule.body {
      case .measure(let measure): single(subjects) { item(measure, $0) }
      case .demand(let demand): single(subjects) { item(demand, $0) }
      case .cadence(let cadence): items(cadence, subjects)
      case .conditions: [DueItem]()
      }
    }
  }

  var blocks: [[SubjectReference]] {
    let subjects = population.references(assessor.rule.rule.subject)
    return stride(from: 0, to: subjects.count, by: Self.blockLength).map { first in
      Array(subjects[first..<min(first + Self.blockLength, subjects.count)])
    }
  }

  func block(_ program: Program, _ subjects: [SubjectReference]) -> RuleBlock {
    RuleBlock(program, about: subjects, assessor.rows(population))
  }

  // MARK: - One item about a subject

  private func single(
    _ subjects: [SubjectReference],
    _ item: (RuleRun) -> DueItem?
  ) -> [DueItem] {
    guard assessor.isInForce(on: dates.lawAsOf) else { return [] }
    let block = block(assessor.rule.program, subjects)
    return subjects.indices.compactMap { row in
      block.fails(assessor.rule.application, at: row) ? nil : item(block.run(at: row))
    }
  }

  private func item(_ measure: CompiledRule.Measure, _ run: RuleRun) -> DueItem? {
    let verdict = applied(run) ?? assessor.verdict(measure, run)
    guard let standing = DueStanding(verdict) else { return nil }
    let period = period(measure.period)
    return DueItem(
      subject: run.subject,
      period: period,
      dueOn: period?.to ?? day(measure.due, run),
      standing: standing,
      count: DueItem.Count(assessor.result(verdict, measure, run))
    )
  }

  private func item(_ demand: CompiledRule.Demand, _ run: RuleRun) -> DueItem? {
    let held = Verdict.all(of: demand.conditions.map { assessor.verdict(of: $0, run) })
    let verdict = applied(run) ?? assessor.verdict(held, of: demand, run)
    let period = period(demand.period)
    let dueOn = period?.to ?? day(demand.due, run)
    guard let standing = standing(verdict, demand, dueOn) else { return nil }
    let doneOn = doneOn(demand, standing, after: dueOn, run)
    return DueItem(
      subject: run.subject,
      period: period,
      dueOn: dueOn,
      standing: standing,
      doneOn: doneOn,
      evidence: [doneOn].compactMap(\.self)
    )
  }

  /// The day on which it was done, if it was: what is late was done after its last day.
  private func doneOn(
    _ demand: CompiledRule.Demand,
    _ standing: DueStanding,
    after dueOn: CalendarDay?,
    _ run: RuleRun
  ) -> CalendarDay? {
    guard let day = day(demand.doneOn, run), day <= dates.decidedOn else { return nil }
    switch standing {
    case .met: return day
    case .late: return dueOn.map { day > $0 } ?? false ? day : nil
    case .due, .missed, .unknown: return nil
    }
  }

  /// A duty with a day is never over until it is done: what is not done then is late.
  private func standing(
    _ verdict: TargetVerdict,
    _ demand: CompiledRule.Demand,
    _ dueOn: CalendarDay?
  ) -> DueStanding? {
    let standing = DueStanding(verdict)
    guard standing == .missed, dueOn != nil, !demand.isForbidden else { return standing }
    return .late
  }

  // MARK: - Parts

  func applied(_ run: RuleRun) -> TargetVerdict? {
    assessor.applied(assessor.rule.application.map(run.verdict))
  }

  private func day(_ trace: Trace?, _ run: RuleRun) -> CalendarDay? {
    guard let trace, case .known(.date(let day)) = run.outcome(trace) else { return nil }
    return day
  }

  private func period(_ period: CalendarPeriod?) -> DatePeriod? {
    period?.span(holding: dates.factsAsOf).period
  }
}

extension CalendarSpan {
  /// The span as a period.
  var period: DatePeriod? { DatePeriod(from: first, to: last) }
}
