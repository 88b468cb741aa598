import DecisionReceipts
import ResettlementCore
import Testing

@Suite struct ReceiptChainTests {
  @Test func `receipts of one chain follow one another`() throws {
    #expect(ReceiptChain.firstBreak(in: try Decisions.chain(20)) == nil)
    #expect(ReceiptChain.firstBreak(in: []) == nil)
  }

  @Test func `a receipt that was taken out is missed at its place`() throws {
    var chain = try Decisions.chain(9)
    chain.remove(at: 4)
    #expect(ReceiptChain.firstBreak(in: chain)?.number == 5)
    #expect(ReceiptChain.firstBreak(in: chain)?.reason == .outOfOrder)
  }

  @Test func `a chain without its beginning is broken at once`() throws {
    let chain = try Decisions.chain(3).dropFirst()
    #expect(ReceiptChain.firstBreak(in: chain)?.number == 1)
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
    #expect(ReceiptChain.firstBreak(in: chain)?.number == 6)
    #expect(ReceiptChain.firstBreak(in: chain)?.reason == .notLinked)
  }

  @Test func `two receipts that changed places are noticed`() throws {
    var chain = try Decisions.chain(5)
    chain.swapAt(1, 2)
    #expect(ReceiptChain.firstBreak(in: chain)?.number == 2)
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
