internal import GRDB
internal import ResettlementCore

/// Wipes out what is no longer in the tables, but may still be in pages of the file or of its log.
struct Purge {
  let writer: any DatabaseWriter

  /// Writes the file anew if a row of `purge` asks for it, which stays until that is done.
  ///
  /// By then all rows are encrypted, so that a temporary file may have them.
  func runIfPending() throws {
    let isPending = try writer.read { database in
      try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM purge)") ?? false
    }
    guard isPending else { return }
    try writer.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA temp_store = FILE; VACUUM; PRAGMA temp_store = MEMORY")
      try Self.emptyLog(database)
    }
    try writer.write { try $0.execute(sql: "DELETE FROM purge") }
  }

  /// Moves everything out of the write-ahead log into the file, and cuts the log off; not within a
  /// transaction.
  ///
  /// - Throws: `RegistryError` that is `busy` with `StoreDefect.tracesRemain` if another program
  ///   still reads what the log has.
  static func emptyLog(_ database: Database) throws {
    let isBusy = try Bool.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? false
    if isBusy { throw RegistryError(.busy, underlying: StoreDefect.tracesRemain) }
  }
}
