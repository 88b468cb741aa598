internal import Foundation
internal import GRDB
internal import ResettlementCore

/// The table that has the file's salt, and what the right master key is known by.
struct StoreKeyTable {
  let database: Database

  /// Returns the keys of the file.
  ///
  /// - Throws: `StoreDefect.wrongKey` if they don't follow from the master key.
  func keys(_ master: MasterKey) throws -> StoreKeys {
    let row = try Row.fetchOne(database, sql: "SELECT salt, checkValue FROM storeKey")
    guard let row else { throw StoreDefect.damagedEntry("keys") }
    let keys = StoreKeys(master, salt: row["salt"])
    guard keys.check == row["checkValue"] else { throw StoreDefect.wrongKey }
    return keys
  }

  /// Gives a file that has no keys a salt of chance.
  func make(_ master: MasterKey) throws -> StoreKeys {
    var chance = SystemRandomNumberGenerator()
    let salt = Data((0..<MasterKey.size).map { _ in UInt8.random(in: 0...255, using: &chance) })
    let keys = StoreKeys(master, salt: salt)
    try database.execute(
      sql: "INSERT INTO storeKey (id, salt, checkValue) VALUES (1, ?, ?)",
      arguments: [salt, keys.check]
    )
    return keys
  }
}
