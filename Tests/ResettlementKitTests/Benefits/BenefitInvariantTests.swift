import ResettlementKit
import Testing

/// What the documents demand of benefits, B1 to B8, held against the packs as they are and against
/// packs from which the rule was taken away: each test fails when the rule goes.
@Suite struct BenefitInvariantTests {
  // MARK: - B1

  private static let tracking = "Guangxi/QinzhouPort/benefits/tracking-service-subsidy.yaml"

  /// Two placements of one worker, which meet every condition.
  private static func placements(knownBefore: Bool) -> String {
    let received = knownBefore ? ", \"grants_received\": []" : ""
    let placements = ["x1", "x2"].map { id in
      """
      { "id": "\(id)", "worker": "a", "employer": "plant", "agency": "agency",
        "agency_helped_to_sign": true, "contract_from": "2024-01-01",
        "contract_to": "2024-12-31", "pension_months_paid": 3\(received) }
      """
    }
    return """
      { "households": [ { "id": "h", "is_relocated": true } ],
        "persons": [ { "id": "a", "household": "h"\(received) } ],
        "organisations": [ { "id": "agency", "kind": "agency", "is_for_profit": true },
          { "id": "plant", "kind": "employer" } ],
        "placements": [ \(placements.joined(separator: ", ")) ] }
      """
  }

  private func secondPlacement(
    in packs: EditedPacks,
    reading: [String: String] = [:],
    knownBefore: Bool = true
  ) async throws -> BenefitState {
    let pack = try packs.pack("qinzhou-port").choosing(readings: reading)
    let scene = try DeskScene(pack, Self.placements(knownBefore: knownBefore))
    let (first, second) = (
      SubjectReference(.placement, "x1"), SubjectReference(.placement, "x2")
    )
    let had = try await scene.grant("b-1", "tracking_service_subsidy", to: first)
    #expect(had.granted == 500)
    return try await scene.grant("b-2", "tracking_service_subsidy", to: second)
  }

  @Test func `B1: the same subsidy is not granted twice for a person`() async throws {
    let refused = try await secondPlacement(in: EditedPacks())
    #expect(refused.refusedBy == [.once])
    let each = ["tracking_once_for_whom": "per_placement"]
    #expect(try await secondPlacement(in: EditedPacks(), reading: each).granted == 500)

    var without = EditedPacks()
    try without.drop("- title: { zh-Hans: 每人只得一次", in: Self.tracking)
    #expect(try await secondPlacement(in: without).granted == 500)
  }

  @Test func `B1: what the ledger has granted is known to the conditions too`() async throws {
    let refused = try await secondPlacement(in: EditedPacks(), knownBefore: false)
    #expect(refused.failedConditions == ["once_only"])
  }

  @Test func `B1: of two subsidies one is had, where the reading says so`() async throws {
    let reading = [
      "tracking_subsidy_stacking": "one_only", "service_subsidy_stacking": "one_only",
    ]
    func both(_ packs: EditedPacks) async throws -> BenefitState {
      let pack = try packs.pack("qinzhou-port").choosing(readings: reading)
      let scene = try DeskScene(pack, Self.placements(knownBefore: true))
      let placement = SubjectReference(.placement, "x1")
      let finding = BenefitFinding(amount: Money(yuan: 300), discretion: "按标准")
      _ = try await scene.grant(
        "b-1",
        "employment_service_subsidy",
        to: placement,
        finding: finding
      )
      return try await scene.grant("b-2", "tracking_service_subsidy", to: placement)
    }
    #expect(try await both(EditedPacks()).refusedBy == [.oneOf])

    var without = EditedPacks()
    try without.drop("- title: { zh-Hans: 两项补贴只得一项", in: Self.tracking)
    let other = "Guangxi/QinzhouPort/benefits/employment-service-subsidy.yaml"
    try without.drop("limits:", in: other)
    #expect(try await both(without).granted == 500)
  }

  // MARK: - B2

  private static let reward = "DistrictTemplate/benefits/self-employment-reward.yaml"

