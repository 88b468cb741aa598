import Foundation
import Quantities
import ResettlementCore
import Testing

@Suite struct LimitDecisionTests {
  private static let household = SampleBook.household

  private static func cap(
    _ sum: ExactDecimal,
    cutsDown: Bool = true,
    counted: Set<String> = ["h-1"]
  )
    -> BenefitLimit
  {
    BenefitLimit(
      SampleBook.term(.cap, over: ["reward", "subsidy"]),
      bound: .cap(yuan(sum), cutsDown: cutsDown),
      counted: Set(counted.map { SubjectReference(.household, $0) })
    )
  }

  private static func once(counted: Set<String> = ["h-1"]) -> BenefitLimit {
    BenefitLimit(
      SampleBook.term(.once, over: ["reward"]),
      bound: .once,
      counted: Set(counted.map { SubjectReference(.household, $0) })
    )
  }

  private static func places(_ number: Int, _ span: LimitTerm.Span, refills: Bool = false)
    -> BenefitLimit
  {
    BenefitLimit(
      SampleBook.term(.quota, over: ["reward"], span),
      bound: .quota(number, refills: refills),
      counter: BenefitCounter("quota:reward")
    )
  }

  private func finding(_ decision: BenefitDecision) -> LimitFinding? {
    if case .limit(let finding) = decision.refusals.first { finding } else { nil }
  }

  // MARK: - Caps

  @Test func `a grant is cut to what a cap over several programmes leaves, and says by what`()
    throws
  {
    var book = SampleBook()
    let limits = [Self.cap(20_000)]
    try book.grant(book.request("b-1", in: "subsidy", .once(yuan(18_000)), limits: limits))
    let second = try book.grant(
      book.request("b-2", in: "reward", .once(yuan(5_000)), limits: limits)
    )
    #expect(second.entitlement?.ceiling == yuan(2_000))
    let reduction = try #require(second.reductions.first)
    #expect(reduction.from == yuan(5_000) && reduction.to == yuan(2_000))
    #expect(reduction.finding.limit.citations == ["example-1"])
    #expect(reduction.finding.earlier.map(\.benefit) == ["b-1"])
    #expect(reduction.finding.earlier.map(\.amount) == [yuan(18_000)])
    let third = try book.grant(
      book.request("b-3", in: "reward", .once(yuan(5_000)), limits: limits)
    )
    #expect(third.entitlement == nil)
    #expect(finding(third)?.taken == 20_000)
  }

  @Test func `what was had beside the ledger counts under a cap once, with what the ledger has`()
    throws
  {
    var book = SampleBook()
    let limit = BenefitLimit(
      SampleBook.term(.cap, over: ["reward"]),
      bound: .cap(yuan(20_000), cutsDown: true),
      counted: [Self.household],
      beside: yuan(12_000)
    )
    try book.grant(book.request("b-1", .once(yuan(5_000)), limits: [limit]))
    let second = try book.grant(book.request("b-2", .once(yuan(5_000)), limits: [limit]))
    #expect(second.entitlement?.ceiling == yuan(3_000))
    let found = try #require(second.reductions.first?.finding)
    #expect(found.taken == 17_000 && found.beside == yuan(12_000))
    #expect(found.earlier.map(\.amount) == [yuan(5_000)])
    let third = try book.grant(book.request("b-3", .once(yuan(5_000)), limits: [limit]))
    #expect(finding(third)?.taken == 20_000)
    let kept = try JSONDecoder().decode(BenefitLimit.self, from: JSONEncoder().encode(limit))
    #expect(kept == limit)
  }

