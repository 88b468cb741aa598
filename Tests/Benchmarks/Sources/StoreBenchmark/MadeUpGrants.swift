import Quantities
import ResettlementCore

/// Grants of 500 yuan to households, each under a cap over all years, a quota and a budget.
enum MadeUpGrants {
  private static let day = CalendarDay(dayNumber: 19_900)

  private static let programme = BenefitProgramme(
    id: "reward",
    policy: "benchmark",
    title: LocalizedText(zh: "奖补", en: "reward"),
    subject: .household,
    citations: ["example-1"],
    form: .oneOff,
    source: FundEarmark("fund")
  )

  /// The request of the household with a number.
  static func request(_ number: Int) -> BenefitRequest {
    let subject = MadeUpRegister.household(number).reference
    return BenefitRequest(
      benefit: "b-\(number)",
      programme: programme,
      subject: subject,
      rate: .once(Money(yuan: 500)),
      from: day,
      limits: [
        BenefitLimit(
          term(.cap),
          bound: .cap(Money(yuan: 20_000), cutsDown: true),
          counted: [subject]
        ),
        BenefitLimit(
          term(.quota),
          bound: .quota(1_000_000, refills: false),
          counter: BenefitCounter("quota")
        ),
        BenefitLimit(
          term(.budget),
          bound: .budget(Money(yuan: 1_000_000_000), cutsDown: true),
          counter: BenefitCounter("budget")
        ),
      ],
      decidedOn: day,
      source: FundEarmark("fund")
    )
  }

  /// What one transaction has to see to decide requests.
  static func key(of requests: [BenefitRequest]) -> BenefitKey {
    let keys = requests.map(\.key)
    return BenefitKey(
      subjects: keys.reduce(into: []) { $0.formUnion($1.subjects) },
      benefits: keys.reduce(into: []) { $0.formUnion($1.benefits) },
      counters: keys.reduce(into: []) { $0.formUnion($1.counters) }
    )
  }

  /// The applications with their decisions, each decided upon those before it.
  static func entries(
    _ requests: [BenefitRequest],
    after history: BenefitHistory
  ) throws -> [BenefitEvent] {
    var history = history
    var entries: [BenefitEvent] = []
    for request in requests {
      for content in try contents(request) {
        let decided = try content(history)
        history = history.adding(decided)
        entries += decided
      }
    }
    return entries
  }

  private static func contents(
    _ request: BenefitRequest
  ) throws -> [(BenefitHistory) throws -> [BenefitEvent]] {
    let application = Application(
      policy: "benchmark",
      programme: programme.id,
      subject: request.subject
    )
    return [
      { history in
        let applied = event(request.benefit, "a", .applied(application))
        return [try BenefitBook.entry(applied, after: history)].compactMap(\.self)
      },
      { history in
        let decision = BenefitBook.decision(on: request, after: history)
        let decided = event(request.benefit, "d", .decided(decision))
        return [try BenefitBook.entry(decided, after: history)].compactMap(\.self)
      },
    ]
  }

  private static func term(_ kind: LimitTerm.Kind) -> LimitTerm {
    LimitTerm(id: kind.rawValue, kind: kind, programmes: [programme.id], citations: ["example-1"])
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
      recordedBy: "office 3",
      content: content
    )
  }
}
