public import DecisionReceipts
public import PolicyPacks
public import ResettlementCore
internal import Tabular

/// Answers the questions of a pack so that each answer can be recorded and recomputed.
///
/// ```swift
/// let recorder = DecisionRecorder(pack, recordedBy: "某镇民政办")
/// let decided = try recorder.decide("living_subsidy", about: person, in: population, on: dates)
/// try await book.record([decided.decision], at: now)
/// ```
public struct DecisionRecorder: Sendable {
  /// An answer, and what is to be recorded of it.
  public struct Decided: Sendable {
    /// The answer.
    public let assessment: Assessment

    /// What is to be recorded.
    public let decision: RecordedDecision
  }

  /// The pack that answers.
  public let pack: PolicyPack

  /// The office or person that records, by a name that may be shown.
  public let recordedBy: String

  private let choices: DecisionChoices
  private let packs: [DecisionQuestion.PackDigest]

  /// Creates a recorder.
  ///
  /// - Parameters:
  ///   - pack: The pack as it was loaded.
  ///   - choices: The readings and values that the office takes instead of the pack's own.
  ///   - recordedBy: Who records.
  /// - Throws: `PackChoiceError` if the pack has no such reading, option or parameter.
  public init(
    _ pack: PolicyPack,
    choosing choices: DecisionChoices = DecisionChoices(),
    recordedBy: String
  ) throws(PackChoiceError) {
    self.pack = try choices.applied(to: pack)
    self.choices = choices
    self.recordedBy = recordedBy
    packs = pack.digests
  }

  /// Answers a question, and gives what is to be recorded of it.
  ///
  /// - Parameters:
  ///   - rule: The rule; it must be one of the pack's.
  ///   - subject: The subject, of the rule's kind.
  ///   - population: The facts.
  ///   - dates: Which law, which facts, and the day of the decision.
  /// - Returns: The answer, and with it the facts that were read, no others.
  public func decide(
    _ rule: Rule.ID,
    about subject: SubjectReference,
    in population: Population,
    on dates: AssessmentDates
  ) -> Decided {
    let reads = FactReads()
    let answer = pack.assess(rule, of: subject, in: population.telling(reads), on: dates)
    let inputs = population.inputs(reads)
    let decision = RecordedDecision(
      question: question(rule, subject, dates),
      content: DecisionContent(inputs: inputs.bytes, answer: answer.bytes(in: pack.catalogue)),
      people: inputs.people(in: pack.catalogue).union([subject]),
      recordedBy: recordedBy
    )
    return Decided(assessment: answer, decision: decision)
  }

  private func question(
    _ rule: Rule.ID,
    _ subject: SubjectReference,
    _ dates: AssessmentDates
  ) -> DecisionQuestion {
    DecisionQuestion(
      packs: packs,
      readings: choices.readings,
      parameters: choices.parameters,
      rule: rule,
      subject: subject,
      dates: dates
    )
  }
}

// MARK: - Bytes

extension DecisionInputs {
  /// The inputs as bytes that repeat.
  var bytes: [UInt8] { Array(JSONWriter(.compact).text(of: json).utf8) }

  /// The subjects of which something was read that is not open, and all persons and households that
  /// are named.
  func people(in catalogue: FactCatalogue) -> Set<SubjectReference> {
    let personal = entries.filter { entry in
      entry.facts.keys.contains { fact in
        catalogue.fact(id: fact, of: entry.subject.kind)?.privacy != .open
      }
    }
    let named = entries.flatMap { entry in
      [entry.subject]
        + entry.facts.flatMap { fact, value in
          let type = catalogue.fact(id: fact, of: entry.subject.kind)?.type
          return type?.referencedKind.map { value.named(as: $0) } ?? []
        }
    }
    let listed = relations.flatMap { [$0.subject] + $0.elements }
    let persons = (named + listed).filter { [.person, .household].contains($0.kind) }
    return Set(personal.map(\.subject) + persons)
  }
}

extension Assessment {
  /// The answer with its reasons as bytes that repeat.
  func bytes(in catalogue: FactCatalogue) -> [UInt8] {
    Array(JSONWriter(.compact).text(of: AssessmentJSON(catalogue: catalogue).value(self)).utf8)
  }
}

extension FactValue {
  /// The subjects of a kind that the value refers to.
  fileprivate func named(as kind: SubjectKind) -> [SubjectReference] {
    switch self {
    case .reference(let id): [SubjectReference(kind, id)]
    case .list(let values): values.flatMap { $0.named(as: kind) }
    default: []
    }
  }
}
