import ResettlementKit
import Testing

@Suite struct BenefitDeskTests {
  /// Three posts, whose holders apply one after the other; the last one is first in line.
  private static let posts = """
    { "households": [ { "id": "h", "is_relocated": true } ],
      "persons": [ \(["p1", "p2", "p3"].map(person).joined(separator: ", ")) ],
      "posts": [ \(["1", "2", "3"].map(post).joined(separator: ", ")) ] }
    """

  private static func person(_ id: String) -> String {
    """
    { "id": "\(id)", "household": "h", "labour_ability": "ordinary",
      "can_leave_home": \(id != "p3"), "has_industry": false,
      "can_leave_poverty_by_own_strength": false }
    """
  }

  private static func post(_ number: String) -> String {
    """
    { "id": "x\(number)", "kind": "forest_ranger", "holder": "p\(number)",
      "held_from": "2024-03-01", "held_to": null }
    """
  }

  private func scene(places: String = "2") throws -> DeskScene {
    let value = try #require(ParameterValue(places, as: .number))
    let pack = try EditedPacks.withDistrict().pack("yunling")
      .setting(parameters: ["new_ranger_posts": value])
    return try DeskScene(pack, Self.posts)
  }

  private func apply(in scene: DeskScene) async throws {
    for number in 1...3 {
      let entry = try scene.entry("b-\(number)", on: "2024-04-0\(number)")
      let post = SubjectReference(.post, "x\(number)")
      try await scene.desk.apply(for: "forest_ranger_wage", subject: post, as: entry)
    }
  }

  @Test func `where places are short, priority goes before the day of the application`()
    async throws
  {
    let scene = try scene()
    try await apply(in: scene)
    let day = try #require(CalendarDay("2024-06-30"))
    let queue = try await scene.desk.queue(in: "forest_ranger_wage", on: day)
    #expect(queue.map(\.benefit) == ["b-3", "b-1", "b-2"])
    #expect(queue[0].priorities == ["three_without_priority"])
    let entries = try ["b-1", "b-2", "b-3"].map { try scene.entry($0, on: "2024-06-30") }
    let results = try await scene.desk.decideAll(in: "forest_ranger_wage", on: day) { benefit in
      entries.first { $0.benefit == benefit } ?? entries[0]
    }
    let granted = try results.map {
      (benefit: $0.benefit, isGranted: try $0.result.get().isGranted)
    }
    #expect(granted.map(\.benefit) == ["b-3", "b-1", "b-2"])
    #expect(granted.map(\.isGranted) == [true, true, false])
    #expect(try await scene.desk.queue(in: "forest_ranger_wage", on: day).isEmpty)
  }

  @Test func `benefits that run at elimination run on to their own end`() async throws {
    let scene = try scene()
    _ = try await scene.grant("b-1", "forest_ranger_wage", to: SubjectReference(.post, "x1"))
    let day = try #require(CalendarDay("2024-07-01"))
    #expect(try await scene.desk.endingAtElimination(of: "h", on: day).isEmpty)

    var ending = try EditedPacks.withDistrict()
    let file = "DistrictTemplate/benefits/forest-ranger-wage.yaml"
    try ending.replace("form: post", with: "form: post\nat_elimination: ends", in: file)
    let other = try DeskScene(try ending.pack("yunling"), Self.posts)
    _ = try await other.grant("b-1", "forest_ranger_wage", to: SubjectReference(.post, "x1"))
    #expect(try await other.desk.endingAtElimination(of: "h", on: day).map(\.id) == ["b-1"])
  }

