internal import GRDB
internal import ResettlementCore

/// The tables of subjects, their keys and their versions, within a transaction.
struct SubjectTables {
  let database: Database
  let keys: StoreKeys

  private static let find = "SELECT id FROM subject WHERE kind = ? AND name = ?"
  private static let list = """
    SELECT id, name FROM subject WHERE kind = ?
      AND EXISTS (SELECT 1 FROM version WHERE version.subject = subject.id)
    ORDER BY id
    """
  private static let add = "INSERT INTO subject (kind, name) VALUES (?, ?)"

  var subjectKeys: SubjectKeys { SubjectKeys(database: database, keys: keys) }

  /// Returns the subjects of a kind, in the order in which they were first saved.
  func subjects(_ kind: SubjectKind) throws -> [StoredSubject] {
    try Row.fetchAll(database, sql: Self.list, arguments: [kind.rawValue])
      .map { StoredSubject(row: $0[0], reference: SubjectReference(kind, $0[1])) }
  }

  /// Returns a subject, as the file names it; `nil` if nothing was ever recorded of it.
  func subject(_ reference: SubjectReference) throws -> StoredSubject? {
    let name = try reference.id.stored()
    let statement = try database.cachedStatement(sql: Self.find)
    return try Int64.fetchOne(statement, arguments: [reference.kind.rawValue, name])
      .map { StoredSubject(row: $0, reference: SubjectReference(reference.kind, name)) }
  }

  /// Returns everything that was recorded of a subject.
  ///
  /// - Throws: `Erasure` if its facts were erased.
  func history<Value>(
    of reference: SubjectReference,
    _ part: FactPart,
    value: (DecodedFacts) throws -> Value
  ) throws -> History<Value> {
    guard let subject = try subject(reference) else { return History() }
    let key = try subjectKeys.key(of: subject)
    let reader = VersionReader(database: database, part: part)
    return try reader.history(of: subject, by: key, value: value)
  }

  /// Adds an entry, if the history of the subject takes it.
  ///
  /// - Parameters:
  ///   - facts: What is known; `nil` if an entry is annulled.
  ///   - reference: The subject.
  ///   - body: Adds the entry to the history, in which it has no facts yet.
  /// - Returns: The number of the entry.
  /// - Throws: `HistoryError` if the history does not take it, `Erasure` if the facts of the subject
  ///   were erased.
  func add(
    _ facts: EncodedFacts?,
    to reference: SubjectReference,
    _ body: (inout History<Bool>) throws -> Int
  ) throws -> Int {
    let known = try subject(reference)
    let knownKey = try known.map { try subjectKeys.key(of: $0) }
    var history = try known.map { try VersionReader.heads(of: $0, database) } ?? History()
    let number = try body(&history)
    guard let version = history.versions.last else { return number }
    let subject = try known ?? insert(reference)
    let key = try knownKey ?? subjectKeys.make(for: subject)
    let reason = try version.correction?.reason.stored()
    try VersionWriter(database: database, keys: keys)
      .write(VersionHead(version), facts, because: reason, of: subject, by: key)
    return number
  }

  /// Returns a subject with its key, both of which are made if nothing was ever recorded of it.
  ///
  /// - Throws: `Erasure` if its key was destroyed.
  func named(_ reference: SubjectReference) throws -> (subject: StoredSubject, key: Sealing) {
    if let known = try subject(reference) { return (known, try subjectKeys.key(of: known)) }
    let subject = try insert(reference)
    return (subject, try subjectKeys.make(for: subject))
  }

  private func insert(_ reference: SubjectReference) throws -> StoredSubject {
    let name = try reference.storedName()
    let statement = try database.cachedStatement(sql: Self.add)
    statement.setUncheckedArguments([reference.kind.rawValue, name])
    try statement.execute()
    return StoredSubject(
      row: database.lastInsertedRowID,
      reference: SubjectReference(reference.kind, name)
    )
  }
}
