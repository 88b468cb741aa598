import ResettlementKit
import Testing

/// Caps over all programmes and years: what was granted elsewhere counts by the ledger.
@Suite struct BenefitLedgerFactsTests {
  private static let household = SubjectReference(.household, "h1")
  private static let park = SubjectReference(.organisation, "p")
  private static let shop = SubjectReference(.lease, "s1")

  /// A business of a household and a park, with what the registers say of earlier grants.
  private static func facts(_ household: String = "", of owner: String = "h1") -> String {
    """
    { "households": [ { "id": "h1", "is_relocated": true, "has_had_self_employment_reward": false,
        "park_rewards": 0 \(household) },
        { "id": "h2", "is_relocated": true, "has_had_self_employment_reward": false,
        "park_rewards": 0, "special_fund_grants": 0 } ],
      "sites": [ { "id": "s" } ],
      "organisations": [ { "id": "p", "kind": "park", "site": "s", "is_speciality_park": true,
        "completed_on": "2024-01-31" } ],
      "leases": [ { "id": "s1", "tenant_household": "\(owner)",
        "tenant_organisation": null, "premises_in_site": false, "use": "shop",
        "is_tertiary_industry": true, "has_complete_papers": true,
        "has_business_licence": true, "operates_normally": true, "grants_received": [],
        "from": "2024-02-01", "to": null } ] }
    """
  }

  private func pack() throws -> PolicyPack { try EditedPacks.withDistrict().pack("yunling") }

  /// What a business gets after another programme gave the first household something.
  private func reward(
    after yuan: Int,
    from fund: String? = "扶贫专项资金",
    _ facts: String = facts(),
    lineage: HouseholdLineage = HouseholdLineage()
  ) async throws -> BenefitState {
    let granted = try BenefitSamples.granted("x", to: Self.household, yuan: yuan, from: fund)
    let ledger = try await BenefitSamples.ledger(granted)
    let scene = try DeskScene(try pack(), facts, ledger: ledger, lineage: lineage)
    return try await scene.grant("b", "self_employment_reward", to: Self.shop)
  }

  @Test(arguments: [(18_000, 2000), (15_000, 5000), (19_999, 1)])
  func `what another programme gave counts under the cap of a household`(
    before: Int,
    granted: Int
  ) async throws {
    let state = try await reward(after: before)
    #expect(state.granted == ExactDecimal(granted))
  }

  @Test func `beyond the cap nothing is granted, and a fund without a cap does not count`()
    async throws
  {
    let refused = try await reward(after: 20_000)
    #expect(refused.failedConditions == ["under_the_cap"])
    let zero = Self.facts(#", "special_fund_grants": 0"#)
    #expect(try await reward(after: 18_000, from: "就业补助资金", zero).granted == 5000)
    #expect(try await reward(after: 18_000, from: nil, zero).granted == 2000)
  }

  @Test func `what the register states beside the ledger is added, so that nothing is paid twice`()
    async throws
  {
    let stated = Self.facts(#", "special_fund_grants": 9000"#)
    #expect(try await reward(after: 8000, stated).granted == 3000)
    #expect(try await reward(after: 11_000, stated).failedConditions == ["under_the_cap"])
  }

  @Test func `a household that split off has no cap of its own`() async throws {
    let facts = Self.facts(of: "h2")
    #expect(try await reward(after: 18_000, facts).granted == 5000)
    let split = HouseholdChange(
      id: "split",
      .split,
      of: ["h1"],
      into: ["h1", "h2"],
      on: try #require(CalendarDay("2024-03-01")),
      recordedAt: try #require(RecordedTime("2024-03-02T00:00:00Z"))
    )
    let lineage = HouseholdLineage([split])
    #expect(try await reward(after: 18_000, facts, lineage: lineage).granted == 2000)
  }

  @Test func `all grants of a park count under its cap`() async throws {
    let granted = try BenefitSamples.granted("x", to: Self.park, yuan: 12_000, from: nil)
    let ledger = try await BenefitSamples.ledger(granted)
    let scene = try DeskScene(try pack(), Self.facts(), ledger: ledger)
    func asking(_ yuan: Int) -> BenefitFinding {
      BenefitFinding(amount: Money(yuan: ExactDecimal(yuan)), discretion: "达到要求")
    }
    await #expect(
      throws: BenefitProblem.amountOutside(least: nil, most: Money(yuan: 8000))
    ) { try await scene.grant("b", "park_reward", to: Self.park, finding: asking(8001)) }
    let entry = try scene.entry("b", on: "2024-06-30")
    #expect(try await scene.desk.decide(entry, finding: asking(8000)).granted == 8000)
  }

  // MARK: - Assessing

  private func filled(
    _ events: [BenefitEvent],
    _ facts: String = facts(),
    on day: String = "2024-06-30"
  ) throws -> BenefitLedgerFacts.Filled {
    let pack = try pack()
    let extract = ExtractReader(catalogue: pack.catalogue)
      .read(json: SourceText(name: "facts.json", text: facts))
    let on = try #require(CalendarDay(day))
    return BenefitLedgerFacts(BenefitHistory(events).benefits, under: pack, on: on)
      .filling(extract.population)
  }

  @Test func `facts on earlier grants come from the ledger, and stay where it has no word`() throws
  {
    let events =
      try BenefitSamples.granted(
        "x",
        "self_employment_reward",
        to: Self.shop,
        payee: Self.household,
        yuan: 5000
      )
      + BenefitSamples.granted("y", "loan", to: Self.household, yuan: 50_000, form: .loan)
    let filled = try filled(events)
    let population = filled.population
    #expect(population.value(of: "special_fund_grants", of: Self.household) == .number(5000))
    #expect(
      population.value(of: "grants_received", of: Self.shop)
        == .list([.text("self_employment_reward")])
    )
    let had = population.value(of: "has_had_self_employment_reward", of: Self.household)
    #expect(had == .boolean(true), "the register said otherwise")
    let other = SubjectReference(.household, "h2")
    #expect(population.value(of: "special_fund_grants", of: other) == .number(0))
    #expect(population.value(of: "grants_received", of: other) == .unknown)
    #expect(population.value(of: "park_grants", of: Self.park) == .unknown)
    #expect(filled.statedTwice.isEmpty)
  }

