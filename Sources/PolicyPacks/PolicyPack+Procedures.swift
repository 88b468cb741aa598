internal import FEEL
public import ResettlementCore

extension PolicyPack {
  /// The procedures that the pack's clauses want followed, in the order of its files.
  public var procedures: [Procedure] { compiledProcedures.map(\.procedure) }

  /// On which days offices work, as the pack and those that it builds on say; of a year that
  /// several of them have, the narrowest pack's holds.
  public var calendar: WorkingCalendar {
    let years = models.flatMap(\.holidays).map { holidays in
      let year = WorkingCalendar.Year(
        daysOff: Set(holidays.daysOff),
        workedWeekendDays: Set(holidays.workedWeekendDays)
      )
      return (holidays.year, year)
    }
    return WorkingCalendar(years: Dictionary(years) { $1 })
  }

  /// Returns what may happen next to a subject in a procedure, and why the rest may not.
  ///
  /// Each step that may follow by the procedure is allowed, blocked by its guard, or undecided
  /// because something is not known. Where the procedure does not hold or does not apply, every
  /// step is blocked. An end can be up to a rule of the pack, whose reasons it has then.
  /// Publications and papers are the caller's to check.
  ///
  /// - Parameters:
  ///   - procedure: The name of one of ``procedures``.
  ///   - step: The step that the subject is at; `nil` before the first one.
  ///   - subject: A subject of the procedure's kind in the population.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day of the decision.
  /// - Returns: The steps and ends that may follow, none after an end; `nil` if the pack has no such
  ///   procedure, or the procedure no such step.
  public func next(
    in procedure: Procedure.ID,
    from step: String?,
    for subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> FollowingSteps? {
    guard let compiled = compiledProcedures.first(where: { $0.procedure.id == procedure }),
      step.map(compiled.procedure.hasState) ?? true
    else { return nil }
    return assessor(compiled, dates).following(step, of: subject, in: population)
  }

  private func assessor(
    _ procedure: CompiledProcedure,
    _ dates: AssessmentDates
  ) -> ProcedureAssessor {
    ProcedureAssessor(
      procedure: procedure,
      time: TimeInForce(pack: timeInForce, from: procedure.from, to: procedure.to),
      names: names,
      law: law,
      dates: dates,
      assess: { rule, subject, population in
        self.compiledRule(rule).map { _ in
          self.assess(rule, of: subject, in: population, on: dates)
        }
      }
    )
  }
}

extension Procedure {
  fileprivate func hasState(_ id: String) -> Bool { step(id) != nil || end(id) != nil }
}
