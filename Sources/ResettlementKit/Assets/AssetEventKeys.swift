internal import ResettlementCore

/// The keys of events of assets and of the chain in files: what the reader goes by.
enum AssetEventKeys {
  typealias Key = EventKeys.Key

  private static let tail = [
    Key("corrects", isRequired: false), Key("because", isRequired: false),
    Key("recorded_at", .moment, isRequired: false),
    Key("recorded_by", .recorder, isRequired: false), Key("ruling", .ruling, isRequired: false),
  ]

  /// The keys that all events of assets have.
  static let common =
    [
      Key("id"), Key("asset"), Key("kind", .word(AssetEvent.Content.Kind.allCases.map(\.rawValue))),
      Key("on", .day),
    ] + tail

  /// The keys that events of the chain have.
  static let chain =
    [Key("id"), Key("link"), Key("kind", .word(["moved", "annulled"])), Key("on", .day)]
    + tail.dropLast()

  /// The keys of a movement of money beside those of all events of the chain.
  static let moved = [Key("from", .place), Key("to", .place), Key("amount", .amount)]

  /// What the values of all keys of events of assets are.
  static let values = table(common + AssetEvent.Content.Kind.allCases.flatMap(own))

  /// What the values of all keys of events of the chain are.
  static let chainValues = table(chain + moved)

  private static func table(_ keys: [Key]) -> [String: EventKeys.Value] {
    Dictionary(keys.map { ($0.name, $0.value) }) { first, _ in first }
  }

  private static let owner = [
    Key("owner_kind", .word(AssetOwner.Kind.allCases.map(\.rawValue)), isRequired: false),
    Key("owner", isRequired: false),
  ]

  private static let entrustment = [
    Key("keeper", isRequired: false), Key("responsible_person", isRequired: false),
  ]

  /// The keys of one kind of event beside those of all.
  static func own(_ kind: AssetEvent.Content.Kind) -> [Key] {
    switch kind {
    case .surveyed:
      [
        Key("class", .word(AssetClass.allCases.map(\.rawValue)), isRequired: false),
        Key("asset_kind", .word(AssetKind.allCases.map(\.rawValue)), isRequired: false),
        Key("project", isRequired: false), Key("funds", .texts, isRequired: false),
      ] + owner + entrustment
    case .titled: [Key("number")]
    case .handedOver, .entrusted: entrustment
    case .transferred: owner
    case .disposalRequested, .beneficiariesChecked: [Key("reason")]
    case .disposalDecided:
      [
        Key("decision", .word(["approved", "rejected"])),
        Key("run", isRequired: false), Key("paper", isRequired: false),
      ]
    case .disposed: [Key("price", .amount)]
    case .proceedsUsed: [Key("use"), Key("amount", .amount)]
    case .revenuePlanned: [Key("period"), Key("amount", .amount), Key("uses", .uses)]
    case .revenueDecided:
      [
        Key("plan"),
        Key("basis", .word(AssetEvent.RevenueDecision.Basis.allCases.map(\.rawValue))),
        Key("paper"),
      ]
    case .revenuePublished: [Key("plan"), Key("place"), Key("until", .day)]
    case .objectionRaised: [Key("publication"), Key("matter")]
    case .objectionDecided:
      [Key("objection"), Key("outcome", .word(["upheld", "dismissed"])), Key("reason")]
    case .revenueDistributed:
      [
        Key("plan"), Key("lines", .lines, isRequired: false), Key("use", isRequired: false),
        Key("amount", .amount, isRequired: false), Key("shares", .shares, isRequired: false),
      ]
    case .registered, .putIntoOperation, .becameIdle, .activated, .annulled: []
    }
  }
}
