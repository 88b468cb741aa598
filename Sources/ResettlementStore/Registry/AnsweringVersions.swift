internal import Foundation
internal import GRDB
internal import Quantities
internal import ResettlementCore

/// The entries that say how subjects were on a day, as it was known at a time.
///
/// It answers as `History.version(on:knownAt:)` does, without reading the other entries.
struct AnsweringVersions: Sendable {
  /// The day asked about.
  let day: CalendarDay
  /// What was recorded later does not count; `nil` counts everything.
  let time: RecordedTime?
  /// The keys of the file.
  let keys: StoreKeys
  /// Which facts are decrypted.
  let part: FactPart

  /// Of each subject the last entry that is valid, known and not corrected by one that is known:
  /// with `MAX`, SQLite takes the other columns from the row that has it.
  private static let sql = sql(where: "subject.kind = :kind")

  /// The same of one subject, by its row.
  private static let sqlOfOne = sql(where: "subject.id = :row")

  private static func sql(where condition: String) -> String {
    """
    SELECT MAX(entry.number), entry.validFrom, entry.validTo, entry.recordedAt, entry.corrects, 1,
    entry.openFacts, entry.personalFacts, subject.id, subject.name, subjectKey.wrapped
    FROM subject JOIN version AS entry ON entry.subject = subject.id
    JOIN subjectKey ON subjectKey.subject = subject.id
    WHERE \(condition)
      AND entry.openFacts IS NOT NULL
      AND entry.validFrom <= :day AND (entry.validTo IS NULL OR :day <= entry.validTo)
      AND entry.recordedAt <= :time
      AND NOT EXISTS (
        SELECT 1 FROM version AS later
        WHERE later.subject = entry.subject AND later.corrects = entry.number
          AND later.recordedAt <= :time
      )
    GROUP BY subject.id ORDER BY subject.id
    """
  }

  /// Gives each subject of a type, with the ids of its facts that are not open, in the order in
  /// which they were first saved.
  ///
  /// - Returns: Whether that is all: the facts of none were erased.
  func forEach<Wanted: Subject>(
    _ type: Wanted.Type,
    _ database: Database,
    _ body: (Wanted, [String]) throws -> Void
  ) throws -> Bool {
    var isComplete = true
    try forEach(Wanted.kind, database) { subject, facts in
      guard let facts else {
        isComplete = false
        return
      }
      try body(try facts.subject(SubjectID<Wanted>(subject.reference.id)), facts.personalIDs)
    }
    return isComplete
  }

  /// Gives each subject of a kind with its facts, `nil` if they were erased, in the order in which
  /// they were first saved.
  func forEach(
    _ kind: SubjectKind,
    _ database: Database,
    _ body: (StoredSubject, DecodedFacts?) throws -> Void
  ) throws {
    let rows = try Row.fetchCursor(database, sql: Self.sql, arguments: arguments(kind))
    while let row = try rows.next() {
      let subject = StoredSubject(row: row[8], reference: SubjectReference(kind, row[9]))
      try body(subject, try facts(row, subject, database))
    }
  }

  /// Returns the facts of a subject; `nil` if nothing was known of it, or they were erased.
  func facts(of subject: StoredSubject, _ database: Database) throws -> DecodedFacts? {
    let statement = try database.cachedStatement(sql: Self.sqlOfOne)
    let time = time?.secondsSince1970 ?? .max
    let arguments: StatementArguments = ["row": subject.row, "day": day.dayNumber, "time": time]
    guard let row = try Row.fetchOne(statement, arguments: arguments) else { return nil }
    return try facts(row, subject, database)
  }

  /// The facts of a row; `nil` if they were erased.
  private func facts(
    _ row: Row,
    _ subject: StoredSubject,
    _ database: Database
  ) throws -> DecodedFacts? {
    guard let wrapped = row[10] as Data? else { return nil }
    let key = try SubjectKeys(database: database, keys: keys).key(wrapped, of: subject)
    let personal: Data? = part == .whole ? row[7] : nil
    return try VersionReader.facts(row[6], personal, VersionHead(row), subject, key)
  }

  private func arguments(_ kind: SubjectKind) -> StatementArguments {
    [
      "kind": kind.rawValue,
      "day": day.dayNumber,
      "time": time?.secondsSince1970 ?? .max,
    ]
  }
}
