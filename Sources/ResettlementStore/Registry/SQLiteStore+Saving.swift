internal import GRDB
public import ResettlementCore

extension SQLiteStore {
  /// Adds how a subject was on certain days.
  ///
  /// - Parameters:
  ///   - subject: The subject as it was.
  ///   - valid: The days on which it was so.
  ///   - recordedAt: The time now.
  ///   - correction: The entry that this one replaces, if it corrects one.
  ///   - expected: The number of the last entry that the caller has seen, zero for none; `nil` if
  ///     the caller has not looked.
  /// - Returns: The number of the entry in the subject's history.
  /// - Throws: `RegistryError`: `conflict` if the history refuses it, or if its last entry is another
  ///   one than was expected; `erased` if the facts of the subject were erased; `failed` with the
  ///   `FactMismatch` if a property has a value that its declaration excludes, or with
  ///   ``StoreDefect/personalName``.
  @discardableResult
  public func save(
    _ subject: some Subject,
    valid: DatePeriod,
    recordedAt: RecordedTime,
    correcting correction: Correction? = nil,
    expecting expected: Int? = nil
  ) async throws(RegistryError) -> Int {
    let facts = try EncodedFacts.storable(subject)
    return try await write { [keys] database in
      let tables = SubjectTables(database: database, keys: keys)
      return try tables.add(facts, to: subject.reference) { history in
        try history.check(lastIs: expected)
        return try history.record(true, valid: valid, at: recordedAt, correcting: correction)
      }
    }
  }

  /// Adds how several subjects were on certain days, all of them or none, in one transaction.
  ///
  /// Thousands at once are quickest: each call waits once for the disk, and facts are encoded on all
  /// cores before the file is held.
  /// - Throws: `RegistryError`, as for a single subject; then nothing was added.
  public func save(
    all subjects: [any Subject],
    valid: DatePeriod,
    recordedAt: RecordedTime
  ) async throws(RegistryError) {
    let encoded = try await EncodedFacts.all(of: subjects)
    try await write { [keys] database in
      let tables = SubjectTables(database: database, keys: keys)
      for (subject, facts) in zip(subjects, encoded) {
        _ = try tables.add(facts, to: subject.reference) { history in
          try history.record(true, valid: valid, at: recordedAt)
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
    try await write { [keys] database in
      try SubjectTables(database: database, keys: keys).add(nil, to: id.reference) { history in
        try history.annul(correction, at: recordedAt)
      }
    }
  }

  /// Returns the subjects of a kind of which something was ever recorded, also those whose facts
  /// were erased, in the order in which they were first saved.
  public func references(_ kind: SubjectKind) async throws(RegistryError) -> [SubjectReference] {
    try await read { [keys] database in
      try SubjectTables(database: database, keys: keys).subjects(kind).map(\.reference)
    }
  }
}
