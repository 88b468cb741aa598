internal import Crypto
internal import Foundation
internal import GRDB
internal import Quantities
internal import ResettlementCore

/// A subject of the file, with the number of its row.
struct StoredSubject: Sendable {
  let row: Int64
  let reference: SubjectReference
}

/// The table of the keys of subjects, each of which is kept encrypted, within a transaction.
struct SubjectKeys {
  let database: Database
  let keys: StoreKeys

  private static let add = "INSERT INTO subjectKey (subject, wrapped) VALUES (?, ?)"
  private static let find = "SELECT wrapped, erasedAt, erasure FROM subjectKey WHERE subject = ?"

  /// Gives a subject a key of chance.
  func make(for subject: StoredSubject) throws -> Sealing {
    let key = SymmetricKey(size: .bits256)
    let wrapped = try keys.subjects.wrap(key, at: Self.place(subject))
    let statement = try database.cachedStatement(sql: Self.add)
    statement.setUncheckedArguments([subject.row, wrapped])
    try statement.execute()
    return Sealing(key)
  }

  /// Returns the key of a subject.
  ///
  /// - Throws: `Erasure` if it was destroyed.
  func key(of subject: StoredSubject) throws -> Sealing {
    let statement = try database.cachedStatement(sql: Self.find)
    guard let row = try Row.fetchOne(statement, arguments: [subject.row]) else {
      throw StoreDefect.damagedEntry("key of a subject")
    }
    guard let wrapped = row["wrapped"] as Data? else { throw try erasure(row, of: subject) }
    return try key(wrapped, of: subject)
  }

  /// Returns the key that was wrapped for a subject.
  func key(_ wrapped: Data, of subject: StoredSubject) throws(StoreDefect) -> Sealing {
    try keys.subjects.unwrap(wrapped, at: Self.place(subject))
  }

  /// The key is of this row and of this name, and of no other.
  private static func place(_ subject: StoredSubject) -> SealedPlace {
    var place = SealedPlace("subjectKey.wrapped", row: subject.reference.description)
    place.add(subject.row)
    return place
  }
}

// MARK: - Destroying

extension SubjectKeys {
  private struct Words: Codable {
    let by: String
    let purpose: String
  }

  /// Destroys the key of a subject, and takes away what it is found by.
  ///
  /// - Returns: The erasure; the earlier one if the key is destroyed already.
  func destroy(_ subject: StoredSubject, for purpose: AccessPurpose) throws -> Erasure {
    if let earlier = try erasure(of: subject) { return earlier }
    let words = try JSONEncoder().encode(Words(by: purpose.by, purpose: purpose.purpose))
    let sealed = try keys.accesses.seal(Array(words), at: Self.placeOfErasure(subject))
    try database.execute(
      sql: "UPDATE subjectKey SET wrapped = NULL, erasedAt = ?, erasure = ? WHERE subject = ?",
      arguments: [purpose.at.secondsSince1970, sealed, subject.row]
    )
    for table in ["identityNumber", "connection"] {
      let sql = "DELETE FROM \(table) WHERE subject = ?"
      try database.execute(sql: sql, arguments: [subject.row])
    }
    return Erasure(of: subject.reference, for: purpose)
  }

  /// Returns when and why the key of a subject was destroyed; `nil` if it is there.
  func erasure(of subject: StoredSubject) throws -> Erasure? {
    let row = try Row.fetchOne(database, sql: Self.find, arguments: [subject.row])
    guard let row, row["wrapped"] == nil else { return nil }
    return try erasure(row, of: subject)
  }

  private func erasure(_ row: Row, of subject: StoredSubject) throws -> Erasure {
    guard let at = row["erasedAt"] as Int64?, let sealed = row["erasure"] as Data? else {
      throw StoreDefect.damagedEntry("erasure")
    }
    let plain = try keys.accesses.open(sealed, at: Self.placeOfErasure(subject))
    let words = try JSONDecoder().decode(Words.self, from: Data(plain))
    let purpose = try AccessPurpose(
      words.purpose,
      by: words.by,
      at: RecordedTime(secondsSince1970: at)
    )
    return Erasure(of: subject.reference, for: purpose)
  }

  private static func placeOfErasure(_ subject: StoredSubject) -> SealedPlace {
    SealedPlace("subjectKey.erasure", row: subject.row)
  }
}
