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

  /// Brings the tables to the newest version, within the transaction of the caller.
  static func migrate(_ database: Database) throws {
    try check(database)
    let version = try version(database)
    guard version < Migration.all.count else { return }
    for migration in Migration.all.dropFirst(version) { try database.execute(sql: migration.sql) }
    try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    try database.execute(sql: "PRAGMA user_version = \(Migration.all.count)")
  }

  private static func version(_ database: Database) throws -> Int {
    try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
  }

  private static func isEmpty(_ database: Database) throws -> Bool {
    try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM sqlite_schema") == 0
  }
}
