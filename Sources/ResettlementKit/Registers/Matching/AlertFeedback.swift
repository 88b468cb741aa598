public import Quantities

/// What became of an alert.
public struct AlertFeedback: Sendable, Hashable, Codable {
  /// What was found out.
  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// The person is at risk; a clue was made of it.
    case risk
    /// The person is the one who is meant, and no risk was found.
    case noRisk = "no_risk"
    /// The case is known and looked after already.
    case known
    /// Somebody else is meant.
    case otherPerson = "other_person"
  }

  /// The alert.
  public let alert: MatchAlert.ID
  /// What was found out.
  public let outcome: Outcome
  /// The day.
  public let on: CalendarDay
  /// Who found out.
  public let by: String
  /// Why, in words; no personal data.
  public let note: String

  /// Creates a feedback.
  public init(
    alert: MatchAlert.ID,
    outcome: Outcome,
    on: CalendarDay,
    by: String,
    note: String
  ) {
    self.alert = alert
    self.outcome = outcome
    self.on = on
    self.by = by
    self.note = note
  }
}
