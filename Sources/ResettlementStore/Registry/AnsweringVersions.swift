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
  private static let sql = """
    SELECT MAX(entry.number), entry.validFrom, entry.validTo, entry.recordedAt, entry.corrects, 1,
    entry.openFacts, entry.personalFacts, subject.id, subject.name, subjectKey.wrapped
    FROM subject JOIN version AS entry ON entry.subject = subject.id
    JOIN subjectKey ON subjectKey.subject = subject.id
    WHERE subject.kind = :kind
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

  /// Gives each subject of a type, with the ids of its facts that are not open, in the order in
  /// which they were first saved.
  ///
  /// - Returns: Whether that is all: the facts of none were erased.
  func forEach<Wanted: Subject>(
    _ type: Wanted.Type,
    _ database: Database,
    _ body: (Wanted, [String]) throws -> Void
  ) throws -> Bool {
    let rows = try Row.fetchCursor(database, sql: Self.sql, arguments: arguments(Wanted.kind))
    var isComplete = true
    while let row = try rows.next() {
      let id = SubjectID<Wanted>(row[9])
      if let facts = try facts(row, StoredSubject(row: row[8], reference: id.reference), database) {
        try body(try facts.subject(id), facts.personalIDs)
      } else {
        isComplete = false
      }
    }
    return isComplete
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
