extension Procedure {
  /// What becomes of an open case when its household splits (分户).
  public enum SplitCourse: String, Sendable, Hashable, CaseIterable {
    /// The case stays with the part that keeps the household's id.
    case stays
    /// The case goes with the part that has the head.
    case followsHead = "follows_head"
    /// The case stays with the part that has the head, or else with the one that keeps the id, and
    /// for each other part one of its own is opened, which names it.
    case everyPart = "every_part"
    /// The case ends.
    case ends
  }

  /// What becomes of open cases when their households merge (并户).
  public enum MergeCourse: String, Sendable, Hashable, CaseIterable {
    /// The one that was opened first goes on with the merged household; the others end, and name it.
    case continues
    /// All of them end.
    case ends
  }

  /// What becomes of an open case when its household has another head (户主变更), or somebody joins or
  /// leaves it (成员增减): the household is the same.
  public enum MembershipCourse: String, Sendable, Hashable, CaseIterable {
    /// The case goes on.
    case continues
    /// The case ends.
    case ends
  }

  /// What becomes of the time limit under which a case stands that goes on after a change of its
  /// household.
  public enum LimitCourse: String, Sendable, Hashable, CaseIterable {
    /// The limit runs on as it was.
    case runOn = "run_on"
    /// The limit of the step that was taken last is counted anew from the day of the change.
    case anew
  }

  /// What a policy says of open cases whose household splits, merges, or changes its head or members.
  public struct HouseholdRule<Course: Sendable & Hashable>: Sendable, Hashable {
    /// What becomes of a case.
    public let course: Course
    /// The end that cases come to which do not go on; `nil` if there are none.
    public let end: String?
    /// What becomes of the time limit of a case that goes on.
    public let limits: LimitCourse
    /// The clauses that say so; empty where it is left to a unit.
    public let citations: [String]
    /// The unit that has chosen it, where no clause says it; `nil` if one does.
    public let leftTo: String?

    /// Creates a rule.
    public init(
      _ course: Course,
      end: String? = nil,
      limits: LimitCourse = .runOn,
      citations: [String] = [],
      leftTo unit: String? = nil
    ) {
      self.course = course
      self.end = end
      self.limits = limits
      self.citations = citations
      leftTo = unit
    }
  }

  /// The ends to which a case comes by a change of its household alone.
  public var householdEnds: Set<String> {
    Set([onSplit?.end, onMerge?.end, onHeadChange?.end, onMembersChange?.end].compactMap(\.self))
  }

  /// Whether the policy says of any change of a household what becomes of an open case.
  public var hasHouseholdRule: Bool {
    onSplit != nil || onMerge != nil || onHeadChange != nil || onMembersChange != nil
  }

  /// Another procedure that has to have ended before one may be opened for the same subject.
  public struct Requirement: Sendable, Hashable {
    /// The procedure that has to have ended.
    public let procedure: Procedure.ID
    /// The ends of it that count.
    public let ends: [String]

    /// Creates a requirement.
    public init(_ procedure: Procedure.ID, endedBy ends: [String]) {
      self.procedure = procedure
      self.ends = ends
    }
  }
}
