/// A paper (文书) that a policy's procedures need: what it is for, and who may see it.
///
/// What stands in one for a subject is ``PaperContent``.
public struct Paper: Sendable, Hashable, Identifiable {
  /// The name of a paper in its policy.
  public typealias ID = String

  /// A step of a procedure that needs the paper.
  public struct Place: Sendable, Hashable {
    /// The procedure.
    public let procedure: Procedure.ID
    /// The step.
    public let step: String
    /// Which of the step's evidence it is; `nil` if the step does not list it.
    public let evidence: String?

    /// Creates a place.
    public init(procedure: Procedure.ID, step: String, evidence: String? = nil) {
      self.procedure = procedure
      self.step = step
      self.evidence = evidence
    }
  }

  /// The paper's name in its policy.
  public let id: ID
  /// What it is called.
  public let title: LocalizedText
  /// What kind of subject it is about, or lists.
  public let subject: SubjectKind
  /// The clauses that it rests on.
  public let citations: [String]
  /// What it is for, which says who may see it.
  public let use: PaperUse
  /// The steps that need it.
  public let places: [Place]
  /// Whether it lists many subjects; otherwise there is one for each.
  public let isList: Bool
  /// The facts it shows, masked or not, that tell who somebody is or can harm a person, in order.
  public let privateFacts: [AccessedFact]

  /// Creates a paper.
  public init(
    id: ID,
    title: LocalizedText,
    subject: SubjectKind,
    citations: [String],
    use: PaperUse,
    places: [Place],
    isList: Bool,
    privateFacts: [AccessedFact] = []
  ) {
    self.id = id
    self.title = title
    self.subject = subject
    self.citations = citations
    self.use = use
    self.places = places
    self.isList = isList
    self.privateFacts = Set(privateFacts).sorted()
  }

  /// Whether it shows what tells who somebody is or can harm a person.
  public var showsPrivateFacts: Bool { !privateFacts.isEmpty }

  /// Whether it shows what can harm a person.
  public var showsSensitiveFacts: Bool { privateFacts.contains { $0.privacy == .sensitive } }
}
