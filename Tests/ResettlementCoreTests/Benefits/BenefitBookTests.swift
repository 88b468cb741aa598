import Quantities
import ResettlementCore
import Testing

@Suite struct BenefitBookTests {
  private let fen = ExactDecimal(significand: 1, exponent: -2)
  private let partOfFen = ExactDecimal(significand: 1, exponent: -3)
  private let half = ExactDecimal(significand: 5, exponent: -1)

  private func monthly(to: String? = "2024-08-31") throws -> SampleBook {
    var book = SampleBook()
    try book.grant(book.request("b-1", .monthly(yuan(200)), to: to))
    return book
  }

  @Test func `payments follow what is due, month by month, and never pass it`() throws {
    var book = try monthly()
    try book.pay("p-1", "b-1", yuan: 200, on: "2024-03-10", month: "2024-03-01")
    #expect(throws: BenefitObstacle.moreThanDue(yuan(0))) {
      try book.pay("p-2", "b-1", yuan: 200, on: "2024-03-31")
    }
    #expect(throws: BenefitObstacle.moreThanMonth(yuan(0))) {
      try book.pay("p-2", "b-1", yuan: 1, on: "2024-04-01", month: "2024-03-15")
    }
    try book.pay("p-2", "b-1", yuan: 200, on: "2024-04-01", month: "2024-04-01")
    #expect(throws: BenefitObstacle.otherMonth) {
      try book.pay("p-3", "b-1", yuan: 1, on: "2024-09-01", month: "2024-09-01")
    }
    try book.pay("p-3", "b-1", yuan: 800, on: "2025-01-01")
    #expect(throws: BenefitObstacle.moreThanDue(yuan(0))) {
      try book.pay("p-4", "b-1", yuan: fen, on: "2026-01-01")
    }
    #expect(book.history.state(of: "b-1").netPaid == yuan(1_200))
  }

  @Test func `a payment that is recorded late is held against its own day`() throws {
    var book = try monthly()
    try book.pay("p-2", "b-1", yuan: 200, on: "2024-04-05")
    try book.pay("p-1", "b-1", yuan: 200, on: "2024-03-05")
    #expect(throws: BenefitObstacle.moreThanDue(yuan(0))) {
      try book.pay("p-0", "b-1", yuan: 1, on: "2024-03-06")
    }
  }

  @Test func `money stays with its fund and its use`() throws {
    var book = try monthly()
    let other = FundEarmark("扶贫专项资金", earmark: "培训")
    #expect(throws: BenefitObstacle.otherSource(SampleBook.source)) {
      try book.pay("p-1", "b-1", yuan: 200, on: "2024-03-05", from: other)
    }
    #expect(throws: BenefitObstacle.noWholeFen(yuan(partOfFen))) {
      try book.pay("p-1", "b-1", yuan: partOfFen, on: "2024-03-05")
    }
    #expect(throws: BenefitObstacle.noWholeFen(yuan(-5))) {
      try book.pay("p-1", "b-1", yuan: -5, on: "2024-03-05")
    }
  }

  @Test func `half of a rent needs the rent`() throws {
    var book = SampleBook()
    try book.grant(book.request("b-1", .share(half), to: "2026-02-28"))
    let year = ("2024-03-01", "2025-02-28")
    #expect(throws: BenefitObstacle.billNeeded) {
      try book.pay("p-1", "b-1", yuan: 600, on: "2024-03-05", for: year)
    }
    #expect(throws: BenefitObstacle.billDaysNeeded) {
      try book.pay("p-1", "b-1", yuan: 600, on: "2024-03-05", bill: 1_200)
    }
    #expect(throws: BenefitObstacle.moreThanDue(yuan(600))) {
      try book.pay("p-1", "b-1", yuan: 601, on: "2024-03-05", bill: 1_200, for: year)
    }
    try book.pay("p-1", "b-1", yuan: 600, on: "2024-03-05", bill: 1_200, for: year)
    #expect(book.history.state(of: "b-1").counted == yuan(600))
  }

  @Test func `half of a bill is paid once, and of no bill for days after the end`() throws {
    var book = SampleBook()
    try book.grant(book.request("b-1", .share(half), to: "2025-02-28"))
    try book.pay("p-1", "b-1", yuan: 50, on: "2024-03-05", month: "2024-03-20", bill: 100)
    #expect(throws: BenefitObstacle.billPaidAlready("p-1")) {
      try book.pay("p-2", "b-1", yuan: 50, on: "2024-03-06", month: "2024-03-01", bill: 100)
    }
    #expect(throws: BenefitObstacle.billPaidAlready("p-1")) {
      let period = ("2024-03-31", "2024-12-31")
      try book.pay("p-2", "b-1", yuan: 1, on: "2024-04-01", bill: 900, for: period)
    }
    #expect(throws: BenefitObstacle.outsideTerm(day("2024-03-01"), day("2025-02-28"))) {
      let period = ("2024-04-01", "2025-03-31")
      try book.pay("p-2", "b-1", yuan: 600, on: "2024-04-01", bill: 1_200, for: period)
    }
    #expect(throws: BenefitObstacle.otherMonth) {
      try book.pay("p-2", "b-1", yuan: 50, on: "2025-03-05", month: "2025-03-01", bill: 100)
    }
    try book.pay("p-2", "b-1", yuan: 50, on: "2025-03-05", month: "2025-02-01", bill: 100)
    try book.add(book.event("x", "b-1", .annulled, on: "2025-03-06", correcting: "p-1"))
    try book.pay("p-3", "b-1", yuan: 40, on: "2025-03-07", month: "2024-03-01", bill: 80)
    #expect(book.history.state(of: "b-1").netPaid == yuan(90))
  }

  @Test func `half of a bill for days after a stop is to come back`() throws {
    var book = SampleBook()
    try book.grant(book.request("b-1", .share(half), to: "2026-02-28"))
    try book.pay("p-1", "b-1", yuan: 50, on: "2024-03-05", month: "2024-03-01", bill: 100)
    try book.pay("p-2", "b-1", yuan: 60, on: "2024-03-05", month: "2024-04-01", bill: 120)
    try book.add(book.event("s", "b-1", .stopped(BenefitStop(.givenUp)), on: "2024-03-31"))
    #expect(book.history.toRecover(on: day("2024-05-01")).map(\.amount) == [yuan(60)])
    #expect(throws: BenefitObstacle.otherMonth) {
      try book.pay("p-3", "b-1", yuan: 50, on: "2024-05-05", month: "2024-05-01", bill: 100)
    }
    try book.recover("r", "b-1", yuan: 60, on: "2024-05-01")
  }

  @Test func `a correction is no earlier than the application, and a stop no later than the end`()
    throws
  {
    var book = try monthly()
    try book.pay("p-1", "b-1", yuan: 200, on: "2024-03-05")
    try book.add(book.event("s", "b-1", .stopped(BenefitStop(.givenUp)), on: "2024-04-30"))
    let payment = BenefitEvent.Content.paid(Payment(yuan(100), from: SampleBook.source))
    for content in [payment, .annulled] {
      #expect(throws: BenefitObstacle.beforeApplication(day("2024-03-01"))) {
        try book.add(book.event("c", "b-1", content, on: "2024-02-29", correcting: "p-1"))
      }
    }
    let stop = BenefitEvent.Content.stopped(BenefitStop(.givenUp))
    #expect(throws: BenefitObstacle.beforeApplication(day("2024-03-01"))) {
      try book.add(book.event("c", "b-1", stop, on: "2024-02-01", correcting: "s"))
    }
    #expect(throws: BenefitObstacle.endedAlready(day("2024-08-31"))) {
      try book.add(book.event("c", "b-1", stop, on: "2024-09-01", correcting: "s"))
    }
    try book.add(book.event("c", "b-1", stop, on: "2024-05-31", correcting: "s"))
    #expect(book.history.state(of: "b-1").stoppedOn == day("2024-05-31"))
  }

  @Test func `one sum is granted until it is paid in full`() throws {
    var book = SampleBook()
    try book.grant(book.request("b-1", .once(yuan(500))))
    #expect(book.history.state(of: "b-1").status(on: day("2024-12-31")) == .granted)
    try book.pay("p-1", "b-1", yuan: 200, on: "2024-03-05")
    try book.pay("p-2", "b-1", yuan: 300, on: "2024-04-05")
    #expect(book.history.state(of: "b-1").status(on: day("2024-12-31")) == .settled)
    #expect(book.history.state(of: "b-1").parties == [SampleBook.household])
  }

  @Test func `a benefit ends by itself, or on the day it is stopped`() throws {
    var book = try monthly()
    let state = book.history.state(of: "b-1")
    #expect(state.status(on: day("2024-02-29")) == .granted)
    #expect(state.status(on: day("2024-08-31")) == .running)
    #expect(state.status(on: day("2024-09-01")) == .ended)
    #expect(throws: BenefitObstacle.endedAlready(day("2024-08-31"))) {
      try book.add(book.event("s", "b-1", .stopped(BenefitStop(.died)), on: "2024-09-01"))
    }
    try book.add(book.event("s", "b-1", .stopped(BenefitStop(.died)), on: "2024-04-10"))
    #expect(book.history.state(of: "b-1").status(on: day("2024-04-11")) == .stopped)
    #expect(throws: BenefitObstacle.moreThanDue(yuan(400))) {
      try book.pay("p-1", "b-1", yuan: 401, on: "2024-08-01")
    }
    #expect(throws: BenefitObstacle.stoppedAlready(day("2024-04-10"))) {
      try book.add(book.event("t", "b-1", .stopped(BenefitStop(.died)), on: "2024-04-12"))
    }
  }

  @Test func `what a late stop shows as overpaid is listed, comes back, and no more`() throws {
    var book = try monthly()
    try book.pay("p-1", "b-1", yuan: 600, on: "2024-05-05")
    #expect(book.history.toRecover(on: day("2024-06-01")).isEmpty)
    try book.add(book.event("s", "b-1", .stopped(BenefitStop(.movedAway)), on: "2024-03-20"))
    let owed = book.history.toRecover(on: day("2024-06-01"))
    #expect(owed.map(\.benefit.id) == ["b-1"] && owed.map(\.amount) == [yuan(400)])
    let back = { (sum: ExactDecimal) in
      book.event(
        "r-\(sum)",
        "b-1",
        .recovered(Recovery(yuan(sum), to: SampleBook.source)),
        on: "2024-06-02"
      )
    }
    #expect(throws: BenefitObstacle.moreThanOverpaid(yuan(400))) { try book.add(back(401)) }
    try book.add(back(150))
    #expect(book.history.toRecover(on: day("2024-06-02")).map(\.amount) == [yuan(250)])
    try book.add(back(250))
    #expect(book.history.toRecover(on: day("2024-06-02")).isEmpty)
  }

  @Test func `an annulled grant is to be paid back whole`() throws {
    var book = try monthly()
    try book.pay("p-1", "b-1", yuan: 200, on: "2024-03-05")
    #expect(throws: BenefitObstacle.decisionStands("b-1/d")) {
      try book.add(book.event("x", "b-1", .annulled, correcting: "b-1/a"))
    }
    #expect(throws: BenefitObstacle.reasonNeeded) {
      try book.add(book.event("x", "b-1", .annulled, correcting: "b-1/d", because: " "))
    }
    try book.add(book.event("x", "b-1", .annulled, correcting: "b-1/d"))
    #expect(book.history.toRecover(on: day("2024-03-05")).map(\.amount) == [yuan(200)])
    #expect(throws: BenefitObstacle.correctedAlready("b-1/d")) {
      try book.add(book.event("y", "b-1", .annulled, correcting: "b-1/d"))
    }
  }

  @Test func `nothing is decided, paid or stopped that was not applied for`() throws {
    var book = SampleBook()
    #expect(throws: BenefitObstacle.notApplied) {
      try book.pay("p-1", "b-1", yuan: 1, on: "2024-03-05")
    }
    let application = Application(
      policy: "example",
      programme: "reward",
      subject: SampleBook.household
    )
    try book.add(book.event("a", "b-1", .applied(application)))
    #expect(throws: BenefitObstacle.appliedAlready) {
      try book.add(book.event("b", "b-1", .applied(application)))
    }
    #expect(throws: BenefitObstacle.notGranted) {
      try book.pay("p-1", "b-1", yuan: 1, on: "2024-03-05")
    }
    #expect(throws: BenefitObstacle.beforeApplication(day("2024-03-01"))) {
      try book.add(book.event("d", "b-1", .decided(BenefitDecision()), on: "2024-02-28"))
    }
    try book.add(book.event("d", "b-1", .decided(BenefitDecision(refusals: [.nothingDue]))))
    #expect(throws: BenefitObstacle.decidedAlready("d")) {
      try book.add(book.event("e", "b-1", .decided(BenefitDecision())))
    }
    #expect(book.history.state(of: "b-1").status(on: day("2024-03-02")) == .refused)
  }

  @Test func `the order in which entries arrive does not matter`() throws {
    var book = try monthly()
    try book.pay("p-1", "b-1", yuan: 200, on: "2024-03-05")
    try book.pay("p-2", "b-1", yuan: 200, on: "2024-04-05")
    try book.add(book.event("s", "b-1", .stopped(BenefitStop(.movedAway)), on: "2024-03-20"))
    let whole = book.history.state(of: "b-1")
    var events = book.history.events
    for _ in 0..<24 {
      events.append(events.removeFirst())
      if events.count > 2 { events.swapAt(0, 2) }
      #expect(BenefitHistory(events).state(of: "b-1") == whole)
    }
  }

  @Test func `an entry that arrives twice counts once, and another one of its name is refused`()
    throws
  {
    var book = try monthly()
    try book.pay("p-1", "b-1", yuan: 200, on: "2024-03-05")
    try book.pay("p-1", "b-1", yuan: 200, on: "2024-03-05")
    #expect(book.history.state(of: "b-1").netPaid == yuan(200))
    #expect(throws: BenefitObstacle.idTaken("p-1")) {
      try book.pay("p-1", "b-1", yuan: 100, on: "2024-03-05")
    }
  }
}
