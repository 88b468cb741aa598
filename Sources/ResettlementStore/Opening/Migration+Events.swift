internal import GRDB

// MARK: - Ledgers of events

extension Migration {
  /// Tables that all ledgers of events share, into which what happened in procedures moves.
  ///
  /// An event is kept whole in its body, encrypted; the columns beside it are what it is found by.
  static let events = Migration(
    sql: """
      CREATE TABLE ledgerEvent (
        sequence INTEGER PRIMARY KEY,
        ledger TEXT NOT NULL,
        id TEXT NOT NULL,
        stream TEXT NOT NULL,
        happenedOn INTEGER NOT NULL,
        recordedAt INTEGER NOT NULL,
        body BLOB NOT NULL,
        UNIQUE (ledger, id)
      );
      CREATE INDEX eventsOfStream ON ledgerEvent (ledger, stream);
      CREATE TABLE eventParty (
        ledger TEXT NOT NULL,
        kind TEXT NOT NULL,
        name TEXT NOT NULL,
        stream TEXT NOT NULL,
        PRIMARY KEY (ledger, kind, name, stream)
      ) WITHOUT ROWID;
      CREATE INDEX partiesOfStream ON eventParty (ledger, stream);
      INSERT INTO eventParty (ledger, kind, name, stream)
        SELECT 'procedure', kind, name, run FROM procedureParty;
      """,
    rewriting: { database, master in
      let keys = try StoreKeyTable(database: database).keys(master)
      try PlainProcedures(database: database, keys: keys).encrypt()
      try database.execute(
        sql: """
          DROP TABLE procedureEvent;
          DROP TABLE procedureParty;
          \(refusingChanges(of: "ledgerEvent"))
          \(refusingChanges(of: "eventParty"))
          """
      )
    }
  )
}

/// The events of procedures in a file that was written before events were encrypted.
private struct PlainProcedures {
  let database: Database
  let keys: StoreKeys

  private static let ledger = "procedure"

  /// Writes every event anew, encrypted, in the order in which they were recorded.
  func encrypt() throws {
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT id, run, happenedOn, recordedAt, body FROM procedureEvent ORDER BY sequence"
    )
    var isEmpty = true
    while let row = try rows.next() {
      isEmpty = false
      try insert(row)
    }
    if !isEmpty { try database.execute(sql: "INSERT OR IGNORE INTO purge (id) VALUES (1)") }
  }

  private func insert(_ row: Row) throws {
    let id: String = row["id"]
    let text: String = row["body"]
    let body = try keys.ledgers.seal(text, at: .body(of: id, in: Self.ledger))
    try database.execute(
      sql: """
        INSERT INTO ledgerEvent (ledger, id, stream, happenedOn, recordedAt, body)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [Self.ledger, id, row["run"], row["happenedOn"], row["recordedAt"], body]
    )
  }
}
