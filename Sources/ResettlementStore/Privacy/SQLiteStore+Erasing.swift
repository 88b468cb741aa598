internal import GRDB
public import ResettlementCore

extension SQLiteStore {
  /// Erases what is known of subjects for good: their keys are destroyed, and nobody can read their
  /// facts and the reasons of their corrections any more, in whatever copy of the file is made later.
  ///
  /// Their names, the number, days and times of their entries, and the records of accesses stay;
  /// other subjects are not touched. What other subjects and ledgers say of them is not erased:
  /// ``export(_:for:)`` lists it, so that the others can be erased or corrected too. Nothing can be
  /// saved under their names again. To erase twice changes nothing, and wipes out what traces a
  /// program that was reading had kept.
  ///
  /// - Parameters:
  ///   - subjects: The subjects, such as a person and the person's placements.
  ///   - purpose: Why they are erased, by whom and when.
  /// - Returns: The erasures in the order of the subjects, without those that the store does not
  ///   know; of what was erased before, the earlier one.
  /// - Throws: `RegistryError`: `busy` with ``StoreDefect/tracesRemain`` if another program still
  ///   reads an older state, whose traces stay beside the file until this is called again.
  @discardableResult
  public func erase(
    _ subjects: [SubjectReference],
    for purpose: AccessPurpose
  ) async throws(RegistryError) -> [Erasure] {
    let erasures = try await write { [keys] database in
      let tables = SubjectTables(database: database, keys: keys)
      return try subjects.compactMap { reference in
        try tables.subject(reference).map { try tables.subjectKeys.destroy($0, for: purpose) }
      }
    }
    do {
      try await writer.writeWithoutTransaction { try Purge.emptyLog($0) }
    } catch {
      throw RegistryError(of: error)
    }
    return erasures
  }

  /// Returns when and why the facts of a subject were erased; `nil` if they were not.
  public func erasure(of subject: SubjectReference) async throws(RegistryError) -> Erasure? {
    try await read { [keys] database in
      let tables = SubjectTables(database: database, keys: keys)
      return try tables.subject(subject).flatMap { try tables.subjectKeys.erasure(of: $0) }
    }
  }
}
