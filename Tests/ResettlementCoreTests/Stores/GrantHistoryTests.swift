import Quantities
import ResettlementCore
import Testing

@Suite struct GrantHistoryTests {
  private let household = SubjectReference(.household, "h-1")
  private let worker = SubjectReference(.person, "p-1")

  private func grant(
    _ id: String,
    _ programme: Rule.ID,
    yuan: ExactDecimal,
    correcting wrong: Grant.ID? = nil
  ) -> Grant {
    Grant(
      id: id,
      programme: programme,
      subject: household,
      countsFor: [worker],
      amount: Money(yuan: yuan),
      decidedOn: day("2023-07-01"),
      recordedAt: time("2023-07-01T00:00:00Z"),
      correction: wrong.map { Grant.Correction(of: $0, because: "typed wrong") }
    )
  }

  @Test func `adds up the grants that hold, of some programmes or of all`() {
    let history = GrantHistory([
      grant("g-1", "shop_reward", yuan: 5000),
      grant("g-2", "rent", yuan: 300),
      grant("g-3", "shop_reward", yuan: 2500, correcting: "g-1"),
      grant("g-4", "training", yuan: 800),
      grant("g-5", "training", yuan: 0, correcting: "g-4"),
    ])
    #expect(history.effective.map(\.id) == ["g-2", "g-3"])
    #expect(history.total() == Money(yuan: 2800))
    #expect(history.total(of: ["shop_reward"]) == Money(yuan: 2500))
    #expect(history.total(of: ["other"]) == .zero)
  }

  @Test func `belongs to the key of its subject and of those for whom it counts`() {
    let grant = grant("g-1", "rent", yuan: 300)
    #expect(GrantKey(household).includes(grant))
    #expect(GrantKey(worker).includes(grant))
    #expect(!GrantKey(SubjectReference(.person, "p-2")).includes(grant))
    #expect(!GrantKey([]).includes(grant))
  }
}
