/// Steps in their order (程序), such as from a clue over the visit to the identification.
///
/// A procedure says what may follow what; whether a step may be taken now, the policy answers from
/// the facts as ``FollowingSteps``. From every step an end can be reached.
public struct Procedure: Sendable, Hashable, Identifiable {
  /// A procedure's name in its policy.
  public typealias ID = String

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
      self.next = next
    }
  }

  /// A state in which nothing follows.
  public struct End: Sendable, Hashable, Identifiable {
    /// The end's name in its procedure.
    public let id: String
    /// What it is called; `nil` if the policy only names it.
    public let title: LocalizedText?

    /// Creates an end.
    public init(id: String, title: LocalizedText? = nil) {
      self.id = id
      self.title = title
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
  /// The ends, in the order of the policy.
  public let ends: [End]

  /// Creates a procedure.
  public init(
    id: ID,
    title: LocalizedText,
    subject: SubjectKind,
    citations: [String],
    force: Force,
    start: String,
    steps: [Step],
    ends: [End]
  ) {
    self.id = id
    self.title = title
    self.subject = subject
    self.citations = citations
    self.force = force
    self.start = start
    self.steps = steps
    self.ends = ends
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
  public func following(_ step: String?) -> [String] {
    guard let step else { return [start] }
    return self.step(step)?.next ?? []
  }
}
