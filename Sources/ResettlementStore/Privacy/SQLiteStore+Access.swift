internal import GRDB
public import ResettlementCore

extension SQLiteStore {
  /// Returns who saw personal facts of a subject, in the order in which it was recorded.
  ///
  /// A record without subjects is one of an access to all of the kinds of its facts.
  public func accesses(
    to subject: SubjectReference
  ) async throws(RegistryError) -> [AccessRecord] {
    try await read { [keys] database in
      try AccessTable(database: database, keys: keys).records(of: subject)
    }
  }

  /// Returns who saw personal facts of anybody, in the order in which it was recorded.
  ///
  /// - Parameters:
  ///   - from: Only accesses at this moment or later.
  ///   - to: Only accesses at this moment or earlier.
  /// - Returns: The records.
  /// - Throws: `RegistryError` if the file can't be read.
  public func accesses(
    from: RecordedTime? = nil,
    to: RecordedTime? = nil
  ) async throws(RegistryError) -> [AccessRecord] {
    try await read { [keys] database in
      try AccessTable(database: database, keys: keys).records(from: from, to: to)
    }
  }

  /// Keeps the record of an access that happened elsewhere, such as of a paper that was printed.
  public func keep(_ record: AccessRecord) async throws(RegistryError) {
    try await write { [keys] database in
      try AccessTable(database: database, keys: keys).add(record)
    }
  }
}
