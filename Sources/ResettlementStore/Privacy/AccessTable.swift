internal import Foundation
internal import GRDB
internal import ResettlementCore

/// The tables of records of accesses, within a transaction; records are encrypted and only added.
struct AccessTable {
  let database: Database
  let keys: StoreKeys

  /// The name of a subject that stands for all of its kind.
  private static let all = ""

  /// Adds a record, which is found by its subjects; one without subjects by those of its kinds.
  func add(_ record: AccessRecord) throws {
    let last = try Int64.fetchOne(database, sql: "SELECT MAX(number) FROM access") ?? 0
    let number = last + 1
    let details = try keys.accesses.seal(
      Array(try JSONEncoder().encode(record)),
      at: Self.place(number, record.at)
    )
    try database.execute(
      sql: "INSERT INTO access (number, at, details) VALUES (?, ?, ?)",
      arguments: [number, record.at.secondsSince1970, details]
    )
    for subject in try Self.names(record) { try add(subject.kind, subject.name, number) }
  }

  private static func names(_ record: AccessRecord) throws -> [(kind: SubjectKind, name: String)] {
    guard record.subjects.isEmpty else {
      return try record.subjects.map { ($0.kind, try $0.storedName()) }
    }
    return Set(record.facts.map(\.subject)).map { ($0, all) }
  }

  private func add(_ kind: SubjectKind, _ name: String, _ number: Int64) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO accessedSubject (kind, name, access) VALUES (?, ?, ?)",
      arguments: [kind.rawValue, name, number]
    )
  }

  private static func place(_ number: Int64, _ at: RecordedTime) -> SealedPlace {
    SealedPlace("access.details", row: number, at.secondsSince1970)
  }
}

// MARK: - Reading

extension AccessTable {
  /// Returns the records of accesses to a subject, also of those to all of its kind.
  func records(of subject: SubjectReference) throws -> [AccessRecord] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT number, at, details FROM access WHERE number IN (
          SELECT access FROM accessedSubject WHERE kind = ? AND name IN (?, ?)
        ) ORDER BY number
        """,
      arguments: [subject.kind.rawValue, try subject.id.stored(), Self.all]
    )
    return try rows.map(record)
  }

  /// Returns the records of a time.
  func records(from: RecordedTime?, to: RecordedTime?) throws -> [AccessRecord] {
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT number, at, details FROM access WHERE at BETWEEN ? AND ? ORDER BY number",
      arguments: [from?.secondsSince1970 ?? .min, to?.secondsSince1970 ?? .max]
    )
    return try rows.map(record)
  }

  private func record(_ row: Row) throws -> AccessRecord {
    let place = Self.place(row[0], RecordedTime(secondsSince1970: row[1]))
    let details = try keys.accesses.open(row[2], at: place)
    return try JSONDecoder().decode(AccessRecord.self, from: Data(details))
  }
}
