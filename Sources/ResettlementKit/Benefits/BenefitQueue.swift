public import Quantities
public import ResettlementCore

/// An application that waits, with what ranks it.
public struct QueuedApplication: Sendable, Hashable {
  /// The benefit.
  public let benefit: BenefitEvent.BenefitID
  /// The day of the application.
  public let appliedOn: CalendarDay
  /// The priorities under which it goes first, in the order in which the programme names them.
  public let priorities: [Rule.ID]
  /// The number by which the first of them ranks it; more goes before less.
  public let number: ExactDecimal?
}

extension BenefitDesk {
  /// Returns the applications of a programme that nobody has decided, those that go first first.
  ///
  /// The programme's priorities (优先) come before the day of the application, that before the name.
  ///
  /// - Parameters:
  ///   - programme: The programme.
  ///   - day: The day of the facts by which priorities are judged.
  /// - Returns: The applications in their order.
  /// - Throws: ``BenefitProblem`` if there is no such programme, or the ledger's error.
  public func queue(in programme: Rule.ID, on day: CalendarDay) async throws -> [QueuedApplication]
  {
    guard let terms = policy.benefitProgramme(programme) else {
      throw BenefitProblem.noProgramme(programme)
    }
    let waiting = try await benefits(in: programme)
      .filter { $0.application != nil && $0.decision == nil }
    let ranked = waiting.compactMap { queued($0, terms, on: day) }
    return ranked.sorted { $0.goesBefore($1, in: terms.rankedBy) }
  }

  /// Decides all applications of a programme in the order of ``queue(in:on:)``.
  ///
  /// Applications that can't be decided, because something is not known or left to a unit, wait and
  /// keep no place: they are returned with the problem.
  ///
  /// - Parameters:
  ///   - programme: The programme.
  ///   - day: The day of the facts by which priorities are judged.
  ///   - entry: Makes the entry of a benefit.
  /// - Returns: The benefits in the order in which they were decided, each with where it stands or
  ///   why it waits.
  /// - Throws: ``BenefitProblem`` if there is no such programme, or the ledger's error.
  public func decideAll(
    in programme: Rule.ID,
    on day: CalendarDay,
    as entry: (BenefitEvent.BenefitID) -> BenefitEntry
  ) async throws -> [(
    benefit: BenefitEvent.BenefitID, result: Result<BenefitState, BenefitProblem>
  )] {
    var results: [(benefit: BenefitEvent.BenefitID, result: Result<BenefitState, BenefitProblem>)] =
      []
    for application in try await queue(in: programme, on: day) {
      do {
        let state = try await decide(entry(application.benefit))
        results.append((application.benefit, .success(state)))
      } catch let problem as BenefitProblem {
        results.append((application.benefit, .failure(problem)))
      }
    }
    return results
  }

  // MARK: - Ranking

  private func queued(
    _ state: BenefitState,
    _ programme: BenefitProgramme,
    on day: CalendarDay
  ) -> QueuedApplication? {
    guard let application = state.application, let appliedOn = state.appliedOn else { return nil }
    let answers = programme.rankedBy.compactMap { answer($0, application, on: day) }
    let first = answers.filter { $0.outcome == .verdict(.eligible) }
    return QueuedApplication(
      benefit: state.id,
      appliedOn: appliedOn,
      priorities: first.map(\.rule.id),
      number: first.first.flatMap(\.rank)
    )
  }

  /// The answer of a priority about the subject of an application, who is paid, or the household.
  private func answer(
    _ priority: Rule.ID,
    _ application: Application,
    on day: CalendarDay
  ) -> Assessment? {
    let dates = AssessmentDates(on: day)
    guard let rule = policy.priorities.first(where: { $0.id == priority }) else { return nil }
    let payee = policy.assess(
      application.programme,
      of: application.subject,
      in: population,
      on: dates
    ).payee
    let subjects = [application.subject] + [payee].compactMap { $0 }
    let households = subjects.compactMap { subject -> SubjectReference? in
      guard case .reference(let id) = population.value(of: "household", of: subject) else {
        return nil
      }
      return SubjectReference(.household, id)
    }
    return (subjects + households).first { $0.kind == rule.subject }
      .map { policy.assess(priority, of: $0, in: population, on: dates) }
  }
}

extension Assessment {
  /// The number by which a priority ranks.
  fileprivate var rank: ExactDecimal? {
    reasons.computations.first { $0.id == "rank_by" }?.value.flatMap { ExactDecimal($0) }
  }
}

extension QueuedApplication {
  fileprivate func goesBefore(_ other: QueuedApplication, in order: [Rule.ID]) -> Bool {
    for priority in order {
      let (own, others) = (priorities.contains(priority), other.priorities.contains(priority))
      if own != others { return own }
    }
    if let number, let otherNumber = other.number, number != otherNumber {
      return number > otherNumber
    }
    if appliedOn != other.appliedOn { return appliedOn < other.appliedOn }
    return NaturalOrder(benefit) < NaturalOrder(other.benefit)
  }
}
