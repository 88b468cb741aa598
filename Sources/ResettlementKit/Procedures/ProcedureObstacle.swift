public import ResettlementCore

/// A reason why something may not happen now in a procedure.
public struct ProcedureObstacle: Sendable, Hashable {
  /// What a program can tell apart.
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    /// Another event has the id.
    case idTaken = "id_taken"
    /// It happened after it was recorded.
    case inTheFuture = "in_the_future"
    /// It names an event that is not there, or is of another run.
    case unknownEvent = "unknown_event"
    /// The event that it corrects is corrected already.
    case correctedAlready = "corrected_already"
    /// A reason, a place or a matter has to be given.
    case wordsNeeded = "words_needed"
    /// A text has what looks like a number of a person.
    case privateNumber = "private_number"
    /// The procedure is of another policy, or the policy has none of that name.
    case unknownProcedure = "unknown_procedure"
    /// The subject is of another kind, or is not among the facts.
    case unknownSubject = "unknown_subject"
    /// The channel has to be named, or is none of the procedure's.
    case unknownChannel = "unknown_channel"
    /// The procedure has no such step or end.
    case unknownStep = "unknown_step"
    /// The run was not opened before.
    case notOpened = "not_opened"
    /// The run was opened already.
    case alreadyOpened = "already_opened"
    /// Another run of the subject goes on at the same time.
    case otherRunOpen = "other_run_open"
    /// The run that came before has to be named.
    case earlierRun = "earlier_run"
    /// The run has ended.
    case ended
    /// The run was annulled.
    case annulled
    /// The step or end does not follow where the run is.
    case outOfOrder = "out_of_order"
    /// The guard does not hold.
    case guarded
    /// Not enough is known for the guard.
    case unknownFacts = "unknown_facts"
    /// The procedure is not in force, or does not apply.
    case notApplicable = "not_applicable"
    /// Papers are missing.
    case papersMissing = "papers_missing"
    /// Nothing was made public yet.
    case notPublished = "not_published"
    /// The days of the publication are not over.
    case publicationRunning = "publication_running"
    /// The publication was shorter than it has to be.
    case publicationTooShort = "publication_too_short"
    /// How long the publication has to be is not known.
    case publicationUnknown = "publication_unknown"
    /// Nothing can be made public in the step, or the step of the publication is over.
    case noPublication = "no_publication"
    /// An objection is not decided.
    case objectionOpen = "objection_open"
    /// An objection was upheld, so that the publication does not count.
    case objectionUpheld = "objection_upheld"
    /// The objection is decided already.
    case objectionDecided = "objection_decided"
    /// What was recorded later would no longer be in order.
    case breaksOrder = "breaks_order"
    /// Another procedure has to have ended before.
    case requirement
    /// The policy does not say what becomes of the case by a change of the household.
    case householdRule = "household_rule"
    /// Something has to be known of the households to say what becomes of the case.
    case householdUnclear = "household_unclear"
    /// The change of households is not in order, or not recorded whole.
    case householdChange = "household_change"
  }

  /// What a program can tell apart.
  public let reason: Reason
  /// What is in the way, and what to do.
  public let message: LocalizedText
  /// The clauses it rests on.
  public let citations: [String]
  /// What is missing to say more, sorted.
  public let missing: [MissingTerm]
  /// What the policy says of the step, where its guard is in the way.
  public let step: FollowingStep?

  /// Creates an obstacle.
  public init(
    _ reason: Reason,
    _ message: LocalizedText,
    citations: [String] = [],
    missing: [MissingTerm] = [],
    step: FollowingStep? = nil
  ) {
    self.reason = reason
    self.message = message
    self.citations = citations
    self.missing = missing
    self.step = step
  }
}

/// Why events were not recorded: nothing was written of any of them.
public struct ProcedureRefusal: Error, Sendable, Hashable {
  /// What is in the way of one event.
  public struct Finding: Sendable, Hashable {
    /// The event.
    public let event: ProcedureEvent.ID
    /// What is in its way.
    public let obstacle: ProcedureObstacle

    /// Creates a finding.
    public init(_ event: ProcedureEvent.ID, _ obstacle: ProcedureObstacle) {
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
