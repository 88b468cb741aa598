import DecisionReceipts
import ResettlementCore
import Testing

@Suite struct ReceiptChainTests {
  @Test func `receipts of one chain follow one another`() throws {
    #expect(ReceiptChain.firstBreak(in: try Decisions.chain(20), key: Decisions.key) == nil)
    #expect(ReceiptChain.firstBreak(in: [], key: Decisions.key) == nil)
  }

  @Test func `a receipt that was taken out is missed at its place`() throws {
    var chain = try Decisions.chain(9)
    chain.remove(at: 4)
    #expect(ReceiptChain.firstBreak(in: chain, key: Decisions.key)?.number == 5)
    #expect(ReceiptChain.firstBreak(in: chain, key: Decisions.key)?.reason == .outOfOrder)
  }

  @Test func `a chain without its beginning is broken at once`() throws {
    let chain = try Decisions.chain(3).dropFirst()
    #expect(ReceiptChain.firstBreak(in: chain, key: Decisions.key)?.number == 1)
  }

  @Test func `a receipt that was made anew does not fit the next one`() throws {
    var chain = try Decisions.chain(9)
    let forged = DecisionReceipt(
      of: Decisions.decision(about: "h9", "ineligible"),
      after: chain[3],
      at: Decisions.time,
      key: Decisions.key
    )
    #expect(forged.number == 5)
    chain[4] = forged
    #expect(ReceiptChain.firstBreak(in: chain, key: Decisions.key)?.number == 6)
    #expect(ReceiptChain.firstBreak(in: chain, key: Decisions.key)?.reason == .notLinked)
  }

  @Test func `a tail that was worked out anew without the key is named at its first receipt`()
    throws
  {
    var chain = try Decisions.chain(9)
    let forged = Decisions.forged(chain[4...], "某镇", "某村")
    try #require(forged.count == 5)
    #expect(forged.map(\.isIntact) == [true, true, true, true, true])
    #expect(forged[1].previous == forged[0].hash)
    chain.replaceSubrange(4..., with: forged)
    let found = ReceiptChain.firstBreak(in: chain, key: Decisions.key)
    #expect(found == ReceiptChain.Break(number: 5, reason: .notSealed))
  }

  @Test func `a tail that was made with another key is named at its first receipt`() throws {
    let chain = try Decisions.chain(3)
    let others = try DecisionReceipt.chain(
      [Decisions.decision(about: "h4"), Decisions.decision(about: "h5")],
      after: chain.last,
      at: Decisions.time,
      key: Decisions.otherKey
    )
    let found = ReceiptChain.firstBreak(in: chain + others, key: Decisions.key)
    #expect(found == ReceiptChain.Break(number: 4, reason: .notSealed))
  }

  @Test func `a key that was added to a line is a change of it`() throws {
    var chain = try Decisions.chain(3)
    let line = chain[1].line.replacing("{\"number\"", with: "{\"note\":\"later\",\"number\"")
    chain[1] = try #require(DecisionReceipt(line: line))
    let found = ReceiptChain.firstBreak(in: chain, key: Decisions.key)
    #expect(found == ReceiptChain.Break(number: 2, reason: .changed))
  }

  @Test func `two receipts that changed places are noticed`() throws {
    var chain = try Decisions.chain(5)
    chain.swapAt(1, 2)
    #expect(ReceiptChain.firstBreak(in: chain, key: Decisions.key)?.number == 2)
  }

  @Test func `what is recorded before the last is refused`() throws {
    let last = try #require(try Decisions.chain(1).first)
    let earlier = RecordedTime(secondsSince1970: last.recordedAt.secondsSince1970 - 1)
    let error = #expect(throws: RegistryError.self) {
      try DecisionReceipt.chain(
        [Decisions.decision(about: "h2")],
        after: last,
        at: earlier,
        key: Decisions.key
      )
    }
    #expect(error?.reason == .conflict)
  }
}
