internal import GRDB

// MARK: - Receipts of decisions

extension Migration {
  /// A receipt is kept as its line; its content apart from it, under a key of its own that is
  /// wrapped by the keys of all parties, one within the other.
  static let receipts = Migration(
    sql: """
      CREATE TABLE receipt (
        number INTEGER PRIMARY KEY,
        line TEXT NOT NULL
      );
      CREATE TABLE receiptParty (
        receipt INTEGER NOT NULL REFERENCES receipt (number),
        subject INTEGER NOT NULL REFERENCES subject (id),
        PRIMARY KEY (receipt, subject)
      ) WITHOUT ROWID;
      CREATE INDEX receiptsOfParty ON receiptParty (subject);
      CREATE TABLE receiptContent (
        receipt INTEGER PRIMARY KEY REFERENCES receipt (number),
        wrapped BLOB NOT NULL,
        inputs BLOB NOT NULL,
        answer BLOB NOT NULL
      );
      \(refusingChanges(of: "receipt"))
      \(refusingChanges(of: "receiptParty"))
      \(refusingChanges(of: "receiptContent"))
      """
  )
}
