import Quantities

/// The subjects that are known, with their facts and how they refer to one another.
///
/// A population is a value: a copy can be changed without changing the other. Reading is cheap, and
/// so is asking what if: ``replacing(fact:of:with:)`` shares everything but the one fact.
public struct Population: Sendable {
  /// The declarations of all facts: the core's and those of the packs in use.
  public let catalogue: FactCatalogue

  /// The kinds of which all subjects are listed, so that nobody else can be a member of a list.
  public var completeKinds: Set<SubjectKind>

  /// What was found to be wrong with subjects that are listed all the same, as diagnostic codes,
  /// such as a broken identity number.
  public var flags: [SubjectReference: [String]] = [:]

  private var tables: [SubjectKind: any SubjectTable] = [:]
  private var changes: [SubjectReference: [String: FactValue]] = [:]

  /// Lists that stand in the place of those that facts make, by subject and relation.
  private var statedRelations: [SubjectReference: [String: DecisionInputs.Relation]] = [:]

  /// Who is told what is read; `nil` if nobody wants to know.
  var reads: FactReads?

  /// Creates a population without subjects.
  ///
  /// - Parameters:
  ///   - catalogue: The declarations of all facts in use.
  ///   - completeKinds: The kinds of which all subjects will be listed.
  public init(
    catalogue: FactCatalogue = .core,
    completeKinds: Set<SubjectKind> = []
  ) {
    self.catalogue = catalogue
    self.completeKinds = completeKinds
  }
}

// MARK: - Subjects

extension Population {
  /// Puts a subject in, or in the place of the one that has its id.
  public mutating func insert<Inserted: Subject>(_ subject: Inserted) {
    changes[subject.reference] = nil
    tables[Inserted.kind, default: TypedSubjectTable<Inserted>()].insert(subject)
  }

  /// The subject with an id; `nil` if there is none.
  public subscript<Wanted: Subject>(id: SubjectID<Wanted>) -> Wanted? {
    reads?.note(whole: id.reference)
    return table(of: Wanted.self)?[id].map(changed)
  }

  /// Returns the subjects of a type, in the order in which they were put in.
  public func all<Wanted: Subject>(_ type: Wanted.Type) -> [Wanted] {
    reads?.note(all: Wanted.kind)
    let subjects = table(of: type)?.subjects ?? []
    return changes.isEmpty ? subjects : subjects.map(changed)
  }

  /// Returns the names of the subjects of a kind, in the order in which they were put in.
  public func references(_ kind: SubjectKind) -> [SubjectReference] {
    reads?.note(all: kind)
    return tables[kind]?.references ?? []
  }

  /// Whether there is such a subject.
  public func contains(_ subject: SubjectReference) -> Bool {
    tables[subject.kind]?.contains(subject.id) ?? false
  }

  private func table<Wanted: Subject>(of type: Wanted.Type) -> TypedSubjectTable<Wanted>? {
    tables[Wanted.kind] as? TypedSubjectTable<Wanted>
  }

  /// A subject with the facts that ``replacing(fact:of:with:)`` put in the place of its own.
  private func changed<Changed: Subject>(_ subject: Changed) -> Changed {
    guard let facts = changes[subject.reference] else { return subject }
    var copy = subject
    for (fact, value) in facts {
      do throws(FactMismatch) {
        try copy.set(fact, to: value, in: catalogue)
      } catch {
        assertionFailure("a checked value does not fit: \(error)")
      }
    }
    return copy
  }
}

// MARK: - Facts

extension Population {
  /// Returns the value of a fact of a subject, be it the core's or a pack's.
  ///
  /// It is unknown if nobody has said, and also if there is no such subject or fact.
  public func value(of fact: String, of subject: SubjectReference) -> FactValue {
    reads?.note(fact, of: subject)
    if !changes.isEmpty, let value = changes[subject]?[fact] { return value }
    return tables[subject.kind]?.value(of: fact, of: subject.id) ?? .unknown
  }

  /// Sets a fact of a subject.
  ///
  /// - Throws: ``FactMismatch`` if there is no such subject or fact, or the value does not fit.
  public mutating func set(
    _ fact: String,
    of subject: SubjectReference,
    to value: FactValue
  ) throws(FactMismatch) {
    guard contains(subject) else {
      throw FactMismatch(fact: fact, subject: subject.kind, reason: .noSuchSubject)
    }
    try tables[subject.kind]?.set(fact, of: subject.id, to: value, in: catalogue)
    changes[subject]?[fact] = nil
  }

  /// Returns the population as it would be if a fact had another value.
  ///
  /// - Complexity: O(1), but for a fact that refers to other subjects: that makes a copy.
  /// - Throws: ``FactMismatch`` if there is no such subject or fact, or the value does not fit.
  public func replacing(
    fact: String,
    of subject: SubjectReference,
    with value: FactValue
  ) throws(FactMismatch) -> Population {
    var copy = self
    let declaration = catalogue.fact(id: fact, of: subject.kind)
    if let declaration, declaration.type.referencedKind == nil, contains(subject) {
      try declaration.check(value)
      copy.changes[subject, default: [:]][fact] = value
    } else {
      try copy.set(fact, of: subject, to: value)
    }
    return copy
  }
}

