/// Steps in their order (程序), such as from a clue over the visit to the identification.
///
/// A procedure says what may follow what; whether a step may be taken now, the policy answers from
/// the facts as ``FollowingSteps``. From every step an end can be reached.
public struct Procedure: Sendable, Hashable, Identifiable {
  /// A procedure's name in its policy.
  public typealias ID = String

  /// What of a step a fact says, so that the record of the step answers it.
  public enum StepRecord: String, Sendable, Hashable, CaseIterable {
    /// That the step was taken.
    case taken
    /// That the publication of the step was long enough, without an objection that was upheld.
    case published
    /// That an objection to the publication of the step is not decided.
    case openObjection = "open_objection"
  }

  /// One step.
  public struct Step: Sendable, Hashable, Identifiable {
    /// The step's name in its procedure.
    public let id: String
    /// What it is called; `nil` if the policy only names it.
    public let title: LocalizedText?
    /// The unit that takes the step.
    public let actor: String
    /// The clauses it rests on, where they are not the procedure's.
    public let citations: [String]
    /// Whether facts decide if it may be entered.
    public let isGuarded: Bool
    /// The papers that it needs.
    public let evidence: [LocalizedText]
    /// Whether something is made public in it, so that objections may be raised.
    public let isPublication: Bool
    /// Whether it has to be done within a time.
    public let isLimited: Bool
    /// The facts of the subject, yes or no, that the record of the step answers.
    public let records: [String: StepRecord]
    /// The names of the steps and ends that may follow.
    public let next: [String]

    /// Creates a step.
    public init(
      id: String,
      title: LocalizedText? = nil,
      actor: String,
      citations: [String] = [],
      isGuarded: Bool = false,
      evidence: [LocalizedText] = [],
      isPublication: Bool = false,
      isLimited: Bool = false,
      records: [String: StepRecord] = [:],
      next: [String]
    ) {
      self.id = id
      self.title = title
      self.actor = actor
      self.citations = citations
      self.isGuarded = isGuarded
      self.evidence = evidence
      self.isPublication = isPublication
      self.isLimited = isLimited
      self.records = records
      self.next = next
    }
  }

  /// A state in which nothing follows.
  public struct End: Sendable, Hashable, Identifiable {
    /// What it means for the subject that the procedure ended so.
    public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
      /// What the procedure is for was done (办成).
      case achieved
      /// It was examined and refused (不予通过).
      case rejected
      /// Those who asked for it took it back (撤回).
      case withdrawn
      /// The subject is gone, such as a household that moved away (销户).
      case gone
    }

    /// The end's name in its procedure.
    public let id: String
    /// What it is called; `nil` if the policy only names it.
    public let title: LocalizedText?
    /// What it means for the subject.
    public let outcome: Outcome
    /// The clauses it rests on, where they are not the procedure's.
    public let citations: [String]
    /// Whether facts or a rule decide if it may be reached.
    public let isGuarded: Bool
    /// Whether it can follow every step, whatever a step itself says of what follows.
    public let isExit: Bool