  @Test func `what a park was paid for a household is its park rewards, and no grant of a fund`()
    throws
  {
    let events = try BenefitSamples.granted(
      "x",
      "park_reward_by_household",
      to: SubjectReference(.interestLink, "l"),
      payee: Self.park,
      yuan: 6000,
      from: nil,
      countsFor: [Self.household]
    )
    let population = try filled(events, Self.facts(#", "special_fund_grants": 0"#)).population
    #expect(population.value(of: "park_rewards", of: Self.household) == .number(6000))
    #expect(population.value(of: "special_fund_grants", of: Self.household) == .number(0))
    #expect(population.value(of: "park_grants", of: Self.park) == .number(6000))
  }

  @Test func `what was paid by a grant that was annulled is had until it comes back`() throws {
    let day = try #require(CalendarDay("2024-02-03"))
    let source = FundEarmark("扶贫专项资金")
    let sum = Money(yuan: 4000)
    let annulment = BenefitEvent(
      id: "x/4",
      benefit: "x",
      happenedOn: day,
      recordedAt: RecordedTime(startOf: try #require(day.adding(days: 1))),
      recordedBy: "财政局",
      content: .annulled,
      correction: BenefitEvent.Correction(of: "x/2", because: "录错")
    )
    let events =
      try BenefitSamples.granted("x", to: Self.household, yuan: 4000) + [
        BenefitSamples.event("x/3", of: "x", on: "2024-02-02", .paid(Payment(sum, from: source))),
        annulment,
      ]
    let had = try filled(events).population
    #expect(had.value(of: "special_fund_grants", of: Self.household) == .number(4000))
    let recovery = BenefitEvent.Content.recovered(Recovery(sum, to: source))
    let back = try filled(
      events + [BenefitSamples.event("x/5", of: "x", on: "2024-02-04", recovery)]
    )
    #expect(back.population.value(of: "special_fund_grants", of: Self.household) == .unknown)
  }

  @Test func `of whom both speak is said, and later decisions do not count`() throws {
    let events = try BenefitSamples.granted("x", to: Self.household, yuan: 5000)
    let stated = Self.facts(#", "special_fund_grants": 9000"#)
    let both = try filled(events, stated)
    #expect(both.population.value(of: "special_fund_grants", of: Self.household) == .number(14_000))
    #expect(both.statedTwice == ["special_fund_grants": [Self.household]])
    let before = try filled(events, stated, on: "2024-01-31")
    #expect(before.population.value(of: "special_fund_grants", of: Self.household) == .number(9000))
  }
}
