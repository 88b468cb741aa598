internal import GRDB
internal import ResettlementCore

/// The tables of subjects and their versions, within a transaction.
struct SubjectTables {
  let database: Database

  private static let find = "SELECT id FROM subject WHERE kind = ? AND name = ?"
  private static let list = "SELECT name FROM subject WHERE kind = ? ORDER BY id"
  private static let add = "INSERT INTO subject (kind, name) VALUES (?, ?)"

  /// Returns the names of the subjects of a kind, in the order in which they were first saved.
  func references(_ kind: SubjectKind) throws -> [SubjectReference] {
    try String.fetchAll(database, sql: Self.list, arguments: [kind.rawValue])
      .map { SubjectReference(kind, $0) }
  }

  /// Returns everything that was recorded of a subject.
  ///
  /// - Throws: `RegistryError`, never a conflict: what is in the file was checked before.
  func history<Value>(
    of subject: SubjectReference,
    value: (StoredFacts) throws -> Value
  ) throws -> History<Value> {
    var history = History<Value>()
    guard let id = try row(of: subject) else { return history }
    do {
      for record in try records(id) { try record.replay(in: &history, value: value) }
    } catch let error as HistoryError {
      throw RegistryError(.failed, underlying: error)
    }
    return history
  }

  /// Adds an entry, if the history of the subject takes it.
  ///
  /// - Throws: `HistoryError` if it does not.
  func add(
    to subject: SubjectReference,
    _ body: (inout History<StoredFacts>) throws -> Int
  ) throws -> Int {
    var history = try history(of: subject) { $0 }
    let number = try body(&history)
    guard let version = history.versions.last else { return number }
    let id = try row(of: subject) ?? insert(subject)
    try VersionRecord(version, of: id).insert(database)
    return number
  }

  private func records(_ id: Int64) throws -> [VersionRecord] {
    try VersionRecord.filter(Column("subject") == id).order(Column("number")).fetchAll(database)
  }

  private func row(of subject: SubjectReference) throws -> Int64? {
    try Int64.fetchOne(
      database,
      sql: Self.find,
      arguments: [subject.kind.rawValue, try subject.id.stored()]
    )
  }

  private func insert(_ subject: SubjectReference) throws -> Int64 {
    let arguments: StatementArguments = [subject.kind.rawValue, try subject.id.stored()]
    try database.execute(sql: Self.add, arguments: arguments)
    return database.lastInsertedRowID
  }
}
