internal import FEEL
internal import Quantities
internal import ResettlementCore

/// Answers one rule of a pack for one subject.
struct RuleAssessor {
  /// The rule.
  let rule: CompiledRule
  /// The pack's name.
  let policy: PolicyID
  /// The days on which the pack's rules hold.
  let force: DatePeriod?
  /// What the pack can name.
  let names: PackNames
  /// The parameters and readings.
  let law: Law
  /// The days of the question.
  let dates: AssessmentDates
  /// Whether reasons look for the nearest changes.
  var findsNearest = true
  /// Who is told of computations that were given up.
  var faults: FaultLog?

  /// Returns the answer.
  func assess(_ subject: SubjectReference, in population: Population) -> Assessment {
    guard isInForce(on: dates.lawAsOf) else { return notInForce(subject) }
    guard law.blanks.isEmpty else { return blank(subject) }
    switch rule.body {
    case .conditions(let conditions):
      return answer(conditions, subject, RuleRun(rule, on: subject, rows(population)))
    case .measure(let measure): return answer(measure, subject, population)
    case .cadence(let cadence): return answer(cadence, subject, population)
    case .demand(let demand): return answer(demand, subject, population)
    }
  }

  // MARK: - Time

  /// Returns whether the rule holds on a day of the law.
  func isInForce(on day: CalendarDay) -> Bool { time.contains(day) }

  private var time: TimeInForce { TimeInForce(pack: force, from: rule.from, to: rule.to) }

  /// Returns what the rule comes to where its program has run, without reasons.
  func outcome(_ run: RuleRun) -> Assessment.Outcome {
    guard isInForce(on: dates.lawAsOf) else { return notInForceOutcome }
    let applied = applied(rule.application.map(run.verdict))
    switch rule.body {
    case .conditions(let conditions):
      return .verdict(verdict(conditions, run))
    case .measure(let measure):
      return .target(result(applied ?? verdict(measure, run), measure, run))
    case .demand(let demand):
      let held = Verdict.all(of: demand.conditions.map { verdict(of: $0, run) })
      return .target(
        TargetResult(applied ?? verdict(held, of: demand, run), force: demand.force)
      )
    case .cadence(let cadence):
      return .target(TargetResult(applied ?? .notYetDue, force: cadence.force))
    }
  }

  private func notInForce(_ subject: SubjectReference) -> Assessment {
    let notice = time.notice(dates.lawAsOf)
    return assessment(subject, notInForceOutcome, reasons: Reasons(setAside: [notice]))
  }

  private var notInForceOutcome: Assessment.Outcome {
    switch rule.body {
    case .conditions: .verdict(.notInForce)
    case .measure(let measure): .target(TargetResult(.notInForce, force: measure.force))
    case .cadence(let cadence): .target(TargetResult(.notInForce, force: cadence.force))
    case .demand(let demand): .target(TargetResult(.notInForce, force: demand.force))
    }
  }

  /// With a template nothing can be said: its blanks are what is missing.
  private func blank(_ subject: SubjectReference) -> Assessment {
    let missing = law.blanks.map { MissingTerm(.parameter, "parameter.\($0)") }
    let outcome: Assessment.Outcome =
      switch rule.body {
      case .conditions: .verdict(.unknown(missing: missing))
      case .measure(let measure):
        .target(TargetResult(.unknown(missing: missing), force: measure.force))
      case .cadence(let cadence):
        .target(TargetResult(.unknown(missing: missing), force: cadence.force))
      case .demand(let demand):
        .target(TargetResult(.unknown(missing: missing), force: demand.force))
      }
    return assessment(subject, outcome)
  }

  // MARK: - Making

  func rows(_ population: Population) -> SubjectRows {
    SubjectRows(population: population, law: law, dates: dates, faults: faults)
  }

