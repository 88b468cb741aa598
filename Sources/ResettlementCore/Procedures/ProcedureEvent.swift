public import Quantities

/// Something that happened in a procedure: one entry of its ledger, which is never changed.
///
/// Its maker gives it its id, so that an event which arrives twice, such as after work offline,
/// counts once. What was wrong is put right by a later event that names it.
public struct ProcedureEvent: LedgerEvent {
  /// The name of an event, unique among all of its ledger.
  public typealias ID = String

  /// The name of one passage of a subject through a procedure, unique in its ledger.
  public typealias RunID = String

  /// Who recorded an event.
  public typealias Recorder = EventRecorder

  /// Which event was wrong, and why.
  public typealias Correction = EventCorrection

  /// The event's name, given by its maker.
  public let id: ID
  /// The passage that it belongs to.
  public let run: RunID
  /// The day on which it happened.
  public let happenedOn: CalendarDay
  /// When it was recorded.
  public let recordedAt: RecordedTime
  /// Who recorded it.
  public let recordedBy: Recorder
  /// What happened.
  public let content: Content
  /// The event in whose place this one stands; `nil` if it is new.
  public let correction: Correction?
  /// What was decided when it was recorded; `nil` before.
  public var ruling: ProcedureRuling?

  /// Creates an event.
  public init(
    id: ID,
    run: RunID,
    happenedOn: CalendarDay,
    recordedAt: RecordedTime,
    recordedBy: Recorder,
    content: Content,
    correction: Correction? = nil,
    ruling: ProcedureRuling? = nil
  ) {
    self.id = id
    self.run = run
    self.happenedOn = happenedOn
    self.recordedAt = recordedAt
    self.recordedBy = recordedBy
    self.content = content
    self.correction = correction
    self.ruling = ruling
  }
}

// MARK: - As an entry of a ledger

extension ProcedureEvent {
  /// The name of the ledger of procedures.
  public static let ledger = "procedure"

  /// The passage that it belongs to.
  public var stream: String { run }

  /// Those whom it is about from then on.
  public var subjects: [SubjectReference] { content.subjects }

  /// The change of households that made it, if one did.
  public var namedStreams: [String] { content.household.map { [$0.change] } ?? [] }

  /// Whether it only takes away the event that it corrects.
  public var isAnnulment: Bool { content == .annulled }

  /// The event as its maker sent it, without what was decided about it.
  public var asSent: ProcedureEvent {
    var event = self
    event.ruling = nil
    return event
  }
}
