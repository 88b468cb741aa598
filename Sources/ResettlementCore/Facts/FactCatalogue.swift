/// Every fact and relation of every kind of subject: the core's, and those that packs add.
public struct FactCatalogue: Sendable {
  /// The facts and relations of the core.
  public static let core = FactCatalogue(
    facts: SubjectKind.allCases.flatMap { $0.subjectType.declarations },
    relations: SubjectKind.allCases.flatMap { $0.subjectType.relations }
  )

  private struct Key: Hashable {
    let kind: SubjectKind
    let name: String
  }

  private var lists: [SubjectKind: [FactDeclaration]] = [:]
  private var relationLists: [SubjectKind: [RelationDeclaration]] = [:]
  private var facts: [Key: FactDeclaration] = [:]
  private var relations: [Key: RelationDeclaration] = [:]

  private init(facts: [FactDeclaration], relations: [RelationDeclaration]) {
    for fact in facts { insert(fact) }
    for relation in relations { insert(relation) }
  }
}

extension Subject {
  fileprivate static var declarations: [FactDeclaration] { facts.declarations }
}

// MARK: - Looking up

extension FactCatalogue {
  /// The facts of a kind of subject, the core's first.
  public func facts(of kind: SubjectKind) -> [FactDeclaration] { lists[kind] ?? [] }

  /// The relations of a kind of subject.
  public func relations(of kind: SubjectKind) -> [RelationDeclaration] {
    relationLists[kind] ?? []
  }

  /// Returns the fact of a kind with an id or a Chinese name; `nil` if there is none.
  public func fact(_ name: String, of kind: SubjectKind) -> FactDeclaration? {
    facts[Key(kind: kind, name: name)]
  }

  /// Returns the fact of a kind with an id; `nil` if there is none.
  public func fact(id: String, of kind: SubjectKind) -> FactDeclaration? {
    fact(id, of: kind).flatMap { $0.id == id ? $0 : nil }
  }

  /// Returns the fact of a kind that had an id in an earlier version; `nil` if there is none.
  public func fact(formerID: String, of kind: SubjectKind) -> FactDeclaration? {
    facts(of: kind).first { $0.formerIDs.contains(formerID) }
  }

  /// Returns the relation of a kind with an id or a Chinese name; `nil` if there is none.
  public func relation(_ name: String, of kind: SubjectKind) -> RelationDeclaration? {
    relations[Key(kind: kind, name: name)]
  }
}

// MARK: - Extending

extension FactCatalogue {
  /// Returns the catalogue with further facts and relations.
  ///
  /// - Parameters:
  ///   - declarations: The facts, in the order in which they are shown.
  ///   - relations: The relations, whose paths are facts of the catalogue or of the declarations.
  /// - Returns: The catalogue that has both.
  /// - Throws: ``DeclarationClash`` if an id or a Chinese name is that of another fact or relation
  ///   of the kind. One that is declared twice in the same words is no clash.
  public func adding(
    _ declarations: [FactDeclaration],
    relations: [RelationDeclaration] = []
  ) throws(DeclarationClash) -> FactCatalogue {
    var extended = self
    for declaration in declarations
    where extended.fact(id: declaration.id, of: declaration.subject) != declaration {
      try extended.checkNames(declaration.id, declaration.name, of: declaration.subject)
      extended.insert(declaration)
    }
    for declaration in relations
    where extended.relation(declaration.id, of: declaration.subject) != declaration {
      try extended.checkNames(declaration.id, declaration.name, of: declaration.subject)
      extended.insert(declaration)
    }
    return extended
  }

  private func checkNames(
    _ id: String,
    _ name: LocalizedText,
    of kind: SubjectKind
  ) throws(DeclarationClash) {
    for text in [id, name.chinese] {
      let key = Key(kind: kind, name: text)
      guard let taken = facts[key]?.id ?? relations[key]?.id else { continue }
      throw DeclarationClash(subject: kind, name: text, declared: taken, added: id)
    }
  }

  private mutating func insert(_ fact: FactDeclaration) {
    lists[fact.subject, default: []].append(fact)
    facts[Key(kind: fact.subject, name: fact.id)] = fact
    facts[Key(kind: fact.subject, name: fact.name.chinese)] = fact
  }

  private mutating func insert(_ relation: RelationDeclaration) {
    relationLists[relation.subject, default: []].append(relation)
    relations[Key(kind: relation.subject, name: relation.id)] = relation
    relations[Key(kind: relation.subject, name: relation.name.chinese)] = relation
  }
}

/// The error that two facts or relations of a kind of subject claim one name.
public struct DeclarationClash: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of subject.
  public let subject: SubjectKind

  /// The id or Chinese name that both claim.
  public let name: String

  /// The id of the one that has it.
  public let declared: String

  /// The id of the one that was to be added.
  public let added: String

  /// What is wrong, in both languages.
  public var message: LocalizedText {
    LocalizedText(
      zh: "“\(subject.chineseName)”的“\(added)”与“\(declared)”重名：“\(name)”",
      en:
        "'\(subject.rawValue).\(added)' and '\(subject.rawValue).\(declared)' both claim '\(name)'"
    )
  }

  /// The message in English.
  public var description: String { message.english }
}
