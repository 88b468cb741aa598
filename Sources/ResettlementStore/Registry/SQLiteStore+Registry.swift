internal import GRDB
public import ResettlementCore

extension SQLiteStore: SubjectRegistry {
  /// Adds how a subject was on certain days.
  ///
  /// - Throws: `RegistryError`: `conflict` if the history refuses it, `failed` with the
  ///   `FactMismatch` if a property has a value that its declaration excludes.
  @discardableResult
  public func save<Saved: Subject>(
    _ subject: Saved,
    valid: DatePeriod,
    recordedAt: RecordedTime,
    correcting correction: Correction?
  ) async throws(RegistryError) -> Int {
    try await write { database in
      let facts = try StoredFacts(of: subject)
      return try SubjectTables(database: database).add(to: subject.reference) { history in
        try history.record(facts, valid: valid, at: recordedAt, correcting: correction)
      }
    }
  }

  /// Adds how several subjects were on certain days, all of them or none, in one transaction.
  ///
  /// - Throws: `RegistryError`, as for a single subject; then nothing was added.
  public func save(
    all subjects: [any Subject],
    valid: DatePeriod,
    recordedAt: RecordedTime
  ) async throws(RegistryError) {
    try await write { database in
      let tables = SubjectTables(database: database)
      for subject in subjects {
        let facts = try StoredFacts(of: subject)
        _ = try tables.add(to: subject.reference) { history in
          try history.record(facts, valid: valid, at: recordedAt)
        }
      }
    }
  }

  /// Adds that an entry of a subject should not be there.
  @discardableResult
  public func annul<Saved: Subject>(
    _ id: SubjectID<Saved>,
    _ correction: Correction,
    recordedAt: RecordedTime
  ) async throws(RegistryError) -> Int {
    try await write { database in
      try SubjectTables(database: database).add(to: id.reference) { history in
        try history.annul(correction, at: recordedAt)
      }
    }
  }

  /// Returns everything that was recorded of a subject.
  public func history<Saved: Subject>(
    of id: SubjectID<Saved>
  ) async throws(RegistryError) -> History<Saved> {
    try await read { database in
      try SubjectTables(database: database).history(of: id.reference) { facts in
        try facts.subject(id)
      }
    }
  }

  /// Returns the subjects of a kind of which something was ever recorded.
  public func references(_ kind: SubjectKind) async throws(RegistryError) -> [SubjectReference] {
    try await read { try SubjectTables(database: $0).references(kind) }
  }
}
