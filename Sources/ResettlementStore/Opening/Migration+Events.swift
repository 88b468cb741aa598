// Ledgers of events: what happened in procedures moves into tables that all such ledgers share.

extension Migration {
  /// An event is kept whole in its body; the columns beside it are what it is found by.
  static let events = """
    CREATE TABLE ledgerEvent (
      sequence INTEGER PRIMARY KEY,
      ledger TEXT NOT NULL,
      id TEXT NOT NULL,
      stream TEXT NOT NULL,
      happenedOn INTEGER NOT NULL,
      recordedAt INTEGER NOT NULL,
      body TEXT NOT NULL,
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
    INSERT INTO ledgerEvent (ledger, id, stream, happenedOn, recordedAt, body)
      SELECT 'procedure', id, run, happenedOn, recordedAt, body
      FROM procedureEvent ORDER BY sequence;
    INSERT INTO eventParty (ledger, kind, name, stream)
      SELECT 'procedure', kind, name, run FROM procedureParty;
    DROP TABLE procedureEvent;
    DROP TABLE procedureParty;
    \(refusingChanges(of: "ledgerEvent"))
    \(refusingChanges(of: "eventParty"))
    """
}
