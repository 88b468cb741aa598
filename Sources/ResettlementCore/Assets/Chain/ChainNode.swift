/// A place where money is or goes: a fund, a project, an asset, what it earns, who gets it.
public struct ChainNode: Sendable, Hashable, Codable {
  /// What kind of place it is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// A fund.
    case fund
    /// A project.
    case project
    /// A project asset.
    case asset
    /// What an asset earned, by its plan.
    case revenue
    /// What an asset brought when it was disposed of.
    case proceeds
    /// A household.
    case household
    /// A person.
    case person
    /// An organisation, such as an operator or contractor.
    case organisation
    /// A use without anybody in particular.
    case use
  }

  /// What kind of place it is.
  public let kind: Kind
  /// Its name; of revenue that of the plan, of proceeds that of the asset.
  public let id: String

  /// Creates a place.
  public init(_ kind: Kind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  /// Creates the place that a subject is; `nil` if money does not go there.
  public init?(_ subject: SubjectReference) {
    guard let kind = Kind(rawValue: subject.kind.rawValue) else { return nil }
    self.init(kind, subject.id)
  }

  /// Creates a place from text such as `fund/F1`; `nil` if it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let kind = Kind(rawValue: parts[0]) else { return nil }
    self.init(kind, parts[1])
  }

  /// The subject that it is; `nil` if it is revenue, proceeds or a use.
  public var subject: SubjectReference? {
    SubjectKind(rawValue: kind.rawValue).map { SubjectReference($0, id) }
  }

  /// Whether money can go from here to there.
  public func leads(to other: ChainNode) -> Bool {
    switch kind {
    case .fund: other.kind != .fund && other.kind != .revenue && other.kind != .proceeds
    case .project: [.asset, .household, .person, .organisation, .use].contains(other.kind)
    case .asset: other.kind == .revenue || other.kind == .proceeds
    case .revenue: [.household, .person, .organisation, .use].contains(other.kind)
    case .proceeds: other.kind == .project || other.kind == .asset || other.kind == .use
    case .household, .person, .organisation, .use: false
    }
  }
}

extension ChainNode: Comparable {
  /// Orders from funds to uses, then by name.
  public static func < (left: ChainNode, right: ChainNode) -> Bool {
    (left.place, left.id) < (right.place, right.id)
  }

  private var place: Int { Kind.allCases.firstIndex(of: kind) ?? 0 }
}

extension ChainNode: CustomStringConvertible {
  /// The kind and the name, such as `fund/F1`.
  public var description: String { "\(kind.rawValue)/\(id)" }
}
