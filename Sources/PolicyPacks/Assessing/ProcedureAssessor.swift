internal import FEEL
internal import Quantities
internal import ResettlementCore

/// Says of the steps of a procedure whether they may follow now.
struct ProcedureAssessor {
  /// The procedure.
  let procedure: CompiledProcedure
  /// The days on which it holds.
  let time: TimeInForce
  /// What the pack can name.
  let names: PackNames
  /// The parameters and readings.
  let law: Law
  /// The days of the question.
  let dates: AssessmentDates
  /// Who is told of computations that were given up.
  var faults: FaultLog?
  /// Answers the rules that ends ask.
  let assess: @Sendable (Rule.ID, SubjectReference, Population) -> Assessment?

  /// Returns what may follow a step, or come first before any was taken.
  func following(
    _ step: String?,
    of subject: SubjectReference,
    in population: Population
  ) -> FollowingSteps {
    let run = run(subject, population)
    return FollowingSteps(
      procedure: procedure.procedure.id,
      subject: subject,
      step: step,
      following: procedure.procedure.following(step).map { following($0, run, population) },
      dates: dates
    )
  }

  private func run(_ subject: SubjectReference, _ population: Population) -> RuleRun {
    let rows = SubjectRows(population: population, law: law, dates: dates, faults: faults)
    return RuleRun(procedure.program, on: subject, rows)
  }

  private func following(
    _ id: String,
    _ run: RuleRun,
    _ population: Population
  ) -> FollowingStep {
    let step = procedure.procedure.step(id)
    let compiled = procedure.steps[id]
    let answer = compiled?.rule.flatMap { assess($0, run.subject, population) }
    return FollowingStep(
      id: id,
      title: step?.title ?? procedure.procedure.end(id)?.title,
      isEnd: step == nil,
      actor: step?.actor,
      verdict: verdict(of: compiled, run, answer),
      reasons: answer?.reasons ?? reasons(of: compiled, id, run),
      publication: compiled?.publication.map { limit($0, run) },
      limit: compiled?.limit.map { limit($0, run) }
    )
  }

  // MARK: - Verdicts

  /// What the condition of application and the guard come to, or the rule in the guard's place.
  private func verdict(
    of step: CompiledProcedure.Step?,
    _ run: RuleRun,
    _ answer: Assessment? = nil
  ) -> Verdict {
    guard time.contains(dates.lawAsOf) else { return .notInForce }
    guard law.blanks.isEmpty else {
      return .unknown(missing: law.blanks.map { MissingTerm(.parameter, "parameter.\($0)") })
    }
    let guarded = step?.guardTrace.map(run.verdict) ?? answer?.verdict ?? .eligible
    guard let application = procedure.application.map(run.verdict) else { return guarded }
    return application == .ineligible ? .notApplicable : Verdict.all(of: [application, guarded])
  }

  private func limit(_ limit: CompiledProcedure.Limit, _ run: RuleRun) -> TimeLimit {
    TimeLimit(
      run.number(limit.amount)?.divided(by: limit.amount.scale),
      limit.unit,
      days: limit.days,
      missing: run.missing(limit.amount)
    )
  }

  // MARK: - Reasons

  private func reasons(
    of step: CompiledProcedure.Step?,
    _ id: String,
    _ run: RuleRun
  ) -> Reasons {
    guard time.contains(dates.lawAsOf) else {
      return Reasons(setAside: [time.notice(dates.lawAsOf)])
    }
    let builder = builder(step, run)
    let traces = [procedure.application, step?.guardTrace].compactMap(\.self)
    let limits = step?.limits ?? []
    let uses = builder.uses(in: traces + limits.map(\.1))
    return Reasons(
      application: procedure.application.map { builder.reason(id: "applies_when", of: $0) },
      conditions: step?.guardTrace.map { builder.reason(id: id, of: $0) },
      computations: limits.map { builder.computation($0.0, $0.1) },
      parameters: uses.parameters,
      readings: uses.readings,
      definitions: uses.definitions,
      tableRows: uses.rows
    )
  }

  /// Makes reasons, and looks for nearest changes by asking for the step again.
  private func builder(_ step: CompiledProcedure.Step?, _ run: RuleRun) -> ReasonBuilder {
    let search = NearestSearch(names: names) { population in
      verdict(of: step, self.run(run.subject, population)).name
    }
    return ReasonBuilder(run: run, names: names, nearest: search)
  }
}

extension Assessment {
  /// The verdict; `nil` where something is measured.
  fileprivate var verdict: Verdict? {
    if case .verdict(let verdict) = outcome { verdict } else { nil }
  }
}

extension CompiledProcedure.Step {
  /// The lengths of time by the keys that set them.
  fileprivate var limits: [(String, Trace)] {
    [("publish_for", publication?.amount), ("within", limit?.amount)].compactMap { key, trace in
      trace.map { (key, $0) }
    }
  }
}

extension Trace {
  /// The scale of the unit of its numbers.
  fileprivate var scale: ExactDecimal {
    if case .number(let unit) = type { unit.scale } else { .one }
  }
}
