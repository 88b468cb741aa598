public import Quantities

/// A sign that a household may fall back into poverty (风险线索), found by a rule of a policy.
///
/// A clue is not a finding about a household: it asks for an answer, and stays open until it has
/// one with a reason.
public struct RiskClue: Sendable, Hashable, Identifiable {
  /// A clue's name, the same each time the same clue is found in the same period.
  public typealias ID = String

  /// The clue's name.
  public let id: ID

  /// The policy whose rule found it.
  public let policy: PolicyID

  /// The rule that found it.
  public let rule: Rule.ID

  /// The clauses that the rule rests on.
  public let citations: [String]

  /// About whom it is: mostly a household or a person.
  public let subject: SubjectReference

  /// The household that it concerns, if that is known.
  public let household: Household.ID?

  /// The type of the risk.
  public let risk: RiskType

  /// Which kind of monitored household it would be, where the rule says so.
  public let category: MonitoredCategory?

  /// How pressing it is; `nil` if the policy grades it in no way.
  public let severity: GradedSeverity?

  /// How it was found.
  public let channel: DiscoveryChannel

  /// The day on which it was found.
  public let foundOn: CalendarDay

  /// A mark of the facts and limits it rests on; another mark means that they changed.
  ///
  /// It is a plain hash of the values and no secret: whoever can guess the values can prove the
  /// guess. Show it only where the values themselves may be shown.
  public let fingerprint: String

  /// Creates a clue.
  public init(
    id: ID,
    policy: PolicyID,
    rule: Rule.ID,
    citations: [String],
    subject: SubjectReference,
    household: Household.ID? = nil,
    risk: RiskType,
    category: MonitoredCategory? = nil,
    severity: GradedSeverity? = nil,
    channel: DiscoveryChannel,
    foundOn: CalendarDay,
    fingerprint: String
  ) {
    self.id = id
    self.policy = policy
    self.rule = rule
    self.citations = citations
    self.subject = subject
    self.household = household
    self.risk = risk
    self.category = category
    self.severity = severity
    self.channel = channel
    self.foundOn = foundOn
    self.fingerprint = fingerprint
  }

  /// Whether another clue is about the same: the same rule and subject, whenever it was found.
  public func isAbout(_ other: RiskClue) -> Bool {
    policy == other.policy && rule == other.rule && subject == other.subject
  }
}
