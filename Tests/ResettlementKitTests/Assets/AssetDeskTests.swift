import Quantities
import ResettlementCore
import ResettlementKit
import Testing

/// What comes from documents: A2 to A5 as the shipped packs have them.
@Suite struct AssetDeskTests {
  @Test func `A2: a plan to divide revenue up is refused with its clause`() throws {
    let samples = try AssetSamples("aolezhaoqi")
    let survey = try AssetSamples.surveyed()
    let divided = try AssetSamples.planned([("simple_division", 10)])
    let found = samples.obstacles(to: [divided], after: [survey])
    #expect(found.map(\.reason) == [.policy])
    #expect(found.flatMap(\.citations) == ["aolezhaoqi-3-1-4-ops-2"])
    let other = try AssetSamples.planned([("industry_development", 10)])
    #expect(samples.obstacles(to: [other], after: [survey]) == [])
  }

  @Test func `A2: revenue is not settled by shares alone where the pack forbids it`() throws {
    let samples = try AssetSamples(
      "qinzhou-port",
      facts: """
        { "assets": [ { "id": "A1", "revenue_purposes": ["other"] } ], "interest_links": [] }
        """
    )
    let survey = try AssetSamples.surveyed()
    let shares = try AssetSamples.planned([("dividend_by_shares", 10)])
    let found = samples.obstacles(to: [shares], after: [survey])
    #expect(found.flatMap(\.citations) == ["qinzhou-12"])
    let mixed = try AssetSamples.planned([("dividend_by_shares", 10), ("other", 1)])
    #expect(samples.obstacles(to: [mixed], after: [survey]) == [])
  }

  @Test func `A3: a use that is not named is recorded as left to the office`() throws {
    let desk = try AssetSamples("ulanhot").desk()
    let history = AssetHistory([try AssetSamples.surveyed()])
    let named = try desk.decide(
      [AssetSamples.planned([("industry_development", 5)])],
      after: history
    )
    #expect(named.first?.ruling?.discretion == [])
    #expect(named.first?.ruling?.citations == ["ulanhot-08"])
    let other = try desk.decide([AssetSamples.planned([("legal_advice", 5)])], after: history)
    #expect(other.first?.ruling?.discretion == ["市乡村振兴局"])
  }

  @Test func `A3: each plan is held against the rules, also after another that said the same`()
    throws
  {
    let desk = try AssetSamples("ulanhot").desk()
    let first = try AssetSamples.planned([("legal_advice", 5)])
    let uses = [RevenueShare("legal_advice", Money(yuan: 7))]
    let plan = RevenuePlan(period: "2025", amount: Money(yuan: 7), uses: uses)
    let second = try AssetSamples.event("p-2", on: 40, .revenuePlanned(plan))
    let history = AssetHistory([try AssetSamples.surveyed(), first])
    let decided = try desk.decide([second], after: history)
    #expect(decided.first?.ruling?.discretion == ["市乡村振兴局"])
  }

  @Test func `A2: a plan to divide revenue up is refused though the register says the same`() throws
  {
    let facts = #"{ "assets": [ { "id": "A1", "planned_revenue_uses": ["simple_division"] } ] }"#
    let samples = try AssetSamples("aolezhaoqi", facts: facts)
    let divided = try AssetSamples.planned([("simple_division", 10)])
    let found = samples.obstacles(to: [divided], after: [try AssetSamples.surveyed()])
    #expect(found.flatMap(\.citations) == ["aolezhaoqi-3-1-4-ops-2"])
  }

  @Test func `A4: an approval names a procedure of the asset that has ended`() throws {
    let samples = try AssetSamples("aolezhaoqi")
    let request = AssetEvent.Content.disposalRequested(AssetEvent.Reason("破损"))
    let history = [try AssetSamples.surveyed(), try AssetSamples.event("r", on: 2, request)]
    let approval = try AssetSamples.event(
      "q",
      on: 9,
      .disposalDecided(AssetEvent.DisposalDecision(isApproved: true, run: "D1"))
    )
    #expect(
      samples.obstacles(to: [approval], after: history).map(\.reason) == [.disposalProcedure]
    )
    func run(of asset: String, endingOn day: Int) throws -> ProcedureHistory {
      let opening = ProcedureEvent.Opening(
        policy: "aolezhaoqi",
        procedure: "asset_disposal",
        subject: SubjectReference(.asset, asset)
      )
      return ProcedureHistory([
        try IdentificationRun.event("d-1", of: "D1", on: 3, .opened(opening)),
        try IdentificationRun.event("d-2", of: "D1", on: day, .ended(ProcedureEvent.Ending("ok"))),
      ])
    }
    #expect(samples.obstacles(to: [approval], after: history, try run(of: "A1", endingOn: 8)) == [])
    for other in [try run(of: "A2", endingOn: 8), try run(of: "A1", endingOn: 10)] {
      #expect(
        samples.obstacles(to: [approval], after: history, other).map(\.reason)
          == [.disposalProcedure]
      )
    }
  }

  @Test func `A5: an activation is held against the rule of the pack as well`() throws {
    let samples = try AssetSamples(
      "qinzhou-port",
      facts: """
        { "assets": [ { "id": "A1", "is_industry_asset": true, "is_titled": true,
          "site": "S1" } ], "sites": [ { "id": "S1" } ] }
        """
    )
    let history = [
      try AssetSamples.surveyed(), try AssetSamples.event("o", on: 2, .putIntoOperation),
      try AssetSamples.event("i", on: 3, .becameIdle),
      try AssetSamples.event("t", on: 4, .titled(AssetEvent.Title(number: "1号"))),
    ]
    let activation = try AssetSamples.event("a", on: 5, .activated)
    let decided = try samples.desk().decide([activation], after: AssetHistory(history))
    #expect(decided.first?.ruling?.citations.contains("qinzhou-16") == true)
    let untitled = samples.obstacles(to: [activation], after: Array(history.prefix(3)))
    #expect(untitled.map(\.reason) == [.noTitle])
  }

  @Test func `what happened by itself is recorded whatever the pack says, without a ruling`() throws
  {
    let desk = try AssetSamples("aolezhaoqi").desk()
    let survey = try AssetSamples.surveyed()
    let decided = try desk.decide([survey], after: AssetHistory())
    #expect(decided == [survey])
    #expect(try desk.decide([survey], after: AssetHistory([survey])) == [])
  }

  @Test func `a ledger keeps what the desk decides and nothing of what it refuses`() async throws {
    let desk = try AssetSamples("aolezhaoqi").desk()
    let ledger = InMemoryEventLedger<AssetEvent>()
    let survey = try AssetSamples.surveyed()
    let divided = try AssetSamples.planned([("simple_division", 10)])
    let key = LedgerKey(of: [survey])
    try await ledger.record(for: key) { try desk.decide([survey], after: $0) }
    await #expect(throws: AssetRefusal.self) {
      try await ledger.record(for: key) { try desk.decide([divided], after: $0) }
    }
    #expect(await ledger.history(for: key).events == [survey])
  }
}
