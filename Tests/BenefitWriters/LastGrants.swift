internal import Quantities
internal import ResettlementCore

/// A programme of which little is left: a cap for each household, places, and a budget.
enum LastGrants {
  static let households = 200

  private static let programme = BenefitProgramme(
    id: "reward",
    policy: "example",
    title: LocalizedText(zh: "奖补", en: "reward"),
    subject: .household,
    citations: ["example-1"],
    form: .oneOff,
    source: FundEarmark("专项资金")
  )

  private static func term(_ kind: LimitTerm.Kind) -> LimitTerm {
    LimitTerm(id: kind.rawValue, kind: kind, programmes: ["reward"], citations: ["example-1"])
  }

  /// Six thousand yuan for a household: at most 20,000 each, 560 places, 3,400,000 yuan in all.
  static func request(_ benefit: String, household: Int) -> BenefitRequest {
    let subject = SubjectReference(.household, "h-\(household)")
    return BenefitRequest(
      benefit: benefit,
      programme: programme,
      subject: subject,
      rate: .once(Money(yuan: 6000)),
      from: day,
      limits: [
        BenefitLimit(
          term(.cap),
          bound: .cap(Money(yuan: 20_000), cutsDown: true),
          counted: [subject]
        ),
        BenefitLimit(
          term(.quota),
          bound: .quota(560, refills: false),
          counter: BenefitCounter("quota")
        ),
        BenefitLimit(
          term(.budget),
          bound: .budget(Money(yuan: 3_400_000), cutsDown: true),
          counter: BenefitCounter("budget")
        ),
      ],
      decidedOn: day,
      source: FundEarmark("专项资金")
    )
  }

  private static let day = CalendarDay(dayNumber: 19_900)

  /// The application and the decision, as one transaction.
  static func entries(
    _ request: BenefitRequest,
    after history: BenefitHistory
  ) throws -> [BenefitEvent] {
    let application = Application(
      policy: "example",
      programme: "reward",
      subject: request.subject
    )
    let applied = event(request.benefit, "a", .applied(application))
    let first = try BenefitBook.entry(applied, after: history).map { [$0] } ?? []
    let earlier = history.adding(first)
    let decision = BenefitBook.decision(on: request, after: earlier)
    let decided = event(request.benefit, "d", .decided(decision))
    return first + [try BenefitBook.entry(decided, after: earlier)].compactMap { $0 }
  }

  private static func event(
    _ benefit: String,
    _ name: String,
    _ content: BenefitEvent.Content
  ) -> BenefitEvent {
    BenefitEvent(
      id: "\(benefit)/\(name)",
      benefit: benefit,
      happenedOn: day,
      recordedAt: RecordedTime(startOf: day),
      recordedBy: "财政局",
      content: content
    )
  }
}
