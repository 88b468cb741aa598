import Quantities
import ResettlementCore
import Testing

/// Sequences of events by rolls of a die, most of which may not follow one another.
@Suite struct AssetPropertyTests {
  /// What can happen, all about one plan and one request.
  private static func content(_ number: Int, _ day: Int) -> AssetEvent.Content {
    let contents: [AssetEvent.Content] = [
      .surveyed(AssetEvents.whole), AssetEvents.title, .registered, .putIntoOperation,
      .becameIdle, .activated, AssetEvents.request, AssetEvents.approval, AssetEvents.sale,
      .proceedsUsed(RevenueShare("other", Money(yuan: 40))),
      AssetEvents.plan([("industry_development", 60), ("dividend_by_shares", 40)]),
      AssetEvents.decided(), AssetEvents.published(until: day),
      AssetEvents.distributed([("dividend_by_shares", "h1", 15)]),
      .objectionRaised(ProcedureEvent.Objection(to: "p-public", about: "名单")),
      .entrusted(AssetEvent.Entrustment(keeper: "物业")),
    ]
    return contents[number % contents.count]
  }

  private static func id(_ content: AssetEvent.Content, _ number: Int) -> String {
    switch content {
    case .revenuePlanned: "p"
    case .revenuePublished: "p-public"
    default: "e-\(number)"
    }
  }

  /// Whether a state is one that the invariants allow.
  private func isSound(_ state: AssetState) -> Bool {
    let isTitled = state.usage != .activated || state.title != nil
    let isApproved = state.disposed == nil || state.disposal?.decision != nil
    let isDecided = state.plans.allSatisfy { plan in
      plan.distributions.allSatisfy { distributed in
        plan.decision != nil
          && (plan.publication.map { $0.until < distributed.day } ?? false)
      }
    }
    let isCovered =
      state.unusedProceeds >= .zero
      && state.plans.allSatisfy { $0.undistributed >= .zero }
    return isTitled && isApproved && isDecided && isCovered
  }

  @Test(arguments: 1...60)
  func `what is refused changes nothing, and a replay in any order gives the same state`(
    _ seed: Int
  ) async throws {
    var die = SystemDie(seed)
    let ledger = InMemoryEventLedger<AssetEvent>()
    let key = LedgerKey(streams: ["A1"])
    var refusals = 0
    for number in 0..<80 {
      let day = number / 3 + 1
      let happened = max(1, day - die.roll(4))
      let content = number == 0 ? .surveyed(AssetEvents.whole) : Self.content(die.roll(16), day)
      let known = await ledger.history(for: key)
      let wrong = die.roll(6) == 0 ? known.events[safe: die.roll(known.events.count + 1)] : nil
      let event = AssetEvents.event(
        wrong == nil ? Self.id(content, number) : "c-\(number)",
        on: happened,
        recorded: day,
        correcting: wrong?.id,
        wrong != nil && die.roll(2) == 0 ? .annulled : wrong?.content ?? content
      )
      let legal = refused([event], after: known.events).isEmpty
      do {
        try await ledger.record(for: key) { try $0.admitting([event]).events }
        #expect(legal)
      } catch is AssetRefusal {
        refusals += 1
        #expect(await ledger.history(for: key) == known)
      }
      let state = await ledger.history(for: key).state(of: "A1")
      #expect(state.disregarded.isEmpty, "\(state.disregarded)")
      #expect(isSound(state), "\(state)")
    }
    let events = await ledger.history(for: key).events
    let shuffled = AssetHistory(events.sorted { die.order($0.id) < die.order($1.id) })
    #expect(shuffled.state(of: "A1") == AssetHistory(events).state(of: "A1"))
    #expect(refusals > 0 && events.count > 5, "\(refusals) refused, \(events.count) recorded")
  }
}

/// Numbers that look like chance and are the same on every run.
struct SystemDie {
  private var state: UInt64

  init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

  mutating func roll(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  /// A number for a name, by which names come in another order.
  func order(_ name: String) -> Int {
    name.utf8.reduce(Int(state >> 40)) { ($0 &* 31 &+ Int($1)) & 0xFFFF_FFFF }
  }
}

extension Array {
  subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
