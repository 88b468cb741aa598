internal import GRDB
public import ResettlementCore

extension SQLiteStore {
  /// Returns everything that the store has of a subject: all its entries, those of other subjects
  /// that name it, what ledgers have of it, the decisions that tell of it, and who saw its personal
  /// facts.
  ///
  /// Those that name it are found by keyed hashes. A record of the access is in the file before the
  /// answer is given.
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
        decisions: try ReceiptTables(database: database, keys: keys).decisions(about: subject),
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

  /// The entries that name it, of all subjects that do so in one that nobody has corrected.
  func named() throws -> [PersonalDataExport.Entries] {
    let namings = [Naming(openly: sought), Naming(withheld: sought.id)]
    return try ConnectionTable(database: database, keys: keys).subjects(namings).map { subject in
      let history = try tables.history(of: subject.reference, .whole) { $0.set }
      let versions = history.versions.filter { $0.value?.names(sought.id) ?? false }
      return PersonalDataExport.Entries(subject: subject.reference, versions: versions)
    }
  }
}

extension FactSet {
  /// Whether a fact refers to a subject that has the name.
  fileprivate func names(_ name: String) -> Bool {
    ids.contains { self[$0].references.contains { $0.composed == name.composed } }
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
