internal import ResettlementKit

/// A rule that is written in Swift: its description, its conditions, and what it gives.
///
/// All conditions must hold. They come as reasons, so that the rule can be explained like one of a
/// pack.
struct StatedRule: Sendable {
  /// What the rule is called and what it is about.
  let rule: Rule

  /// What it gives to whom it holds for.
  let amount: Amount?

  /// Judges the conditions by what is known of a subject.
  let conditions: @Sendable (FactSheet) -> [ConditionReason]

  /// Creates a rule.
  init(
    _ rule: Rule,
    amount: Amount? = nil,
    conditions: @escaping @Sendable (FactSheet) -> [ConditionReason]
  ) {
    self.rule = rule
    self.amount = amount
    self.conditions = conditions
  }

  /// Returns what the conditions come to, with each of them.
  func reason(_ facts: FactSheet) -> ConditionReason {
    let parts = conditions(facts)
    return ConditionReason(
      id: "when",
      form: .all,
      outcome: .all(of: parts.map(\.outcome)),
      parts: parts
    )
  }
}
