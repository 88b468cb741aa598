internal import GRDB
public import ResettlementCore

extension SQLiteStore {
  /// Erases what is known of subjects for good: their keys are destroyed, and nobody can read their
  /// facts and the reasons of their corrections any more, in whatever copy of the file is made later.
  ///
  /// Out of ledgers go the words that somebody wrote into entries that belong to them, such as
  /// reasons: what stands under the keys `because`, `discretion`, `evidence`, `matter`, `note`, `reason`
  /// and `text` is `***` from then on, also in entries that are recorded later.
  ///
  /// Their names, the number, days and times of their entries, what happened in ledgers, and the
  /// records of accesses stay; other subjects are not touched. What other subjects say of them is
  /// not erased: ``export(_:for:)`` lists it, so that the others can be erased or corrected too.
  /// Nothing can be saved under their names again. To erase twice changes nothing, and wipes out what traces a
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
      let erasing = Erasing(database: database, keys: keys, purpose: purpose)
      return try subjects.compactMap(erasing.erase)
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

/// Erases subjects, within a transaction.
private struct Erasing {
  let database: Database
  let keys: StoreKeys
  let purpose: AccessPurpose

  private var tables: SubjectTables { SubjectTables(database: database, keys: keys) }
  private var words: LedgerWords { LedgerWords(database: database, keys: keys) }

  /// Erases a subject; `nil` if neither the register nor a ledger knows it.
  func erase(_ reference: SubjectReference) throws -> Erasure? {
    guard let subject = try known(reference) else { return nil }
    let erasure = try tables.subjectKeys.destroy(subject, for: purpose)
    try words.erase(of: reference)
    return erasure
  }

  private func known(_ reference: SubjectReference) throws -> StoredSubject? {
    if let subject = try tables.subject(reference) { return subject }
    return try words.knows(reference) ? tables.named(reference).subject : nil
  }
}
