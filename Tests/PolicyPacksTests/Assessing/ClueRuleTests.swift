import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

@Suite struct DetectionTests {
  private func answer(
    income: ExactDecimal?,
    hasClue: Bool?,
    in pack: PolicyPack? = nil
  ) throws -> Assessment {
    var household = Household(id: "h")
    household.netIncomePerHead = income.map { .known($0) } ?? .unknown
    household.hasRiskClue = hasClue.map { .known($0) } ?? .unknown
    var population = Population()
    population.insert(household)
    let day = try #require(CalendarDay("2024-06-30"))
    return try (pack ?? CluePack().load()).assess(
      "poor",
      of: household.reference,
      in: population,
      on: AssessmentDates(on: day)
    )
  }

  @Test func `says what its clues are about`() throws {
    let rule = try #require(try CluePack().load().detections.first)
    #expect(rule.risk == .unstableJob)
    #expect(rule.category == .marginal)
    #expect(rule.area == .monitoring)
  }

  @Test(arguments: [
    (5000 as ExactDecimal, false as Bool?, RiskSeverity.ordinary as RiskSeverity?, nil),
    (999, false, .serious, nil), (1000, false, .ordinary, nil), (5000, true, .urgent, nil),
    (5000, nil, .ordinary, .urgent), (999, nil, .serious, RiskSeverity.urgent as RiskSeverity?),
  ])
  func `grades a clue by the most pressing level that holds`(
    income: ExactDecimal,
    hasClue: Bool?,
    level: RiskSeverity?,
    possible: RiskSeverity?
  ) throws {
    let answer = try answer(income: income, hasClue: hasClue)
    #expect(answer.verdictName == "eligible")
    #expect(answer.severity?.level == level)
    #expect(answer.severity?.possible == possible)
    let missing = hasClue == nil ? ["household.has_risk_clue"] : []
    #expect(answer.severity?.missing.map(\.name) == missing)
  }

  @Test func `grades nothing where there is no clue`() throws {
    #expect(try answer(income: 9000, hasClue: true).severity == nil)
    #expect(try answer(income: nil, hasClue: true).severity == nil)
  }

  @Test func `what decides the level is among the reasons`() throws {
    let reasons = try answer(income: 999, hasClue: nil).reasons
    #expect(reasons.computations.map(\.id) == ["severity_urgent", "severity_serious"])
    #expect(reasons.computations.map(\.value) == [nil, "true"])
  }

  @Test func `a word gives every clue the same level, and without it there is none`() throws {
    var pack = CluePack()
    let graded = pack.detection
    let lines = graded.split(separator: "\n", omittingEmptySubsequences: false)
    let plain = lines.filter { !$0.hasPrefix("  urgent") && !$0.hasPrefix("  serious") }
      .filter { !$0.hasPrefix("  otherwise") }.joined(separator: "\n")
    pack.detection = plain.replacing("severity:", with: "severity: serious")
    #expect(try answer(income: 1, hasClue: nil, in: pack.load()).severity?.level == .serious)
    pack.detection = plain.replacing("severity:\n", with: "")
    #expect(try answer(income: 1, hasClue: nil, in: pack.load()).severity == nil)
  }

  @Test(arguments: [
    ("risk: unstable_job", "risk: joblessness", "pack.unknown-word: joblessness"),
    ("risk: unstable_job\n", "", "pack.missing-key: detection"),
    ("category: marginal", "category: poor", "pack.unknown-word: poor"),
    ("otherwise: ordinary", "otherwise: none", "pack.unknown-word: none"),
    ("otherwise: ordinary", "otherwise: serious", "pack.severity-order: serious"),
    ("otherwise: ordinary", "mild: ordinary", "pack.unknown-key: mild"),
    (
      "urgent: household.has_risk_clue", "urgent: household.size", "feel.wrong-type: household.size"
    ),
    (
      "urgent: household.has_risk_clue", "urgent: household.has_clue",
      "feel.unknown-field: has_clue"
    ),
  ])
  func `reports a mistake at its place`(good: String, bad: String, mistake: String) throws {
    var pack = CluePack()
    try #require(pack.detection.contains(good))
    pack.detection = pack.detection.replacing(good, with: bad)
    #expect(pack.mistakes() == [mistake])
  }

  @Test func `a severity that names no level is a mistake`() {
    var pack = CluePack()
    pack.detection = """
      detection: poor
      title: 收入低
      cite: [clue-1]
      subject: household
      risk: other
      severity: { otherwise: ordinary }
      when: { low: household.net_income_per_head < parameter.line }
      """
    #expect(pack.mistakes().map { $0.prefix(30) } == ["pack.no-severity-level: otherw"])
  }
}

@Suite struct ConsistencyTests {
  private let `case` = MonitoringCase.ID("c").reference

  private func population(costs: ExactDecimal) -> Population {
    var household = Household(id: "h")
    household.compliantOutOfPocket = .known(costs)
    var monitored = MonitoringCase(id: "c")
    monitored.household = .known("h")
    monitored.riskTypes = .known([.illness])
    var population = Population()
    population.insert(household)
    population.insert(monitored)
    return population
  }

  private func verdict(_ pack: PolicyPack, costs: ExactDecimal, on day: String) throws -> String {
    let dates = AssessmentDates(on: try #require(CalendarDay(day)))
    let population = population(costs: costs)
    return pack.assess("costs_missing", of: self.case, in: population, on: dates).verdictName
  }

  @Test func `a check of a library is one of every pack that requires it`() throws {
    let pack = try CluePack().load()
    #expect(pack.consistencyChecks.map(\.id) == ["costs_missing"])
    #expect(!pack.rules.contains { $0.kind == .consistency })
    #expect(try verdict(pack, costs: 99, on: "2024-06-30") == "eligible")
    #expect(try verdict(pack, costs: 100, on: "2024-06-30") == "ineligible")
    #expect(try verdict(pack, costs: 99, on: "2023-12-31") == "notInForce")
  }

  @Test func `takes the values that are chosen for the pack`() throws {
    let pack = try CluePack().load().setting(parameters: ["costs_least": .number(50)])
    #expect(try verdict(pack, costs: 99, on: "2024-06-30") == "ineligible")
  }

  @Test func `a pack's own check stands before that of the library, and in its place`() throws {
    var pack = CluePack()
    let own = pack.check.replacing("shared-1", with: "clue-1")
    pack.others["check"] = own.replacing("< parameter.costs_least", with: "= 5")
    let loaded = try pack.load()
    #expect(loaded.consistencyChecks.map(\.citations) == [["clue-1"]])
    #expect(loaded.rules.map(\.id).contains("costs_missing"))
    #expect(try verdict(loaded, costs: 99, on: "2024-06-30") == "ineligible")
    #expect(try verdict(loaded, costs: 5, on: "2024-06-30") == "eligible")
  }
}
