import ResettlementKit
import Testing

/// Terms of the packs that come with the SDK, at a desk.
@Suite struct BenefitTermTests {
  // MARK: - The end of a contract or lease

  private func graduate(in packs: EditedPacks, contractTo: String) async throws -> BenefitState {
    let facts = """
      { "households": [ { "id": "h", "is_relocated": true } ],
        "persons": [ { "id": "a", "household": "h", "is_college_graduate": true } ],
        "organisations": [ { "id": "f", "kind": "employer", "is_in_park": true } ],
        "placements": [ { "id": "x", "worker": "a", "employer": "f", "is_insured": true,
          "worker_was_unemployed": true, "contract_from": "2024-03-01",
          "contract_to": \(contractTo) } ] }
      """
    let scene = try DeskScene(try packs.pack("yunling"), facts)
    let placement = SubjectReference(.placement, "x")
    return try await scene.grant("b-1", "graduate_post_subsidy", to: placement)
  }

  @Test func `a post subsidy ends with the contract, at the latest after its months`() async throws
  {
    let packs = try EditedPacks.withDistrict()
    let year = try await graduate(in: packs, contractTo: "\"2025-02-28\"")
    #expect(year.lastDay == CalendarDay("2025-02-28") && year.granted == 12_000)
    let open = try await graduate(in: packs, contractTo: "null")
    #expect(open.lastDay == CalendarDay("2026-02-28") && open.granted == 24_000)

    var without = packs
    let file = "DistrictTemplate/benefits/graduate-post-subsidy.yaml"
    try without.drop("to: placement.contract_to", in: file)
    #expect(
      try await graduate(in: without, contractTo: "\"2025-02-28\"").lastDay
        == CalendarDay("2026-02-28")
    )
  }

  @Test func `half a rent ends with the lease`() async throws {
    let facts = """
      { "households": [ { "id": "h", "is_relocated": true } ],
        "leases": [ { "id": "l", "tenant_household": "h", "tenant_organisation": null,
          "premises_in_site": true, "use": "shop", "from": "2024-03-01", "to": "2024-12-31" } ] }
      """
    let scene = try DeskScene(try EditedPacks.withDistrict().pack("yunling"), facts)
    let lease = SubjectReference(.lease, "l")
    let state = try await scene.grant("b-1", "shop_half_rent", to: lease)
    #expect(state.lastDay == CalendarDay("2024-12-31"))
    let source = FundEarmark("租金减免")
    let bill = { (first: String, last: String) throws in
      let days = try #require(CalendarDay(first))...#require(CalendarDay(last))
      let (half, whole) = (Money(yuan: 600), Money(yuan: 1200))
      return BenefitEvent.Content.paid(Payment(half, from: source, bill: whole, period: days))
    }
    let year = try scene.entry("b-1", on: "2024-07-01")
    try await scene.desk.record(try bill("2024-03-01", "2024-12-31"), as: year)
    await #expect(throws: BenefitProblem.obstacle(.billPaidAlready("b-1/3"))) {
      try await scene.desk.record(
        try bill("2024-03-01", "2024-12-31"),
        as: try scene.entry("b-1", on: "2024-08-01")
      )
    }
    let (from, to) = (try #require(CalendarDay("2024-01-01")), CalendarDay("2024-12-31"))
    await #expect(throws: BenefitProblem.obstacle(.outsideTerm(from, to))) {
      try await scene.desk.record(
        try bill("2025-01-01", "2025-12-31"),
        as: try scene.entry("b-1", on: "2025-01-05")
      )
    }
  }

  // MARK: - Years of a plan

  /// On which of some days a new special post is granted, where there is one a year and the two years
  /// begin on 1 July 2024.
  private func granted(reading: [String: String]) async throws -> [Bool] {
    let days = ["2024-08-01", "2024-12-01", "2025-01-15", "2025-08-01", "2026-01-15"]
    let posts = days.indices.map { number in
      """
      { "id": "x\(number)", "kind": "cleaner", "holder": "p", "is_special_welfare_post": true,
        "held_from": "\(days[number])", "held_to": null }
      """
    }
    let facts = """
      { "households": [ { "id": "h", "is_relocated": true } ],
        "persons": [ { "id": "p", "household": "h" } ],
        "posts": [ \(posts.joined(separator: ", ")) ] }
      """
    let values = [
      "posts_plan_from": try #require(ParameterValue("2024-07-01", as: .date)),
      "new_urban_posts_a_year": try #require(ParameterValue("1", as: .number)),
    ]
    let pack = try EditedPacks.withDistrict().pack("yunling").choosing(readings: reading)
      .setting(parameters: values)
    let scene = try DeskScene(pack, facts)
    var granted: [Bool] = []
    for (number, day) in days.enumerated() {
      let post = SubjectReference(.post, "x\(number)")
      let state = try await scene.grant("b-\(number)", "urban_special_post", to: post, on: day)
      granted.append(state.isGranted)
    }
    return granted
  }

  @Test func `two years of new posts have two quotas, by calendar years three`() async throws {
    #expect(try await granted(reading: [:]) == [true, false, false, true, false])
    let calendar = ["urban_posts_year": "calendar_year"]
    #expect(try await granted(reading: calendar) == [true, false, true, false, true])
  }

  // MARK: - Corrections

  @Test func `a vacated post that was filled again stays vacated`() async throws {
    let posts = ["1", "2"].map { number in
      """
      { "id": "x\(number)", "kind": "forest_ranger", "holder": "p", "held_to": null,
        "held_from": "\(number == "1" ? "2024-03-01" : "2024-08-01")" }
      """
    }
    let facts = """
      { "households": [ { "id": "h", "is_relocated": true } ],
        "persons": [ { "id": "p", "household": "h", "labour_ability": "ordinary" } ],
        "posts": [ \(posts.joined(separator: ", ")) ] }
      """
    let one = try #require(ParameterValue("1", as: .number))
    let pack = try EditedPacks.withDistrict().pack("yunling")
      .setting(parameters: ["new_ranger_posts": one])
    let scene = try DeskScene(pack, facts)
    let (first, second) = (SubjectReference(.post, "x1"), SubjectReference(.post, "x2"))
    _ = try await scene.grant("b-1", "forest_ranger_wage", to: first)
    let leaving = try scene.entry("b-1", on: "2024-07-31")
    try await scene.desk.record(.stopped(BenefitStop(.vacated)), as: leaving)
    let next = try await scene.grant("b-2", "forest_ranger_wage", to: second, on: "2024-08-01")
    #expect(next.isGranted)
    let entry = try scene.entry("b-1", on: "2024-08-02", correcting: "b-1/3")
    do {
      try await scene.desk.record(.annulled, as: entry)
      Issue.record("the stop was annulled")
    } catch BenefitProblem.obstacle(.limit(let finding)) {
      #expect(finding.limit.kind == .quota && finding.limit.citations == ["district-template-3-5"])
      #expect(finding.taken == 1)
    }
  }
}
