public import Quantities

extension ProcedureEvent {
  /// What happened.
  public enum Content: Sendable, Hashable, Codable {
    /// A subject came to a procedure.
    case opened(Opening)
    /// A step was taken.
    case entered(StepEntry)
    /// Something was made public, so that objections may be raised (公示).
    case published(Publication)
    /// A publication was taken down.
    case publicationClosed(PublicationClosing)
    /// Somebody objected to what is public (异议).
    case objectionRaised(Objection)
    /// An objection was examined.
    case objectionDecided(ObjectionDecision)
    /// The procedure came to an end.
    case ended(Ending)
    /// The event that the correction names should not be there at all.
    case annulled
    /// The procedure goes on after a change of the household, with the same subject or another one.
    case carriedOver(Lineage)
    /// A household split, households merged, or one changed its head or members: an event of a run of
    /// its own.
    case householdChanged(HouseholdRecord)
  }

  /// That a subject came to a procedure.
  public struct Opening: Sendable, Hashable, Codable {
    /// The id of the policy.
    public let policy: String
    /// The procedure.
    public let procedure: Procedure.ID
    /// Who or what goes through it.
    public let subject: SubjectReference
    /// On which channel it came; `nil` where the procedure has none.
    public let channel: Procedure.Channel.ID?
    /// The passage through the same procedure that came before, such as of a risk that was
    /// eliminated and is back.
    public let earlierRun: RunID?
    /// The split of a household by which it was opened, and the case of the other part.
    public let household: HouseholdCause?

    /// Creates an opening.
    public init(
      policy: String,
      procedure: Procedure.ID,
      subject: SubjectReference,
      channel: Procedure.Channel.ID? = nil,
      after earlierRun: RunID? = nil,
      by household: HouseholdCause? = nil
    ) {
      self.policy = policy
      self.procedure = procedure
      self.subject = subject
      self.channel = channel
      self.earlierRun = earlierRun
      self.household = household
    }
  }

  /// That a step was taken.
  public struct StepEntry: Sendable, Hashable, Codable {
    /// The step.
    public let step: String
    /// The papers that are on file, by the titles that the procedure gives them.
    public let papers: [String]
    /// The unit that took it; `nil` if it is the one that recorded it.
    public let takenBy: String?

    /// Creates an entry.
    public init(_ step: String, papers: [String] = [], takenBy: String? = nil) {
      self.step = step
      self.papers = papers
      self.takenBy = takenBy
    }
  }

  /// That something was made public.
  public struct Publication: Sendable, Hashable, Codable {
    /// Where it is public.
    public let place: String
    /// The last day that was planned; `nil` if it is to hang until it is taken down.
    public let until: CalendarDay?

    /// Creates a publication, whose first day is the day of its event.
    public init(at place: String, until: CalendarDay? = nil) {
      self.place = place
      self.until = until
    }
  }

  /// That a publication was taken down on the day of the event, its last.
  public struct PublicationClosing: Sendable, Hashable, Codable {
    /// The event of the publication.
    public let publication: ProcedureEvent.ID

    /// Creates a closing.
    public init(of publication: ProcedureEvent.ID) {
      self.publication = publication
    }
  }

  /// That somebody objected.
  public struct Objection: Sendable, Hashable, Codable {
    /// The event of the publication to which it was.
    public let publication: ProcedureEvent.ID
    /// What it is about, without names.
    public let matter: String

    /// Creates an objection.
    public init(to publication: ProcedureEvent.ID, about matter: String) {
      self.publication = publication
      self.matter = matter
    }
  }

  /// What became of an objection.
  public struct ObjectionDecision: Sendable, Hashable, Codable {
    /// The event of the objection.
    public let objection: ProcedureEvent.ID
    /// Whether it was upheld; if not, it was dismissed.
    public let isUpheld: Bool
    /// Why.
    public let reason: String

    /// Creates a decision.
    public init(on objection: ProcedureEvent.ID, isUpheld: Bool, because reason: String) {
      self.objection = objection
      self.isUpheld = isUpheld
      self.reason = reason
    }
  }

  /// That the procedure came to an end.
  public struct Ending: Sendable, Hashable, Codable {
    /// The end.
    public let end: String
    /// Why; `nil` if that was not said.
    public let reason: String?
    /// The change of the household by which it ended, and the case that goes on in its place.
    public let household: HouseholdCause?

    /// Creates an ending.
    public init(
      _ end: String,
      because reason: String? = nil,
      by household: HouseholdCause? = nil
    ) {
      self.end = end
      self.reason = reason
      self.household = household
    }
  }

  /// That the procedure goes on with another subject.
  public struct Lineage: Sendable, Hashable, Codable {
    /// What became of the subject.
    public enum Change: String, Sendable, Hashable, Codable, CaseIterable {
      /// The household split (分户).
      case split
      /// The household merged with another one (并户).
      case merge
      /// The household has another head (户主变更).
      case headChanged = "head_changed"
      /// Somebody joined the household or left it (成员增减).
      case membersChanged = "members_changed"
    }

    /// What became of the subject.
    public let change: Change
    /// With whom the procedure goes on.
    public let subject: SubjectReference
    /// The recorded change of the household by which it does.
    public let household: HouseholdCause?

    /// Creates a lineage.
    public init(_ change: Change, to subject: SubjectReference, by household: HouseholdCause? = nil)
    {
      self.change = change
      self.subject = subject
      self.household = household
    }
  }
}

// MARK: - Names

extension ProcedureEvent.Content {
  /// The kinds of event by name, as files write them.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// See ``ProcedureEvent/Content/opened(_:)``.
    case opened
    /// See ``ProcedureEvent/Content/entered(_:)``.
    case entered
    /// See ``ProcedureEvent/Content/published(_:)``.
    case published
    /// See ``ProcedureEvent/Content/publicationClosed(_:)``.
    case publicationClosed = "publication_closed"
    /// See ``ProcedureEvent/Content/objectionRaised(_:)``.
    case objectionRaised = "objection_raised"
    /// See ``ProcedureEvent/Content/objectionDecided(_:)``.
    case objectionDecided = "objection_decided"
    /// See ``ProcedureEvent/Content/ended(_:)``.
    case ended
    /// See ``ProcedureEvent/Content/annulled``.
    case annulled
    /// See ``ProcedureEvent/Content/carriedOver(_:)``.
    case carriedOver = "carried_over"
    /// See ``ProcedureEvent/Content/householdChanged(_:)``.
    case householdChanged = "household_changed"
  }

  /// What kind of event it is.
  public var kind: Kind {
    switch self {
    case .opened: .opened
    case .entered: .entered
    case .published: .published
    case .publicationClosed: .publicationClosed
    case .objectionRaised: .objectionRaised
    case .objectionDecided: .objectionDecided
    case .ended: .ended
    case .annulled: .annulled
    case .carriedOver: .carriedOver
    case .householdChanged: .householdChanged
    }
  }

  /// The subjects that the event brings to its run.
  public var subjects: [SubjectReference] {
    switch self {
    case .opened(let opening): [opening.subject]
    case .carriedOver(let lineage): [lineage.subject]
    case .householdChanged(let record): record.subjects
    default: []
    }
  }
}
