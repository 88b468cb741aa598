internal import Foundation
internal import GRDB
internal import Quantities
internal import ResettlementCore

/// What the file tells of an entry without a key: its number, days and times.
struct VersionHead: Sendable {
  let number: Int64
  let validFrom: Int
  let validTo: Int?
  let recordedAt: Int64
  let corrects: Int?
  let hasFacts: Bool
}

extension VersionHead {
  init<Value>(_ version: Version<Value>) {
    self.init(
      number: Int64(version.number),
      validFrom: version.valid.from.dayNumber,
      validTo: version.valid.to?.dayNumber,
      recordedAt: version.recordedAt.secondsSince1970,
      corrects: version.correction?.version,
      hasFacts: version.value != nil
    )
  }

  /// The head in the columns `number, validFrom, validTo, recordedAt, corrects, hasFacts`.
  init(_ row: Row) {
    self.init(
      number: row[0],
      validFrom: row[1],
      validTo: row[2],
      recordedAt: row[3],
      corrects: row[4],
      hasFacts: row[5]
    )
  }

  /// Where a column of the entry stands: its days and times are authenticated with it.
  func place(_ column: StaticString, of subject: StoredSubject) -> SealedPlace {
    SealedPlace(
      column,
      row: subject.row,
      number,
      Int64(validFrom),
      Int64(validTo ?? .max),
      recordedAt,
      Int64(corrects ?? 0)
    )
  }

  /// Adds the entry to a history that has the ones before it.
  ///
  /// - Parameters:
  ///   - history: The history.
  ///   - value: What is known, of an entry that has facts.
  ///   - reason: Why it corrects, if it does.
  /// - Throws: `HistoryError` if the history does not take it, `StoreDefect` if it is damaged.
  func replay<Value>(
    in history: inout History<Value>,
    _ value: Value?,
    because reason: String
  ) throws {
    let time = RecordedTime(secondsSince1970: recordedAt)
    let from = CalendarDay(dayNumber: validFrom)
    let to = validTo.map(CalendarDay.init(dayNumber:))
    let correction = corrects.map { Correction(of: $0, because: reason) }
    if let value, let valid = DatePeriod(from: from, to: to) {
      try history.record(value, valid: valid, at: time, correcting: correction)
    } else if !hasFacts, let correction {
      try history.annul(correction, at: time)
    } else {
      throw StoreDefect.damagedEntry("version \(number)")
    }
  }
}
