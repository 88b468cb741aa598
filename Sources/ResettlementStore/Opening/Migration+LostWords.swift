// MARK: - 10: words in which somebody is named whose entry it is not

extension Migration {
  /// Entries may lose their words once they are listed as such, which is possible after somebody was
  /// erased.
  static let lostWords = Migration(
    sql: """
      CREATE TABLE lostWords (
        place TEXT NOT NULL,
        row INTEGER NOT NULL,
        number INTEGER NOT NULL,
        PRIMARY KEY (place, row, number)
      ) WITHOUT ROWID;
      CREATE TRIGGER lostWordsRefusesINSERT BEFORE INSERT ON lostWords
      WHEN NOT EXISTS (SELECT 1 FROM subjectKey WHERE erasedAt IS NOT NULL)
      BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
      \(refusingChanges(of: "lostWords"))
      \(
        allowingLoss(
          of: "body",
          from: "ledgerEvent",
          beside: ["sequence", "ledger", "id", "stream", "happenedOn", "recordedAt"],
          whose: "eventParty AS party",
          where: "party.ledger = OLD.ledger AND party.stream = OLD.stream"
        )
      )
      \(
        allowingLoss(
          of: "body",
          from: "benefitEvent",
          beside: ["sequence", "id", "benefit", "programme", "happenedOn", "recordedAt"],
          whose: "benefitParty AS party",
          where: "party.benefit = OLD.benefit"
        )
      )
      \(
        allowingLoss(
          of: "reason",
          from: "grantEntry",
          beside: [
            "sequence", "id", "programme", "amount", "fund", "decidedOn", "recordedAt", "corrects",
          ],
          whose: "grantParty AS party",
          where: "party.entry = OLD.sequence"
        )
      )
      DROP TRIGGER versionRefusesUPDATE;
      CREATE TRIGGER versionRefusesUPDATE BEFORE UPDATE ON version
      WHEN NEW.reason IS NULL OR \(
        changed([
          "subject", "number", "validFrom", "validTo", "recordedAt", "corrects", "openFacts",
          "personalFacts",
        ])
      ) OR NOT EXISTS (
        SELECT 1 FROM lostWords
        WHERE place = 'version' AND row = OLD.subject AND lostWords.number = OLD.number
      )
      BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
      """
  )

  private static func changed(_ columns: [String]) -> String {
    columns.map { "NEW.\($0) IS NOT OLD.\($0)" }.joined(separator: " OR ")
  }

  /// A trigger by which nothing of an entry is changed but its words, and these only once somebody to
  /// whom it belongs was erased, or if it is listed.
  private static func allowingLoss(
    of words: String,
    from table: String,
    beside columns: [String],
    whose parties: String,
    where isParty: String
  ) -> String {
    """
    DROP TRIGGER \(table)RefusesUPDATE;
    CREATE TRIGGER \(table)RefusesUPDATE BEFORE UPDATE ON \(table)
    WHEN NEW.\(words) IS NULL OR \(changed(columns)) OR (NOT EXISTS (
      SELECT 1 FROM \(parties) JOIN subject USING (kind, name)
      JOIN subjectKey ON subjectKey.subject = subject.id
      WHERE \(isParty) AND erasedAt IS NOT NULL
    ) AND NOT EXISTS (
      SELECT 1 FROM lostWords WHERE place = '\(table)' AND row = OLD.sequence
    ))
    BEGIN SELECT RAISE(ABORT, 'entries are only added'); END;
    """
  }
}
