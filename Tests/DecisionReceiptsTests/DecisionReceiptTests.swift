import DecisionReceipts
import ResettlementCore
import Testing

@Suite struct DecisionReceiptTests {
  @Test func `reads back as it was written`() throws {
    for receipt in try Decisions.chain(3) {
      #expect(DecisionReceipt(line: receipt.line) == receipt)
      #expect(receipt.isIntact)
    }
  }

  @Test(arguments: [
    ("\"rule\":\"subsidy\"", "\"rule\":\"grant\""),
    ("\"subject\":\"h2\"", "\"subject\":\"h1\""),
    ("\"recorded_by\":\"某镇\"", "\"recorded_by\":\"某村\""),
    ("\"line\":\"6000\"", "\"line\":\"9000\""),
    ("\"bounds\":\"inclusive\"", "\"bounds\":\"exclusive\""),
    ("\"number\":2", "\"number\":3"),
    ("\"version\":\"1.0.0\"", "\"version\":\"1.0.1\""),
  ])
  func `a change of any word is noticed`(_ old: String, _ new: String) throws {
    let text = try Decisions.chain(2)[1].line
    #expect(text.contains(old))
    let changed = try #require(DecisionReceipt(line: text.replacing(old, with: new)))
    #expect(!changed.isIntact)
  }

  @Test(arguments: [
    ("{\"number\":2", "{\"note\":\"typed later\",\"number\":2"),
    ("{\"number\":2", "{\"number\":2,\"number\":3"),
    ("\"bounds\":\"inclusive\"", "\"bounds\":\"inclusive\",\"bounds\":\"exclusive\""),
    ("{\"number\":2", "{ \"number\":2"),
    ("\"id\":\"town\"", "\"id\":\"town\",\"title\":\"other\""),
  ])
  func `what was written beside a receipt is a change of it`(_ old: String, _ new: String) throws {
    let text = try Decisions.chain(2)[1].line
    #expect(text.contains(old))
    #expect(DecisionReceipt(line: text.replacing(old, with: new))?.isIntact != true)
  }

  @Test func `a seal needs the key, and is of this receipt only`() throws {
    let chain = try Decisions.chain(2)
    #expect(chain[0].isSealed(by: Decisions.key))
    #expect(!chain[0].isSealed(by: Decisions.otherKey))
    let seals = [chain[1].seal, chain[0].seal].map(\.description)
    let moved = try #require(
      DecisionReceipt(line: chain[1].line.replacing(seals[0], with: seals[1]))
    )
    #expect(moved.isIntact)
    #expect(!moved.isSealed(by: Decisions.key))
  }

  @Test func `says of whom its content tells to who asks with the key, without naming them`()
    throws
  {
    let people: Set = [SubjectReference(.household, "h1"), SubjectReference(.person, "p1")]
    let decision = Decisions.decision(about: "h1", people: people)
    let receipt = DecisionReceipt(of: decision, after: nil, at: Decisions.time, key: Decisions.key)
    #expect(receipt.isAbout(people, key: Decisions.key))
    #expect(!receipt.isAbout([SubjectReference(.household, "h1")], key: Decisions.key))
    let more = people.union([SubjectReference(.person, "p2")])
    #expect(!receipt.isAbout(more, key: Decisions.key))
    #expect(!receipt.isAbout(people, key: Decisions.otherKey))
    #expect(!receipt.line.contains("p1"))
  }

  @Test(arguments: [
    "{}", "[]", "{\"number\":1}", "{\"number\":\"one\",\"hash\":\"00\"}",
  ])
  func `what is no receipt is none`(_ text: String) {
    #expect(DecisionReceipt(line: text) == nil)
  }

  @Test func `shows nothing of what it is the receipt of`() throws {
    let decision = Decisions.decision(about: "h1", "赵小明 990000198203150013")
    let receipt = DecisionReceipt(of: decision, after: nil, at: Decisions.time, key: Decisions.key)
    #expect(!receipt.line.contains("赵小明"))
    #expect(!"\(decision.content)".contains("赵小明"))
    #expect(!String(reflecting: decision).contains("990000"))
  }

  @Test func `digests of content need the key`() throws {
    let decision = Decisions.decision(about: "h1")
    let receipt = DecisionReceipt(of: decision, after: nil, at: Decisions.time, key: Decisions.key)
    let other = DecisionReceipt(
      of: decision,
      after: nil,
      at: Decisions.time,
      key: Decisions.otherKey
    )
    #expect(receipt.isOf(decision.content, key: Decisions.key))
    #expect(!receipt.isOf(decision.content, key: Decisions.otherKey))
    #expect(receipt.inputs != other.inputs)
    #expect(receipt.inputs != ContentDigest(of: decision.content.inputs))
  }

  @Test func `content of another decision is not its own`() {
    let receipt = DecisionReceipt(
      of: Decisions.decision(about: "h1"),
      after: nil,
      at: Decisions.time,
      key: Decisions.key
    )
    let other = Decisions.decision(about: "h1", "ineligible")
    #expect(!receipt.isOf(other.content, key: Decisions.key))
  }
}

@Suite struct ContentDigestTests {
  @Test func `is the SHA-256 that everybody makes`() {
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(ContentDigest(of: "abc".utf8).description == abc)
    #expect(ContentDigest(abc) == ContentDigest(of: "abc".utf8))
  }

  @Test(arguments: [
    "", "ba78", String(repeating: "G", count: 64), String(repeating: "A", count: 64),
  ])
  func `other texts are no digests`(_ text: String) {
    #expect(ContentDigest(text) == nil)
  }
}
