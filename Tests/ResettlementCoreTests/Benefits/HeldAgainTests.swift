import Quantities
import ResettlementCore
import Testing

/// Corrections by which a benefit takes more than before, held against the limits again.
@Suite struct HeldAgainTests {
  private static let places = BenefitCounter("quota:reward")

  private static func quota(_ number: Int, _ span: LimitTerm.Span) -> BenefitLimit {
    BenefitLimit(
      SampleBook.term(.quota, over: ["reward"], span),
      bound: .quota(number, refills: true),
      counter: places
    )
  }

  private static func limit(
    _ kind: LimitTerm.Kind,
    _ span: LimitTerm.Span,
    _ bound: BenefitLimit.Bound
  )
    -> BenefitLimit
  {
    BenefitLimit(
      SampleBook.term(kind, over: ["reward"], span),
      bound: bound,
      counted: [SampleBook.household]
    )
  }

  private static let cap = limit(.cap, .ever, .cap(yuan(20_000), cutsDown: true))

  private static let budget = BenefitLimit(
    SampleBook.term(.budget, over: ["reward"]),
    bound: .budget(yuan(20_000), cutsDown: true),
    counter: BenefitCounter("budget:f")
  )

  private func post(_ benefit: String, from: String, _ limit: BenefitLimit, in book: SampleBook)
    -> BenefitRequest
  {
    book.request(
      benefit,
      .monthly(yuan(200)),
      for: SubjectReference(.post, benefit),
      from: from,
      to: "2026-02-28",
      limits: [limit]
    )
  }

  /// What is in the way of an entry, if that is a limit.
  private func refusal(_ book: inout SampleBook, _ event: BenefitEvent) -> LimitFinding? {
    let before = book
    do {
      try book.add(event)
      book = before
      return nil
    } catch {
      if case .limit(let finding) = error as? BenefitObstacle { return finding }
      return nil
    }
  }

  // MARK: - Places

  @Test(arguments: [LimitTerm.Span.sameTime, .ever, .year])
  func `a stop is not annulled when somebody else has the place`(span: LimitTerm.Span) throws {
    var book = SampleBook()
    let limit = Self.quota(1, span)
    try book.grant(post("b-0", from: "2024-03-01", limit, in: book))
    try book.add(book.event("s", "b-0", .stopped(BenefitStop(.vacated)), on: "2024-09-30"))
    try book.grant(post("b-1", from: "2024-10-01", limit, in: book))
    let annulment = book.event("x", "b-0", .annulled, on: "2024-10-02", correcting: "s")
    let finding = try #require(refusal(&book, annulment))
    #expect(finding.limit.citations == ["example-1"])
    #expect(finding.bound == 1 && finding.taken == 1)

    try book.add(book.event("y", "b-1", .annulled, on: "2024-10-03", correcting: "b-1/d"))
    try book.add(annulment)
    #expect(book.history.state(of: "b-0").lastDay == day("2026-02-28"))
    let next = post("b-2", from: "2024-10-05", limit, in: book)
    #expect(LimitDecision(next, after: book.history).entitlement == nil)
  }

  @Test func `a stop is put off only to before somebody else has the place`() throws {
    var book = SampleBook()
    let limit = Self.quota(1, .sameTime)
    try book.grant(post("b-0", from: "2024-03-01", limit, in: book))
    try book.add(book.event("s", "b-0", .stopped(BenefitStop(.vacated)), on: "2024-09-15"))
    try book.grant(post("b-1", from: "2024-10-01", limit, in: book))
    let stop = BenefitEvent.Content.stopped(BenefitStop(.vacated))
    let late = book.event("c", "b-0", stop, on: "2024-10-01", correcting: "s")
    #expect(refusal(&book, late)?.taken == 1)
    try book.add(book.event("c", "b-0", stop, on: "2024-09-30", correcting: "s"))
    try book.add(book.event("e", "b-0", stop, on: "2024-08-31", correcting: "c"))
  }

  @Test func `a stop is not annulled when the same person has another grant by then`() throws {
    var book = SampleBook()
    let once = Self.limit(.once, .sameTime, .once)
    let request = { (benefit: String, from: String, book: SampleBook) in
      book.request(benefit, .monthly(yuan(200)), from: from, to: "2026-02-28", limits: [once])
    }
    try book.grant(request("b-0", "2024-03-01", book))
    try book.add(book.event("s", "b-0", .stopped(BenefitStop(.givenUp)), on: "2024-09-30"))
    try book.grant(request("b-1", "2024-10-01", book))
    let annulment = book.event("x", "b-0", .annulled, on: "2024-10-02", correcting: "s")
    #expect(refusal(&book, annulment)?.earlier.map(\.benefit) == ["b-1"])
  }

