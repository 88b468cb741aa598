/// Whose an asset is (产权主体).
public struct AssetOwner: Sendable, Hashable, Codable {
  /// What kind of owner it is.
  public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
    /// The state (国有).
    case state
    /// A village collective (村集体经济组织).
    case villageCollective = "village_collective"
    /// A household (农牧户).
    case household
    /// A person (个人).
    case person
    /// Anybody else (其他).
    case other

    /// What the kind is called.
    public var title: LocalizedText {
      switch self {
      case .state: LocalizedText(zh: "国有", en: "the state")
      case .villageCollective: LocalizedText(zh: "村集体经济组织", en: "a village collective")
      case .household: LocalizedText(zh: "农牧户", en: "a household")
      case .person: LocalizedText(zh: "个人", en: "a person")
      case .other: LocalizedText(zh: "其他", en: "another")
      }
    }
  }

  /// What kind of owner it is.
  public let kind: Kind
  /// The owner's name in the registers, such as that of a household or organisation.
  public let name: String

  /// Creates an owner.
  public init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  /// Whether it is the state or a collective, so that nobody may dispose of the asset at will.
  public var isPublic: Bool { kind == .state || kind == .villageCollective }
}
