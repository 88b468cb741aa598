internal import GRDB
internal import ResettlementCore

/// The tables of grants and their parties, within a transaction.
struct GrantTables {
  let database: Database

  private static let ofParty = "SELECT entry FROM grantParty WHERE kind = ? AND name = ?"

  /// Returns what was granted under a key, in the order in which it was recorded.
  func history(for key: GrantKey) throws -> GrantHistory {
    var entries: Set<Int64> = []
    for subject in key.subjects {
      let arguments: StatementArguments = [subject.kind.rawValue, try subject.id.stored()]
      entries.formUnion(try Int64.fetchAll(database, sql: Self.ofParty, arguments: arguments))
    }
    return GrantHistory(try entries.sorted().compactMap(grant))
  }

  /// Adds a grant.
  ///
  /// - Throws: `GrantConflict` if its id is taken or its correction can't be.
  func append(_ grant: Grant) throws {
    let record = try GrantRecord(grant)
    guard try find(record.id) == nil else { throw GrantConflict.idTaken(grant.id) }
    if let correction = grant.correction { try check(grant, corrects: correction.grant) }
    try record.insert(database)
    let entry = database.lastInsertedRowID
    for party in try GrantPartyRecord.parties(of: grant, entry: entry) {
      try party.insert(database)
    }
  }

  private func check(_ grant: Grant, corrects id: Grant.ID) throws {
    guard let wrong = try find(id.stored()) else { throw GrantConflict.noSuchGrant(id) }
    let other = try GrantRecord.filter(Column("corrects") == id.stored()).fetchOne(database)
    if let other { throw GrantConflict.correctedAlready(id, by: other.id) }
    guard wrong.subject == grant.subject, wrong.countsFor == grant.countsFor else {
      throw GrantConflict.otherSubject(id)
    }
  }
}

// MARK: - Finding

extension GrantTables {
  private func find(_ id: Grant.ID) throws -> Grant? {
    try GrantRecord.filter(Column("id") == id).fetchOne(database).flatMap(grant)
  }

  private func grant(entry: Int64) throws -> Grant? {
    try GrantRecord.fetchOne(database, key: entry).flatMap(grant)
  }

  private func grant(_ record: GrantRecord) throws -> Grant? {
    let parties = GrantPartyRecord.filter(Column("entry") == record.sequence)
    return try record.grant(try parties.order(Column("position")).fetchAll(database))
  }
}
