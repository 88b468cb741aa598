/// The facts on which an answer rests: what was read of a population, so that the same question
/// asked of them again has the same answer.
public struct DecisionInputs: Sendable, Hashable {
  /// A list of subjects that was read, such as the members of a household.
  public struct Relation: Sendable, Hashable {
    /// Whose list it is.
    public let subject: SubjectReference

    /// The relation's id, such as `members`.
    public let id: String

    /// The subjects in it, in their order.
    public let elements: [SubjectReference]

    /// Whether there can be no others.
    public let isComplete: Bool

    /// Creates a list that was read.
    public init(
      of subject: SubjectReference,
      id: String,
      elements: [SubjectReference],
      isComplete: Bool
    ) {
      self.subject = subject
      self.id = id
      self.elements = elements
      self.isComplete = isComplete
    }
  }

  /// A subject with the facts that were read of it, and that are known.
  public struct Entry: Sendable, Hashable {
    /// The subject.
    public let subject: SubjectReference

    /// The facts by their ids.
    public let facts: [String: FactValue]

    /// Creates an entry.
    public init(_ subject: SubjectReference, facts: [String: FactValue]) {
      self.subject = subject
      self.facts = facts
    }
  }

  /// The kinds of which all subjects were listed in the population.
  public let completeKinds: Set<SubjectKind>

  /// The subjects that there were, by kind and in the order of the population.
  public let entries: [Entry]

  /// The lists that were read, by subject and id.
  public let relations: [Relation]

  /// Creates inputs.
  public init(completeKinds: Set<SubjectKind>, entries: [Entry], relations: [Relation]) {
    self.completeKinds = completeKinds
    self.entries = entries
    self.relations = relations
  }

  /// Returns a population in which the inputs are all that is known.
  ///
  /// - Parameter catalogue: The declarations of all facts in use.
  /// - Returns: A population that answers as the one did of which the inputs were read.
  /// - Throws: ``FactMismatch`` if a fact is not declared or a value does not fit: the declarations
  ///   are others than those under which the inputs were read.
  public func population(in catalogue: FactCatalogue) throws(FactMismatch) -> Population {
    var population = Population(catalogue: catalogue, completeKinds: completeKinds)
    for entry in entries {
      population.insertNew(entry.subject.kind.subjectType, entry.subject.id)
      for (fact, value) in entry.facts { try population.set(fact, of: entry.subject, to: value) }
    }
    for relation in relations { population.state(relation) }
    return population
  }
}

extension Population {
  fileprivate mutating func insertNew<New: Subject>(_ type: New.Type, _ id: String) {
    insert(New(id: SubjectID(id)))
  }
}

// MARK: - Reading

extension Population {
  /// Returns a copy that notes what is read of it, and of copies in which facts were replaced.
  public func telling(_ reads: FactReads) -> Population {
    var copy = self
    copy.reads = reads
    return copy
  }

  /// Returns what was read of this population.
  ///
  /// - Complexity: O(*n*) in what was read, and in the subjects of kinds that were read whole.
  public func inputs(_ reads: FactReads) -> DecisionInputs {
    let noted = reads.noted
    let silent = silenced
    return DecisionInputs(
      completeKinds: completeKinds,
      entries: silent.subjects(of: noted).map { subject in
        DecisionInputs.Entry(subject, facts: silent.facts(of: subject, noted))
      },
      relations: noted.relations.sorted { $0.key < $1.key }.flatMap { subject, ids in
        ids.sorted().map { silent.stated($0, of: subject) }
      }
    )
  }

  private func subjects(of noted: FactReads.Noted) -> [SubjectReference] {
    let relations = noted.relations.flatMap { subject, ids in
      ids.flatMap { stated($0, of: subject).elements } + [subject]
    }
    let named = noted.wholes.union(noted.facts.keys).union(relations)
    let byKind = Dictionary(grouping: named, by: \.kind)
    return SubjectKind.allCases.flatMap { kind in
      if noted.kinds.contains(kind) { return references(kind) }
      guard let named = byKind[kind] else { return [] }
      return inOrder(named.filter(contains))
    }
  }

  private func facts(
    of subject: SubjectReference,
    _ noted: FactReads.Noted
  ) -> [String: FactValue] {
    let isWhole = noted.wholes.contains(subject) || noted.kinds.contains(subject.kind)
    let ids =
      isWhole ? Set(catalogue.facts(of: subject.kind).map(\.id)) : noted.facts[subject] ?? []
    return ids.reduce(into: [:]) { facts, id in
      let value = value(of: id, of: subject)
      facts[id] = value.isKnown ? value : nil
    }
  }
}
