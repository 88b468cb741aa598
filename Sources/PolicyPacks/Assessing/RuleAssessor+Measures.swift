internal import FEEL
internal import Quantities
internal import ResettlementCore

// MARK: - Targets and norms

extension RuleAssessor {
  func answer(
    _ measure: CompiledRule.Measure,
    _ subject: SubjectReference,
    _ population: Population
  ) -> Assessment {
    let run = RuleRun(rule, on: subject, rows(population))
    let builder = reasons(run, subject)
    let application = rule.application.map { builder.reason(id: "applies_when", of: $0) }
    let verdict = applied(application) ?? verdict(measure, run)
    let traces = measure.decisive + [measure.due].compactMap { $0 }
    let uses = builder.uses(in: traces + (rule.application.map { [$0] } ?? []))
    let reasons = Reasons(
      application: application,
      computations: computations(measure, builder),
      parameters: uses.parameters,
      readings: uses.readings,
      definitions: uses.definitions,
      tableRows: uses.rows
    )
    return assessment(subject, .target(result(verdict, measure, run)), reasons: reasons)
  }

  func applied(_ application: ConditionReason?) -> TargetVerdict? {
    applied(application?.outcome)
  }

  /// The verdict where the condition of application does not surely hold; `nil` where it does.
  func applied(_ application: Verdict?) -> TargetVerdict? {
    switch application {
    case .ineligible: .notApplicable
    case .unknown(let missing): .unknown(missing: missing)
    default: nil
    }
  }

  private func computations(
    _ measure: CompiledRule.Measure,
    _ builder: ReasonBuilder
  ) -> [Computation] {
    let named = [
      (measure.denominator == nil ? "measure" : "numerator", measure.numerator),
      ("denominator", measure.denominator),
      (measure.isUpperBound ? "at_most" : "at_least", measure.bound),
      ("due", measure.due),
    ]
    return named.compactMap { name, trace in trace.map { builder.computation(name, $0) } }
  }

  func verdict(_ measure: CompiledRule.Measure, _ run: RuleRun) -> TargetVerdict {
    let missing = Set(measure.decisive.flatMap(run.missing)).sorted()
    guard missing.isEmpty else { return .unknown(missing: missing) }
    guard let isReached = isReached(measure, run) else { return .notApplicable }
    if isReached { return .met }
    let (isDue, open) = isDue(measure, run)
    guard open.isEmpty else { return .unknown(missing: open) }
    return isDue ? .missed : .notYetDue
  }

  /// Whether the bound is kept; `nil` if there is nothing to measure against.
  private func isReached(_ measure: CompiledRule.Measure, _ run: RuleRun) -> Bool? {
    guard let top = run.number(measure.numerator), let bound = run.number(measure.bound) else {
      return nil
    }
    let isStrict = measure.isStrict.flatMap(run.holds) ?? false
    guard let denominator = measure.denominator else {
      return measure.isKept(top, bound, isStrict)
    }
    guard let bottom = run.number(denominator), !bottom.isZero,
      let demanded = bound.multiplied(by: bottom)
    else { return nil }
    return measure.isKept(top, demanded, isStrict)
  }

  /// A target is judged on its last day, as offices report at the end of a year.
  private func isDue(_ measure: CompiledRule.Measure, _ run: RuleRun) -> (Bool, [MissingTerm]) {
    if let due = measure.due {
      guard case .known(.date(let day)) = run.outcome(due) else { return (true, run.missing(due)) }
      return (dates.decidedOn >= day, [])
    }
    guard let period = measure.period else { return (true, []) }
    return (dates.decidedOn >= period.span(holding: dates.factsAsOf).last, [])
  }

  func result(
    _ verdict: TargetVerdict,
    _ measure: CompiledRule.Measure,
    _ run: RuleRun
  ) -> TargetResult {
    TargetResult(
      verdict,
      numerator: shown(measure.numerator, run),
      denominator: measure.denominator.flatMap { shown($0, run) },
      demanded: shown(measure.bound, run),
      force: measure.force
    )
  }

  func shown(_ trace: Trace, _ run: RuleRun) -> ExactDecimal? {
    guard case .number(let unit) = trace.type else { return run.number(trace) }
    return run.number(trace)?.divided(by: unit.scale)
  }
}

extension CompiledRule.Measure {
  /// The expressions without which nothing can be said.
  var decisive: [Trace] {
    [numerator, denominator, bound, isStrict].compactMap { $0 }
  }

  /// Whether what was measured keeps the bound.
  func isKept(
    _ measured: ExactDecimal,
    _ bound: ExactDecimal,
    _ isStrict: Bool
  ) -> Bool {
    if measured == bound { return !isStrict }
    return isUpperBound ? measured < bound : measured > bound
  }
}