  func assessment(
    _ subject: SubjectReference,
    _ outcome: Assessment.Outcome,
    amount: Amount? = nil,
    payee: SubjectReference? = nil,
    severity: GradedSeverity? = nil,
    reasons: Reasons = Reasons()
  ) -> Assessment {
    Assessment(
      policy: policy,
      rule: rule.rule,
      subject: subject,
      outcome: outcome,
      amount: amount,
      payee: payee,
      severity: severity,
      reasons: reasons,
      dates: dates
    )
  }

  /// Makes reasons, and looks for nearest changes by assessing the subject again.
  func reasons(_ run: RuleRun, _ subject: SubjectReference) -> ReasonBuilder {
    var again = self
    again.findsNearest = false
    let search = NearestSearch(names: names) { [again] population in
      again.assess(subject, in: population).verdictName
    }
    return ReasonBuilder(run: run, names: names, nearest: findsNearest ? search : nil)
  }
}

// MARK: - Conditions

extension RuleAssessor {
  /// Returns the answer of a rule with conditions, whose program has run.
  func answer(
    _ conditions: CompiledRule.Conditions,
    _ subject: SubjectReference,
    _ run: RuleRun
  ) -> Assessment {
    let builder = reasons(run, subject)
    let application = rule.application.map {
      builder.reason(id: "applies_when", of: $0)
    }
    let parts = conditions.conditions.map { reason(of: $0, run, builder) }
    let (amountVerdict, amount) = amount(conditions.amount, run)
    let verdict = verdict(application, parts, amountVerdict)
    let isGiven = verdict == .eligible || verdict.name == "discretion"
    let reasons = reasons(conditions, application, parts, run, builder)
    return assessment(
      subject,
      .verdict(verdict),
      amount: isGiven ? amount : nil,
      payee: isGiven ? conditions.payee.flatMap(run.subject) : nil,
      severity: isGiven ? conditions.severity(in: run) : nil,
      reasons: reasons
    )
  }

  private func verdict(
    _ application: ConditionReason?,
    _ parts: [ConditionReason],
    _ amount: Verdict
  ) -> Verdict {
    switch application?.outcome {
    case .ineligible: .notApplicable
    case .unknown(let missing): .unknown(missing: missing)
    default: Verdict.all(of: parts.map(\.outcome) + [amount])
    }
  }

  /// What the conditions come to, without reasons.
  func verdict(_ conditions: CompiledRule.Conditions, _ run: RuleRun) -> Verdict {
    switch rule.application.map(run.verdict) {
    case .ineligible: .notApplicable
    case .unknown(let missing): .unknown(missing: missing)
    default:
      Verdict.all(
        of: conditions.conditions.map { verdict(of: $0, run) } + [amount(conditions.amount, run).0]
      )
    }
  }

  private func reasons(
    _ conditions: CompiledRule.Conditions,
    _ application: ConditionReason?,
    _ parts: [ConditionReason],
    _ run: RuleRun,
    _ builder: ReasonBuilder
  ) -> Reasons {
    let amounts =
      (conditions.amount?.parts ?? []) + (conditions.rank.map { [("rank_by", $0)] } ?? [])
      + conditions.grading(in: run)
    let traces =
      (rule.application.map { [$0] } ?? []) + conditions.conditions.flatMap(\.traces)
      + amounts.map(\.1)
    let uses = builder.uses(in: traces)
    return Reasons(
      application: application,
      conditions: ConditionReason(
        id: rule.rule.id,
        form: .all,
        outcome: Verdict.all(of: parts.map(\.outcome)),
        parts: parts
      ),
      computations: amounts.map { builder.computation($0.0, $0.1) },
      parameters: uses.parameters,
      readings: uses.readings,
      definitions: uses.definitions,
      tableRows: uses.rows
    )
  }

