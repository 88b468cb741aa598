import Quantities
import ResettlementCore
import Testing

/// Loans from their payment to their last repayment.
@Suite struct BenefitLoanTests {
  private func lent(to last: String? = "2025-03-01") throws -> SampleBook {
    var book = SampleBook()
    let loan = book.request("b-1", .once(yuan(60_000)), form: .loan, to: last)
    try book.grant(loan)
    try book.pay("p", "b-1", yuan: 60_000, on: "2024-03-05")
    return book
  }

  private func repayment(_ id: String, yuan sum: ExactDecimal, on text: String, _ book: SampleBook)
    -> BenefitEvent
  {
    book.event(id, "b-1", .repaid(Repayment(yuan(sum), to: SampleBook.source)), on: text)
  }

  @Test func `a loan is paid back bit by bit, and never more than is owed`() throws {
    var book = try lent()
    #expect(book.history.state(of: "b-1").status(on: day("2024-06-01")) == .running)
    try book.add(repayment("r-1", yuan: 20_000, on: "2024-06-01", book))
    #expect(book.history.state(of: "b-1").balance == yuan(40_000))
    #expect(throws: BenefitObstacle.moreThanOwed(yuan(40_000))) {
      try book.add(repayment("r-2", yuan: 40_001, on: "2024-07-01", book))
    }
    #expect(throws: BenefitObstacle.moreThanOwed(yuan(0))) {
      try book.add(repayment("r-2", yuan: 1, on: "2024-03-04", book))
    }
    try book.add(repayment("r-2", yuan: 40_000, on: "2024-07-01", book))
    let state = book.history.state(of: "b-1")
    #expect(state.balance == .zero && state.status(on: day("2025-06-01")) == .settled)
    #expect(state.overpaid(on: day("2025-06-01")) == .zero)
  }

  @Test func `what is owed after the last day is overdue, until it is paid back`() throws {
    var book = try lent()
    let state = book.history.state(of: "b-1")
    #expect(state.overdue(on: day("2025-03-01")) == .zero)
    #expect(state.overdue(on: day("2025-03-02")) == yuan(60_000))
    #expect(state.status(on: day("2025-03-02")) == .running)
    try book.add(repayment("r-1", yuan: 60_000, on: "2025-04-01", book))
    #expect(book.history.state(of: "b-1").overdue(on: day("2025-04-01")) == .zero)
    #expect(try lent(to: nil).history.state(of: "b-1").overdue(on: day("2030-01-01")) == .zero)
  }

  @Test func `money of a loan goes back where it came from, and a grant is no loan`() throws {
    var book = try lent()
    let other = Repayment(yuan(1), to: FundEarmark("其他资金"))
    #expect(throws: BenefitObstacle.otherSource(SampleBook.source)) {
      try book.add(book.event("r", "b-1", .repaid(other), on: "2024-06-01"))
    }
    var reward = SampleBook()
    try reward.grant(reward.request("b-1", .once(yuan(500))))
    try reward.pay("p", "b-1", yuan: 500, on: "2024-03-05")
    #expect(throws: BenefitObstacle.noLoan) {
      try reward.add(repayment("r", yuan: 1, on: "2024-06-01", reward))
    }
  }

  @Test func `of an annulled loan what was paid back is not recovered again`() throws {
    var book = try lent()
    try book.add(repayment("r-1", yuan: 20_000, on: "2024-06-01", book))
    try book.add(book.event("x", "b-1", .annulled, on: "2024-07-01", correcting: "b-1/d"))
    #expect(book.history.state(of: "b-1").overpaid(on: day("2024-07-01")) == yuan(40_000))
    #expect(throws: BenefitObstacle.moreThanOverpaid(yuan(40_000))) {
      try book.recover("c", "b-1", yuan: 40_001, on: "2024-07-02")
    }
    try book.recover("c", "b-1", yuan: 10_000, on: "2024-07-02")
    try book.add(repayment("r-2", yuan: 30_000, on: "2024-07-03", book))
    #expect(book.history.state(of: "b-1").balance == .zero)
  }
}
