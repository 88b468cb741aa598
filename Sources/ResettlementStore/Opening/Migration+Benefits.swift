// MARK: - 5: benefits

extension Migration {
  /// An entry is kept whole in its body; the columns beside it are what it is found by.
  ///
  /// Running totals follow from the entries, and are kept so that no decision has to add up a whole
  /// programme; their amounts are exact decimals. Grants of earlier versions stay in their own tables.
  static let benefits = """
    CREATE TABLE benefitEvent (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      benefit TEXT NOT NULL,
      programme TEXT,
      happenedOn INTEGER NOT NULL,
      recordedAt INTEGER NOT NULL,
      body TEXT NOT NULL
    );
    CREATE INDEX benefitEventsOfBenefit ON benefitEvent (benefit);
    CREATE INDEX benefitsOfProgramme ON benefitEvent (programme, benefit)
      WHERE programme IS NOT NULL;
    CREATE TABLE benefitParty (
      kind TEXT NOT NULL,
      name TEXT NOT NULL,
      benefit TEXT NOT NULL,
      PRIMARY KEY (kind, name, benefit)
    ) WITHOUT ROWID;
    CREATE TABLE benefitTotal (
      counter TEXT NOT NULL,
      day INTEGER NOT NULL,
      number INTEGER NOT NULL,
      amount TEXT NOT NULL,
      PRIMARY KEY (counter, day)
    ) WITHOUT ROWID;
    \(refusingChanges(of: "benefitEvent"))
    \(refusingChanges(of: "benefitParty"))
    """
}
