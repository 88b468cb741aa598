import Diagnostics
import Quantities
import ResettlementCore
import ResettlementKit
import TestSupport
import Testing

@Suite struct AssetEventFileTests {
  private func read(_ text: String) -> AssetEventReader.Contents {
    AssetEventReader().read(SourceText(name: "events.jsonl", text: text))
  }

  /// An event of each kind, with a value in every field.
  private func every() throws -> [AssetEvent] {
    let entrustment = AssetEvent.Entrustment(keeper: "社区", responsiblePerson: "s-1")
    let share = RevenueShare("other", Money(fen: 1_23))
    let household = SubjectReference(.household, "h-1")
    let lines = [
      RevenueDistribution.Line("other", to: household, Money(fen: 1)),
      RevenueDistribution.Line("other", Money(fen: 2)),
    ]
    let contents: [AssetEvent.Content] = [
      .titled(AssetEvent.Title(number: "1号")), .registered, .putIntoOperation, .becameIdle,
      .activated, .handedOver(entrustment), .entrusted(AssetEvent.Entrustment()),
      .transferred(AssetOwner(.state, "县")), .disposalRequested(AssetEvent.Reason("破损")),
      .disposalDecided(AssetEvent.DisposalDecision(isApproved: true, run: "D1")),
      .disposalDecided(AssetEvent.DisposalDecision(isApproved: false, paper: "1号")),
      .disposed(AssetDisposal(price: .zero)), .proceedsUsed(share),
      .revenuePlanned(RevenuePlan(period: "2024", amount: Money(fen: 1_23), uses: [share])),
      .revenueDecided(AssetEvent.RevenueDecision(on: "x", by: .rules, paper: "办法")),
      .revenuePublished(
        AssetEvent.RevenuePublication(
          of: "x",
          at: "公开栏",
          until: try #require(CalendarDay("2024-08-09"))
        )
      ),
      .objectionRaised(ProcedureEvent.Objection(to: "x", about: "名单")),
      .objectionDecided(
        ProcedureEvent.ObjectionDecision(on: "x", isUpheld: false, because: "查明")
      ),
      .revenueDistributed(RevenueDistribution(of: "x", lines)),
      .beneficiariesChecked(AssetEvent.Reason("有增减")), .annulled,
    ]
    return [try AssetSamples.surveyed()]
      + (try contents.enumerated().map { try AssetSamples.event("e-\($0 + 2)", on: 2, $1) })
  }

  @Test func `what was written reads as it was`() throws {
    var events = try every()
    #expect(Set(events.map(\.content.kind)) == Set(AssetEvent.Content.Kind.allCases))
    events[1].ruling = AssetRuling(
      policy: "p",
      version: "1",
      citations: ["c"],
      discretion: ["u"],
      missing: ["asset.owner"]
    )
    let movement = ChainEvent.Movement(
      from: ChainNode(.fund, "F1"),
      to: ChainNode(.project, "P1"),
      Money(fen: 105)
    )
    let chain = ChainEvent(
      id: "l-1",
      link: "L1",
      happenedOn: events[0].happenedOn,
      recordedAt: events[0].recordedAt,
      recordedBy: EventRecorder(unit: "财政所"),
      content: .moved(movement),
      correction: EventCorrection(of: "l-0", because: "录错")
    )
    let found = read("\n" + AssetEventJSON.lines(events, [chain]) + "  \n")
    #expect(found.diagnostics.map(\.code) == [])
    #expect(found.assets == events)
    #expect(found.chain == [chain])
  }

  private static let head = """
    "id": "e", "asset": "A1", "on": "2024-03-01", "recorded_at": "2024-03-01T17:00:00+08:00", \
    "recorded_by": {"unit": "村委会"}
    """

  @Test(arguments: [
    (#"1️⃣[1]"#, "event.no-object"),
    (#"1️⃣{"id": "a"}"#, "event.missing-key"),
    (#"{\#(head), "kind": 1️⃣"sold"}"#, "event.value"),
    (#"{\#(head), "kind": "disposed", "price": 1️⃣"1.005"}"#, "event.value"),
    (#"{\#(head), "kind": "titled", "number": "1", 1️⃣"numbr": "2"}"#, "event.unknown-key"),
    (
      #"{\#(head), "kind": "revenue_distributed", "plan": "p", "lines": 1️⃣[{"use": "x"}]}"#,
      "event.value"
    ),
    (
      #"""
      {\#(head), "kind": "revenue_distributed", "plan": "p", "use": "x", "amount": 1, \#
      "shares": 1️⃣[{"to": "household/h1", "weight": 0}]}
      """#, "event.value"
    ),
    (#"{\#(head), "kind": "transferred", "owner": "x"1️⃣}"#, "event.missing-key"),
    (
      #"{"id": "l", "link": "L", "kind": "moved", "on": "2024-03-01", "from": 1️⃣"F1"}"#,
      "event.value"
    ),
  ])
  func `shows a mistake at its place`(marked: String, code: String) throws {
    let text = MarkedText(marked)
    let found = read(text.text)
    let diagnostic = try #require(
      found.diagnostics.first { $0.code == code },
      "\(found.diagnostics)"
    )
    if code != "event.missing-key" { #expect(diagnostic.range?.bytes.lowerBound == text[1]) }
    #expect(found.assets.isEmpty && found.chain.isEmpty)
  }

  @Test func `an amount is divided by shares to the fen`() throws {
    let text = """
      {\(Self.head), "kind": "revenue_distributed", "plan": "p", "use": "x", "amount": "100", \
      "shares": [{"to": "household/h1", "weight": "1"}, {"to": "household/h3", "weight": 1}, \
      {"to": "household/h2", "weight": 1}]}
      """
    let event = try #require(read(text).assets.first)
    guard case .revenueDistributed(let distribution) = event.content else {
      Issue.record("no distribution")
      return
    }
    #expect(distribution.total == Money(yuan: 100))
    #expect(distribution.lines.map { $0.amount.wholeFen } == [33_34, 33_33, 33_33])
  }
}