  /// Businesses of two households that were one.
  private static func shops(_ count: Int) -> String {
    let leases = (1...count).map { number in
      """
      { "id": "s\(number)", "tenant_household": "\(number == count ? "h2" : "h1")",
        "tenant_organisation": null, "premises_in_site": false, "use": "shop",
        "is_tertiary_industry": true, "has_complete_papers": true,
        "has_business_licence": true, "operates_normally": true, "grants_received": [],
        "from": "2024-02-01", "to": null }
      """
    }
    let households = ["h1", "h2"].map { id in
      """
      { "id": "\(id)", "is_relocated": true, "has_had_self_employment_reward": false,
        "special_fund_grants": 0, "park_rewards": 0 }
      """
    }
    return """
      { "households": [ \(households.joined(separator: ", ")) ],
        "leases": [ \(leases.joined(separator: ", ")) ] }
      """
  }

  /// A household of which another one split off.
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

  /// What several businesses get one after the other.
  private func rewards(
    _ count: Int,
    amount: String = "5000",
    in packs: EditedPacks,
    reading: [String: String] = ["reward_repetition": "once_per_business"],
    isOneFamily: Bool = false
  ) async throws -> [BenefitState] {
    let value = try #require(ParameterValue(amount, as: .number))
    let pack = try packs.pack("yunling").choosing(readings: reading)
      .setting(parameters: ["self_employment_reward_amount": value])
    let lineage = HouseholdLineage(isOneFamily ? [try Self.split] : [])
    let scene = try DeskScene(pack, Self.shops(count), lineage: lineage)
    var states: [BenefitState] = []
    for number in 1...count {
      let shop = SubjectReference(.lease, "s\(number)")
      states.append(try await scene.grant("b-\(number)", "self_employment_reward", to: shop))
    }
    return states
  }

  @Test func `B2: over all years a household gets no more than the cap`() async throws {
    let states = try await rewards(5, amount: "6000", in: .withDistrict(), isOneFamily: true)
    #expect(states.map(\.granted) == [6000, 6000, 6000, 2000, nil])
    let reduction = try #require(states[3].decision?.reductions.first)
    #expect(reduction.finding.limit.citations == ["district-template-3-3"])
    #expect(reduction.finding.earlier.map(\.benefit) == ["b-1", "b-2", "b-3"])
    #expect(reduction.finding.readings["reward_near_cap"] == "top_up")
    #expect(states[4].refusedBy == [.cap])

    let refusing = ["reward_repetition": "once_per_business", "reward_near_cap": "refuse"]
    let whole = try await rewards(4, amount: "6000", in: .withDistrict(), reading: refusing)
    #expect(whole.map(\.granted) == [6000, 6000, 6000, 6000], "the last one is another household")
    let family = try await rewards(
      4,
      amount: "6000",
      in: .withDistrict(),
      reading: refusing,
      isOneFamily: true
    )
    #expect(family.map(\.granted) == [6000, 6000, 6000, nil])

    var without = try EditedPacks.withDistrict()
    try without.drop("- title: { zh-Hans: 每户累计补助上限", in: Self.reward)
    let byFacts = try await rewards(4, amount: "6000", in: without, isOneFamily: true)
    #expect(byFacts.map(\.granted) == [6000, 6000, 6000, 2000], "what is read before counts too")
    #expect(byFacts[3].decision?.reductions.isEmpty ?? false, "and nothing says by what")
    try without.replace(
      "else household.special_fund_grants\n\n  lease",
      with: "else household.park_rewards - household.park_rewards\n\n  lease",
      in: "DistrictTemplate/definitions.yaml"
    )
    let free = try await rewards(5, amount: "6000", in: without, isOneFamily: true)
    #expect(free.map(\.granted) == [6000, 6000, 6000, 6000, 6000])
  }

