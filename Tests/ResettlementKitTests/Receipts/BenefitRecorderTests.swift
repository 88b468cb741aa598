import DecisionReceipts
import ResettlementKit
import Testing

/// Decisions about benefits that are recorded, and decided once more upon what was recorded.
@Suite struct BenefitRecorderTests {
  private let key = ReceiptKey(secret: [UInt8](repeating: 7, count: 32))
  private let now = RecordedTime(secondsSince1970: 1_720_000_000)

  /// A business of a household, and one of another household that split off from it.
  private static let shops = """
    { "households": [ \(household("h1")), \(household("h2")) ],
      "leases": [ \(shop("s1", "h1")), \(shop("s2", "h2")) ] }
    """

  private static func household(_ id: String) -> String {
    """
    { "id": "\(id)", "is_relocated": true, "has_had_self_employment_reward": false,
      "special_fund_grants": 0, "park_rewards": 0, "has_applied_for_loan": true }
    """
  }

  private static func shop(_ id: String, _ household: String) -> String {
    """
    { "id": "\(id)", "tenant_household": "\(household)", "tenant_organisation": null,
      "premises_in_site": false, "use": "shop", "is_tertiary_industry": true,
      "has_complete_papers": true, "has_business_licence": true, "operates_normally": true,
      "grants_received": [], "from": "2024-02-01", "to": null }
    """
  }

  private static var split: HouseholdChange {
    get throws {
      HouseholdChange(
        id: "split",
        .split,
        of: ["h1"],
        into: ["h1", "h2"],
        on: try #require(CalendarDay("2024-03-01")),
        recordedAt: try #require(RecordedTime("2024-03-02T00:00:00Z"))
      )
    }
  }

  /// A desk with receipts, at which a business gets 12,000 yuan of a household's 20,000.
  private struct Office {
    let scene: DeskScene
    let recorder: BenefitRecorder
    let pack: PolicyPack
    let book: BookedLedger

    init(_ key: ReceiptKey) throws {
      book = BookedLedger(key)
      pack = try EditedPacks.withDistrict().pack("yunling")
      let choices = DecisionChoices(
        readings: ["reward_repetition": "once_per_business"],
        parameters: ["self_employment_reward_amount": "12000"]
      )
      let lineage = HouseholdLineage([try BenefitRecorderTests.split])
      scene = try DeskScene(
        choices.applied(to: pack),
        BenefitRecorderTests.shops,
        ledger: book,
        lineage: lineage
      )
      recorder = try BenefitRecorder(scene.desk, of: pack, choosing: choices, in: book)
    }

    func decide(
      _ benefit: String,
      _ programme: Rule.ID,
      for subject: SubjectReference,
      _ finding: BenefitFinding = BenefitFinding(),
      at time: RecordedTime
    ) async throws -> BenefitState {
      let entry = try scene.entry(benefit, on: "2024-06-30")
      try await scene.desk.apply(for: programme, subject: subject, as: entry)
      let decided = try await recorder.decide(entry, finding: finding, at: time)
      try #require(decided.receipts.count == 1)
      return decided.state
    }

    func reward(_ number: Int, at time: RecordedTime) async throws -> BenefitState {
      let shop = SubjectReference(.lease, "s\(number)")
      return try await decide("b-\(number)", "self_employment_reward", for: shop, at: time)
    }

    /// What comes of deciding once more.
    func replayed(_ number: Int) async throws -> DecisionReplay.Outcome? {
      let receipt = try #require(try await book.receipts(after: number - 1, limit: 1).first)
      guard let content = try await book.content(of: number) else { return nil }
      return await DecisionReplay([pack]).replay(receipt, content, key: book.receiptKey)
    }
  }

  @Test func `a grant that an earlier one of the same family reduced is decided so again`()
    async throws
  {
    let office = try Office(key)
    #expect(try await office.reward(1, at: now).granted == 12_000)
    let second = try await office.reward(2, at: now)
    #expect(second.granted == 8_000)
    #expect(second.decision?.reductions.first?.finding.earlier.map(\.benefit) == ["b-1"])
    #expect(try await office.replayed(1) == .same)
    #expect(try await office.replayed(2) == .same)
    guard case .kept(let content) = try await office.book.content(of: 2) else {
      Issue.record("there is no content")
      return
    }
    #expect(String(decoding: content.answer, as: UTF8.self).contains("\"verdict\":\"reduced\""))
  }