  // MARK: - Sums

  @Test func `a stop is not annulled when the money was given to another grant`() throws {
    for limit in [Self.cap, Self.budget] {
      var book = SampleBook()
      let year = book.request("b-0", .monthly(yuan(1_500)), to: "2025-02-28", limits: [limit])
      #expect(try book.grant(year).entitlement?.ceiling == yuan(18_000))
      try book.add(book.event("s", "b-0", .stopped(BenefitStop(.givenUp)), on: "2024-03-31"))
      try book.grant(book.request("b-1", .once(yuan(10_000)), from: "2024-04-01", limits: [limit]))
      let annulment = book.event("x", "b-0", .annulled, on: "2024-04-02", correcting: "s")
      #expect(refusal(&book, annulment)?.taken == 10_000)
      let later = book.event(
        "c",
        "b-0",
        .stopped(BenefitStop(.givenUp)),
        on: "2024-08-31",
        correcting: "s"
      )
      #expect(refusal(&book, later) == nil, "six months and the other grant are within the limit")
    }
  }

  @Test func `a decision is not corrected beyond what the limits leave`() throws {
    var book = SampleBook()
    try book.grant(book.request("b-0", .once(yuan(5_000)), limits: [Self.cap]))
    let sooner = book.request("b-0", .once(yuan(18_000)), limits: [Self.cap])
    let decision = BenefitBook.decision(on: sooner, after: book.history)
    try book.grant(book.request("b-1", .once(yuan(10_000)), limits: [Self.cap]))
    let correction = book.event("c", "b-0", .decided(decision), correcting: "b-0/d")
    #expect(refusal(&book, correction)?.earlier.map(\.benefit) == ["b-1"])
    let now = BenefitBook.decision(on: sooner, after: book.history)
    #expect(now.entitlement?.ceiling == yuan(10_000))
    try book.add(book.event("c", "b-0", .decided(now), correcting: "b-0/d"))
  }

