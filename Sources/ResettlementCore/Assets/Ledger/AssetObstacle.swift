/// A reason why something may not happen to an asset now.
public struct AssetObstacle: Sendable, Hashable {
  /// What a program can tell apart.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Another event has the id.
    case idTaken = "id_taken"
    /// It happened after it was recorded.
    case inTheFuture = "in_the_future"
    /// It names an event, a plan, a publication or an objection that is not there.
    case unknownEvent = "unknown_event"
    /// The event that it corrects is corrected already.
    case correctedAlready = "corrected_already"
    /// A reason, a place or a number has to be given.
    case wordsNeeded = "words_needed"
    /// A text has what looks like a number of a person.
    case privateNumber = "private_number"
    /// What was recorded later would no longer be in order.
    case breaksOrder = "breaks_order"
    /// The asset was not surveyed, or was already.
    case survey
    /// The asset is in no class (A1).
    case noClass = "no_class"
    /// The owner is not known, or is none that an asset of the class can have (A1, A4).
    case owner
    /// It is in use already, or was never idle.
    case usage
    /// Its title is not clear (A5).
    case noTitle = "no_title"
    /// What a register entry needs is missing (A6).
    case registerIncomplete = "register_incomplete"
    /// The asset was disposed of.
    case disposed
    /// A disposal was not asked for, not decided, or has no procedure on record (A4).
    case disposalProcedure = "disposal_procedure"
    /// The plan for revenue was not decided, or was already (A2).
    case planDecision = "plan_decision"
    /// The plan is not public, or still is (A2).
    case publication
    /// An objection is open or was upheld (A2).
    case objection
    /// An amount does not fit what there is.
    case amount
    /// A rule of the policy forbids it (A2, A3, A4).
    case policy
  }

  /// What a program can tell apart.
  public let reason: Reason
  /// What is in the way, and what to do.
  public let message: LocalizedText
  /// The clauses it rests on; empty for what is so everywhere.
  public let citations: [String]

  /// Creates an obstacle.
  public init(_ reason: Reason, _ message: LocalizedText, citations: [String] = []) {
    self.reason = reason
    self.message = message
    self.citations = citations
  }

  /// A part of an entry in the register.
  enum Part: Sendable {
    case owner
    case keeper
    case responsiblePerson
  }
}

/// Why events were not recorded: nothing was written of any of them.
public struct AssetRefusal: Error, Sendable, Hashable {
  /// What is in the way of one event.
  public struct Finding: Sendable, Hashable {
    /// The event.
    public let event: AssetEvent.ID
    /// What is in its way.
    public let obstacle: AssetObstacle

    /// Creates a finding.
    public init(_ event: AssetEvent.ID, _ obstacle: AssetObstacle) {
      self.event = event
      self.obstacle = obstacle
    }
  }

  /// Everything that is in the way.
  public let findings: [Finding]

  /// Creates a refusal.
  public init(_ findings: [Finding]) {
    self.findings = findings
  }
}
