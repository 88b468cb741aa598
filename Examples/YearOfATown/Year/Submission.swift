internal import Quantities
public import ResettlementCore
public import ResettlementKit

/// Events that an office sends in at once, and what became of them.
public struct Submission: Sendable {
  /// Why it is sent in.
  public enum Intent: Sendable, Hashable {
    /// In the ordinary course.
    case ordinary
    /// Too early, as somebody in a hurry does.
    case tooEarly
    /// Once more, as a device does that was offline.
    case again
    /// To put something right.
    case correction
    /// To end a passage that can't go on.
    case givingUp
  }

  /// What became of it.
  public enum Outcome: Sendable {
    /// So many events were added; none if all were there already.
    case accepted(added: Int)
    /// Nothing was written.
    case refused([ProcedureObstacle])
  }

  /// When it is sent in.
  public let recordedAt: RecordedTime
  /// The passage that it is about.
  public let run: ProcedureEvent.RunID
  /// The household.
  public let household: Household.ID
  /// The events.
  public let events: [ProcedureEvent]
  /// Why it is sent in.
  public let intent: Intent
  /// What became of it; `nil` as long as it waits.
  public internal(set) var outcome: Outcome?

  /// Whether it was refused.
  public var isRefused: Bool { if case .refused = outcome { true } else { false } }
}