    /// Creates an end.
    public init(
      id: String,
      title: LocalizedText? = nil,
      outcome: Outcome = .achieved,
      citations: [String] = [],
      isGuarded: Bool = false,
      isExit: Bool = false
    ) {
      self.id = id
      self.title = title
      self.outcome = outcome
      self.citations = citations
      self.isGuarded = isGuarded
      self.isExit = isExit
    }
  }

  /// A way on which something comes to the procedure, such as a declaration or a screening (渠道).
  public struct Channel: Sendable, Hashable, Identifiable {
    /// The channel's name in its procedure.
    public let id: String
    /// What it is called.
    public let title: LocalizedText
    /// The clauses it rests on, where they are not the procedure's.
    public let citations: [String]
    /// The steps in the order of this channel, each once; empty for the procedure's own ways.
    public let order: [String]

    /// Creates a channel.
    public init(
      id: String,
      title: LocalizedText,
      citations: [String] = [],
      order: [String] = []
    ) {
      self.id = id
      self.title = title
      self.citations = citations
      self.order = order
    }
  }

  /// The procedure's name in its policy.
  public let id: ID
  /// What it is called.
  public let title: LocalizedText
  /// The kind of subject that goes through it.
  public let subject: SubjectKind
  /// The clauses it rests on.
  public let citations: [String]
  /// What the words of the clauses make of it.
  public let force: Force
  /// The name of the first step.
  public let start: String
  /// The steps, in the order of the policy.
  public let steps: [Step]
  /// The ends, in the order of the policy, those that can follow every step at last.
  public let ends: [End]
  /// The channels, one of which is named when the procedure is opened; empty if there are none.
  public let channels: [Channel]
  /// The procedure that has to have ended before; `nil` if there is none.
  public let requirement: Requirement?
  /// What becomes of an open case when its household splits; `nil` if the policy does not say.
  public let onSplit: HouseholdRule<SplitCourse>?
  /// What becomes of open cases when households merge; `nil` if the policy does not say.
  public let onMerge: HouseholdRule<MergeCourse>?
  /// What becomes of an open case when its household has another head; `nil` if the policy does not
  /// say.
  public let onHeadChange: HouseholdRule<MembershipCourse>?
  /// What becomes of an open case when somebody joins its household or leaves it; `nil` if the policy
  /// does not say.
  public let onMembersChange: HouseholdRule<MembershipCourse>?

  /// Creates a procedure.
  public init(
    id: ID,
    title: LocalizedText,
    subject: SubjectKind,
    citations: [String],
    force: Force,
    start: String,
    steps: [Step],
    ends: [End],
    channels: [Channel] = [],
    requirement: Requirement? = nil,
    onSplit: HouseholdRule<SplitCourse>? = nil,
    onMerge: HouseholdRule<MergeCourse>? = nil,
    onHeadChange: HouseholdRule<MembershipCourse>? = nil,
    onMembersChange: HouseholdRule<MembershipCourse>? = nil
  ) {
    self.id = id
    self.title = title
    self.subject = subject
    self.citations = citations
    self.force = force
    self.start = start
    self.steps = steps
    self.ends = ends
    self.channels = channels
    self.requirement = requirement
    self.onSplit = onSplit
    self.onMerge = onMerge
    self.onHeadChange = onHeadChange
    self.onMembersChange = onMembersChange
  }
}

// MARK: - Looking up

extension Procedure {
  /// Returns the step with a name; `nil` if there is none.
  public func step(_ id: String) -> Step? { steps.first { $0.id == id } }

  /// Returns the end with a name; `nil` if there is none.
  public func end(_ id: String) -> End? { ends.first { $0.id == id } }

  /// Returns the names of all steps and ends to which ways lead from some of them, those included.
  public func reached(from names: [String]) -> Set<String> {
    var reached = Set(names)
    var waiting = names
    while let name = waiting.popLast() {
      waiting += following(name).filter { reached.insert($0).inserted }
    }
    return reached
  }

  /// Returns the names of what may follow a step, or what comes first before any step was taken;
  /// nothing follows an end.
  ///
  /// What only a change of its household leads to is not among it.
  ///
  /// - Parameters:
  ///   - step: The step; `nil` before the first one.
  ///   - channel: The channel on which the subject came, whose order goes before the steps' own.
  /// - Returns: The names of steps and ends.
  public func following(_ step: String?, by channel: Channel.ID? = nil) -> [String] {
    let order = channel.flatMap(self.channel)?.order ?? []
    guard let step else { return [order.first ?? start] }
    guard let own = self.step(step)?.next else { return [] }
    let apart = householdEnds.union(own)
    let exits = ends.filter { $0.isExit && !apart.contains($0.id) }.map(\.id)
    guard let place = order.firstIndex(of: step) else { return own + exits }
    return order.dropFirst(place + 1).prefix(1) + own.filter { end($0) != nil } + exits
  }

  /// Returns the channel with a name; `nil` if there is none.
  public func channel(_ id: String) -> Channel? { channels.first { $0.id == id } }

  /// What a step or end is called; its name if the policy only names it, or has no such.
  public func title(of id: String) -> LocalizedText {
    step(id)?.title ?? end(id)?.title ?? LocalizedText(zh: id)
  }
}
