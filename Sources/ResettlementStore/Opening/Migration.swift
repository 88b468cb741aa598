internal import GRDB

/// One step of the tables from a version to the next.
struct Migration: Sendable {
  /// The statements of the step.
  let sql: String

  /// What the step does after its statements, such as encrypting what stood in plain text.
  var rewriting: (@Sendable (Database, MasterKey) throws -> Void)?

  /// Every step in order.
  ///
  /// The list only grows: what was released once is never changed.
  static let all = [
    Migration(sql: subjects), Migration(sql: grants), Migration(sql: procedures),
    Migration(sql: partiesOfRuns), Migration(sql: events), Migration(sql: benefits), privacy,
    receipts, words, lostWords,
  ]
}

// MARK: - 1: subjects

extension Migration {
  /// Days are days since 1970, times seconds since 1970 in UTC; both facts are `NULL` in an entry
  /// that only annuls another one.
  private static let subjects = """
    CREATE TABLE subject (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      UNIQUE (kind, name)
    );
    CREATE TABLE version (
      subject INTEGER NOT NULL REFERENCES subject (id),
      number INTEGER NOT NULL,
      validFrom INTEGER NOT NULL,
      validTo INTEGER,
      recordedAt INTEGER NOT NULL,
      corrects INTEGER,
      reason TEXT,
      openFacts TEXT,
      personalFacts TEXT,
      PRIMARY KEY (subject, number),
      UNIQUE (subject, corrects),
      FOREIGN KEY (subject, corrects) REFERENCES version (subject, number)
    ) WITHOUT ROWID;
    \(refusingChanges(of: "subject"))
    \(refusingChanges(of: "version"))
    """
}

// MARK: - 2: grants

extension Migration {
  /// The party at position 0 is the grant's subject, the others are those for whom it counts.
  private static let grants = """
    CREATE TABLE grantEntry (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      programme TEXT NOT NULL,
      amount TEXT NOT NULL,
      fund TEXT,
      decidedOn INTEGER NOT NULL,
      recordedAt INTEGER NOT NULL,
      corrects TEXT UNIQUE REFERENCES grantEntry (id),
      reason TEXT
    );
    CREATE TABLE grantParty (
      entry INTEGER NOT NULL REFERENCES grantEntry (sequence),
      position INTEGER NOT NULL,
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      PRIMARY KEY (entry, position)
    ) WITHOUT ROWID;
    CREATE INDEX grantsOfParty ON grantParty (kind, name, entry);
    \(refusingChanges(of: "grantEntry"))
    \(refusingChanges(of: "grantParty"))
    """

  // 3: what happened in procedures

  /// An event is kept whole in its body; the columns beside it are what it is found by.
  private static let procedures = """
    CREATE TABLE procedureEvent (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      run TEXT NOT NULL,
      happenedOn INTEGER NOT NULL,
      recordedAt INTEGER NOT NULL,
      body TEXT NOT NULL
    );
    CREATE INDEX procedureEventsOfRun ON procedureEvent (run);
    CREATE TABLE procedureParty (
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      run TEXT NOT NULL,
      PRIMARY KEY (kind, name, run)
    ) WITHOUT ROWID;
    \(refusingChanges(of: "procedureEvent"))
    \(refusingChanges(of: "procedureParty"))
    """

  // 4: the subjects of a run, to find its other runs

  private static let partiesOfRuns = "CREATE INDEX partiesOfRun ON procedureParty (run);"

  /// Triggers by which a table refuses that an entry is changed or removed, by whomever.
  static func refusingChanges(of table: String) -> String {
    ["UPDATE", "DELETE"].map { change in
      """
      CREATE TRIGGER \(table)Refuses\(change) BEFORE \(change) ON \(table)
      BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
      """
    }.joined(separator: "\n")
  }
}
