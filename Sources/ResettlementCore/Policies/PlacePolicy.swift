/// A policy that says which of the two places of a relocated household is responsible for what.
///
/// ## Conforming
///
/// - ``responsiblePlace(for:of:in:on:)`` is pure. What is not known makes an answer unknown and is
///   named; a topic of which the policy says nothing is not stated.
public protocol PlacePolicy: Policy {
  /// Returns who is responsible for a topic of a household.
  ///
  /// - Parameters:
  ///   - topic: What has to be seen to.
  ///   - household: A household of the population.
  ///   - population: The facts, as they were in the period asked about.
  ///   - dates: Which law, which facts, and the day of the decision.
  /// - Returns: The place, why, and what is missing where nobody can say.
  func responsiblePlace(
    for topic: ResponsibilityTopic,
    of household: Household.ID,
    in population: Population,
    on dates: AssessmentDates
  ) -> PlaceAnswer

  /// Returns the messages between places that registers of the policy hold.
  func messages(in population: Population, on dates: AssessmentDates) -> [Message]
}

extension PlacePolicy {
  /// None, unless the policy has registers of messages.
  public func messages(in population: Population, on dates: AssessmentDates) -> [Message] { [] }
}