// MARK: - Relations

extension Population {
  /// Returns the subjects that a relation lists for a subject, in the order they were put in.
  ///
  /// They are known if all subjects of the element's kind are listed (``completeKinds``), and each
  /// says to whom it refers, so that nobody unlisted can belong to them. The members of a household
  /// are known if besides there are any, and as many as its size says if that is known; then
  /// persons of whom nobody has said where they live don't matter.
  public func related(_ relation: String, of subject: SubjectReference) -> RelatedSubjects {
    guard let declaration = catalogue.relation(relation, of: subject.kind) else {
      return .partial([])
    }
    reads?.note(relation: relation, of: subject)
    let stated = stated(declaration, of: subject)
    let (elements, isComplete) = (stated.elements, stated.isComplete)
    guard Household.isMembers(declaration) else {
      return isComplete ? .known(elements) : .partial(elements)
    }
    return members(elements, isComplete: isComplete, of: subject)
  }

  private func members(
    _ members: [SubjectReference],
    isComplete: Bool,
    of household: SubjectReference
  ) -> RelatedSubjects {
    guard !members.isEmpty, completeKinds.contains(.person) else { return .partial(members) }
    guard case .number(let size) = value(of: "size", of: household) else {
      return isComplete ? .known(members) : .partial(members)
    }
    return size.asInt() == members.count ? .known(members) : .partial(members)
  }

  /// The list that was stated, or that facts make.
  private func stated(
    _ relation: RelationDeclaration,
    of subject: SubjectReference
  ) -> DecisionInputs.Relation {
    if let stated = statedRelations[subject]?[relation.id] { return stated }
    let (ids, isComplete) = elements(by: relation.path[...], of: relation.element, at: subject)
    return DecisionInputs.Relation(
      of: subject,
      id: relation.id,
      elements: ids.map { SubjectReference(relation.element, $0) },
      isComplete: isComplete
    )
  }

  /// The subjects from which facts lead to one, and whether there can be no others.
  private func elements(
    by path: ArraySlice<String>,
    of kind: SubjectKind,
    at subject: SubjectReference
  ) -> (ids: [String], isComplete: Bool) {
    guard let fact = path.first else { return ([subject.id], true) }
    guard path.count > 1 else { return direct(fact, of: kind, at: subject.id) }
    guard let next = catalogue.fact(id: fact, of: kind)?.type.referencedKind else {
      return ([], false)
    }
    let between = elements(by: path.dropFirst(), of: next, at: subject)
    let found = between.ids.map { direct(fact, of: kind, at: $0) }
    let isComplete = isComplete(kind, by: fact) && between.isComplete
    return (found.flatMap(\.ids), isComplete)
  }

  /// Returns the subjects of a kind that refer by a fact to one, in the order in which they said so.
  ///
  /// - Complexity: O(1) and the length of the list: the population keeps an index.
  public func references(
    _ kind: SubjectKind,
    naming subject: SubjectReference,
    by fact: String
  ) -> [SubjectReference] {
    guard catalogue.fact(id: fact, of: kind)?.type.referencedKind == subject.kind else { return [] }
    reads?.note(all: kind)
    return direct(fact, of: kind, at: subject.id).ids.map { SubjectReference(kind, $0) }
  }

  private func direct(
    _ fact: String,
    of kind: SubjectKind,
    at target: String
  ) -> (ids: [String], isComplete: Bool) {
    (tables[kind]?.elements(fact, target) ?? [], isComplete(kind, by: fact))
  }

  private func isComplete(_ kind: SubjectKind, by fact: String) -> Bool {
    completeKinds.contains(kind) && (tables[kind]?.allSay(fact) ?? true)
  }
}

// MARK: - What was read

extension Population {
  /// The population, with nobody who is told what is read of it.
  var silenced: Population {
    var copy = self
    copy.reads = nil
    return copy
  }

  /// Puts a list in the place of the one that facts make.
  mutating func state(_ relation: DecisionInputs.Relation) {
    statedRelations[relation.subject, default: [:]][relation.id] = relation
  }

  /// Returns the list of a relation, without regard to what else says whether it is complete.
  func stated(_ relation: String, of subject: SubjectReference) -> DecisionInputs.Relation {
    guard let declaration = catalogue.relation(relation, of: subject.kind) else {
      return DecisionInputs.Relation(of: subject, id: relation, elements: [], isComplete: false)
    }
    return stated(declaration, of: subject)
  }

  /// Returns subjects of one kind in the order in which they were put in.
  func inOrder(_ subjects: [SubjectReference]) -> [SubjectReference] {
    guard let kind = subjects.first?.kind, let table = tables[kind] else { return [] }
    return subjects.sorted { (table.place(of: $0.id) ?? 0) < (table.place(of: $1.id) ?? 0) }
  }
}

extension Household {
  /// Whether a relation is that of the household's members.
  fileprivate static func isMembers(_ relation: RelationDeclaration) -> Bool {
    relation.subject == kind && relation.id == "members"
  }
}