  @Test func `what can't be taken is said, and changes nothing`() async throws {
    let scene = try scene()
    let entry = try scene.entry("b-1", on: "2024-04-01")
    let post = SubjectReference(.post, "x1")
    await #expect(throws: BenefitProblem.noProgramme("ranger")) {
      try await scene.desk.apply(for: "ranger", subject: post, as: entry)
    }
    let person = SubjectReference(.person, "p1")
    await #expect(throws: BenefitProblem.noSubject(person, wanted: .post)) {
      try await scene.desk.apply(for: "forest_ranger_wage", subject: person, as: entry)
    }
    await #expect(throws: BenefitProblem.obstacle(.notApplied)) {
      try await scene.desk.decide(entry)
    }
    try await apply(in: scene)
    await #expect(throws: BenefitProblem.notLeft) {
      try await scene.desk.decide(
        try scene.entry("b-1", on: "2024-06-30"),
        finding: BenefitFinding(refusal: "不同意")
      )
    }
    #expect(try await scene.desk.state(of: "b-1").decision == nil)
  }

  @Test func `an amount between two ends has to be said, and lie between them`() async throws {
    let facts = """
      { "households": [ { "id": "h", "is_relocated": true, "has_applied_for_loan": true } ] }
      """
    let scene = try DeskScene(try EditedPacks.withDistrict().pack("yunling"), facts)
    let household = SubjectReference(.household, "h")
    let entry = try scene.entry("b-1", on: "2024-06-30")
    try await scene.desk.apply(for: "interest_free_loan", subject: household, as: entry)
    var finding = BenefitFinding(discretion: "符合扶持条件")
    let (least, most) = (Money(yuan: 50_000), Money(yuan: 80_000))
    await #expect(throws: BenefitProblem.amountNeeded(least: least, most: most)) {
      try await scene.desk.decide(entry, finding: finding)
    }
    finding.amount = Money(yuan: 80_001)
    await #expect(throws: BenefitProblem.amountOutside(least: least, most: most)) {
      try await scene.desk.decide(entry, finding: finding)
    }
    finding.amount = Money(yuan: 60_000)
    let state = try await scene.desk.decide(entry, finding: finding)
    #expect(state.granted == 60_000 && state.entitlement?.form == .loan)
    #expect(state.entitlement?.loan == LoanTerms(isInterestFree: true))
    #expect(state.decision?.grounds.discretion == "符合扶持条件")
  }

  @Test func `a guaranteed loan names who answers for it, and when it is due`() async throws {
    let facts = """
      { "households": [ { "id": "h", "is_relocated": true } ],
        "persons": [ { "id": "a", "household": "h" } ],
        "organisations": [ { "id": "o", "kind": "employer", "founded_by": "a",
          "is_small_or_micro": true, "meets_loan_conditions": true } ] }
      """
    let scene = try DeskScene(try EditedPacks().pack("qinzhou-port"), facts)
    let firm = SubjectReference(.organisation, "o")
    let entry = try scene.entry("b-1", on: "2024-06-30")
    try await scene.desk.apply(for: "startup_loan", subject: firm, as: entry)
    var finding = BenefitFinding(amount: Money(yuan: 300_000))
    await #expect(throws: BenefitProblem.guarantorNeeded) {
      try await scene.desk.decide(entry, finding: finding)
    }
    finding.guarantor = SubjectReference(.organisation, "g")
    finding.to = CalendarDay("2026-06-30")
    let state = try await scene.desk.decide(entry, finding: finding)
    #expect(state.entitlement?.guarantor == finding.guarantor && state.lastDay == finding.to)
    #expect(state.entitlement?.loan == LoanTerms(isGuaranteed: true))
  }

  @Test func `a worker's household counts, and who is paid`() async throws {
    let scene = try scene()
    let state = try await scene.grant(
      "b-1",
      "forest_ranger_wage",
      to: SubjectReference(.post, "x1")
    )
    let parties = ["post/x1", "person/p1", "household/h"]
    #expect(state.decision?.countsFor.map(\.description) == parties)
    #expect(state.entitlement?.payee == SubjectReference(.person, "p1"))
    #expect(state.decision?.grounds.policyVersion == "1.0.0")
  }
}