  @Test func `a cap that does not cut down refuses what would pass it`() throws {
    var book = SampleBook()
    let limits = [Self.cap(20_000, cutsDown: false)]
    try book.grant(book.request("b-1", .once(yuan(18_000)), limits: limits))
    let second = try book.grant(book.request("b-2", .once(yuan(5_000)), limits: limits))
    #expect(second.entitlement == nil && second.reductions.isEmpty)
    #expect(finding(second)?.earlier.map(\.benefit) == ["b-1"])
    #expect(
      try book.grant(book.request("b-3", .once(yuan(2_000)), limits: limits)).entitlement != nil
    )
  }

  @Test func `a household that split has no second cap, and no second grant`() throws {
    var book = SampleBook()
    try book.grant(book.request("b-1", .once(yuan(18_000)), limits: [Self.cap(20_000)]))
    let part = SubjectReference(.household, "h-2")
    let lineage: (SubjectReference) -> Set<SubjectReference> = { _ in [Self.household, part] }
    let cap = Self.cap(20_000, counted: ["h-2"])
    let alone = book.request("b-2", .once(yuan(5_000)), for: part, limits: [cap])
    #expect(LimitDecision(alone, after: book.history).reductions.isEmpty)
    let related = book.request(
      "b-2",
      .once(yuan(5_000)),
      for: part,
      limits: [cap.counting(lineage)]
    )
    let decision = try book.grant(related)
    #expect(decision.entitlement?.ceiling == yuan(2_000))
    let once = Self.once(counted: ["h-2"]).counting(lineage)
    let again = book.request("b-3", .once(yuan(1)), for: part, limits: [once])
    #expect(LimitDecision(again, after: book.history).entitlement == nil)
  }

  @Test func `months are counted up to the last one, and a cap ends what runs on`() throws {
    var book = SampleBook()
    let limits = [Self.cap(1_000)]
    let term = book.request("b-1", .monthly(yuan(200)), to: "2024-06-30", limits: limits)
    #expect(try book.grant(term).entitlement?.ceiling == yuan(800))
    let open = book.request("b-2", .monthly(yuan(200)), limits: limits)
    #expect(try book.grant(open).entitlement?.ceiling == yuan(200))
  }

  @Test func `what is stopped early makes room again for what was not due`() throws {
    var book = SampleBook()
    let limits = [Self.cap(1_000)]
    try book.grant(book.request("b-1", .monthly(yuan(200)), to: "2024-07-31", limits: limits))
    let next = book.request("b-2", .once(yuan(600)), from: "2024-05-01", limits: limits)
    #expect(LimitDecision(next, after: book.history).entitlement == nil)
    try book.add(book.event("s", "b-1", .stopped(BenefitStop(.givenUp)), on: "2024-04-15"))
    #expect(try book.grant(next).entitlement?.ceiling == yuan(600))
  }

  // MARK: - Once, and one of several

  @Test func `once is once, until the first grant is annulled`() throws {
    var book = SampleBook()
    try book.grant(book.request("b-1", .once(yuan(500)), limits: [Self.once()]))
    let second = book.request("b-2", .once(yuan(500)), limits: [Self.once()])
    let refused = LimitDecision(second, after: book.history)
    #expect(refused.entitlement == nil && refused.refusals.count == 1)
    try book.add(book.event("x", "b-1", .annulled, correcting: "b-1/d"))
    #expect(LimitDecision(second, after: book.history).entitlement != nil)
  }

  @Test(arguments: [LimitTerm.Kind.once, .oneOf], [LimitTerm.Span.ever, .year, .sameTime])
  func `what was paid by a grant that was annulled is had until it comes back`(
    kind: LimitTerm.Kind,
    span: LimitTerm.Span
  ) throws {
    var book = SampleBook()
    let limit = BenefitLimit(
      SampleBook.term(kind, over: ["reward"], span),
      bound: kind == .once ? .once : .oneOf(takesHigher: false),
      counted: [Self.household]
    )
    try book.grant(book.request("b-1", .once(yuan(500)), to: "2024-12-31", limits: [limit]))
    try book.pay("p", "b-1", yuan: 500, on: "2024-03-02")
    try book.add(book.event("x", "b-1", .annulled, on: "2024-03-03", correcting: "b-1/d"))
    try book.add(book.event("y", "b-1", .annulled, on: "2024-03-03", correcting: "b-1/a"))
    let second = book.request("b-2", .once(yuan(500)), to: "2024-12-31", limits: [limit])
    for (back, isLeft) in [("r", true), ("q", false)] {
      let refused = LimitDecision(second, after: book.history)
      #expect(refused.entitlement == nil)
      let earlier = isLeft ? yuan(500) : yuan(300)
      #expect(earlierAmounts(refused) == [earlier])
      try book.recover(back, "b-1", yuan: isLeft ? 200 : 300, on: "2024-03-04")
    }
    #expect(LimitDecision(second, after: book.history).entitlement?.ceiling == yuan(500))
  }

  private func earlierAmounts(_ decision: LimitDecision) -> [Money] {
    guard case .limit(let finding) = decision.refusals.first else { return [] }
    return finding.earlier.map(\.amount)
  }

  @Test func `a payment that was never made is annulled, and holds nothing`() throws {
    var book = SampleBook()
    try book.grant(book.request("b-1", .once(yuan(500)), limits: [Self.once()]))
    try book.pay("p", "b-1", yuan: 500, on: "2024-03-02")
    try book.add(book.event("x", "b-1", .annulled, on: "2024-03-03", correcting: "b-1/d"))
    let second = book.request("b-2", .once(yuan(500)), limits: [Self.once()])
    #expect(LimitDecision(second, after: book.history).entitlement == nil)
    try book.add(book.event("y", "b-1", .annulled, on: "2024-03-03", correcting: "p"))
    #expect(LimitDecision(second, after: book.history).entitlement != nil)
  }

  @Test func `a benefit that was annulled may be decided anew, its money goes with it`() throws {
    var book = SampleBook()
    let request = book.request("b-1", .once(yuan(500)), limits: [Self.once()])
    try book.grant(request)
    try book.pay("p", "b-1", yuan: 500, on: "2024-03-02")
    try book.add(book.event("x", "b-1", .annulled, on: "2024-03-03", correcting: "b-1/d"))
    #expect(LimitDecision(request, after: book.history).entitlement != nil)
  }

  @Test func `once a year is once again in the next year`() throws {
    var book = SampleBook()
    let limit = BenefitLimit(
      SampleBook.term(.once, over: ["reward"], .year),
      bound: .once,
      counted: [Self.household]
    )
    try book.grant(book.request("b-1", .once(yuan(500)), from: "2024-12-31", limits: [limit]))
    let same = book.request("b-2", .once(yuan(500)), from: "2024-12-31", limits: [limit])
    #expect(LimitDecision(same, after: book.history).entitlement == nil)
    let next = book.request("b-2", .once(yuan(500)), from: "2025-01-01", limits: [limit])
    #expect(LimitDecision(next, after: book.history).entitlement != nil)
  }

  @Test(arguments: [(false, nil), (true, 300)] as [(Bool, ExactDecimal?)])
  func `of several programmes one is had, or the higher of them`(
    takesHigher: Bool,
    rest: ExactDecimal?
  ) throws {
    var book = SampleBook()
    let limit = BenefitLimit(
      SampleBook.term(.oneOf, over: ["reward", "subsidy"]),
      bound: .oneOf(takesHigher: takesHigher),
      counted: [Self.household]
    )
    try book.grant(book.request("b-1", in: "subsidy", .once(yuan(500)), limits: [limit]))
    let higher = book.request("b-2", .once(yuan(800)), limits: [limit])
    #expect(LimitDecision(higher, after: book.history).entitlement?.ceiling?.yuan == rest)
    let lower = book.request("b-2", .once(yuan(400)), limits: [limit])
    #expect(LimitDecision(lower, after: book.history).entitlement == nil)
  }

  // MARK: - Quotas and budgets

  private func holders(_ count: Int, _ limit: BenefitLimit, _ book: inout SampleBook) throws -> Int
  {
    var granted = 0
    for number in 0..<count {
      let holder = SubjectReference(.post, "p-\(number)")
      let request = book.request(
        "b-\(number)",
        .monthly(yuan(200)),
        for: holder,
        to: "2026-02-28",
        limits: [limit]
      )
      if try book.grant(request).entitlement != nil { granted += 1 }
    }
    return granted
  }

  @Test func `a post that falls vacant may be filled again, from the day after`() throws {
    var book = SampleBook()
    let limit = Self.places(2, .sameTime)
    #expect(try holders(3, limit, &book) == 2)
    let next = SubjectReference(.post, "p-9")
    try book.add(book.event("s", "b-0", .stopped(BenefitStop(.vacated)), on: "2024-09-30"))
    let early = book.request(
      "b-9",
      .monthly(yuan(200)),
      for: next,
      from: "2024-09-30",
      limits: [limit]
    )
    #expect(LimitDecision(early, after: book.history).entitlement == nil)
    let late = book.request(
      "b-9",
      .monthly(yuan(200)),
      for: next,
      from: "2024-10-01",
      limits: [limit]
    )
    #expect(LimitDecision(late, after: book.history).entitlement != nil)
  }

  @Test func `a post is free after its term, without anybody saying so`() throws {
    var book = SampleBook()
    let limit = Self.places(2, .sameTime)
    #expect(try holders(2, limit, &book) == 2)
    let next = { (day: String) in
      book.request("b-9", .monthly(yuan(200)), for: Self.household, from: day, limits: [limit])
    }
    #expect(LimitDecision(next("2026-02-28"), after: book.history).entitlement == nil)
    #expect(LimitDecision(next("2026-03-01"), after: book.history).entitlement != nil)
  }

  @Test(arguments: [(false, 2), (true, 1)])
  func `a place of a year is given once, unless what is stopped refills it`(
    refills: Bool,
    taken: Int
  ) throws {
    var book = SampleBook()
    let limit = Self.places(2, .year, refills: refills)
    #expect(try holders(3, limit, &book) == 2)
    try book.add(book.event("s", "b-0", .stopped(BenefitStop(.vacated)), on: "2024-09-30"))
    #expect(book.history.totals.sum(of: BenefitCounter("quota:reward")).count == taken)
  }

  @Test func `a budget is taken by what is granted and given back by what is stopped`() throws {
    var book = SampleBook()
    let counter = BenefitCounter("budget:f")
    let limit = BenefitLimit(
      SampleBook.term(.budget, over: ["reward"]),
      bound: .budget(yuan(3_000), cutsDown: false),
      counter: counter
    )
    let year = book.request("b-1", .monthly(yuan(200)), to: "2025-02-28", limits: [limit])
    #expect(try book.grant(year).entitlement?.ceiling == yuan(2_400))
    let other = book.request("b-2", .once(yuan(700)), limits: [limit])
    #expect(LimitDecision(other, after: book.history).entitlement == nil)
    try book.add(book.event("s", "b-1", .stopped(BenefitStop(.givenUp)), on: "2024-05-31"))
    #expect(book.history.totals.sum(of: counter).amount == yuan(600))
    #expect(try book.grant(other).entitlement?.ceiling == yuan(700))
    let open = book.request("b-3", .monthly(yuan(1)), limits: [limit])
    #expect(LimitDecision(open, after: book.history).entitlement == nil)
  }

  @Test func `a corrected decision takes no second place`() throws {
    var book = SampleBook()
    let limit = Self.places(1, .ever)
    #expect(try holders(1, limit, &book) == 1)
    let again = book.request("b-0", .monthly(yuan(100)), to: "2025-02-28", limits: [limit])
    let decision = BenefitBook.decision(on: again, after: book.history)
    try book.add(book.event("c", "b-0", .decided(decision), correcting: "b-0/d"))
    #expect(book.history.state(of: "b-0").entitlement?.ceiling == yuan(1_200))
    #expect(book.history.totals.sum(of: BenefitCounter("quota:reward")).count == 1)
    try book.add(book.event("x", "b-0", .annulled, correcting: "c"))
    #expect(book.history.totals.sum(of: BenefitCounter("quota:reward")).count == 0)
  }

  @Test func `nothing is granted where nothing is due`() throws {
    var book = SampleBook()
    #expect(try book.grant(book.request("b-1", .once(.zero))).refusals == [.nothingDue])
    #expect(try book.grant(book.request("b-2", .inKind)).entitlement?.ceiling == nil)
  }
}
