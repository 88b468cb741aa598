public import Quantities

/// Where a passage through a procedure stands: a fold of its events.
///
/// It follows from the events alone, whatever the order they came in. It knows no policy: that each
/// event was allowed was decided when it was recorded.
public struct ProcedureState: Sendable, Hashable {
  /// A step that was taken.
  public struct PassedStep: Sendable, Hashable {
    /// The step.
    public let id: String
    /// The day on which it was taken.
    public let day: CalendarDay
    /// The event that says so.
    public let event: ProcedureEvent.ID
    /// The papers that are on file.
    public let papers: [String]
    /// The unit that took it.
    public let takenBy: String
    /// What was decided when it was recorded; its last day is that of a change of the household, where
    /// by that the limit began anew.
    public internal(set) var ruling: ProcedureRuling?
  }

  /// Something that was made public.
  public struct PublicationState: Sendable, Hashable {
    /// The name of its first event, by which others name it.
    public let id: ProcedureEvent.ID
    /// The number of steps that were taken before, the last of which it belongs to.
    public let stepNumber: Int
    /// Where it is public.
    public let place: String
    /// Its first day.
    public let from: CalendarDay
    /// Its last day by the plan; `nil` if none was planned.
    public let plannedUntil: CalendarDay?
    /// The last day that the policy asks for, as it was decided; `nil` if that was not known.
    public let dueUntil: CalendarDay?
    /// The day on which it was taken down; `nil` if it was not.
    public internal(set) var closedOn: CalendarDay?

    /// The last day on which it is public; `nil` while no end is in sight.
    public var lastDay: CalendarDay? { closedOn ?? plannedUntil }
  }

  /// An objection to something public.
  public struct ObjectionState: Sendable, Hashable {
    /// The name of its first event, by which others name it.
    public let id: ProcedureEvent.ID
    /// The publication.
    public let publication: ProcedureEvent.ID
    /// What it is about.
    public let matter: String
    /// The day on which it was raised.
    public let raisedOn: CalendarDay
    /// What was decided; `nil` while it is open.
    public internal(set) var decision: ProcedureEvent.ObjectionDecision?
    /// The day of the decision.
    public internal(set) var decidedOn: CalendarDay?

    /// Whether nobody has decided about it.
    public var isOpen: Bool { decision == nil }
  }

  /// An end that was reached.
  public struct EndReached: Sendable, Hashable {
    /// The end.
    public let id: String
    /// The day on which it was reached.
    public let day: CalendarDay
    /// Why, if that was said.
    public let reason: String?
    /// The event that says so.
    public let event: ProcedureEvent.ID
  }

  /// The name of the passage.
  public let run: ProcedureEvent.RunID
  /// What was opened; `nil` before, and if it was annulled.
  public internal(set) var opening: ProcedureEvent.Opening?
  /// The day on which it was opened.
  public internal(set) var openedOn: CalendarDay?
  /// Everybody it was about, one after the other.
  public internal(set) var subjects: [SubjectReference] = []
  /// Since when it was about each of ``subjects``.
  public internal(set) var subjectsSince: [CalendarDay] = []
  /// The change of households that it records; `nil` for a passage through a procedure.
  public internal(set) var householdChange: HouseholdChange?
  /// The steps that were taken, in their order.
  public internal(set) var passed: [PassedStep] = []
  /// What was made public.
  public internal(set) var publications: [PublicationState] = []
  /// The objections.
  public internal(set) var objections: [ObjectionState] = []
  /// The end; `nil` while the procedure goes on.
  public internal(set) var end: EndReached?
  /// Whether the whole passage was annulled.
  public internal(set) var isAnnulled = false
  /// The day of the last event that stands.
  public internal(set) var lastDay: CalendarDay?
  /// Events that say nothing, because they do not fit what stands, sorted.
  public internal(set) var disregarded: [ProcedureEvent.ID] = []
  /// The events by the names of their first versions.
  var roots: [ProcedureEvent.ID: ProcedureEvent.ID] = [:]

  /// Creates the state of a passage of which nothing is known.
  public init(run: ProcedureEvent.RunID) {
    self.run = run
  }
}

// MARK: - Asking

extension ProcedureState {
  /// Returns from which day it was about a subject and on which day that was over, each time; the
  /// last day is `nil` while it goes on.
  public func tenures(
    of subject: SubjectReference
  ) -> [(from: CalendarDay, until: CalendarDay?)] {
    zip(subjects, subjectsSince).enumerated().compactMap { index, tenure in
      guard tenure.0 == subject else { return nil }
      let next = index + 1 < subjectsSince.count ? subjectsSince[index + 1] : end?.day
      return (tenure.1, next)
    }
  }

  /// With whom it goes on now; `nil` before it is opened.
  public var subject: SubjectReference? { subjects.last }

  /// The step that was taken last; `nil` before the first one.
  public var step: PassedStep? { passed.last }

  /// Whether it was opened and has not ended.
  public var isOpen: Bool { opening != nil && end == nil }

  /// What was made public in the step that was taken last.
  public var currentPublications: [PublicationState] {
    publications.filter { $0.stepNumber == passed.count }
  }

  /// The objections that nobody has decided about.
  public var openObjections: [ObjectionState] { objections.filter(\.isOpen) }

  /// Returns the objections to a publication.
  public func objections(to publication: ProcedureEvent.ID) -> [ObjectionState] {
    objections.filter { $0.publication == publication }
  }

  /// Returns the publication that an event, or a correction of it, made; `nil` if there is none.
  public func publication(_ id: ProcedureEvent.ID) -> PublicationState? {
    publications.first { $0.id == root(of: id) }
  }

  /// Returns the objection that an event, or a correction of it, raised; `nil` if there is none.
  public func objection(_ id: ProcedureEvent.ID) -> ObjectionState? {
    objections.first { $0.id == root(of: id) }
  }

  func root(of id: ProcedureEvent.ID) -> ProcedureEvent.ID { roots[id] ?? id }
}
