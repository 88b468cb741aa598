internal import Foundation
internal import GRDB
internal import ResettlementCore

// MARK: - 5: nothing of a person in plain text

extension Migration {
  /// Keys, encrypted entries, the hashes of identity numbers and of those whom entries name, and the
  /// records of accesses.
  ///
  /// A row of `purge` says that pages of the file may still have plain text of earlier versions.
  static let privacy = Migration(
    sql: """
      CREATE TABLE storeKey (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        salt BLOB NOT NULL,
        checkValue BLOB NOT NULL
      );
      CREATE TABLE purge (id INTEGER PRIMARY KEY);
      CREATE TABLE subjectKey (
        subject INTEGER PRIMARY KEY REFERENCES subject (id),
        wrapped BLOB,
        erasedAt INTEGER,
        erasure BLOB,
        CHECK ((wrapped IS NULL) = (erasedAt IS NOT NULL))
      );
      ALTER TABLE version RENAME TO plainVersion;
      DROP TRIGGER versionRefusesUPDATE;
      DROP TRIGGER versionRefusesDELETE;
      CREATE TABLE version (
        subject INTEGER NOT NULL REFERENCES subject (id),
        number INTEGER NOT NULL,
        validFrom INTEGER NOT NULL,
        validTo INTEGER,
        recordedAt INTEGER NOT NULL,
        corrects INTEGER,
        reason BLOB,
        openFacts BLOB,
        personalFacts BLOB,
        PRIMARY KEY (subject, number),
        FOREIGN KEY (subject, corrects) REFERENCES version (subject, number)
      ) WITHOUT ROWID;
      CREATE UNIQUE INDEX correctionOfVersion ON version (subject, corrects)
      WHERE corrects IS NOT NULL;
      CREATE TABLE identityNumber (
        hash BLOB NOT NULL,
        subject INTEGER NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (hash, subject, version)
      ) WITHOUT ROWID;
      CREATE TABLE connection (
        hash BLOB NOT NULL,
        subject INTEGER NOT NULL,
        version INTEGER NOT NULL,
        PRIMARY KEY (hash, subject, version)
      ) WITHOUT ROWID;
      CREATE TABLE access (
        number INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        details BLOB NOT NULL
      );
      CREATE TABLE accessedSubject (
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        access INTEGER NOT NULL REFERENCES access (number),
        PRIMARY KEY (kind, name, access)
      ) WITHOUT ROWID;
      """,
    rewriting: { database, master in
      let keys = try StoreKeyTable(database: database).make(master)
      try PlainVersions(database: database, keys: keys).encrypt()
      try PlainLedgers(database: database, bodies: LedgerBodies(keys)).encrypt()
      try database.execute(
        sql: """
          DROP TABLE plainVersion;
          \(refusingChanges(of: "version"))
          \(refusingChanges(of: "storeKey"))
          \(refusingChanges(of: "access"))
          \(refusingChanges(of: "accessedSubject"))
          \(allowingErasure)
          """
      )
    }
  )

  /// A key may be destroyed once, and with it the hashes by which its subject is found.
  private static let allowingErasure = """
    CREATE TRIGGER subjectKeyRefusesDELETE BEFORE DELETE ON subjectKey
    BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
    CREATE TRIGGER subjectKeyRefusesUPDATE BEFORE UPDATE ON subjectKey
    WHEN OLD.wrapped IS NULL OR NEW.wrapped IS NOT NULL OR NEW.subject IS NOT OLD.subject
    BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
    \(allowingRemoval(from: "identityNumber"))
    \(allowingRemoval(from: "connection"))
    """

  private static func allowingRemoval(from table: String) -> String {
    """
    CREATE TRIGGER \(table)RefusesUPDATE BEFORE UPDATE ON \(table)
    BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
    CREATE TRIGGER \(table)RefusesDELETE BEFORE DELETE ON \(table)
    WHEN (SELECT erasedAt FROM subjectKey WHERE subject = OLD.subject) IS NULL
    BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
    """
  }
}