  @Test func `an annulled stop of a household counts what its other part was granted`() throws {
    var book = SampleBook()
    let year = book.request("b-0", .monthly(yuan(1_500)), to: "2025-02-28", limits: [Self.cap])
    try book.grant(year)
    try book.add(book.event("s", "b-0", .stopped(BenefitStop(.givenUp)), on: "2024-03-31"))
    let part = SubjectReference(.household, "h-2")
    try book.grant(book.request("b-1", .once(yuan(10_000)), for: part))
    let annulment = book.event("x", "b-0", .annulled, on: "2024-04-02", correcting: "s")
    #expect(refusal(&book, annulment) == nil)
    #expect(throws: BenefitObstacle.self) {
      _ = try BenefitBook.entry(annulment, after: book.history) { _ in [part] }
    }
    let key = book.history.key(holding: "b-0") { _ in [part] }
    #expect(key.subjects == [SampleBook.household, part])
  }

  // MARK: - Money that has not come back

  @Test func `money of an annulled grant counts under caps and budgets until it came back`() throws
  {
    var book = SampleBook()
    let limits = [Self.cap, Self.budget]
    try book.grant(book.request("b-0", .once(yuan(18_000)), limits: limits))
    try book.pay("p", "b-0", yuan: 18_000, on: "2024-03-02")
    try book.add(book.event("x", "b-0", .annulled, on: "2024-03-03", correcting: "b-0/d"))
    try book.add(book.event("y", "b-0", .annulled, on: "2024-03-03", correcting: "b-0/a"))
    let next = book.request("b-1", .once(yuan(5_000)), limits: limits)
    let short = LimitDecision(next, after: book.history)
    #expect(short.entitlement?.ceiling == yuan(2_000))
    #expect(short.reductions.map(\.finding.limit.kind) == [.cap, .budget])
    #expect(short.reductions.first?.finding.earlier.map(\.amount) == [yuan(18_000)])
    try book.recover("r", "b-0", yuan: 10_000, on: "2024-03-04")
    let other = book.request("b-1", .once(yuan(20_000)), limits: limits)
    #expect(LimitDecision(other, after: book.history).entitlement?.ceiling == yuan(12_000))
    try book.recover("q", "b-0", yuan: 8_000, on: "2024-03-05")
    #expect(LimitDecision(other, after: book.history).entitlement?.ceiling == yuan(20_000))
    #expect(book.history.totals.sum(of: BenefitCounter("budget:f")).amount == .zero)
  }

  @Test func `money of a grant that was made smaller counts until it came back`() throws {
    var book = SampleBook()
    try book.grant(book.request("b-0", .once(yuan(18_000)), limits: [Self.cap, Self.budget]))
    try book.pay("p", "b-0", yuan: 18_000, on: "2024-03-02")
    let smaller = book.request("b-0", .once(yuan(3_000)), limits: [Self.cap, Self.budget])
    let decision = BenefitBook.decision(on: smaller, after: book.history)
    try book.add(book.event("c", "b-0", .decided(decision), correcting: "b-0/d"))
    let next = book.request("b-1", .once(yuan(20_000)), limits: [Self.cap])
    #expect(LimitDecision(next, after: book.history).entitlement?.ceiling == yuan(2_000))
    let counter = BenefitCounter("budget:f")
    #expect(book.history.totals.sum(of: counter).amount == yuan(18_000))
    try book.recover("r", "b-0", yuan: 15_000, on: "2024-03-05")
    #expect(LimitDecision(next, after: book.history).entitlement?.ceiling == yuan(17_000))
    #expect(book.history.totals.sum(of: counter).amount == yuan(3_000))
  }

  @Test func `money that came back is not said to be out again when another grant took its turn`()
    throws
  {
    var book = SampleBook()
    let once = Self.limit(.once, .ever, .once)
    try book.grant(book.request("b-0", .once(yuan(500)), limits: [once]))
    try book.pay("p", "b-0", yuan: 500, on: "2024-03-02")
    try book.add(book.event("x", "b-0", .annulled, on: "2024-03-03", correcting: "b-0/d"))
    try book.recover("r", "b-0", yuan: 500, on: "2024-03-04")
    try book.grant(book.request("b-1", .once(yuan(500)), from: "2024-03-05", limits: [once]))
    let annulment = book.event("z", "b-0", .annulled, on: "2024-03-06", correcting: "r")
    #expect(refusal(&book, annulment)?.earlier.map(\.benefit) == ["b-1"])
    try book.add(book.event("y", "b-1", .annulled, on: "2024-03-06", correcting: "b-1/d"))
    #expect(refusal(&book, annulment) == nil)
  }

  // MARK: - Years

  @Test func `a corrected decision stays in the year that it counts in`() throws {
    var book = SampleBook()
    let limit = Self.quota(1, .year)
    try book.grant(post("b-0", from: "2024-12-30", limit, in: book))
    let other = post("b-0", from: "2025-01-02", limit, in: book)
    let decision = BenefitBook.decision(on: other, after: book.history)
    let year = BenefitObstacle.otherYear(day("2024-01-01"), day("2024-12-31"))
    #expect(throws: year) {
      let correction = book.event(
        "c",
        "b-0",
        .decided(decision),
        on: "2025-01-02",
        correcting: "b-0/d"
      )
      try book.add(correction)
    }
    try book.add(
      book.event("c", "b-0", .decided(decision), on: "2024-12-31", correcting: "b-0/d")
    )
    #expect(book.history.totals.sum(of: Self.places).count == 1)
  }

  @Test(arguments: [
    ("2024-07-01", "2024-07-01", "2024-07-01", "2025-06-30"),
    ("2025-06-30", "2024-07-01", "2024-07-01", "2025-06-30"),
    ("2025-07-01", "2024-07-01", "2025-07-01", "2026-06-30"),
    ("2024-06-30", "2024-07-01", "2023-07-01", "2024-06-30"),
    ("2025-02-28", "2024-02-29", "2025-02-28", "2026-02-27"),
    ("2024-07-01", nil, "2024-01-01", "2024-12-31"),
  ])
  func `years are those of the calendar, or follow one another from a day`(
    of text: String,
    from first: String?,
    begin: String,
    end: String
  ) {
    let year = CalendarDay.year(of: day(text), from: first.map(day))
    #expect(year == day(begin)...day(end))
  }

  @Test func `once in a year counts the years of the plan`() throws {
    let limit = BenefitLimit(
      SampleBook.term(.once, over: ["reward"], .year),
      bound: .once,
      counted: [SampleBook.household],
      year: day("2024-07-01")...day("2025-06-30")
    )
    var book = SampleBook()
    try book.grant(book.request("b-0", .once(yuan(1)), from: "2024-12-30", limits: [limit]))
    let later = book.request("b-1", .once(yuan(1)), from: "2025-01-02", limits: [limit])
    let decision = LimitDecision(later, after: book.history)
    guard case .limit(let finding) = try #require(decision.refusals.first) else {
      Issue.record("not refused by the limit")
      return
    }
    #expect(finding.period == day("2024-07-01")...day("2025-06-30"))
  }
}