// MARK: - Cadences

extension RuleAssessor {
  /// Counts what was done in a period, whose last day is still there to do it.
  ///
  /// Looks at the period that holds the facts' day, and where that is not reached yet at the one
  /// before: reached now is met, missed before is missed, and otherwise it is not yet due.
  func answer(
    _ cadence: CompiledRule.Cadence,
    _ subject: SubjectReference,
    _ population: Population
  ) -> Assessment {
    let day = dates.factsAsOf
    let calendar = cadence.every.span(holding: day)
    let first = count(cadence, calendar, subject, population)
    let application = rule.application.map {
      reasons(first, subject).reason(id: "applies_when", of: $0)
    }
    if let verdict = applied(application) {
      return cadenceAnswer(verdict, cadence, first, application, [], subject)
    }
    if let isCalendar = cadence.isCalendar, first.holds(isCalendar) != true {
      return running(cadence, day, first, application, subject, population)
    }
    return calendarAnswer(cadence, calendar, first, application, subject, population)
  }

  private func calendarAnswer(
    _ cadence: CompiledRule.Cadence,
    _ current: CalendarSpan,
    _ run: RuleRun,
    _ application: ConditionReason?,
    _ subject: SubjectReference,
    _ population: Population
  ) -> Assessment {
    let now = verdict(cadence, run, isOver: dates.decidedOn > current.last)
    guard now == .notYetDue else {
      return cadenceAnswer(now, cadence, run, application, [current], subject)
    }
    let before = cadence.every.span(before: current)
    guard let force, before.first >= force.from else {
      return cadenceAnswer(.notYetDue, cadence, run, application, [current], subject)
    }
    let last = count(cadence, before, subject, population)
    let earlier = verdict(cadence, last, isOver: true)
    if earlier == .met {
      return cadenceAnswer(.notYetDue, cadence, run, application, [current, before], subject)
    }
    return cadenceAnswer(earlier, cadence, last, application, [before], subject)
  }

  private func running(
    _ cadence: CompiledRule.Cadence,
    _ day: CalendarDay,
    _ run: RuleRun,
    _ application: ConditionReason?,
    _ subject: SubjectReference,
    _ population: Population
  ) -> Assessment {
    if let isCalendar = cadence.isCalendar, run.holds(isCalendar) == nil {
      let missing = TargetVerdict.unknown(missing: run.missing(isCalendar))
      return cadenceAnswer(missing, cadence, run, application, [], subject)
    }
    let span = cadence.every.running(until: day)
    let counted = count(cadence, span, subject, population)
    let isOver = force.map { $0.from <= span.first } ?? true
    let verdict = verdict(cadence, counted, isOver: isOver)
    return cadenceAnswer(verdict, cadence, counted, application, [span], subject)
  }

  private func count(
    _ cadence: CompiledRule.Cadence,
    _ span: CalendarSpan,
    _ subject: SubjectReference,
    _ population: Population
  ) -> RuleRun {
    var rows = rows(population)
    rows.period = (span.first, span.last)
    return RuleRun(rule, on: subject, rows)
  }

  func verdict(
    _ cadence: CompiledRule.Cadence,
    _ run: RuleRun,
    isOver: Bool
  ) -> TargetVerdict {
    let missing = Set(run.missing(cadence.count) + run.missing(cadence.atLeast)).sorted()
    guard missing.isEmpty else { return .unknown(missing: missing) }
    guard let count = run.number(cadence.count), let wanted = run.number(cadence.atLeast) else {
      return .notApplicable
    }
    if count >= wanted { return .met }
    return isOver ? .missed : .notYetDue
  }

  private func cadenceAnswer(
    _ verdict: TargetVerdict,
    _ cadence: CompiledRule.Cadence,
    _ run: RuleRun,
    _ application: ConditionReason?,
    _ spans: [CalendarSpan],
    _ subject: SubjectReference
  ) -> Assessment {
    let builder = reasons(run, subject)
    let traces = [cadence.count, cadence.atLeast, cadence.isCalendar, rule.application]
      .compactMap { $0 }
    let uses = builder.uses(in: traces)
    let reasons = Reasons(
      application: application,
      computations: [
        builder.computation("count", cadence.count, unit: cadence.atLeast.type.unit),
        builder.computation("at_least", cadence.atLeast),
      ],
      parameters: uses.parameters,
      readings: uses.readings,
      definitions: uses.definitions,
      setAside: spans.map(\.text)
    )
    let result = TargetResult(
      verdict,
      numerator: shown(cadence.count, run),
      demanded: shown(cadence.atLeast, run),
      force: cadence.force
    )
    return assessment(subject, .target(result), reasons: reasons)
  }
}