  @Test func `what the office found takes part again`() async throws {
    let office = try Office(key)
    var finding = BenefitFinding(discretion: "符合扶持条件")
    finding.amount = Money(yuan: 60_000)
    let household = SubjectReference(.household, "h1")
    let state = try await office.decide(
      "b-1",
      "interest_free_loan",
      for: household,
      finding,
      at: now
    )
    #expect(state.granted == 60_000)
    #expect(try await office.replayed(1) == .same)
  }

  @Test func `an answer that what the ledger had does not give comes out differently`() async throws
  {
    let office = try Office(key)
    _ = try await (office.reward(1, at: now), office.reward(2, at: now))
    let receipts = try await office.book.receipts(after: 0, limit: 2)
    guard case .kept(let first) = try await office.book.content(of: 1),
      case .kept(let second) = try await office.book.content(of: 2)
    else {
      Issue.record("there is no content")
      return
    }
    let forged = RecordedDecision(
      question: receipts[1].question,
      content: DecisionContent(inputs: second.inputs, answer: first.answer),
      people: [],
      recordedBy: "财政局"
    )
    let receipt = DecisionReceipt(of: forged, after: nil, at: now, key: key)
    let outcome = await DecisionReplay([office.pack])
      .replay(receipt, .kept(forged.content), key: key)
    #expect(outcome == .different(recorded: "granted", recomputed: "reduced"))
  }

  @Test func `those whom a decision tells of are its people, and those it counts are named`()
    async throws
  {
    let office = try Office(key)
    _ = try await (office.reward(1, at: now), office.reward(2, at: now))
    let receipt = try #require(try await office.book.receipts(after: 1, limit: 1).first)
    let households = ["h1", "h2"].map { SubjectReference(.household, $0) }
    let shops = ["s1", "s2"].map { SubjectReference(.lease, $0) }
    #expect(receipt.isAbout(Set(households + shops), key: key))
    #expect(receipt.question.rule == "self_employment_reward")
    #expect(receipt.question.parameters == ["self_employment_reward_amount": "12000"])
  }
}

/// A ledger and a book in memory; what is in one is not always in the other when something fails.
private struct BookedLedger: DecisionLedger {
  private let ledger = InMemoryBenefitLedger()
  private let book: InMemoryReceiptBook

  let receiptKey: ReceiptKey

  init(_ key: ReceiptKey) {
    book = InMemoryReceiptBook(key: key)
    receiptKey = key
  }

  func record(
    for key: BenefitKey,
    deciding decision: @Sendable (BenefitHistory) throws -> [BenefitEvent]
  ) async throws -> [BenefitEvent] {
    try await ledger.record(for: key, deciding: decision)
  }

  func record(
    for key: BenefitKey,
    at time: @autoclosure @escaping @Sendable () -> RecordedTime,
    deciding decision: @Sendable (BenefitHistory) throws -> DecidedBenefits
  ) async throws -> RecordedBenefits {
    let decided = try decision(await ledger.history(for: key))
    let events = try await ledger.record(for: key) { _ in decided.events }
    let receipts = try await book.record(decided.decisions, at: time())
    return RecordedBenefits(events, receipts: receipts)
  }

  func history(for key: BenefitKey) async throws(RegistryError) -> BenefitHistory {
    await ledger.history(for: key)
  }

  func benefits(in programme: Rule.ID?) async throws(RegistryError) -> [BenefitEvent.BenefitID] {
    await ledger.benefits(in: programme)
  }

  func record(
    _ decisions: [RecordedDecision],
    at time: @autoclosure @escaping @Sendable () -> RecordedTime
  ) async throws(RegistryError) -> [DecisionReceipt] {
    try await book.record(decisions, at: time())
  }

  func receipts(after number: Int, limit: Int) async throws(RegistryError) -> [DecisionReceipt] {
    await book.receipts(after: number, limit: limit)
  }

  func content(of number: Int) async throws(RegistryError) -> KeptContent? {
    await book.content(of: number)
  }
}
