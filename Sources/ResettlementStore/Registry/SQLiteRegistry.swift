internal import GRDB
public import ResettlementCore

/// The registry of a store for one purpose: it gives all facts away, and records who saw them.
///
/// The record of an access is in the file before its answer is given; without it there is none.
/// Make one for each piece of work with ``SQLiteStore/registry(for:)``: all its records have the time
/// of the purpose.
public struct SQLiteRegistry: SubjectRegistry {
  let store: SQLiteStore

  /// What facts are looked at for, by whom and when.
  public let purpose: AccessPurpose

  /// Adds how a subject was on certain days, as ``SQLiteStore`` does.
  @discardableResult
  public func save<Saved: Subject>(
    _ subject: Saved,
    valid: DatePeriod,
    recordedAt: RecordedTime,
    correcting correction: Correction?,
    expecting expected: Int?
  ) async throws(RegistryError) -> Int {
    try await store.save(
      subject,
      valid: valid,
      recordedAt: recordedAt,
      correcting: correction,
      expecting: expected
    )
  }

  /// Adds how several subjects were on certain days, all of them or none, in one transaction.
  public func save(
    all subjects: [any Subject],
    valid: DatePeriod,
    recordedAt: RecordedTime
  ) async throws(RegistryError) {
    try await store.save(all: subjects, valid: valid, recordedAt: recordedAt)
  }

  /// Adds that an entry of a subject should not be there.
  @discardableResult
  public func annul<Saved: Subject>(
    _ id: SubjectID<Saved>,
    _ correction: Correction,
    recordedAt: RecordedTime
  ) async throws(RegistryError) -> Int {
    try await store.annul(id, correction, recordedAt: recordedAt)
  }

  /// Returns the subjects of a kind of which something was ever recorded.
  public func references(_ kind: SubjectKind) async throws(RegistryError) -> [SubjectReference] {
    try await store.references(kind)
  }
}

// MARK: - Reading

extension SQLiteRegistry {
  /// Returns everything that was recorded of a subject.
  ///
  /// If any of it is personal, a record of the access is written in the same transaction.
  /// - Throws: `RegistryError`: `erased` if the facts of the subject were erased.
  public func history<Saved: Subject>(
    of id: SubjectID<Saved>
  ) async throws(RegistryError) -> History<Saved> {
    let isPersonal = try await store.read { [keys = store.keys] database in
      try SubjectTables(database: database, keys: keys).isPersonal(id.reference)
    }
    guard isPersonal else { return try await store.read { try reading(id, $0).history } }
    return try await store.write { database in
      let (history, facts) = try reading(id, database)
      let record = try purpose.record(.read, of: [id.reference], facts: Saved.kind.accessed(facts))
      try AccessTable(database: database, keys: store.keys).add(record)
      return history
    }
  }

  private func reading<Saved: Subject>(
    _ id: SubjectID<Saved>,
    _ database: Database
  ) throws -> (history: History<Saved>, facts: Set<String>) {
    var facts: Set<String> = []
    let tables = SubjectTables(database: database, keys: store.keys)
    let history = try tables.history(of: id.reference, .whole) { decoded in
      facts.formUnion(decoded.personalIDs)
      return try decoded.subject(id)
    }
    return (history, facts)
  }

  /// Returns the persons who have an identity number, by entries that nobody has corrected; more
  /// than one is a mistake in the register.
  ///
  /// They are found by a keyed hash: the number is not in the file as it is. The search is recorded
  /// as an access to the numbers of those who were found.
  public func persons(
    with number: CitizenIdentityNumber
  ) async throws(RegistryError) -> [Person.ID] {
    try await store.write { database in
      let keys = store.keys
      let found = try String.fetchAll(
        database,
        sql: Self.holders,
        arguments: [keys.hash(of: number)]
      )
      .map { Person.ID($0) }
      guard !found.isEmpty else { return found }
      let facts = SubjectKind.person.accessed(["identity_number"])
      let record = try purpose.record(.read, of: found.map(\.reference), facts: facts)
      try AccessTable(database: database, keys: keys).add(record)
      return found
    }
  }

  private static let holders = """
    SELECT DISTINCT subject.name FROM identityNumber AS entry
    JOIN subject ON subject.id = entry.subject
    WHERE entry.hash = ? AND NOT EXISTS (
      SELECT 1 FROM version WHERE subject = entry.subject AND corrects = entry.version
    )
    ORDER BY subject.id
    """
}

extension SubjectTables {
  /// Whether anything of a subject is recorded that is not open, be it the reason of a correction.
  func isPersonal(_ reference: SubjectReference) throws -> Bool {
    guard let subject = try subject(reference) else { return false }
    let sql = """
      SELECT EXISTS (SELECT 1 FROM version
      WHERE subject = ? AND (personalFacts IS NOT NULL OR reason IS NOT NULL))
      """
    return try Bool.fetchOne(database, sql: sql, arguments: [subject.row]) ?? false
  }
}
