internal import GRDB
internal import Quantities
internal import ResettlementCore

/// A row of the table of grants.
struct GrantRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
  static let databaseTableName = "grantEntry"

  /// The place in the order in which grants were recorded; `nil` until it is written.
  let sequence: Int64?
  let id: String
  let programme: String
  let amount: String
  let fund: String?
  let decidedOn: Int
  let recordedAt: Int64
  let corrects: String?
  let reason: String?
}

/// A row of the table of those to whom a grant was made, and for whom it counts.
struct GrantPartyRecord: Codable, FetchableRecord, PersistableRecord, Sendable {
  static let databaseTableName = "grantParty"

  let entry: Int64
  let position: Int
  let kind: SubjectKind
  let name: String
}

// MARK: - Writing

extension GrantRecord {
  init(_ grant: Grant) throws {
    self.init(
      sequence: nil,
      id: try grant.id.stored(),
      programme: try grant.programme.stored(),
      amount: grant.amount.yuan.description,
      fund: try grant.fund?.rawValue.stored(),
      decidedOn: grant.decidedOn.dayNumber,
      recordedAt: grant.recordedAt.secondsSince1970,
      corrects: try grant.correction?.grant.stored(),
      reason: try grant.correction?.reason.stored()
    )
  }
}

extension GrantPartyRecord {
  /// The parties of a grant, its subject first.
  static func parties(of grant: Grant, entry: Int64) throws -> [GrantPartyRecord] {
    try ([grant.subject] + grant.countsFor).enumerated().map { position, subject in
      GrantPartyRecord(
        entry: entry,
        position: position,
        kind: subject.kind,
        name: try subject.id.stored()
      )
    }
  }
}

// MARK: - Reading

extension GrantRecord {
  /// Makes the grant of the row and of its parties.
  func grant(_ parties: [GrantPartyRecord]) throws -> Grant {
    let subjects = parties.map { SubjectReference($0.kind, $0.name) }
    guard let subject = subjects.first, let yuan = ExactDecimal(amount) else {
      throw StoreDefect.damagedEntry("grant \(sequence ?? 0)")
    }
    return Grant(
      id: id,
      programme: programme,
      subject: subject,
      countsFor: Array(subjects.dropFirst()),
      amount: Money(yuan: yuan),
      fund: fund.map { Fund.ID($0) },
      decidedOn: CalendarDay(dayNumber: decidedOn),
      recordedAt: RecordedTime(secondsSince1970: recordedAt),
      correction: corrects.map { Grant.Correction(of: $0, because: reason ?? "") }
    )
  }
}
