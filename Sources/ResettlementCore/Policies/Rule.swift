/// One question that a policy answers about subjects of one kind.
public struct Rule: Sendable, Hashable, Identifiable {
  /// A rule's name in its policy.
  public typealias ID = String

  /// The area a rule belongs to.
  public enum Area: String, Sendable, Hashable, Codable, CaseIterable {
    /// Who and what a household or person is.
    case households
    /// What was built, what it earns, what its revenue may be used for.
    case assets
    /// Whether a household is at risk, and whether a risk may be marked eliminated.
    case monitoring
    /// What somebody is entitled to.
    case benefits
    /// What a clause demands: targets, norms, cadences, duties, prohibitions, registers.
    case measures
  }

  /// What kind of question it is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Is the subject one of these?
    case classification
    /// Is the subject entitled, and to how much?
    case programme
    /// Is there a clue of a risk?
    case detection
    /// May the risk be marked eliminated?
    case elimination
    /// Do facts contradict one another, so that somebody should look at them again?
    case consistency
    /// Is an asset, its use or its revenue as the rules want it?
    case assetCheck = "asset-check"
    /// Is a share or a number reached by a day?
    case target
    /// Is a standard kept where its condition holds?
    case norm
    /// Was something done often enough in the period?
    case cadence
    /// Is the subject to be entered in a register?
    case register
    /// Is something as it must be, perhaps by a day?
    case duty
    /// Is something so that may not be?
    case prohibition
    /// Does the subject go first?
    case priority
  }

  /// The rule's name in its policy.
  public let id: ID

  /// The area it belongs to.
  public let area: Area

  /// What kind of question it is.
  public let kind: Kind

  /// What it is called.
  public let title: LocalizedText

  /// The kind of subject it is about.
  public let subject: SubjectKind

  /// The clauses it rests on.
  public let citations: [String]

  /// The risk of which a detection finds clues.
  public let risk: RiskType?

  /// Which kind of monitored household a detection's clue speaks of, where it says so.
  public let category: MonitoredCategory?

  /// Creates a rule's description.
  public init(
    id: ID,
    area: Area,
    kind: Kind,
    title: LocalizedText,
    subject: SubjectKind,
    citations: [String],
    risk: RiskType? = nil,
    category: MonitoredCategory? = nil
  ) {
    self.id = id
    self.area = area
    self.kind = kind
    self.title = title
    self.subject = subject
    self.citations = citations
    self.risk = risk
    self.category = category
  }
}
