public import ResettlementCore

/// What was asked: a rule about a subject, on which days, under which packs and choices.
public struct DecisionQuestion: Sendable, Hashable {
  /// A pack that took part in an answer, exactly as it was.
  public struct PackDigest: Sendable, Hashable {
    /// The pack's id.
    public let id: PolicyID

    /// The pack's version.
    public let version: String

    /// The SHA-256 of its files.
    public let sha256: ContentDigest

    /// Creates the digest of a pack.
    public init(id: PolicyID, version: String, sha256: ContentDigest) {
      self.id = id
      self.version = version
      self.sha256 = sha256
    }
  }

  /// The policy, and those that it builds on before it.
  public let packs: [PackDigest]

  /// The readings that the office chose instead of the pack's own, by name.
  public let readings: [String: String]

  /// The values that the office gave to parameters, by name, as they are written in their units.
  public let parameters: [String: String]

  /// The rule.
  public let rule: Rule.ID

  /// About whom.
  public let subject: SubjectReference

  /// Which law, which facts, and the day of the decision.
  public let dates: AssessmentDates

  /// Creates a question.
  public init(
    packs: [PackDigest],
    readings: [String: String] = [:],
    parameters: [String: String] = [:],
    rule: Rule.ID,
    subject: SubjectReference,
    dates: AssessmentDates
  ) {
    self.packs = packs
    self.readings = readings
    self.parameters = parameters
    self.rule = rule
    self.subject = subject
    self.dates = dates
  }
}

/// What a decision rests on and what it says, both personal.
public struct DecisionContent: Sendable, Hashable {
  /// The facts that were read, as bytes that repeat.
  public let inputs: [UInt8]

  /// The answer with its reasons, as bytes that repeat.
  public let answer: [UInt8]

  /// Creates content.
  public init(inputs: [UInt8], answer: [UInt8]) {
    self.inputs = inputs
    self.answer = answer
  }
}

extension DecisionContent: CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  /// How much there is, and nothing of it.
  public var description: String { "\(inputs.count) and \(answer.count) bytes" }

  /// How much there is, and nothing of it.
  public var debugDescription: String { description }

  /// Nothing of what it says.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// A decision that is to be recorded.
public struct RecordedDecision: Sendable, Hashable {
  /// What was asked.
  public let question: DecisionQuestion

  /// What it rests on and what it says.
  public let content: DecisionContent

  /// Those of whom the content tells something personal; when one of them is erased, so is it.
  public let people: Set<SubjectReference>

  /// Those whom earlier entries of a ledger only name, such as who was granted something before.
  ///
  /// When one of them is erased, so is the content. Who was erased before is left out: of them a
  /// ledger has no words any more.
  public let counted: Set<SubjectReference>

  /// Who records it: an office or a person in it, by a name that may be shown.
  public let recordedBy: String

  /// Creates a decision.
  public init(
    question: DecisionQuestion,
    content: DecisionContent,
    people: Set<SubjectReference>,
    counted: Set<SubjectReference> = [],
    recordedBy: String
  ) {
    self.question = question
    self.content = content
    self.people = people
    self.counted = counted.subtracting(people)
    self.recordedBy = recordedBy
  }

  /// Everybody of whom the content tells.
  public var everybody: Set<SubjectReference> { people.union(counted) }

  /// Returns the decision without some of those whom it only counts.
  public func leavingOut(
    _ isGone: (SubjectReference) throws -> Bool
  ) rethrows -> RecordedDecision {
    RecordedDecision(
      question: question,
      content: content,
      people: people,
      counted: try counted.filter { try !isGone($0) },
      recordedBy: recordedBy
    )
  }
}
