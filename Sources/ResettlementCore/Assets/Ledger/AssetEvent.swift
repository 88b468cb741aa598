public import Quantities

/// Something that happened to a project asset: one entry of its ledger, which is never changed.
public struct AssetEvent: LedgerEvent {
  /// The name of the ledger of assets.
  public static let ledger = "asset"

  /// The event's name, given by its maker.
  public let id: String
  /// The asset.
  public let asset: ProjectAsset.ID
  /// The day on which it happened.
  public let happenedOn: CalendarDay
  /// When it was recorded.
  public let recordedAt: RecordedTime
  /// Who recorded it.
  public let recordedBy: EventRecorder
  /// What happened.
  public let content: Content
  /// The event in whose place this one stands; `nil` if it is new.
  public let correction: EventCorrection?
  /// What was decided when it was recorded; `nil` before, and where no policy was asked.
  public var ruling: AssetRuling?

  /// Creates an event.
  public init(
    id: String,
    asset: ProjectAsset.ID,
    happenedOn: CalendarDay,
    recordedAt: RecordedTime,
    recordedBy: EventRecorder,
    content: Content,
    correction: EventCorrection? = nil,
    ruling: AssetRuling? = nil
  ) {
    self.id = id
    self.asset = asset
    self.happenedOn = happenedOn
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
    self.content = content
    self.correction = correction
    self.ruling = ruling
  }

  /// The asset, whose events make one stream.
  public var stream: String { asset.rawValue }

  /// The project that made the asset: its assets are found by it.
  public var subjects: [SubjectReference] {
    guard case .surveyed(let survey) = content, let project = survey.project else { return [] }
    return [project.reference]
  }

  /// Whether it only takes away the event that it corrects.
  public var isAnnulment: Bool { content == .annulled }

  /// The event as its maker sent it, without what was decided about it.
  public var asSent: AssetEvent {
    var event = self
    event.ruling = nil
    return event
  }
}

/// A ledger of what happened to project assets.
public typealias AssetLedger = EventLedger<AssetEvent>

/// What the rules of a policy said when an event was recorded; it stays with the event, so that a
/// replay needs no facts and no policy.
public struct AssetRuling: Sendable, Hashable, Codable {
  /// The id of the policy.
  public let policy: String
  /// Its version.
  public let version: String
  /// The clauses of the rules that bear on the event.
  public let citations: [String]
  /// The units at whose discretion it is, because the policy does not name it; empty if it does.
  public let discretion: [String]
  /// What was missing for a definite answer, sorted.
  public let missing: [String]

  /// Creates a ruling.
  public init(
    policy: String,
    version: String,
    citations: [String] = [],
    discretion: [String] = [],
    missing: [String] = []
  ) {
    self.policy = policy
    self.version = version
    self.citations = citations
    self.discretion = discretion
    self.missing = missing
  }
}