/// The entries of a file that was written before entries were encrypted.
private struct PlainVersions {
  let database: Database
  let keys: StoreKeys

  /// Writes every entry anew under the key of its subject.
  func encrypt() throws {
    let subjects = try Row.fetchAll(database, sql: "SELECT id, kind, name FROM subject")
    let subjectKeys = SubjectKeys(database: database, keys: keys)
    for row in subjects {
      guard let kind = SubjectKind(rawValue: row["kind"]) else {
        throw StoreDefect.damagedEntry("kind of subject")
      }
      let subject = StoredSubject(row: row["id"], reference: SubjectReference(kind, row["name"]))
      try encrypt(subject, by: try subjectKeys.make(for: subject))
    }
    guard !subjects.isEmpty else { return }
    try database.execute(sql: "INSERT OR IGNORE INTO purge (id) VALUES (1)")
  }

  private func encrypt(_ subject: StoredSubject, by key: Sealing) throws {
    let sql = "SELECT * FROM plainVersion WHERE subject = ? ORDER BY number"
    let rows = try Row.fetchCursor(database, sql: sql, arguments: [subject.row])
    let writer = VersionWriter(database: database, keys: keys)
    while let row = try rows.next() {
      let head = VersionHead(plain: row)
      let facts = try (row["openFacts"] as String?).map { open in
        try PlainFacts.facts(of: subject.reference.kind, open: open, row["personalFacts"] ?? "{}")
      }
      try writer.write(head, facts, because: row["reason"], of: subject, by: key)
    }
  }
}

/// The entries of ledgers of a file that was written before they were encrypted.
private struct PlainLedgers {
  let database: Database
  let bodies: LedgerBodies

  /// Writes every body, and every reason of a grant, anew.
  func encrypt() throws {
    try rewrite("ledgerEvent", "body") { row in
      LedgerBodies.place(ofEvent: row["id"], in: row["ledger"])
    }
    try rewrite("benefitEvent", "body") { LedgerBodies.place(ofBenefitEntry: $0["id"]) }
    try rewrite("grantEntry", "reason") { LedgerBodies.place(ofGrant: $0["id"]) }
  }

  private func rewrite(
    _ table: String,
    _ column: String,
    _ place: (Row) -> SealedPlace
  ) throws {
    try database.execute(
      sql: "DROP TRIGGER \(table)RefusesUPDATE; DROP TRIGGER \(table)RefusesDELETE"
    )
    let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(table) WHERE \(column) NOT NULL")
    for row in rows {
      let sealed = try bodies.seal(text: row[column], at: place(row))
      let sequence = row["sequence"] as Int64
      let sql = "UPDATE \(table) SET \(column) = ? WHERE sequence = ?"
      try database.execute(sql: sql, arguments: [sealed, sequence])
    }
    if !rows.isEmpty { try database.execute(sql: "INSERT OR IGNORE INTO purge (id) VALUES (1)") }
    try database.execute(sql: Migration.refusingChanges(of: table))
  }
}

/// The facts of an entry in JSON, each an object whose one key is the type.
private enum PlainFacts {
  static func facts(
    of kind: SubjectKind,
    open: String,
    _ personal: String
  ) throws -> EncodedFacts {
    EncodedFacts(
      open: try list(open),
      personal: try list(personal),
      of: kind
    )
  }

  private static func list(_ text: String) throws -> [(id: String, value: FactValue)] {
    try JSONDecoder().decode([String: PlainValue].self, from: Data(text.utf8))
      .sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.value) }
  }
}

extension VersionHead {
  fileprivate init(plain row: Row) {
    self.init(
      number: row["number"],
      validFrom: row["validFrom"],
      validTo: row["validTo"],
      recordedAt: row["recordedAt"],
      corrects: row["corrects"],
      hasFacts: row["openFacts"] as String? != nil
    )
  }
}
