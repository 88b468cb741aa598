public import Quantities

/// Something that happened in a procedure: one entry of its ledger, which is never changed.
///
/// Its maker gives it its id, so that an event which arrives twice, such as after work offline,
/// counts once. What was wrong is put right by a later event that names it.
public struct ProcedureEvent: Sendable, Hashable, Codable, Identifiable {
  /// The name of an event, unique among all of its ledger.
  public typealias ID = String

  /// The name of one passage of a subject through a procedure, unique in its ledger.
  public typealias RunID = String

  /// Who recorded an event.
  public struct Recorder: Sendable, Hashable, Codable {
    /// The unit.
    public let unit: String
    /// In which role; `nil` if that was not said.
    public let role: String?

    /// Creates a recorder.
    public init(unit: String, role: String? = nil) {
      self.unit = unit
      self.role = role
    }
  }

  /// Which event was wrong, and why.
  public struct Correction: Sendable, Hashable, Codable {
    /// The event that was wrong.
    public let event: ProcedureEvent.ID
    /// Why it is corrected or annulled.
    public let reason: String

    /// Creates a correction.
    public init(of event: ProcedureEvent.ID, because reason: String) {
      self.event = event
      self.reason = reason
    }
  }

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

  /// The event as its maker sent it, without what was decided about it.
  public var asSent: ProcedureEvent {
    var event = self
    event.ruling = nil
    return event
  }
}
