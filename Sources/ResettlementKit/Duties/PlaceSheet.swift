public import Quantities
public import ResettlementCore

/// Who is responsible for what of a relocated household, and what the two places have written to
/// each other about it (两地责任单).
public struct PlaceSheet: Sendable, Hashable {
  /// The household.
  public let household: Household.ID
  /// The day of the question.
  public let day: CalendarDay
  /// An answer for each topic.
  public let answers: [PlaceAnswer]
  /// The messages about the household, in the order of their registers.
  public let messages: [Message]

  /// Asks a policy about a household.
  ///
  /// - Parameters:
  ///   - household: A household of the population.
  ///   - policy: The policy.
  ///   - population: The facts.
  ///   - dates: Which law, which facts, and the day of the question.
  public init(
    of household: Household.ID,
    by policy: some PlacePolicy,
    in population: Population,
    on dates: AssessmentDates
  ) {
    self.household = household
    day = dates.decidedOn
    answers = ResponsibilityTopic.allCases.map { topic in
      policy.responsiblePlace(for: topic, of: household, in: population, on: dates)
    }
    messages = policy.messages(in: population, on: dates).filter { $0.household == household }
  }
}
