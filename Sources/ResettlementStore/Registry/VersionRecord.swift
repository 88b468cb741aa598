internal import GRDB
internal import Quantities
internal import ResettlementCore

/// A row of the table of versions.
struct VersionRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
  static let databaseTableName = "version"

  let subject: Int64
  let number: Int
  let validFrom: Int
  let validTo: Int?
  let recordedAt: Int64
  let corrects: Int?
  let reason: String?
  let openFacts: String?
  let personalFacts: String?
}

extension VersionRecord {
  init(_ version: Version<StoredFacts>, of subject: Int64) throws {
    self.init(
      subject: subject,
      number: version.number,
      validFrom: version.valid.from.dayNumber,
      validTo: version.valid.to?.dayNumber,
      recordedAt: version.recordedAt.secondsSince1970,
      corrects: version.correction?.version,
      reason: try version.correction?.reason.stored(),
      openFacts: version.value?.open,
      personalFacts: version.value?.personal
    )
  }

  /// The facts; `nil` if the entry only annuls another one.
  var facts: StoredFacts? {
    guard let openFacts, let personalFacts else { return nil }
    return StoredFacts(open: openFacts, personal: personalFacts)
  }

  private var correction: Correction? {
    corrects.map { Correction(of: $0, because: reason ?? "") }
  }

  /// Adds the entry to a history that has the ones before it.
  func replay<Value>(
    in history: inout History<Value>,
    value: (StoredFacts) throws -> Value
  ) throws {
    let time = RecordedTime(secondsSince1970: recordedAt)
    let from = CalendarDay(dayNumber: validFrom)
    let to = validTo.map(CalendarDay.init(dayNumber:))
    if let facts, let valid = DatePeriod(from: from, to: to) {
      try history.record(try value(facts), valid: valid, at: time, correcting: correction)
    } else if facts == nil, let correction {
      try history.annul(correction, at: time)
    } else {
      throw StoreDefect.damagedEntry("version \(number)")
    }
  }
}
