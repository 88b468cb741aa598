import Foundation
import ResettlementKit
import ResettlementStore
import Testing

/// One cap over two programmes: of parks, counted by household, and of businesses.
///
/// Two desks write to one file by connections of their own.
@Suite struct JointCapTests {
  private static let joint = [
    "caps_joined": "joint", "park_cap_whose": "per_household",
    "reward_repetition": "once_per_business",
  ]
  private static let separate = joint.merging(["caps_joined": "separate"]) { $1 }

  private static let business = "DistrictTemplate/benefits/self-employment-reward.yaml"
  private static let park = "DistrictTemplate/benefits/park-reward-by-household.yaml"

  /// Businesses of one household and links of a park with another, which may have been one.
  private static func facts(_ count: Int, beside: Int = 0) -> String {
    let leases = (1...count).map { number in
      """
      { "id": "s\(number)", "tenant_household": "h1", "tenant_organisation": null,
        "premises_in_site": false, "use": "shop", "is_tertiary_industry": true,
        "has_complete_papers": true, "has_business_licence": true, "operates_normally": true,
        "grants_received": [], "from": "2024-02-01", "to": null }
      """
    }
    let links = (1...count).map { number in
      """
      { "id": "l\(number)", "operator": "p", "household": "\(number == count ? "h2" : "h1")",
        "from": "2024-02-01", "to": null }
      """
    }
    let households = ["h1", "h2"].map { id in
      """
      { "id": "\(id)", "is_relocated": true, "has_had_self_employment_reward": false,
        "special_fund_grants": \(beside), "park_rewards": 0 }
      """
    }
    return """
      { "households": [ \(households.joined(separator: ", ")) ], "sites": [ { "id": "s" } ],
        "organisations": [ { "id": "p", "kind": "park", "site": "s", "is_speciality_park": true,
          "completed_on": "2024-01-31" } ],
        "leases": [ \(leases.joined(separator: ", ")) ],
        "interest_links": [ \(links.joined(separator: ", ")) ] }
      """
  }

  private static var split: HouseholdLineage {
    get throws {
      let change = HouseholdChange(
        id: "split",
        .split,
        of: ["h1"],
        into: ["h1", "h2"],
        on: try #require(CalendarDay("2024-03-01")),
        recordedAt: try #require(RecordedTime("2024-03-02T00:00:00Z"))
      )
      return HouseholdLineage([change])
    }
  }

  /// Two desks over one ledger, or over two connections to one.
  private struct Desks {
    let business: DeskScene
    let park: DeskScene

    init(
      _ packs: EditedPacks,
      _ readings: [String: String],
      _ facts: String,
      _ ledgers: [any BenefitLedger],
      lineage: HouseholdLineage = HouseholdLineage()
    ) throws {
      let pack = try packs.pack("yunling").choosing(readings: readings)
      business = try DeskScene(pack, facts, ledger: ledgers[0], lineage: lineage)
      park = try DeskScene(pack, facts, ledger: ledgers[ledgers.count - 1], lineage: lineage)
    }

    func reward(_ number: Int) async throws -> BenefitState {
      let shop = SubjectReference(.lease, "s\(number)")
      return try await business.grant("b-\(number)", "self_employment_reward", to: shop)
    }

    /// What falls to a household of a park's reward; `nil` if the household has all already.
    func share(_ number: Int, yuan: Int = 5000) async throws -> BenefitState? {
      let link = SubjectReference(.interestLink, "l\(number)")
      let sum = Money(yuan: ExactDecimal(yuan))
      let finding = BenefitFinding(amount: sum, discretion: "达到要求")
      do {
        return try await park.grant(
          "p-\(number)",
          "park_reward_by_household",
          to: link,
          finding: finding
        )
      } catch BenefitProblem.amountOutside {
        return nil
      }
    }
  }

  // MARK: - One after the other

