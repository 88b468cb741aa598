import Quantities
import ResettlementCore
import Testing

@Suite struct FundChainTests {
  private func link(_ id: String, _ from: String, _ to: String, _ yuan: Int) throws -> ChainLink {
    ChainLink(
      id: id,
      from: try #require(ChainNode(from)),
      to: try #require(ChainNode(to)),
      amount: Money(yuan: ExactDecimal(yuan)),
      day: day("2024-03-01"),
      event: id
    )
  }

  /// Two funds in one project, which made an asset that earned something for two households.
  private func links() throws -> [ChainLink] {
    [
      try link("L1", "fund/F1", "project/P1", 300), try link("L2", "fund/F2", "project/P1", 100),
      try link("L3", "project/P1", "asset/A1", 360), try link("L4", "asset/A1", "revenue/R1", 40),
      try link("L5", "revenue/R1", "household/h1", 10),
      try link("L6", "revenue/R1", "household/h2", 20),
    ]
  }

  private let received: [Fund.ID: Money] = ["F1": Money(yuan: 500), "F2": Money(yuan: 100)]

  @Test func `shows where every yuan of a fund is, and what is not spent`() throws {
    let chain = FundChain(try links(), received: received)
    let found = chain.destinations(of: "F1")
    #expect(found.received == Money(yuan: 500))
    #expect(found.unspent == Money(yuan: 200))
    #expect(
      found.holdings.map { "\($0.node) \($0.amount.yuan)" } == ["project/P1 30", "asset/A1 270"]
    )
    #expect(found.earnings.map(\.link.id) == ["L4", "L5", "L6"])
    #expect(found.earnings.flatMap(\.parts).map(\.amount) == [30, 7.5, 15].map(yuan))
    #expect(chain.findings.isEmpty)
  }

  @Test func `shows what an asset rests on, and what a household got from which fund`() throws {
    let chain = FundChain(try links(), received: received)
    let parts = chain.foundation(of: ChainNode(.asset, "A1"))
    #expect(parts.map { "\($0.origin) \($0.amount.yuan)" } == ["fund/F1 270", "fund/F2 90"])
    let receipts = chain.receipts(of: ChainNode(.household, "h1"))
    #expect(receipts.map(\.link.id) == ["L5"])
    #expect(receipts[0].parts.map(\.amount) == [7.5, 2.5].map(yuan))
  }

  private func yuan(_ number: Double) -> Money { Money(fen: Int64(number * 100)) }

  @Test func `what was spent beyond what came in has no explanation and is a finding`() throws {
    let links = try links() + [try link("L7", "project/P1", "use/其他", 50)]
    let chain = FundChain(links, received: received)
    let node = ChainNode(.project, "P1")
    #expect(
      chain.findings == [.overspent(node, received: Money(yuan: 400), spent: Money(yuan: 410))]
    )
    let parts = chain.passage(links[6]).parts
    #expect(parts.last?.origin == .unexplained(node))
    #expect(parts.last?.amount == Money(yuan: 10))
    #expect(parts.reduce(.zero) { $0 + $1.amount } == Money(yuan: 50))
    let fund = FundChain(
      try self.links(),
      received: ["F1": Money(yuan: 299), "F2": Money(yuan: 1)]
    )
    #expect(fund.findings.count == 2)
    #expect(fund.destinations(of: "F1").overspent == Money(yuan: 1))
  }

  @Test func `a fund of which nobody knows what it received is unknown and not empty`() throws {
    let chain = FundChain(try links(), received: ["F1": Money(yuan: 500)])
    #expect(chain.destinations(of: "F2").received == nil)
    #expect(chain.destinations(of: "F2").unspent == nil)
    #expect(chain.findings == [.receivedUnknown("F2")])
  }

  @Test func `revenue of an asset without recorded money has no explanation`() throws {
    let links = [
      try link("L1", "asset/A9", "revenue/R9", 5), try link("L2", "revenue/R9", "household/h1", 5),
    ]
    let chain = FundChain(links)
    #expect(chain.findings == [.noSource(ChainNode(.asset, "A9"))])
    let parts = chain.receipts(of: ChainNode(.household, "h1"))[0].parts
    #expect(parts.map(\.origin) == [.unexplained(ChainNode(.asset, "A9"))])
  }

  @Test func `what a sale brought goes on to another asset without counting twice`() throws {
    let links =
      try links() + [
        try link("M1", "asset/A1", "proceeds/A1", 200),
        try link("M2", "proceeds/A1", "project/P1", 80),
        try link("M3", "project/P1", "asset/A2", 120),
      ]
    let chain = FundChain(links, received: received)
    let found = chain.destinations(of: "F1")
    let held = found.holdings.reduce(found.unspent ?? .zero) { $0 + $1.amount }
    #expect(held == found.received)
    let parts = chain.foundation(of: ChainNode(.asset, "A2"))
    #expect(parts.reduce(.zero) { $0 + $1.amount } == Money(yuan: 120))
    #expect(Set(parts.map(\.origin)) == [.fund("F1"), .fund("F2")])
  }

  @Test func `links of two ledgers that share a name both count, and one listed twice counts once`()
    throws
  {
    let one = try link("A1-05", "fund/F1", "project/P1", 10)
    let other = try link("A1-05", "fund/F1", "project/P2", 5)
    let chain = FundChain([one, other, one], received: ["F1": Money(yuan: 20)])
    #expect(chain.links.map(\.id) == ["A1-05", "A1-05 (2)"])
    #expect(chain.destinations(of: "F1").unspent == Money(yuan: 5))
    #expect(FundChain([other, one]).links == chain.links)
  }

  @Test func `sums of the largest amounts are exact`() throws {
    let most = Money(fen: .max)
    let links = ["L1", "L2", "L3"].map { name in
      ChainLink(
        id: name,
        from: ChainNode(.fund, "F1"),
        to: ChainNode(.project, "P1"),
        amount: most,
        day: day("2024-03-01"),
        event: name
      )
    }
    let chain = FundChain(links)
    let total = most + most + most
    #expect(chain.foundation(of: ChainNode(.project, "P1")).map(\.amount) == [total])
    #expect(chain.destinations(of: "F1").holdings.map(\.amount) == [total])
  }

  @Test func `what is given back is there to be spent again, and is of the fund it goes to`() throws
  {
    let links = [
      try link("L1", "fund/F1", "household/h1", 60), try link("L2", "fund/F2", "household/h1", 40),
      try link("L3", "household/h1", "fund/F1", 20), try link("L4", "fund/F1", "household/h2", 50),
    ]
    let chain = FundChain(links, received: ["F1": Money(yuan: 100), "F2": Money(yuan: 40)])
    let found = chain.destinations(of: "F1")
    #expect(found.returned == Money(yuan: 20) && found.unspent == Money(yuan: 10))
    #expect(found.holdings.map(\.amount) == [40, 50].map(yuan))
    #expect(chain.destinations(of: "F2").holdings.map(\.amount) == [40].map(yuan))
    #expect(chain.passage(links[2]).parts.map(\.origin) == [.fund("F1")])
    #expect(chain.findings.isEmpty)
  }

  @Test func `what goes back to another fund is not lost, and more than was got is a finding`()
    throws
  {
    let links = [
      try link("L1", "fund/F1", "household/h1", 60), try link("L2", "household/h1", "fund/F2", 70),
    ]
    let chain = FundChain(links, received: ["F1": Money(yuan: 60), "F2": .zero])
    let holdings = chain.destinations(of: "F1").holdings
    #expect(holdings.map { "\($0.node) \($0.amount.yuan)" } == ["fund/F2 60"])
    #expect(chain.destinations(of: "F2").unspent == Money(yuan: 70))
    let node = ChainNode(.household, "h1")
    #expect(
      chain.findings == [.overspent(node, received: Money(yuan: 60), spent: Money(yuan: 70))]
    )
  }

  @Test(arguments: 1...60)
  func `no fen is lost or made, whatever the order of the links`(_ seed: Int) throws {
    var die = SystemDie(seed)
    var links: [ChainLink] = []
    for number in 0..<40 {
      let project = "project/P\(die.roll(4))"
      let ends =
        die.roll(2) == 0
        ? ("fund/F\(die.roll(3))", project)
        : (project, ["asset/A\(die.roll(3))", "household/h\(die.roll(5))"][die.roll(2)])
      links.append(
        ChainLink(
          id: "L\(number)",
          from: try #require(ChainNode(ends.0)),
          to: try #require(ChainNode(ends.1)),
          amount: Money(fen: Int64(die.roll(100_000) + 1)),
          day: day("2024-03-01").adding(days: die.roll(30)) ?? day("2024-03-01"),
          event: "e\(number)"
        )
      )
    }
    let received: [Fund.ID: Money] = ["F0": yuan(5000), "F1": yuan(9000), "F2": yuan(20_000)]
    let chain = FundChain(links, received: received)
    for (fund, amount) in received {
      let found = chain.destinations(of: fund)
      let held = found.holdings.reduce(found.unspent ?? .zero) { $0 + $1.amount }
      #expect(held == amount)
    }
    for link in links {
      #expect(chain.passage(link).parts.reduce(.zero) { $0 + $1.amount } == link.amount)
    }
    let mixed = FundChain(links.sorted { die.order($0.id) < die.order($1.id) }, received: received)
    #expect(links.map(mixed.passage) == links.map(chain.passage))
  }
}

