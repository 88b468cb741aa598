internal import Foundation
internal import GRDB
internal import ResettlementCore

/// Writes entries to the table of versions, encrypted, within a transaction.
struct VersionWriter {
  let database: Database
  let keys: StoreKeys

  private static let add = """
    INSERT INTO version (subject, number, validFrom, validTo, recordedAt, corrects, reason,
    openFacts, personalFacts) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
  private static let addNumber = """
    INSERT INTO identityNumber (hash, subject, version) VALUES (?, ?, ?)
    """
  private static let addConnection = """
    INSERT INTO connection (hash, subject, version) VALUES (?, ?, ?)
    """

  /// Writes an entry.
  ///
  /// - Parameters:
  ///   - head: Its number, days and times.
  ///   - facts: What is known; `nil` if it only annuls another entry.
  ///   - reason: Why it corrects another one, if it does.
  ///   - subject: The subject.
  ///   - key: The subject's key.
  /// - Throws: `DatabaseError` if SQLite refuses it.
  func write(
    _ head: VersionHead,
    _ facts: EncodedFacts?,
    because reason: String?,
    of subject: StoredSubject,
    by key: Sealing
  ) throws {
    let sealedReason = try reason.map {
      try key.seal($0, at: head.place("version.reason", of: subject))
    }
    let open = try facts.map {
      try key.seal($0.open, at: head.place("version.openFacts", of: subject))
    }
    let personal = try facts?.personal.map {
      try key.seal($0, at: head.place("version.personalFacts", of: subject))
    }
    let statement = try database.cachedStatement(sql: Self.add)
    statement.setUncheckedArguments([
      subject.row, head.number, head.validFrom, head.validTo, head.recordedAt, head.corrects,
      sealedReason, open, personal,
    ])
    try statement.execute()
    guard let facts else { return }
    if let number = facts.identityNumber {
      try write(keys.hash(of: number), Self.addNumber, head, subject)
    }
    for naming in facts.namings {
      try write(keys.hash(of: naming), Self.addConnection, head, subject)
    }
  }

  private func write(
    _ hash: Data,
    _ sql: String,
    _ head: VersionHead,
    _ subject: StoredSubject
  ) throws {
    let statement = try database.cachedStatement(sql: sql)
    statement.setUncheckedArguments([hash, subject.row, head.number])
    try statement.execute()
  }
}
