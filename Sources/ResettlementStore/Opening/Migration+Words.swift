internal import GRDB
internal import ResettlementCore

// MARK: - 9: words in ledgers

extension Migration {
  /// Entries of ledgers may lose their words once somebody to whom they belong was erased, and whose
  /// a benefit is, is found by an index.
  static let words = Migration(
    sql: """
      CREATE INDEX partiesOfBenefit ON benefitParty (benefit);
      \(
        allowingErasure(
          of: "body",
          from: "ledgerEvent",
          beside: ["sequence", "ledger", "id", "stream", "happenedOn", "recordedAt"],
          whose: "eventParty AS party",
          where: "party.ledger = OLD.ledger AND party.stream = OLD.stream"
        )
      )
      \(
        allowingErasure(
          of: "body",
          from: "benefitEvent",
          beside: ["sequence", "id", "benefit", "programme", "happenedOn", "recordedAt"],
          whose: "benefitParty AS party",
          where: "party.benefit = OLD.benefit"
        )
      )
      \(
        allowingErasure(
          of: "reason",
          from: "grantEntry",
          beside: [
            "sequence", "id", "programme", "amount", "fund", "decidedOn", "recordedAt", "corrects",
          ],
          whose: "grantParty AS party",
          where: "party.entry = OLD.sequence"
        )
      )
      """,
    rewriting: { database, master in
      let keys = try StoreKeyTable(database: database).keys(master)
      let words = LedgerWords(database: database, keys: keys)
      let erased = try Row.fetchAll(
        database,
        sql: """
          SELECT kind, name FROM subjectKey JOIN subject ON subject.id = subjectKey.subject
          WHERE erasedAt IS NOT NULL
          """
      )
      for row in erased {
        guard let kind = SubjectKind(rawValue: row["kind"]) else { continue }
        try words.erase(of: SubjectReference(kind, row["name"]))
      }
      guard !erased.isEmpty else { return }
      try database.execute(sql: "INSERT OR IGNORE INTO purge (id) VALUES (1)")
    }
  )

  /// A trigger by which nothing of an entry is changed but its words, and these only once somebody to
  /// whom it belongs was erased.
  private static func allowingErasure(
    of words: String,
    from table: String,
    beside columns: [String],
    whose parties: String,
    where isParty: String
  ) -> String {
    let changes = columns.map { "NEW.\($0) IS NOT OLD.\($0)" }.joined(separator: " OR ")
    return """
      DROP TRIGGER \(table)RefusesUPDATE;
      CREATE TRIGGER \(table)RefusesUPDATE BEFORE UPDATE ON \(table)
      WHEN NEW.\(words) IS NULL OR \(changes) OR NOT EXISTS (
        SELECT 1 FROM \(parties) JOIN subject USING (kind, name)
        JOIN subjectKey ON subjectKey.subject = subject.id
        WHERE \(isParty) AND erasedAt IS NOT NULL
      )
      BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
      """
  }
}
