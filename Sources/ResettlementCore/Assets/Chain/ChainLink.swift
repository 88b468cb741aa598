public import Quantities

/// Money that went from one place to another: one link between fund and household.
public struct ChainLink: Sendable, Hashable {
  /// The link's name, by which corrections find it.
  public let id: String
  /// Where the money came from.
  public let source: ChainNode
  /// Where it went.
  public let destination: ChainNode
  /// How much.
  public let amount: Money
  /// The day on which it went.
  public let day: CalendarDay
  /// What says so: an event of the ledger of the chain, or of an asset.
  public let event: String

  /// Creates a link; the amount is in whole fen.
  public init(
    id: String,
    from source: ChainNode,
    to destination: ChainNode,
    amount: Money,
    day: CalendarDay,
    event: String
  ) {
    precondition(amount.wholeFen != nil, "a link is of whole fen, not of \(amount)")
    self.id = id
    self.source = source
    self.destination = destination
    self.amount = amount
    self.day = day
    self.event = event
  }
}

extension ChainLink {
  /// What links are ordered by: first day and name.
  var order: (CalendarDay, String, ChainNode, ChainNode, Money, String) {
    (day, id, source, destination, amount, event)
  }

  /// Returns the link with another name.
  func renamed(_ name: String) -> ChainLink {
    ChainLink(
      id: name,
      from: source,
      to: destination,
      amount: amount,
      day: day,
      event: event
    )
  }
}

/// That money went from one place to another: one entry of the ledger of the chain.
public struct ChainEvent: LedgerEvent {
  /// What happened.
  public enum Content: Sendable, Hashable, Codable {
    /// Money went from one place to another.
    case moved(Movement)
    /// The event that the correction names should not be there at all.
    case annulled
  }

  /// Money that went from one place to another.
  public struct Movement: Sendable, Hashable, Codable {
    /// Where the money came from.
    public let source: ChainNode
    /// Where it went.
    public let destination: ChainNode
    /// How much.
    public let amount: Money

    /// Creates a movement.
    public init(from source: ChainNode, to destination: ChainNode, _ amount: Money) {
      self.source = source
      self.destination = destination
      self.amount = amount
    }
  }

  /// The name of the ledger of the chain.
  public static let ledger = "chain"

  /// The event's name, given by its maker.
  public let id: String
  /// The link that it makes or corrects.
  public let link: String
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

  /// Creates an event.
  public init(
    id: String,
    link: String,
    happenedOn: CalendarDay,
    recordedAt: RecordedTime,
    recordedBy: EventRecorder,
    content: Content,
    correction: EventCorrection? = nil
  ) {
    self.id = id
    self.link = link
    self.happenedOn = happenedOn
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
    self.content = content
    self.correction = correction
  }

  /// The link, whose events make one stream.
  public var stream: String { link }

  /// Both ends of the link, as far as they are subjects.
  public var subjects: [SubjectReference] {
    guard case .moved(let movement) = content else { return [] }
    return [movement.source.subject, movement.destination.subject].compactMap(\.self)
  }

  /// Whether it only takes away the event that it corrects.
  public var isAnnulment: Bool { content == .annulled }

  /// The event as its maker sent it; nothing is decided about it but that it is in order.
  public var asSent: ChainEvent { self }
}

/// A ledger of money that went from one place to another.
public typealias ChainLedger = EventLedger<ChainEvent>