  @Test func `B2: by the default reading a household has the reward once, also after a split`()
    async throws
  {
    let once = try await rewards(3, in: .withDistrict(), reading: [:])
    #expect(once.map(\.granted) == [5000, nil, 5000])
    let family = try await rewards(3, in: .withDistrict(), reading: [:], isOneFamily: true)
    #expect(family.map(\.granted) == [5000, nil, nil])
    #expect(family[2].refusedBy == [.once])

    var without = try EditedPacks.withDistrict()
    try without.drop("- title: { zh-Hans: 每户只得一次", in: Self.reward)
    let free = try await rewards(3, in: without, reading: [:], isOneFamily: true)
    #expect(free.map(\.granted) == [5000, 5000, 5000])
  }

  private func parkRewards(in packs: EditedPacks) async throws -> [ExactDecimal?] {
    let facts = """
      { "sites": [ { "id": "s" } ], "organisations": [ { "id": "p", "kind": "park", "site": "s",
        "is_speciality_park": true, "completed_on": "2024-01-31", "park_grants": 0 } ] }
      """
    let scene = try DeskScene(try packs.pack("yunling"), facts)
    let park = SubjectReference(.organisation, "p")
    let finding = BenefitFinding(amount: Money(yuan: 15_000), discretion: "达到要求")
    var granted: [ExactDecimal?] = []
    for name in ["b-1", "b-2", "b-3"] {
      granted.append(try await scene.grant(name, "park_reward", to: park, finding: finding).granted)
    }
    return granted
  }

  @Test func `B2: a park gets no more than its cap over all years`() async throws {
    #expect(try await parkRewards(in: .withDistrict()) == [15_000, 5_000, nil])

    var without = try EditedPacks.withDistrict()
    let file = "DistrictTemplate/benefits/park-reward.yaml"
    try without.drop("limits:", in: file)
    try without.drop("under_the_cap:", in: file)
    try without.replace(
      "park_grants_cap - organisation.park_grants",
      with: "park_grants_cap",
      in: file
    )
    #expect(try await parkRewards(in: without) == [15_000, 15_000, 15_000])
  }

  // MARK: - B3

  private func halfYear(in packs: EditedPacks) async throws -> BenefitState {
    let facts = Self.placements(knownBefore: true)
      .replacing("\"contract_to\": \"2024-12-31\"", with: "\"contract_to\": \"2024-06-30\"")
    let scene = try DeskScene(try packs.pack("qinzhou-port"), facts)
    let placement = SubjectReference(.placement, "x1")
    return try await scene.grant("b-1", "tracking_service_subsidy", to: placement)
  }

  @Test func `B3: every condition holds on the day of the decision, and what each came to is kept`()
    async throws
  {
    let refused = try await halfYear(in: EditedPacks())
    #expect(refused.failedConditions == ["contract_of_a_year"])
    #expect(refused.decision?.grounds.conditions["contract_of_a_year"] == "ineligible")
    #expect(refused.decision?.grounds.conditions["insured"] == "eligible")
    #expect(refused.decision?.citations == ["qinzhou-05"])

    var without = EditedPacks()
    try without.drop("contract_of_a_year:", in: Self.tracking)
    let granted = try await halfYear(in: without)
    #expect(granted.granted == 500)
    #expect(granted.decision?.grounds.conditions["insured"] == "eligible")
  }

  // MARK: - B4

  private static let factory = "DistrictTemplate/benefits/factory-half-rent.yaml"

  private func factory(
    workers: Int,
    relocated: Int,
    area: Int,
    depositYears: Int = 2,
    in packs: EditedPacks
  ) async throws -> Bool {
    let facts = """
      { "organisations": [ { "id": "f", "kind": "community_factory", "worker_count": \(workers),
          "relocated_worker_count": \(relocated) } ],
        "leases": [ { "id": "l", "tenant_organisation": "f", "tenant_household": null,
          "premises_in_site": true, "use": "factory", "floor_area": \(area),
          "labour_deposit_years": \(depositYears), "from": "2024-03-01", "to": null } ] }
      """
    let scene = try DeskScene(try packs.pack("yunling"), facts)
    let lease = SubjectReference(.lease, "l")
    return try await scene.grant("b-1", "factory_half_rent", to: lease).isGranted
  }

