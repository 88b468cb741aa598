public import ResettlementCore

/// Something that a check of assets found.
public struct AssetFinding: Sendable, Hashable {
  /// How much it weighs.
  public enum Weight: String, Sendable, Hashable, CaseIterable {
    /// It is not as it has to be.
    case violation
    /// Two sources differ, so that somebody has to look.
    case difference
    /// Something is still to be done, left to a unit, or not known.
    case open
  }

  /// What a program can tell apart.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// An event of the ledger may not follow what stands before it.
    case event
    /// The asset has no class, or an owner that its class can't have (A1).
    case assetClass = "class"
    /// A public-welfare asset that is in use was not handed over (A1).
    case notHandedOver = "not_handed_over"
    /// It is in use and not in the register (A6).
    case notRegistered = "not_registered"
    /// What names a procedure on record names none (A4).
    case disposalProcedure = "disposal_procedure"
    /// Beneficiaries have to be looked at again (A3).
    case beneficiaries
    /// Money is not distributed or used yet.
    case unspent
    /// Money does not add up along the chain.
    case chain
    /// The extract says otherwise than the ledger.
    case differs
    /// A rule of the policy.
    case rule
  }

  /// What it is about: an asset, or a place of the chain.
  public let node: ChainNode
  /// How much it weighs.
  public let weight: Weight
  /// What a program can tell apart.
  public let kind: Kind
  /// What was found.
  public let message: LocalizedText
  /// The clauses it rests on.
  public let citations: [String]
  /// The event it is about, if it is one.
  public let event: String?
  /// The rule it comes from, if it is one.
  public let rule: Rule.ID?
  /// What is missing to say more, sorted.
  public let missing: [MissingTerm]

  init(
    _ node: ChainNode,
    _ weight: Weight,
    _ kind: Kind,
    _ message: LocalizedText,
    citations: [String] = [],
    event: String? = nil,
    rule: Rule.ID? = nil,
    missing: [MissingTerm] = []
  ) {
    self.node = node
    self.weight = weight
    self.kind = kind
    self.message = message
    self.citations = citations
    self.event = event
    self.rule = rule
    self.missing = missing
  }
}
