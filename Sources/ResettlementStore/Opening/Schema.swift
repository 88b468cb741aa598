internal import GRDB
internal import ResettlementCore

/// The tables of a store: which version of them a file has, and how it gets to the newest.
///
/// A file's `user_version` is the number of migrations that it has seen.
enum Schema {
  /// Marks a file as a store: `RSTK` in ASCII.
  private static let applicationID = 0x5253_544B

  /// Throws if a file is another program's or of a later version; an empty one is fine.
  static func check(_ database: Database) throws {
    let owner = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try version(database)
    guard try owner == applicationID || isEmpty(database) else {
      throw RegistryError(.failed, underlying: StoreDefect.otherDatabase)
    }
    guard version <= Migration.all.count else { throw RegistryError(.tooNew) }
  }

  /// Throws if a file was written by another master key; one without keys has none yet.
  static func check(_ database: Database, _ master: MasterKey) throws {
    guard try database.tableExists("storeKey") else { return }
    _ = try StoreKeyTable(database: database).keys(master)
  }

  /// Brings the tables to the newest version, within the transaction of the caller.
  ///
  /// - Returns: The keys of the file.
  static func migrate(_ database: Database, _ master: MasterKey) throws -> StoreKeys {
    try check(database)
    let version = try version(database)
    for migration in Migration.all.dropFirst(version) {
      try database.execute(sql: migration.sql)
      try migration.rewriting?(database, master)
    }
    if version < Migration.all.count {
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
      try database.execute(sql: "PRAGMA user_version = \(Migration.all.count)")
    }
    return try StoreKeyTable(database: database).keys(master)
  }

  private static func version(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  private static func isEmpty(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_schema") == 0
  }
}
