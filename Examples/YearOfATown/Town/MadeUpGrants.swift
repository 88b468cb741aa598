public import Quantities
public import ResettlementCore

/// Grants of one sum to households by two programmes that have limits in common.
///
/// They have one cap, a quota and a budget: for measurements, and for tests in which many ask for the
/// last of them.
public struct MadeUpGrants: Sendable {
  /// The programmes; what either grants counts under the cap of a household.
  public static let programmes: [Rule.ID] = ["reward", "subsidy"]

  /// The running total of places.
  public static let quota = BenefitCounter("quota")

  /// The running total of money.
  public static let budget = BenefitCounter("budget")

  /// What each application asks for.
  public let sum: Money
  /// The most that a household gets of both programmes.
  public let cap: Money
  /// How many are granted in all.
  public let places: Int
  /// How much is granted in all.
  public let budget: Money

  private static let day = CalendarDay(dayNumber: 19_900)
  private static let source = FundEarmark("专项资金")

  /// Creates grants; unless another is given, the cap of a household is that of the documents.
  public init(of sum: Money, cap: Money = Money(yuan: 20_000), places: Int, budget: Money) {
    self.sum = sum
    self.cap = cap
    self.places = places
    self.budget = budget
  }

  /// Returns what a household asks for.
  ///
  /// - Parameters:
  ///   - benefit: The name of the benefit.
  ///   - household: The household.
  ///   - programme: The number of the programme, of which the remainder counts.
  /// - Returns: The request with its limits.
  public func request(
    _ benefit: BenefitEvent.BenefitID,
    of household: Household.ID,
    in programme: Int = 0
  ) -> BenefitRequest {
    let subject = household.reference
    let programme = Self.programmes[programme % Self.programmes.count]
    return BenefitRequest(
      benefit: benefit,
      programme: Self.programme(programme),
      subject: subject,
      rate: .once(sum),
      from: Self.day,
      limits: limits(of: subject),
      decidedOn: Self.day,
      source: Self.source
    )
  }

  private func limits(of subject: SubjectReference) -> [BenefitLimit] {
    [
      BenefitLimit(Self.term(.cap), bound: .cap(cap, cutsDown: true), counted: [subject]),
      BenefitLimit(
        Self.term(.quota),
        bound: .quota(places, refills: false),
        counter: Self.quota
      ),
      BenefitLimit(
        Self.term(.budget),
        bound: .budget(budget, cutsDown: true),
        counter: Self.budget
      ),
    ]
  }

  private static func programme(_ id: Rule.ID) -> BenefitProgramme {
    BenefitProgramme(
      id: id,
      policy: "example",
      title: LocalizedText(zh: "奖补", en: id),
      subject: .household,
      citations: ["example-1"],
      form: .oneOff,
      source: source
    )
  }

  private static func term(_ kind: LimitTerm.Kind) -> LimitTerm {
    LimitTerm(id: kind.rawValue, kind: kind, programmes: programmes, citations: ["example-1"])
  }
}

// MARK: - Recording

extension MadeUpGrants {
  /// Returns what one transaction has to see to decide requests.
  public static func key(of requests: [BenefitRequest]) -> BenefitKey {
    requests.reduce(BenefitKey()) { $0.union($1.key) }
  }

  /// Returns the applications with their decisions, each decided upon those before it.
  public static func entries(
    _ requests: [BenefitRequest],
    after history: BenefitHistory
  ) throws -> [BenefitEvent] {
    var history = history
    var entries: [BenefitEvent] = []
    for request in requests {
      let applied = try added(applied(request), after: history)
      history = history.adding(applied)
      let decision = BenefitBook.decision(on: request, after: history)
      let decided = try added(event(request.benefit, "d", .decided(decision)), after: history)
      history = history.adding(decided)
      entries += applied + decided
    }
    return entries
  }

  private static func applied(_ request: BenefitRequest) -> BenefitEvent {
    let application = Application(
      policy: request.programme.policy,
      programme: request.programme.id,
      subject: request.subject
    )
    return event(request.benefit, "a", .applied(application))
  }

  private static func added(
    _ event: BenefitEvent,
    after history: BenefitHistory
  ) throws -> [BenefitEvent] {
    [try BenefitBook.entry(event, after: history)].compactMap(\.self)
  }

  private static func event(
    _ benefit: BenefitEvent.BenefitID,
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
