import ResettlementKit
import Testing

/// Benefits as a ledger has them, whatever policy granted them.
enum BenefitSamples {
  static func event(
    _ id: String,
    of benefit: String,
    on day: String,
    _ content: BenefitEvent.Content
  ) throws -> BenefitEvent {
    let day = try #require(CalendarDay(day))
    return BenefitEvent(
      id: id,
      benefit: benefit,
      happenedOn: day,
      recordedAt: RecordedTime(startOf: try #require(day.adding(days: 1))),
      recordedBy: "财政局",
      content: content
    )
  }

  /// A sum that was granted in one of another office's programmes.
  static func granted(
    _ benefit: String,
    _ programme: String = "industry_reward",
    to subject: SubjectReference,
    payee: SubjectReference? = nil,
    yuan: Int,
    from fund: String? = "扶贫专项资金",
    form: BenefitForm = .oneOff,
    countsFor others: [SubjectReference] = [],
    on day: String = "2024-02-01"
  ) throws -> [BenefitEvent] {
    let sum = Money(yuan: ExactDecimal(yuan))
    let entitlement = Entitlement(
      form: form,
      rate: .once(sum),
      from: try #require(CalendarDay(day)),
      ceiling: sum,
      source: fund.map { FundEarmark(Fund.ID($0)) },
      payee: payee
    )
    let counted = [subject] + [payee].compactMap { $0 } + others
    let application = Application(policy: "other", programme: programme, subject: subject)
    let decision = BenefitDecision(entitlement: entitlement, countsFor: counted)
    return [
      try event("\(benefit)/1", of: benefit, on: day, .applied(application)),
      try event("\(benefit)/2", of: benefit, on: day, .decided(decision)),
    ]
  }

  static func ledger(_ events: [BenefitEvent]) async throws -> InMemoryBenefitLedger {
    let ledger = InMemoryBenefitLedger()
    let key = BenefitKey(benefits: Set(events.map(\.benefit)))
    try await ledger.record(for: key) { _ in events }
    return ledger
  }
}