@Suite struct ChainHistoryTests {
  private func event(
    _ id: String,
    _ link: String,
    _ from: String,
    _ to: String,
    fen: Int64 = 100,
    correcting wrong: String? = nil
  ) throws -> ChainEvent {
    ChainEvent(
      id: id,
      link: link,
      happenedOn: day("2024-03-01"),
      recordedAt: RecordedTime(startOf: day("2024-03-05")),
      recordedBy: EventRecorder(unit: "财政局"),
      content: .moved(
        ChainEvent.Movement(
          from: try #require(ChainNode(from)),
          to: try #require(ChainNode(to)),
          Money(fen: fen)
        )
      ),
      correction: wrong.map { EventCorrection(of: $0, because: "录错") }
    )
  }

  private func reasons(
    _ events: [ChainEvent],
    after history: [ChainEvent] = []
  ) -> [AssetObstacle.Reason] {
    do throws(ChainRefusal) {
      _ = try ChainHistory(history).admitting(events)
      return []
    } catch {
      return error.findings.map(\.obstacle.reason)
    }
  }

  @Test func `takes money that a fund or project spent, and nothing else`() throws {
    #expect(reasons([try event("e1", "L1", "fund/F1", "project/P1")]) == [])
    #expect(reasons([try event("e1", "L1", "project/P1", "asset/A1")]) == [])
    #expect(reasons([try event("e1", "L1", "asset/A1", "revenue/R1")]) == [.unknownEvent])
    #expect(reasons([try event("e1", "L1", "project/P1", "fund/F1")]) == [.unknownEvent])
    #expect(reasons([try event("e1", "L1", "fund/F1", "project/P1", fen: 0)]) == [.amount])
  }

  @Test func `a link is corrected by naming its event, and is one link`() throws {
    let first = try event("e1", "L1", "fund/F1", "project/P1")
    let second = try event("e2", "L1", "fund/F1", "project/P2")
    #expect(reasons([second], after: [first]) == [.idTaken])
    let right = try event("e2", "L1", "fund/F1", "project/P1", fen: 250, correcting: "e1")
    #expect(reasons([right], after: [first]) == [])
    let links = ChainHistory([first, right]).links
    #expect(links.map(\.amount) == [Money(fen: 250)])
  }
}
