internal import Foundation
internal import GRDB
internal import Quantities
internal import ResettlementCore

/// A row of the table of grants.
struct GrantRecord: Codable, FetchableRecord, TableRecord, Sendable {
  static let databaseTableName = "grantEntry"

  let sequence: Int64
  let id: String
  let programme: String
  let amount: String
  let fund: String?
  let decidedOn: Int
  let recordedAt: Int64
  let corrects: String?
  /// Why it corrects another one, encrypted.
  let reason: Data?
}

/// A row of the table of those to whom a grant was made, and for whom it counts.
struct GrantPartyRecord: Codable, FetchableRecord, TableRecord, Sendable {
  static let databaseTableName = "grantParty"

  let entry: Int64
  let position: Int
  let kind: SubjectKind
  let name: String
}

// MARK: - Reading

extension GrantRecord {
  /// Returns the entries of a benefit that the row stands for.
  func events(
    of benefit: BenefitEvent.BenefitID,
    _ parties: [SubjectReference],
    because reason: String
  ) throws -> [BenefitEvent] {
    guard let subject = parties.first, let yuan = ExactDecimal(amount) else {
      throw StoreDefect.damagedEntry("grant \(sequence)")
    }
    let decided = event(id, benefit, content(Money(yuan: yuan), parties), because: reason)
    guard corrects == nil else { return [decided] }
    let application = Application(policy: "", programme: programme, subject: subject)
    return [event("\(id)/applied", benefit, .applied(application), because: ""), decided]
  }

  private func event(
    _ id: BenefitEvent.ID,
    _ benefit: BenefitEvent.BenefitID,
    _ content: BenefitEvent.Content,
    because reason: String
  ) -> BenefitEvent {
    BenefitEvent(
      id: id,
      benefit: benefit,
      happenedOn: CalendarDay(dayNumber: decidedOn),
      recordedAt: RecordedTime(secondsSince1970: recordedAt),
      recordedBy: "",
      content: content,
      correction: corrects.map { BenefitEvent.Correction(of: $0, because: reason) }
    )
  }

  private func content(_ sum: Money, _ parties: [SubjectReference]) -> BenefitEvent.Content {
    let day = CalendarDay(dayNumber: decidedOn)
    let entitlement = Entitlement(
      form: .oneOff,
      rate: .once(sum),
      from: day,
      ceiling: sum,
      source: fund.map { FundEarmark(Fund.ID($0)) }
    )
    return .decided(
      sum == .zero
        ? BenefitDecision(refusals: [.nothingDue], countsFor: parties)
        : BenefitDecision(entitlement: entitlement, countsFor: parties)
    )
  }
}
