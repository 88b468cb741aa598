internal import FEEL
internal import Quantities
internal import ResettlementCore

// MARK: - Duties and prohibitions

extension RuleAssessor {
  /// Answers a duty, which is met if all conditions hold, or a prohibition, which is missed then.
  func answer(
    _ demand: CompiledRule.Demand,
    _ subject: SubjectReference,
    _ population: Population
  ) -> Assessment {
    let run = RuleRun(rule, on: subject, rows(population))
    let builder = reasons(run, subject)
    let application = rule.application.map { builder.reason(id: "applies_when", of: $0) }
    // What keeps a prohibition need not change.
    let judging = demand.isForbidden ? builder.withoutNearest : builder
    let parts = demand.conditions.map { reason(of: $0, run, judging) }
    let held = Verdict.all(of: parts.map(\.outcome))
    let verdict = applied(application) ?? verdict(held, of: demand, run)
    return assessment(
      subject,
      .target(TargetResult(verdict, force: demand.force)),
      reasons: reasons(demand, application, parts, held, builder)
    )
  }

  func verdict(
    _ held: Verdict,
    of demand: CompiledRule.Demand,
    _ run: RuleRun
  ) -> TargetVerdict {
    if case .unknown(let missing) = held { return .unknown(missing: missing) }
    guard (held == .eligible) == demand.isForbidden else { return .met }
    guard !demand.isForbidden else { return .missed }
    let (isOver, open) = isOver(demand, run)
    guard open.isEmpty else { return .unknown(missing: open) }
    return isOver ? .missed : .notYetDue
  }

  /// Whether the day by which a duty is to be done has passed: it may be done on that day.
  private func isOver(_ demand: CompiledRule.Demand, _ run: RuleRun) -> (Bool, [MissingTerm]) {
    if let due = demand.due {
      guard case .known(.date(let day)) = run.outcome(due) else { return (true, run.missing(due)) }
      return (day < dates.decidedOn, [])
    }
    guard let period = demand.period else { return (true, []) }
    return (period.span(holding: dates.factsAsOf).last < dates.decidedOn, [])
  }

  private func reasons(
    _ demand: CompiledRule.Demand,
    _ application: ConditionReason?,
    _ parts: [ConditionReason],
    _ held: Verdict,
    _ builder: ReasonBuilder
  ) -> Reasons {
    let traces =
      demand.conditions.flatMap(\.traces) + [demand.due, rule.application].compactMap(\.self)
    let uses = builder.uses(in: traces)
    return Reasons(
      application: application,
      conditions: ConditionReason(id: rule.rule.id, form: .all, outcome: held, parts: parts),
      computations: demand.due.map { [builder.computation("due", $0)] } ?? [],
      parameters: uses.parameters,
      readings: uses.readings,
      definitions: uses.definitions,
      tableRows: uses.rows
    )
  }
}

// MARK: - Registers

extension RuleAssessor {
  /// Returns what a register records of a subject.
  func entry(
    _ conditions: CompiledRule.Conditions,
    of subject: SubjectReference,
    in population: Population,
    verdict: Verdict
  ) -> RegisterEntry {
    let run = RuleRun(rule, on: subject, rows(population))
    let builder = ReasonBuilder(run: run, names: names, nearest: nil)
    return RegisterEntry(
      register: rule.rule.id,
      subject: subject,
      verdict: verdict,
      values: conditions.fields.map { field in
        RegisterEntry.Value(
          field: field.id,
          value: builder.value(of: field.value),
          missing: run.missing(field.value)
        )
      },
      groups: conditions.groups.map { group in
        RegisterEntry.Membership(group: group.id, verdict: self.verdict(of: group, run))
      }
    )
  }
}