  @Test func `under the joint reading the two programmes have one cap, and say what counted`()
    async throws
  {
    let ledger = InMemoryBenefitLedger()
    let desks = try Desks(.withDistrict(), Self.joint, Self.facts(4), [ledger])
    #expect(try await desks.share(1, yuan: 12_000)?.granted == 12_000)
    #expect(try await desks.reward(1).granted == 5000)
    let reduced = try await desks.reward(2)
    #expect(reduced.granted == 3000)
    let reduction = try #require(reduced.decision?.reductions.first)
    #expect(reduced.decision?.reductions.count == 1)
    #expect(reduction.from == Money(yuan: 5000))
    #expect(
      reduction.finding.limit.citations == ["district-template-3-3", "district-template-3-1"]
    )
    #expect(reduction.finding.earlier.map(\.benefit) == ["b-1", "p-1"])
    #expect(reduction.finding.readings["caps_joined"] == "joint")
    #expect(try await desks.reward(3).refusedBy == [.cap])
    #expect(try await desks.share(2)?.refusedBy == [.cap])
    #expect(try await desks.share(4)?.granted == 5000, "another household")
  }

  @Test func `under the other reading each programme has a cap of its own`() async throws {
    let ledger = InMemoryBenefitLedger()
    let desks = try Desks(.withDistrict(), Self.separate, Self.facts(6), [ledger])
    #expect(try await desks.share(1, yuan: 18_000)?.granted == 18_000)
    var rewards: [ExactDecimal?] = []
    for number in 1...5 { rewards.append(try await desks.reward(number).granted) }
    #expect(rewards == [5000, 5000, 5000, 5000, nil])
    let share = try #require(try await desks.share(2))
    #expect(share.granted == 2000)
    #expect(
      share.decision?.reductions.first?.finding.limit.citations == ["district-template-3-1"]
    )
  }

  @Test func `what the register states beside the ledger is counted once`() async throws {
    let ledger = InMemoryBenefitLedger()
    let desks = try Desks(.withDistrict(), Self.joint, Self.facts(4, beside: 9000), [ledger])
    #expect(try await desks.share(1)?.granted == 5000)
    #expect(try await desks.reward(1).granted == 5000)
    let last = try await desks.reward(2)
    #expect(last.granted == 1000)
    let finding = try #require(last.decision?.reductions.first?.finding)
    #expect(finding.taken == 19_000 && finding.beside == Money(yuan: 9000))
    #expect(
      BenefitRenderer(.english).lines(last, on: finding.earlier[0].decidedOn).contains {
        $0.contains("had beside the ledger, 9000 yuan")
      }
    )
  }

  // MARK: - At once

  /// What two desks grant that both read what there is before either of them writes.
  private func atOnce(
    _ packs: EditedPacks,
    _ readings: [String: String],
    beside: Int,
    _ path: String,
    _ key: MasterKey
  ) async throws -> [ExactDecimal] {
    let meeting = Meeting(of: 2)
    let ledgers = try (0..<2).map { _ in
      MeetingLedger(ledger: try SQLiteStore(path: path, key: key), meeting: meeting)
    }
    let facts = Self.facts(2, beside: beside)
    let desks = try Desks(packs, readings, facts, ledgers, lineage: Self.split)
    async let reward = desks.reward(1)
    async let share = desks.share(2)
    return try await [reward.granted ?? 0, share?.granted ?? 0]
  }

  @Test(arguments: [0, 12_000, 15_000])
  func `two desks at once do not pass the joint cap together, also of a family that split`(
    beside: Int
  ) async throws {
    try await inFolder { folder in
      let (path, key) = ("\(folder)/store.sqlite", MasterKey())
      let sums = try await atOnce(.withDistrict(), Self.joint, beside: beside, path, key)
      #expect(sums.reduce(0, +) == min(10_000, 20_000 - ExactDecimal(beside)))
    }
  }

  @Test func `without the joint limit two desks at once would pass it`() async throws {
    var packs = try EditedPacks.withDistrict()
    try packs.drop("- title: { zh-Hans: 与园区奖励合计的每户上限", in: Self.business)
    try packs.drop("- title: { zh-Hans: 与自主创业奖补合计的每户上限", in: Self.park)
    try await inFolder { folder in
      let (path, key) = ("\(folder)/store.sqlite", MasterKey())
      let sums = try await atOnce(packs, Self.joint, beside: 15_000, path, key)
      #expect(sums == [5000, 5000])
    }
  }

  @Test(.timeLimit(.minutes(2)))
  func `many writers through both programmes grant exactly the joint cap`() async throws {
    try await inFolder { folder in
      let (path, key) = ("\(folder)/store.sqlite", MasterKey())
      let ledgers = try (0..<2).map { _ in
        try SQLiteStore(path: path, key: key, patience: .seconds(60))
      }
      let desks = try Desks(
        .withDistrict(),
        Self.joint,
        Self.facts(12),
        ledgers,
        lineage: Self.split
      )
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 1...3 { group.addTask { _ = try await desks.reward(number) } }
        for number in 9...12 { group.addTask { _ = try await desks.share(number, yuan: 3000) } }
        try await group.waitForAll()
      }
      let granted = try await desks.park.desk.benefits().filter(\.isGranted)
      #expect(granted.reduce(Money.zero) { $0 + $1.counted } == Money(yuan: 20_000))
      #expect(
        Set(granted.compactMap(\.application?.programme)).count == 2,
        "neither programme has asked for so much alone"
      )
    }
  }
}

/// A ledger at which decisions wait for one another before they are made.
private struct MeetingLedger: BenefitLedger {
  let ledger: any BenefitLedger
  let meeting: Meeting

  func record(
    for key: BenefitKey,
    deciding decision: @Sendable (BenefitHistory) throws -> [BenefitEvent]
  ) async throws -> [BenefitEvent] {
    if !key.subjects.isEmpty { await meeting.arrive() }
    return try await ledger.record(for: key, deciding: decision)
  }

  func history(for key: BenefitKey) async throws(RegistryError) -> BenefitHistory {
    try await ledger.history(for: key)
  }

  func benefits(in programme: Rule.ID?) async throws(RegistryError) -> [BenefitEvent.BenefitID] {
    try await ledger.benefits(in: programme)
  }
}

/// Lets those who arrive go on when all are there.
private actor Meeting {
  private let size: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(of size: Int) {
    self.size = size
  }

  func arrive() async {
    await withCheckedContinuation { continuation in
      waiting.append(continuation)
      guard waiting.count >= size else { return }
      waiting.forEach { $0.resume() }
      waiting = []
    }
  }
}

/// Runs a function with a folder of its own, which is gone afterwards.
private func inFolder<Value>(_ body: (String) async throws -> Value) async throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder.path)
}
