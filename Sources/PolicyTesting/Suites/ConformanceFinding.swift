/// A promise of a protocol that is not kept.
public struct ConformanceFinding: Sendable, Hashable {
  /// The promise's name, which stays the same over versions, such as `unique-rule-ids`.
  public let requirement: String

  /// What does not hold; it shows no facts.
  public let message: String

  /// Creates a finding.
  public init(_ requirement: String, _ message: String) {
    self.requirement = requirement
    self.message = message
  }
}

extension ConformanceFinding: CustomStringConvertible {
  /// The promise and what does not hold, such as `unique-rule-ids: 'x' is the id of 2 rules`.
  public var description: String { "\(requirement): \(message)" }
}
