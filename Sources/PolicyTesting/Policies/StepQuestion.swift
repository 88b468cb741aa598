internal import Quantities
internal import ResettlementCore

/// What may follow a step of a procedure, as a question to a policy.
struct StepQuestion: Sendable {
  let procedure: Procedure
  let step: String?
  let subject: SubjectReference
  let population: Population
  let dates: AssessmentDates

  func answer(of policy: any ProcedurePolicy) -> FollowingSteps? {
    policy.next(in: procedure.id, from: step, for: subject, in: population, on: dates)
  }

  /// Returns the same question about other facts.
  func asked(about population: Population) -> StepQuestion {
    StepQuestion(
      procedure: procedure,
      step: step,
      subject: subject,
      population: population,
      dates: dates
    )
  }
}

extension StepQuestion: CustomStringConvertible {
  /// The procedure, the step, the subject and the day.
  var description: String {
    "'\(procedure.id)' after '\(step ?? "start")' for '\(subject)' on \(dates.lawAsOf)"
  }
}

// MARK: - Questions

extension PolicyUnderTest {
  /// The policy, if it has procedures.
  var procedurePolicy: (any ProcedurePolicy)? { policy as? any ProcedurePolicy }

  /// Every question about each step of each procedure for the subjects of a population.
  func stepQuestions(in population: Population, on days: [CalendarDay]) -> [StepQuestion] {
    (procedurePolicy?.procedures ?? []).flatMap { procedure in
      population.references(procedure.subject).flatMap { subject in
        ([nil] + procedure.steps.map { Optional($0.id) }).flatMap { step in
          days.map { day in
            StepQuestion(
              procedure: procedure,
              step: step,
              subject: subject,
              population: population,
              dates: AssessmentDates(on: day)
            )
          }
        }
      }
    }
  }
}