  @Test func `B4: the rent is halved by the share of workers, or by the floor area`() async throws {
    let packs = try EditedPacks.withDistrict()
    #expect(try await factory(workers: 10, relocated: 4, area: 1000, in: packs))
    #expect(try await factory(workers: 100, relocated: 4, area: 100, in: packs))
    #expect(try await !factory(workers: 100, relocated: 4, area: 101, in: packs))

    var noShare = packs
    try noShare.drop("by_share:", in: Self.factory)
    #expect(try await !factory(workers: 10, relocated: 4, area: 1000, in: noShare))
    var noArea = packs
    try noArea.drop("by_area:", in: Self.factory)
    #expect(try await !factory(workers: 100, relocated: 4, area: 100, in: noArea))
  }

  @Test func `B4: in either case two years of labour deposit are paid`() async throws {
    func halves(workers: Int, area: Int, _ packs: EditedPacks) async throws -> Bool {
      try await factory(workers: workers, relocated: 4, area: area, depositYears: 1, in: packs)
    }
    let packs = try EditedPacks.withDistrict()
    #expect(try await !halves(workers: 10, area: 1000, packs))
    #expect(try await !halves(workers: 100, area: 100, packs))

    var without = packs
    try without.replace(
      "value: lease.labour_deposit_years >= parameter.labour_deposit_years",
      with: "value: lease.labour_deposit_years >= parameter.labour_deposit_years or true",
      in: "DistrictTemplate/definitions.yaml"
    )
    #expect(try await halves(workers: 10, area: 1000, without))
    #expect(try await halves(workers: 100, area: 100, without))
  }

  // MARK: - B5

  private func shopRent(in packs: EditedPacks) async throws -> BenefitState {
    let facts = """
      { "households": [ { "id": "h", "is_relocated": true } ],
        "leases": [ { "id": "l", "tenant_household": "h", "tenant_organisation": null,
          "premises_in_site": true, "use": "shop", "from": "2024-03-01", "to": null } ] }
      """
    let scene = try DeskScene(try packs.pack("yunling"), facts)
    return try await scene.grant("b-1", "shop_half_rent", to: SubjectReference(.lease, "l"))
  }

  @Test func `B5: half a rent ends by itself after two years`() async throws {
    let state = try await shopRent(in: .withDistrict())
    let share = ExactDecimal(significand: 5, exponent: -1)
    #expect(state.entitlement?.rate == .share(share))
    #expect(state.lastDay == CalendarDay("2025-12-31"))
    #expect(state.status(on: try #require(CalendarDay("2025-12-31"))) == .running)
    #expect(state.status(on: try #require(CalendarDay("2026-01-01"))) == .ended)

    var without = try EditedPacks.withDistrict()
    let file = "DistrictTemplate/benefits/shop-half-rent.yaml"
    try without.drop("months: parameter.shop_half_rent_months", in: file)
    #expect(try await shopRent(in: without).lastDay == nil)
  }

  private static let ranger = "DistrictTemplate/benefits/forest-ranger-wage.yaml"

  private static func posts(_ count: Int) -> String {
    let posts = (1...count).map { number in
      """
      { "id": "x\(number)", "kind": "forest_ranger", "holder": "p",
        "held_from": "\(number == 4 ? "2024-08-01" : "2024-03-01")", "held_to": null }
      """
    }
    return """
      { "households": [ { "id": "h", "is_relocated": true } ],
        "persons": [ { "id": "p", "household": "h", "labour_ability": "ordinary" } ],
        "posts": [ \(posts.joined(separator: ", ")) ] }
      """
  }

  private func rangers(
    _ count: Int,
    in packs: EditedPacks,
    reading: [String: String] = [:]
  ) async throws -> (scene: DeskScene, states: [BenefitState]) {
    let two = try #require(ParameterValue("2", as: .number))
    let pack = try packs.pack("yunling").choosing(readings: reading)
      .setting(parameters: ["new_ranger_posts": two])
    let scene = try DeskScene(pack, Self.posts(4))
    var states: [BenefitState] = []
    for number in 1...count {
      let post = SubjectReference(.post, "x\(number)")
      states.append(try await scene.grant("b-\(number)", "forest_ranger_wage", to: post))
    }
    return (scene, states)
  }

