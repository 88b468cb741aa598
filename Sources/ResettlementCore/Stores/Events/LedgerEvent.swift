public import Quantities

/// Something that happened, as an entry of a ledger, which is never changed.
///
/// Its maker gives it its id, so that an event which arrives twice, such as after work offline,
/// counts once. What was wrong is put right by a later event that names it.
///
/// ## Conforming
///
/// - Two events with the same ``ledger`` are of one type.
/// - A correction and the event that it corrects have the same ``stream``.
/// - What is encoded is decoded to an equal event.
public protocol LedgerEvent: Sendable, Hashable, Codable, Identifiable where ID == String {
  /// The name of the ledger that keeps events of this type, such as `procedure`.
  static var ledger: String { get }

  /// What the event belongs to, such as a passage through a procedure, or an asset.
  var stream: String { get }

  /// The subjects that the event brings to its stream.
  var subjects: [SubjectReference] { get }

  /// Other streams that the event names, which a decision about it has to see.
  var namedStreams: [String] { get }

  /// The day on which it happened.
  var happenedOn: CalendarDay { get }

  /// When it was recorded.
  var recordedAt: RecordedTime { get }

  /// The event in whose place this one stands; `nil` if it is new.
  var correction: EventCorrection? { get }

  /// Whether it only takes away the event that it corrects.
  var isAnnulment: Bool { get }

  /// The event as its maker sent it, without what was decided about it.
  var asSent: Self { get }
}

extension LedgerEvent {
  /// No other streams: most events name none.
  public var namedStreams: [String] { [] }
}

/// Who recorded an event.
public struct EventRecorder: Sendable, Hashable, Codable {
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
public struct EventCorrection: Sendable, Hashable, Codable {
  /// The event that was wrong.
  public let event: String
  /// Why it is corrected or annulled.
  public let reason: String

  /// Creates a correction.
  public init(of event: String, because reason: String) {
    self.event = event
    self.reason = reason
  }
}
