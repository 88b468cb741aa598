/// A policy that says in which steps something is done.
///
/// ## Conforming
///
/// - The procedures have ids of their own, which no rule has, and cite at least one clause each. Every
///   step and end can be reached from the first step, and from every step an end.
/// - ``next(in:from:for:in:on:)`` is pure, and answers with what may follow by the procedure, in its
///   order, whatever the facts are.
/// - A fact that is not known blocks no step: the step is undecided and the answer names the fact,
///   unless other facts decide it already.
///
/// The suite `PolicySuite` of the module PolicyTesting checks a conformer.
public protocol ProcedurePolicy: Policy {
  /// The procedures, in a fixed order.
  var procedures: [Procedure] { get }

  /// On which days offices work; without it, times in working days are not known.
  var calendar: WorkingCalendar { get }

  /// Returns what may happen next to a subject in a procedure, and why the rest may not.
  ///
  /// - Parameters:
  ///   - procedure: The name of one of ``procedures``.
  ///   - step: The step that the subject is at; `nil` before the first one.
  ///   - subject: A subject of the procedure's kind in the population.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day of the decision.
  /// - Returns: The steps and ends that may follow, none after an end; `nil` if the policy has no
  ///   such procedure, or the procedure no such step.
  func next(
    in procedure: Procedure.ID,
    from step: String?,
    for subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> FollowingSteps?
}

extension ProcedurePolicy {
  /// A calendar of which no year is known.
  public var calendar: WorkingCalendar { WorkingCalendar() }

  /// Returns whether one step or end may be taken, whatever was taken before.
  ///
  /// - Parameters:
  ///   - id: The name of the step or end.
  ///   - procedure: The procedure.
  ///   - subject: A subject of the procedure's kind in the population.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day of the decision.
  /// - Returns: What its guard says; `nil` if the procedure has no such step or end.
  public func standing(
    of id: String,
    in procedure: Procedure,
    for subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> FollowingStep? {
    let befores = [nil] + procedure.steps.map { Optional.some($0.id) }
    guard let before = befores.first(where: { procedure.following($0).contains(id) }) else {
      return nil
    }
    return next(in: procedure.id, from: before, for: subject, in: population, on: dates)?
      .following.first { $0.id == id }
  }
}