  @Test func `B5: a ranger's term ends after two years, and with it the place is free`()
    async throws
  {
    let (_, states) = try await rangers(3, in: .withDistrict())
    #expect(states[0].lastDay == CalendarDay("2026-02-28"))
    #expect(states[0].granted == 4800)
    #expect(states.map(\.refusedBy) == [[], [], [.quota]])

    var endless = try EditedPacks.withDistrict()
    try endless.drop("months: parameter.ranger_term_months", in: Self.ranger)
    #expect(try await rangers(1, in: endless).states[0].lastDay == nil)
    var without = try EditedPacks.withDistrict()
    try without.drop("- title: { zh-Hans: 新增护林员岗位数", in: Self.ranger)
    #expect(try await rangers(3, in: without).states.allSatisfy(\.isGranted))
  }

  @Test(arguments: [("posts", true), ("hires", false)])
  func `B5: whether a vacated place is filled again is a reading`(
    option: String,
    isFilled: Bool
  ) async throws {
    let reading = ["ranger_posts_counted": option]
    let (scene, _) = try await rangers(3, in: .withDistrict(), reading: reading)
    let leaving = try scene.entry("b-1", on: "2024-05-31")
    // 离岗日期早于审批日，不能记录
    await #expect(throws: BenefitProblem.self) {
      try await scene.desk.record(.stopped(BenefitStop(.vacated)), as: leaving)
    }
    let later = try scene.entry("b-1", on: "2024-07-31")
    try await scene.desk.record(.stopped(BenefitStop(.vacated)), as: later)
    let post = SubjectReference(.post, "x4")
    let next = try await scene.grant("b-4", "forest_ranger_wage", to: post, on: "2024-08-01")
    #expect(next.isGranted == isFilled)
  }

  // MARK: - B6

  @Test func `B6: an amount left to other rules is an open term, never zero`() async throws {
    let facts = """
      { "households": [ { "id": "h", "is_relocated": true, "runs_speciality_farming": true,
        "industry_supports": [] } ] }
      """
    func kept(_ packs: EditedPacks) async throws -> BenefitState {
      let scene = try DeskScene(try packs.pack("yunling"), facts)
      let household = SubjectReference(.household, "h")
      let finding = BenefitFinding(discretion: "符合")
      return try await scene.grant("b-1", "industry_subsidy_kept", to: household, finding: finding)
    }
    let missing = [MissingTerm(.parameter, "parameter.industry_subsidy_rate")]
    await #expect(throws: BenefitProblem.undecided(missing)) { try await kept(.withDistrict()) }

    var without = try EditedPacks.withDistrict()
    let file = "DistrictTemplate/benefits/industry-subsidy-kept.yaml"
    try without.drop("amount:", in: file)
    #expect(try await kept(without).isGranted)
  }

  @Test func `B6: an amount left to an office is said by it, never zero`() async throws {
    func subsidy(_ packs: EditedPacks, _ finding: BenefitFinding) async throws -> BenefitState {
      let facts = Self.placements(knownBefore: true)
      let scene = try DeskScene(try packs.pack("qinzhou-port"), facts)
      let placement = SubjectReference(.placement, "x1")
      return try await scene.grant(
        "b-1",
        "employment_service_subsidy",
        to: placement,
        finding: finding
      )
    }
    await #expect(throws: BenefitProblem.leftTo(["组织人社局"])) {
      try await subsidy(EditedPacks(), BenefitFinding())
    }
    await #expect(throws: BenefitProblem.amountNeeded(least: nil, most: nil)) {
      try await subsidy(EditedPacks(), BenefitFinding(discretion: "按标准"))
    }
    let said = BenefitFinding(amount: Money(yuan: 300), discretion: "按标准")
    #expect(try await subsidy(EditedPacks(), said).granted == 300)

    var without = EditedPacks()
    let file = "Guangxi/QinzhouPort/benefits/employment-service-subsidy.yaml"
    try without.drop("amount:", in: file)
    #expect(try await subsidy(without, BenefitFinding()).isGranted)
  }

  // MARK: - B7

  private static let source = FundEarmark("扶贫专项资金", earmark: "自主创业以奖代补")

  private func payment(from source: FundEarmark, in packs: EditedPacks) async throws -> BenefitState
  {
    let scene = try DeskScene(try packs.pack("yunling"), Self.shops(2))
    let shop = SubjectReference(.lease, "s1")
    _ = try await scene.grant("b-1", "self_employment_reward", to: shop)
    return try await scene.payReward("b-1", from: source, on: "2024-07-01")
  }

  private func problem(from source: FundEarmark, in packs: EditedPacks) async -> BenefitProblem? {
    do {
      _ = try await payment(from: source, in: packs)
      return nil
    } catch {
      return error as? BenefitProblem
    }
  }

  @Test func `B7: a payment names its fund, which keeps its use`() async throws {
    let packs = try EditedPacks.withDistrict()
    let paid = try await payment(from: Self.source, in: packs)
    #expect(paid.netPaid == Money(yuan: 5000))
    #expect(paid.payments.map(\.source) == [Self.source])
    let other = BenefitProblem.obstacle(.otherSource(Self.source))
    #expect(await problem(from: FundEarmark("扶贫专项资金", earmark: "培训"), in: packs) == other)
    #expect(await problem(from: FundEarmark("其他资金"), in: packs) == other)

    var without = packs
    try without.drop("fund:", in: Self.reward)
    try without.drop("earmark:", in: Self.reward)
    let free = try await payment(from: FundEarmark("其他资金"), in: without)
    #expect(free.netPaid == Money(yuan: 5000))
  }

  // MARK: - B8

  private func originLand(relocated: Bool, land: Bool, in packs: EditedPacks) throws -> String {
    let facts = """
      { "households": [ { "id": "h", "is_relocated": \(relocated),
        "has_origin_contracted_land": \(land) } ] }
      """
    return try verdict("origin_land_subsidies", SubjectReference(.household, "h"), facts, packs)
  }

  private func verdict(
    _ rule: Rule.ID,
    _ subject: SubjectReference,
    _ facts: String,
    _ packs: EditedPacks
  ) throws -> String {
    let pack = try packs.pack("ulanhot")
    let reader = ExtractReader(catalogue: pack.catalogue)
    let extract = reader.read(json: SourceText(name: "facts.json", text: facts))
    try #require(extract.isWhole, "\(extract.diagnostics.map(\.message.english))")
    let dates = AssessmentDates(on: try #require(CalendarDay("2024-06-30")))
    return pack.assess(rule, of: subject, in: extract.population, on: dates).verdictName
  }

  @Test func `B8: subsidies of the land of origin go on after moving`() throws {
    let file = "InnerMongolia/Ulanhot/benefits/origin-land-subsidies.yaml"
    let packs = EditedPacks()
    #expect(try originLand(relocated: true, land: true, in: packs) == "discretion")
    #expect(try originLand(relocated: true, land: false, in: packs) == "ineligible")
    #expect(try originLand(relocated: false, land: true, in: packs) == "ineligible")

    var without = EditedPacks()
    try without.drop("has_land:", in: file)
    #expect(try originLand(relocated: true, land: false, in: without) == "discretion")
  }

  @Test func `B8: a home is not sold within the restriction period`() throws {
    let file = "InnerMongolia/Ulanhot/duties/sale-in-restricted-period.yaml"
    func sold(_ day: String, _ packs: EditedPacks) throws -> String {
      let facts = """
        { "resettlement_homes": [ { "id": "r", "sold_on": "\(day)",
          "restricted_until": "2024-05-31" } ] }
        """
      let home = SubjectReference(.resettlementHome, "r")
      return try verdict("sale_in_restricted_period", home, facts, packs)
    }
    #expect(try sold("2024-05-31", EditedPacks()) == "missed")
    #expect(try sold("2024-06-01", EditedPacks()) == "met")

    var without = EditedPacks()
    let rule = "\n        and resettlement_home.sold_on <= resettlement_home.restricted_until"
    try without.replace(rule, with: "\n        and false", in: file)
    #expect(try sold("2024-05-31", without) == "met")
  }
}
