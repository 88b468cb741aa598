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
  /// The same goes for words in which they are named, whosever entries these are, such as the reasons of
  /// a case of their household: where their name, or a number such as that of identity, telephone or
  /// account stands, with whatever spaces and dashes between. Such a text is recognised by what the
  /// register has of them when they are erased; words that speak of them in another way are not.
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
  /// - Complexity: Reads every entry of ledgers, before others have to wait for it.
  /// - Throws: `RegistryError`: `busy` with ``StoreDefect/tracesRemain`` if another program still
  ///   reads an older state, whose traces stay beside the file until this is called again.
  @discardableResult
  public func erase(
    _ subjects: [SubjectReference],
    for purpose: AccessPurpose
  ) async throws(RegistryError) -> [Erasure] {
    let seen = try await read { [keys] database in
      try Erasing(database: database, keys: keys, purpose: purpose).search(for: subjects)
    }
    let erasures = try await write { [keys] database in
      try Erasing(database: database, keys: keys, purpose: purpose).erase(subjects, after: seen)
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

  /// What tells who somebody is, and where it stands in words of others.
  struct Search {
    let values: TellingValues
    let mentions: LedgerWords.Mentions
  }

  /// Looks through the words of ledgers for what tells who some subjects are.
  func search(for subjects: [SubjectReference]) throws -> Search {
    let values = try values(of: subjects)
    guard !values.isEmpty else { return Search(values: values, mentions: .init()) }
    return Search(values: values, mentions: try words.mentions(of: values))
  }

  /// Erases subjects, and the words in which they are named: those that a search has found, and those
  /// that were written since.
  func erase(_ subjects: [SubjectReference], after search: Search) throws -> [Erasure] {
    let values = try values(of: subjects)
    let earlier = values == search.values ? search.mentions : .init()
    let mentions = values.isEmpty ? .init() : try words.mentions(of: values, after: earlier)
    let erasures = try subjects.compactMap(erase)
    guard !values.isEmpty else { return erasures }
    try words.erase(mentions, of: values)
    try ReasonsOfVersions(database: database, keys: keys).erase(naming: values)
    return erasures
  }

  private func values(of subjects: [SubjectReference]) throws -> TellingValues {
    var values = TellingValues()
    for reference in subjects {
      guard let subject = try tables.subject(reference),
        try tables.subjectKeys.erasure(of: subject) == nil
      else { continue }
      _ = try tables.history(of: reference, .whole) { decoded in
        values.add(decoded.all, of: reference.kind)
        return true
      }
    }
    return values
  }

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

/// The reasons for which entries of subjects were corrected, which are under the keys of the subjects.
private struct ReasonsOfVersions {
  let database: Database
  let keys: StoreKeys

  private static let sql = """
    SELECT number, validFrom, validTo, recordedAt, corrects, openFacts IS NOT NULL,
    reason, subject.id, kind, name, wrapped FROM version
    JOIN subject ON subject.id = version.subject
    JOIN subjectKey ON subjectKey.subject = subject.id
    WHERE reason IS NOT NULL AND wrapped IS NOT NULL
    """

  /// Takes out those in which some values stand.
  func erase(naming values: TellingValues) throws {
    for row in try Row.fetchAll(database, sql: Self.sql) {
      guard let kind = SubjectKind(rawValue: row["kind"]) else {
        throw StoreDefect.damagedEntry("kind of subject")
      }
      let reference = SubjectReference(kind, row["name"])
      try erase(row, of: StoredSubject(row: row["id"], reference: reference), naming: values)
    }
  }

  private func erase(_ row: Row, of subject: StoredSubject, naming values: TellingValues) throws {
    let key = try SubjectKeys(database: database, keys: keys).key(row["wrapped"], of: subject)
    let head = VersionHead(row)
    let place = head.place("version.reason", of: subject)
    guard values.isIn(try key.text(row["reason"], at: place)) else { return }
    try LostWords(database: database).add("version", subject.row, number: head.number)
    try database.execute(
      sql: "UPDATE version SET reason = ? WHERE subject = ? AND number = ?",
      arguments: [try key.seal(LedgerWords.mark, at: place), subject.row, head.number]
    )
  }
}