  func reason(
    of condition: CompiledRule.Condition,
    _ run: RuleRun,
    _ builder: ReasonBuilder
  ) -> ConditionReason {
    switch condition.test {
    case .holds(let trace):
      return builder.reason(
        id: condition.id,
        title: condition.title,
        citations: condition.citations,
        of: trace
      )
    case .all(let parts):
      let reasons = parts.map { reason(of: $0, run, builder) }
      return group(condition, .all, Verdict.all(of: reasons.map(\.outcome)), reasons)
    case .any(let parts):
      let verdict = verdict(of: condition, run)
      let builder = verdict == .eligible ? builder.withoutNearest : builder
      return group(condition, .any, verdict, parts.map { reason(of: $0, run, builder) })
    case .leftTo(let unit, let onlyIf):
      return left(to: unit, onlyIf, condition, run, builder)
    }
  }

  /// What a condition comes to, without its reasons.
  func verdict(of condition: CompiledRule.Condition, _ run: RuleRun) -> Verdict {
    switch condition.test {
    case .holds(let trace): run.verdict(trace)
    case .all(let parts): Verdict.all(of: parts.map { verdict(of: $0, run) })
    case .any(let parts): Verdict.any(of: parts.map { verdict(of: $0, run) })
    case .leftTo(let unit, let onlyIf): verdict(leftTo: unit, onlyIf, run)
    }
  }

  private func verdict(leftTo unit: String, _ onlyIf: Trace?, _ run: RuleRun) -> Verdict {
    let asked = onlyIf.map(run.verdict) ?? .eligible
    return asked == .eligible ? .discretion(of: [unit]) : asked
  }

  private func group(
    _ condition: CompiledRule.Condition,
    _ form: ConditionReason.Form,
    _ outcome: Verdict,
    _ parts: [ConditionReason]
  ) -> ConditionReason {
    ConditionReason(
      id: condition.id,
      title: condition.title,
      form: form,
      outcome: outcome,
      parts: parts,
      citations: condition.citations
    )
  }

  private func left(
    to unit: String,
    _ onlyIf: Trace?,
    _ condition: CompiledRule.Condition,
    _ run: RuleRun,
    _ builder: ReasonBuilder
  ) -> ConditionReason {
    ConditionReason(
      id: condition.id,
      title: condition.title,
      form: .leftTo(unit),
      outcome: verdict(leftTo: unit, onlyIf, run),
      comparisons: onlyIf.map { builder.comparisons(of: $0) } ?? [],
      citations: condition.citations
    )
  }

  // MARK: Amounts

  /// The amount, and what it does to the verdict: an open term makes it unknown, a unit discretion.
  private func amount(_ amount: CompiledAmount?, _ run: RuleRun) -> (Verdict, Amount?) {
    guard let amount else { return (.eligible, nil) }
    if case .leftTo(let unit) = amount.form { return (.discretion(of: [unit]), nil) }
    let missing = Set(amount.parts.flatMap { run.missing($0.1) }).sorted()
    guard missing.isEmpty else { return (.unknown(missing: missing), nil) }
    let numbers = amount.parts.compactMap { run.number($0.1)?.divided(by: amount.unit.scale) }
    guard let form = amount.form.value(numbers) else { return (.eligible, nil) }
    return (
      .eligible,
      Amount(form, unit: amount.unit.symbol, per: amount.per, period: amount.period)
    )
  }
}

extension CompiledAmount.Form {
  /// The amount with its numbers.
  fileprivate func value(_ numbers: [ExactDecimal]) -> Amount.Form? {
    switch self {
    case .exact: numbers.first.map { .exact($0) }
    case .atMost: numbers.first.map { .atMost($0) }
    case .share: numbers.first.map { .share($0) }
    case .range: numbers.count == 2 ? .range(numbers[0], numbers[1]) : nil
    case .leftTo: nil
    }
  }
}

extension CompiledRule.Condition {
  /// The expressions in it.
  var traces: [Trace] {
    switch test {
    case .holds(let trace): [trace]
    case .all(let parts), .any(let parts): parts.flatMap(\.traces)
    case .leftTo(_, let onlyIf): onlyIf.map { [$0] } ?? []
    }
  }
}
