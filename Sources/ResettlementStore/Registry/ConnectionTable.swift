internal import Foundation
internal import GRDB
internal import ResettlementCore

/// The table of whom entries name, by keyed hashes, within a transaction.
struct ConnectionTable {
  let database: Database
  let keys: StoreKeys

  private static let sql = """
    SELECT DISTINCT subject.id, subject.kind, subject.name FROM connection AS entry
    JOIN subject ON subject.id = entry.subject
    WHERE entry.hash = ? AND NOT EXISTS (
      SELECT 1 FROM version WHERE subject = entry.subject AND corrects = entry.version
    )
    """

  /// Returns the subjects whose entries have one of some namings, in the order in which they were
  /// first saved; entries that were corrected don't count.
  func subjects(_ namings: [Naming]) throws -> [StoredSubject] {
    var found: [Int64: StoredSubject] = [:]
    for naming in namings {
      let hash = keys.hash(of: naming)
      for row in try Row.fetchAll(database, sql: Self.sql, arguments: [hash]) {
        guard let kind = SubjectKind(rawValue: row[1]) else {
          throw StoreDefect.damagedEntry("kind of subject")
        }
        found[row[0]] = StoredSubject(row: row[0], reference: SubjectReference(kind, row[2]))
      }
    }
    return found.values.sorted { $0.row < $1.row }
  }
}
