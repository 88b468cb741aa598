internal import GRDB
public import ResettlementCore

extension SQLiteStore {
  /// Returns everything that the store has of a subject: all its entries, those of other subjects
  /// that name it, what ledgers have of it, and who saw its personal facts.
  ///
  /// Every entry of the file is read to find those that name it: the file keeps no list of who is
  /// connected with whom. A record of the access is in the file before the answer is given.
  ///
  /// - Parameters:
  ///   - subject: The subject, such as a person who asks for it.
  ///   - purpose: What it is exported for, by whom and when.
  /// - Returns: What the store has; nothing of a subject that it does not know.
  /// - Throws: `RegistryError`: `erased` if the facts of the subject were erased.
  public func export(
    _ subject: SubjectReference,
    for purpose: AccessPurpose
  ) async throws(RegistryError) -> PersonalDataExport {
    let benefits = try await history(for: BenefitKey(subjects: [subject])).events
    let found = try await read { [keys] database in
      let search = NamingSearch(database: database, keys: keys, sought: subject)
      let accesses = try AccessTable(database: database, keys: keys).records(of: subject)
      return PersonalDataExport(
        own: try search.own(),
        named: try search.named(),
        benefits: benefits,
        events: try search.events(),
        accesses: accesses
      )
    }
    try await keep(found, for: purpose)
    return found
  }

  private func keep(
    _ found: PersonalDataExport,
    for purpose: AccessPurpose
  ) async throws(RegistryError) {
    let all = [found.own] + found.named
    let facts = all.flatMap { entries in
      entries.subject.kind.accessed(Set(entries.versions.flatMap { $0.value?.ids ?? [] }))
    }
    try await write { [keys] database in
      let record = try purpose.record(
        .exported(document: "personal-data"),
        of: all.map(\.subject),
        facts: facts.filter { $0.privacy != .open }
      )
      try AccessTable(database: database, keys: keys).add(record)
    }
  }
}

/// Looks for what the file has of a subject, and for entries of others that name it.
private struct NamingSearch {
  let database: Database
  let keys: StoreKeys
  let sought: SubjectReference

  private var tables: SubjectTables { SubjectTables(database: database, keys: keys) }

  func own() throws -> PersonalDataExport.Entries {
    let history = try tables.history(of: sought, .whole) { $0.set }
    return PersonalDataExport.Entries(subject: sought, versions: history.versions)
  }

  /// What happened in the streams that the subject came to, in whatever ledger.
  func events() throws -> [PersonalDataExport.Event] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT event.ledger, event.id, event.body FROM eventParty AS party
        JOIN ledgerEvent AS event ON event.ledger = party.ledger AND event.stream = party.stream
        WHERE party.kind = ? AND party.name = ? ORDER BY event.sequence
        """,
      arguments: [sought.kind.rawValue, try sought.id.stored()]
    )
    return try rows.map { row in
      let place = LedgerBodies.place(ofEvent: row[1], in: row[0])
      let json = try LedgerBodies(keys).text(row[2], at: place)
      return PersonalDataExport.Event(ledger: row[0], json: json)
    }
  }

  func named() throws -> [PersonalDataExport.Entries] {
    try SubjectKind.allCases.flatMap { kind in
      let fields = naming(kind)
      return try tables.subjects(kind).compactMap { try entries($0, fields) }
    }
  }

  /// The facts of a kind that may name the subject; `true` for one of the core that can't.
  private func naming(_ kind: SubjectKind) -> Set<String> {
    Set(
      FactCatalogue.core.facts(of: kind)
        .filter { $0.type.referencedKind == sought.kind }.map(\.id)
    )
  }

  private func entries(
    _ subject: StoredSubject,
    _ fields: Set<String>
  ) throws -> PersonalDataExport.Entries? {
    guard try tables.subjectKeys.erasure(of: subject) == nil else { return nil }
    let key = try tables.subjectKeys.key(of: subject)
    let reader = VersionReader(database: database, part: .whole)
    let history = try reader.history(of: subject, by: key) { $0 }
    let naming = history.versions.filter { version in
      version.value.map { names($0, subject.reference.kind, fields) } ?? false
    }
    guard !naming.isEmpty else { return nil }
    return PersonalDataExport.Entries(subject: subject.reference, versions: naming.map(\.asSet))
  }

  private func names(_ facts: DecodedFacts, _ kind: SubjectKind, _ fields: Set<String>) -> Bool {
    facts.all.contains { fact in
      let isDeclared = FactCatalogue.core.fact(id: fact.id, of: kind) != nil
      return (!isDeclared || fields.contains(fact.id)) && fact.value.names(sought.id)
    }
  }
}

extension FactValue {
  /// Whether it is a reference to a subject that has a name, or has one in its list.
  fileprivate func names(_ id: String) -> Bool {
    switch self {
    case .reference(let name): name == id
    case .list(let values): values.contains { $0.names(id) }
    default: false
    }
  }
}

extension DecodedFacts {
  /// All facts by their ids.
  fileprivate var set: FactSet {
    var set = FactSet()
    for fact in all { set[fact.id] = fact.value }
    return set
  }
}

extension Version<DecodedFacts> {
  fileprivate var asSet: Version<FactSet> {
    Version<FactSet>(
      number: number,
      value: value?.set,
      valid: valid,
      recordedAt: recordedAt,
      correction: correction
    )
  }
}
