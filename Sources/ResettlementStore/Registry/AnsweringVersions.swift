internal import GRDB
internal import Quantities
internal import ResettlementCore

/// The entries that say how subjects were on a day, as it was known at a time.
///
/// It answers as `History.version(on:knownAt:)` does, without reading the other entries.
struct AnsweringVersions {
  /// The day asked about.
  let day: CalendarDay
  /// What was recorded later does not count; `nil` counts everything.
  let time: RecordedTime?

  /// Of each subject the last entry that is valid, known and not corrected by one that is known:
  /// with `MAX`, SQLite takes the other columns from the row that has it.
  private static let sql = """
    SELECT subject.name, entry.openFacts, entry.personalFacts, MAX(entry.number)
    FROM subject JOIN version AS entry ON entry.subject = subject.id
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

  /// Returns the subjects of a type, in the order in which they were first saved.
  func subjects<Wanted: Subject>(_ type: Wanted.Type, _ database: Database) throws -> [Wanted] {
    let rows = try Row.fetchCursor(database, sql: Self.sql, arguments: arguments(Wanted.kind))
    var subjects: [Wanted] = []
    while let row = try rows.next() {
      let facts = StoredFacts(open: row["openFacts"], personal: row["personalFacts"])
      subjects.append(try facts.subject(SubjectID<Wanted>(row["name"])))
    }
    return subjects
  }

  private func arguments(_ kind: SubjectKind) -> StatementArguments {
    [
      "kind": kind.rawValue,
      "day": day.dayNumber,
      "time": time?.secondsSince1970 ?? .max,
    ]
  }
}
