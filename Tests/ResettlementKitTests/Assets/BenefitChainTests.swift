import ResettlementKit
import Testing

/// What was paid of benefits, as links of the chain of money.
@Suite struct BenefitChainTests {
  private static let household = SubjectReference(.household, "h1")
  private static let source = FundEarmark("扶贫专项资金", earmark: "以奖代补")

  /// A fund by its name, a household with a member, and another fund of an unclear name.
  private static let facts = """
    { "funds": [ { "id": "F1", "name": "扶贫专项资金", "amount": 9000 },
        { "id": "F2", "name": "结余资金", "amount": 1 }, { "id": "F3", "name": "结余资金" } ],
      "households": [ { "id": "h1" } ], "persons": [ { "id": "p1", "household": "h1" } ],
      "assets": [] }
    """

  private func paid(
    _ id: String,
    of benefit: String,
    yuan: Int,
    from source: FundEarmark = source,
    on day: String
  ) throws -> BenefitEvent {
    let payment = Payment(Money(yuan: ExactDecimal(yuan)), from: source)
    return try BenefitSamples.event(id, of: benefit, on: day, .paid(payment))
  }

  private func recovered(_ id: String, of benefit: String, yuan: Int, on day: String) throws
    -> BenefitEvent
  {
    let recovery = Recovery(Money(yuan: ExactDecimal(yuan)), to: Self.source)
    return try BenefitSamples.event(id, of: benefit, on: day, .recovered(recovery))
  }

  /// A reward of a household, of which a part came back, and a wage of a member.
  private func events() throws -> [BenefitEvent] {
    try BenefitSamples.granted(
      "b",
      to: SubjectReference(.lease, "s1"),
      payee: Self.household,
      yuan: 5000
    )
      + [
        paid("b/3", of: "b", yuan: 5000, on: "2024-07-05"),
        recovered("b/4", of: "b", yuan: 2000, on: "2024-07-09"),
      ]
      + BenefitSamples.granted(
        "w",
        "wage",
        to: SubjectReference(.person, "p1"),
        yuan: 800,
        countsFor: [Self.household]
      ) + [paid("w/3", of: "w", yuan: 800, on: "2024-07-06")]
  }

  private func audit(
    _ events: [BenefitEvent],
    byHand: [ChainEvent] = [],
    on day: String = "2024-12-31"
  ) throws -> AssetAudit {
    AssetAudit(
      of: AssetHistory(),
      chain: ChainHistory(byHand),
      benefits: BenefitHistory(events),
      in: try AssetSamples("aolezhaoqi", facts: Self.facts).population,
      on: AssessmentDates(on: try #require(CalendarDay(day)))
    )
  }

  @Test func `a payment is a link from its fund to who got it, and a recovery gives back`() throws {
    let audit = try audit(events())
    let links = audit.benefitChain.links.map {
      "\($0.id) \($0.source) \($0.destination) \($0.amount.yuan)"
    }
    #expect(
      links == [
        "b/3 fund/F1 household/h1 5000", "w/3 fund/F1 person/p1 800",
        "b/4 household/h1 fund/F1 2000",
      ]
    )
    let fund = audit.fundChain.destinations(of: "F1")
    #expect(fund.returned == Money(yuan: 2000))
    #expect(fund.unspent == Money(yuan: 5200))
    #expect(
      fund.holdings.map { "\($0.node) \($0.amount.yuan)" } == [
        "household/h1 3000", "person/p1 800",
      ]
    )
    #expect(audit.chainFindings.isEmpty)
  }

  @Test func `what a household's payment rests on is found, and what its members got`() throws {
    let audit = try audit(events())
    let (chain, household) = (audit.fundChain, ChainNode(.household, "h1"))
    #expect(chain.foundation(of: household).map(\.origin) == [.fund("F1")])
    #expect(audit.benefitChain.members(of: household) == [ChainNode(.person, "p1")])
    #expect(audit.benefitChain.households == [household])
    let alone = BenefitChain(of: audit.benefits, in: Population())
    #expect(alone.members(of: household) == [ChainNode(.person, "p1")], "by the grant itself")
  }

  @Test func `what happens later does not count, nor what was annulled`() throws {
    #expect(try audit(events(), on: "2024-07-05").benefitChain.links.map(\.id) == ["b/3"])
    let annulment = BenefitEvent(
      id: "w/4",
      benefit: "w",
      happenedOn: try #require(CalendarDay("2024-07-07")),
      recordedAt: try #require(RecordedTime("2024-07-08T00:00:00Z")),
      recordedBy: "财政局",
      content: .annulled,
      correction: BenefitEvent.Correction(of: "w/3", because: "录错")
    )
    #expect(try audit(events() + [annulment]).benefitChain.links.map(\.id) == ["b/3", "b/4"])
  }

  @Test func `what was paid by a decision that was annulled since is with whom it was paid to`()
    throws
  {
    let annulment = BenefitEvent(
      id: "b/9",
      benefit: "b",
      happenedOn: try #require(CalendarDay("2024-07-08")),
      recordedAt: try #require(RecordedTime("2024-07-08T12:00:00Z")),
      recordedBy: "财政局",
      content: .annulled,
      correction: BenefitEvent.Correction(of: "b/2", because: "不符合条件")
    )
    let links = try audit(events() + [annulment]).benefitChain.links.filter { $0.id != "w/3" }
    #expect(links.map(\.id) == ["b/3", "b/4"])
    #expect(links.map(\.destination.kind) == [.household, .fund])
  }

  @Test func `a fund that several are called by stays under the name that was paid from`() throws {
    let payment = try paid("b/5", of: "b", yuan: 1, from: FundEarmark("结余资金"), on: "2024-08-01")
    let links = try audit(events() + [payment]).benefitChain.links
    #expect(links.last?.source == ChainNode(.fund, "结余资金"))
  }

  @Test func `a payment that was entered by hand as well is found`() throws {
    let link = ChainEvent(
      id: "e1",
      link: "L1",
      happenedOn: try #require(CalendarDay("2024-07-05")),
      recordedAt: try #require(RecordedTime("2024-07-06T00:00:00Z")),
      recordedBy: EventRecorder(unit: "财政局"),
      content: .moved(
        ChainEvent.Movement(
          from: ChainNode(.fund, "F1"),
          to: ChainNode(.household, "h1"),
          Money(yuan: 5000)
        )
      )
    )
    let found = try audit(events(), byHand: [link]).chainFindings
    #expect(found.filter { $0.weight == .difference }.map(\.event) == ["e1"])
  }
}
