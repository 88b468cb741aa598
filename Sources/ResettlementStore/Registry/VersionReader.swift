internal import Foundation
internal import GRDB
internal import ResettlementCore

/// Which facts are decrypted.
enum FactPart: Sendable {
  /// Those that are open alone; reasons, which may name somebody, are not read either.
  case open
  /// All of them.
  case whole
}

/// Reads the entries of a subject, within a transaction.
struct VersionReader {
  let database: Database
  let part: FactPart

  private static let heads = """
    SELECT number, validFrom, validTo, recordedAt, corrects, openFacts IS NOT NULL
    FROM version WHERE subject = ? ORDER BY number
    """
  private static let entries = """
    SELECT number, validFrom, validTo, recordedAt, corrects, openFacts IS NOT NULL,
    openFacts, personalFacts, reason FROM version WHERE subject = ? ORDER BY number
    """

  /// What stands in the place of a reason that is not read.
  static let withheldReason = "***"

  /// Returns the entries of a subject without what they say.
  static func heads(of subject: StoredSubject, _ database: Database) throws -> History<Bool> {
    let statement = try database.cachedStatement(sql: heads)
    let rows = try Row.fetchCursor(statement, arguments: [subject.row])
    var history = History<Bool>()
    while let row = try rows.next() {
      let head = VersionHead(row)
      try replaying { try head.replay(in: &history, head.hasFacts ? true : nil, because: "") }
    }
    return history
  }

  /// Returns everything that was recorded of a subject.
  ///
  /// - Throws: `RegistryError`, never a conflict: what is in the file was checked before.
  func history<Value>(
    of subject: StoredSubject,
    by key: Sealing,
    value: (DecodedFacts) throws -> Value
  ) throws -> History<Value> {
    let statement = try database.cachedStatement(sql: Self.entries)
    let rows = try Row.fetchCursor(statement, arguments: [subject.row])
    var history = History<Value>()
    while let row = try rows.next() {
      let head = VersionHead(row)
      let facts = try facts(row, head, subject, key).map(value)
      let reason = try reason(row, head, subject, key)
      try Self.replaying { try head.replay(in: &history, facts, because: reason) }
    }
    return history
  }

  private static func replaying(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as HistoryError {
      throw RegistryError(.failed, underlying: error)
    }
  }

  private func facts(
    _ row: Row,
    _ head: VersionHead,
    _ subject: StoredSubject,
    _ key: Sealing
  ) throws -> DecodedFacts? {
    try (row[6] as Data?).map { open in
      try Self.facts(open, part == .whole ? row[7] : nil, head, subject, key)
    }
  }

  private func reason(
    _ row: Row,
    _ head: VersionHead,
    _ subject: StoredSubject,
    _ key: Sealing
  ) throws -> String {
    guard let sealed = row[8] as Data? else { return "" }
    guard part == .whole else { return Self.withheldReason }
    return try key.text(sealed, at: head.place("version.reason", of: subject))
  }

  /// Decrypts the facts of an entry.
  static func facts(
    _ open: Data,
    _ personal: Data?,
    _ head: VersionHead,
    _ subject: StoredSubject,
    _ key: Sealing
  ) throws(StoreDefect) -> DecodedFacts {
    let openPlace = head.place("version.openFacts", of: subject)
    guard let personal else {
      return try DecodedFacts(open: try key.open(open, at: openPlace), personal: nil)
    }
    let personalPlace = head.place("version.personalFacts", of: subject)
    return try DecodedFacts(
      open: try key.open(open, at: openPlace),
      personal: try key.open(personal, at: personalPlace)
    )
  }
}
