import ResettlementKit
import StandardPacks
import Testing

/// What the documents demand of monitoring, M1 to M9, held against the packs as they are and against
/// packs from which the rule was taken away: each test fails when the rule goes.
@Suite struct MonitoringInvariantTests {
  private static let elimination = "InnerMongolia/Aolezhaoqi/monitoring/risk-elimination.yaml"

  /// A case whose risk may be marked eliminated, with facts in the place of others.
  private static func ready(_ changes: [String: String] = [:], labour: String = "ordinary")
    -> String
  {
    var facts = [
      "category": "\"unstable_lifted\"", "elimination_mode": "\"assisted\"",
      "identified_on": "\"2024-08-15\"", "income_stable_since": "\"2024-08-15\"",
      "measures_delivered": "true", "is_income_stable": "true", "rigid_expenses_solved": "true",
      "basic_living_secured": "true", "risk_stably_gone": "true", "risk_naturally_gone": "false",
    ]
    var household = [
      "has_education_secured": "true", "has_basic_medical_secured": "true",
      "has_housing_secured": "true", "has_drinking_water_secured": "true",
    ]
    for (fact, value) in changes {
      if household[fact] != nil { household[fact] = value } else { facts[fact] = value }
    }
    return """
      { "households": [ { "id": "h", \(json(household)) } ],
        "persons": [ { "id": "p", "household": "h", "labour_ability": "\(labour)" } ],
        "monitoring_cases": [ { "id": "c", "household": "h", \(json(facts)) } ] }
      """
  }

  private static func json(_ facts: [String: String]) -> String {
    facts.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }.joined(separator: ", ")
  }

  private func verdict(
    _ rule: Rule.ID,
    of subject: SubjectReference,
    in pack: PolicyPack,
    _ facts: String,
    on day: String
  ) throws -> String {
    let reader = ExtractReader(catalogue: pack.catalogue)
    let extract = reader.read(json: SourceText(name: "facts.json", text: facts))
    try #require(extract.isWhole, "\(extract.diagnostics.map(\.message.english))")
    let dates = AssessmentDates(on: try #require(CalendarDay(day)))
    return pack.assess(rule, of: subject, in: extract.population, on: dates).verdictName
  }

  private func elimination(
    _ facts: String,
    on day: String = "2025-02-15",
    in packs: EditedPacks = EditedPacks(),
    reading: [String: String] = [:]
  ) throws -> String {
    let pack = try packs.pack("aolezhaoqi").choosing(readings: reading)
    let subject = SubjectReference(.monitoringCase, "c")
    return try verdict("risk_elimination", of: subject, in: pack, facts, on: day)
  }

  @Test func `a case that meets every demand may be marked eliminated`() throws {
    #expect(try elimination(Self.ready()) == "eligible")
  }

  // MARK: - M1

  private static let sameMonth = [
    "identified_on": "\"2025-02-01\"", "elimination_mode": "\"natural\"",
    "risk_naturally_gone": "true",
  ]

  @Test func `M1: never in the calendar month of identification`() throws {
    let facts = Self.ready(Self.sameMonth)
    #expect(try elimination(facts, on: "2025-02-28") == "ineligible")
    #expect(try elimination(facts, on: "2025-03-01") == "eligible")
    let both = ["natural_exemption": "both_rules"]
    #expect(try elimination(facts, on: "2025-02-28", reading: both) == "eligible")

    var without = EditedPacks()
    try without.drop("later_month:", in: Self.elimination)
    #expect(try elimination(facts, on: "2025-02-28", in: without) == "eligible")
  }

  // MARK: - M2

  @Test func `M2: only after six months of steady income`() throws {
    let facts = Self.ready(["income_stable_since": "\"2024-08-16\""])
    #expect(try elimination(facts, on: "2025-02-15") == "ineligible")
    #expect(try elimination(facts, on: "2025-02-16") == "eligible")

    var without = EditedPacks()
    try without.drop("steady_income:", in: Self.elimination)
    #expect(try elimination(facts, on: "2025-02-15", in: without) == "eligible")
  }

  @Test func `M2: natural elimination is exempt from the months of steady income`() throws {
    let natural = ["elimination_mode": "\"natural\"", "risk_naturally_gone": "true"]
    let facts = Self.ready(natural.merging(["income_stable_since": "\"2025-02-01\""]) { $1 })
    #expect(try elimination(facts) == "eligible")

    var without = EditedPacks()
    let exemption = """
              holds: |
                monitoring_case.elimination_mode = "natural" and monitoring_case.risk_naturally_gone
      """
    let nothing = "        holds: reading.natural_exemption = \"both_rules\""
    try without.replace(exemption, with: nothing, in: Self.elimination)
    #expect(try elimination(facts, in: without) == "ineligible")
  }

  @Test(arguments: [
    ("by_category", "unstable_lifted", "ineligible"),
    ("by_category", "sudden_hardship", "eligible"),
    ("after_identification", "sudden_hardship", "ineligible"),
    ("any_start", "unstable_lifted", "eligible"),
  ])
  func `M2: from when the months count is a reading`(
    option: String,
    category: String,
    verdict: String
  ) throws {
    let facts = Self.ready([
      "category": "\"\(category)\"", "identified_on": "\"2024-12-01\"",
      "income_stable_since": "\"2024-06-01\"",
    ])
    let reading = ["steady_income_counted": option]
    #expect(try elimination(facts, reading: reading) == verdict)
  }

  // MARK: - M3

  @Test(arguments: [
    ("measures_delivered", "measures_delivered:"), ("has_education_secured", "education:"),
    ("has_basic_medical_secured", "medical_care:"), ("has_housing_secured", "housing:"),
    ("has_drinking_water_secured", "drinking_water:"), ("is_income_stable", "income_stable:"),
    ("rigid_expenses_solved", "rigid_expenses_solved:"), ("basic_living_secured", "basic_living:"),
    ("risk_stably_gone", "risk_gone:"),
  ])
  func `M3: all indicators hold, basic living is secured and the risk is gone`(
    fact: String,
    condition: String
  ) throws {
    let facts = Self.ready([fact: "false"])
    #expect(try elimination(facts) == "ineligible")

    var without = EditedPacks()
    try without.drop(condition, in: Self.elimination)
    #expect(try elimination(facts, in: without) == "eligible")
  }

  @Test func `M3: that natural disappearance needs no indicators is a reading`() throws {
    let facts = Self.ready([
      "measures_delivered": "false", "elimination_mode": "\"natural\"",
      "risk_naturally_gone": "true",
    ])
    #expect(try elimination(facts) == "ineligible")
    let routes = ["elimination_standards": "two_routes"]
    #expect(try elimination(facts, reading: routes) == "eligible")
  }

  // MARK: - M4

  @Test(arguments: ["assisted", "natural"])
  func `M4: a household wholly without labour is not marked, in either mode`(
    mode: String
  ) throws {
    let changes = ["elimination_mode": "\"\(mode)\"", "risk_naturally_gone": "true"]
    let facts = Self.ready(changes, labour: "none")
    #expect(try elimination(facts) == "ineligible")
    let assistedOnly = try elimination(facts, reading: ["labourless_bars": "assisted_only"])
    #expect(assistedOnly == (mode == "natural" ? "eligible" : "ineligible"))

    var without = EditedPacks()
    try without.drop("household_with_labour:", in: Self.elimination)
    #expect(try elimination(facts, in: without) == "eligible")
  }

  // MARK: - M5

  /// What may follow the steps of the way out, while nothing was done yet.
  private func followers(in packs: EditedPacks) throws -> [String: [String]] {
    let pack = try packs.pack("aolezhaoqi")
    let facts = """
      { "households": [ { "id": "h" } ], "monitoring_cases": [ { "id": "c", "household": "h",
        "exit_visited": false, "exit_assessed": false, "exit_has_open_objection": false,
        "exit_compared": false, "exit_announced": false } ] }
      """
    let source = SourceText(name: "facts.json", text: facts)
    let population = ExtractReader(catalogue: pack.catalogue).read(json: source).population
    let dates = AssessmentDates(on: try #require(CalendarDay("2025-02-15")))
    let case_ = SubjectReference(.monitoringCase, "c")
    return try Dictionary(
      uniqueKeysWithValues: ["home_visit", "assessment", "comparison", "examination"].map { step in
        let next = pack.next(
          in: "elimination_steps",
          from: step,
          for: case_,
          in: population,
          on: dates
        )
        return (step, try #require(next).names(.allowed).filter { $0 != "stays_monitored" })
      }
    )
  }

  @Test(arguments: [
    ("home_visit", "assessment", "    when: monitoring_case.exit_visited\n"),
    ("comparison", "examination", "    when: monitoring_case.exit_compared\n"),
    ("examination", "marking", "    when: monitoring_case.exit_announced\n"),
  ])
  func `M5: the way out takes the steps of the way in, none left out`(
    step: String,
    next: String,
    guardLine: String
  ) throws {
    #expect(try followers(in: EditedPacks())[step] == [])

    var without = EditedPacks()
    let file = "InnerMongolia/Aolezhaoqi/procedures/elimination-steps.yaml"
    try without.replace(guardLine, with: "", in: file)
    #expect(try followers(in: without)[step] == [next])
  }

  /// The kinds of steps of a procedure, by what they are called.
  private func titles(_ procedure: Procedure.ID, in pack: PolicyPack) throws -> [String] {
    let found = try #require(pack.procedures.first { $0.id == procedure })
    return found.steps.filter { $0.id != "green_channel" }.compactMap { $0.title?.chinese }
  }

  @Test func `M5: both ways visit, assess in public, compare, examine and end in the system`()
    throws
  {
    let pack = try EditedPacks().pack("aolezhaoqi")
    let (way, back) = (
      try titles("identification", in: pack), try titles("elimination_steps", in: pack)
    )
    #expect(way.count == back.count)
    #expect(Array(way[1...3]) == Array(back[1...3]))
  }

  /// Why the way out of a case may not begin, after the events of its way in.
  private func wayOut(after events: [ProcedureEvent], in packs: EditedPacks) throws
    -> [ProcedureObstacle.Reason]
  {
    let desk = try IdentificationRun(facts: IdentificationRun.allDone).desk
    let history = ProcedureHistory(try desk.decide(events, after: ProcedureHistory()))
    let pack = try packs.pack("aolezhaoqi")
    let other = ProcedureDesk(pack, facts: desk.facts)
    let day = try #require(CalendarDay("2024-12-01"))
    let subject = SubjectReference(.monitoringCase, "c-1")
    let openings = other.openings(for: subject, in: history, on: day)
    let found = try #require(openings.first { $0.procedure.id == "elimination_steps" })
    return found.obstacles.map(\.reason)
  }

  @Test func `M5: the way out begins only when the way in has ended in monitoring`() throws {
    let packs = EditedPacks()
    #expect(try wayOut(after: [], in: packs) == [.requirement])
    #expect(try wayOut(after: IdentificationRun.untilPublished, in: packs) == [.requirement])
    #expect(try wayOut(after: IdentificationRun.whole, in: packs) == [])

    var without = EditedPacks()
    try without.drop(
      "after:",
      in: "InnerMongolia/Aolezhaoqi/procedures/elimination-steps.yaml"
    )
    #expect(try wayOut(after: [], in: without) == [])
  }

  /// The demands that make a number of eliminations an aim.
  private func quotas(in packs: EditedPacks) throws -> [Rule.ID] {
    let clause = "aolezhaoqi-3-1-1-3"
    let aims: Set<Rule.Kind> = [.target, .norm, .cadence]
    return try packs.pack("aolezhaoqi").rules
      .filter { aims.contains($0.kind) && $0.citations.contains(clause) }.map(\.id)
  }

  @Test func `M5: there is no quota of eliminations`() throws {
    #expect(try quotas(in: EditedPacks()) == [])

    var quota = EditedPacks()
    try quota.add(
      """
      target: elimination_rate
      title: 消除率
      cite: [aolezhaoqi-3-1-1-3]
      subject: site
      force: must
      measure: count(site.households)
      at_least: 1
      """,
      as: "InnerMongolia/Aolezhaoqi/measures/elimination-rate.yaml"
    )
    #expect(try quotas(in: quota) == ["elimination_rate"])
  }

  // MARK: - M6 and M7

  private func afterElimination(_ category: String, in packs: EditedPacks) throws -> String {
    let facts = """
      { "monitoring_cases": [ { "id": "c", "category": "\(category)",
        "eliminated_on": "2025-01-10" } ] }
      """
    let subject = SubjectReference(.monitoringCase, "c")
    let (rule, day) = ("monitored_after_elimination", "2025-02-15")
    return try verdict(rule, of: subject, in: packs.pack("aolezhaoqi"), facts, on: day)
  }

  @Test func `M6: afterwards only unstable lifted households are monitored further`() throws {
    #expect(try afterElimination("unstable_lifted", in: EditedPacks()) == "eligible")
    #expect(try afterElimination("marginal", in: EditedPacks()) == "ineligible")
    #expect(try afterElimination("sudden_hardship", in: EditedPacks()) == "ineligible")

    var without = EditedPacks()
    let file = "InnerMongolia/Aolezhaoqi/monitoring/monitored-after-elimination.yaml"
    try without.drop("unstable_lifted:", in: file)
    #expect(try afterElimination("marginal", in: without) == "eligible")
  }

  private func running(until end: String, in packs: EditedPacks) throws -> String {
    let facts = """
      { "households": [ { "id": "h" } ], "persons": [ { "id": "p", "household": "h" } ],
        "monitoring_cases": [ { "id": "c", "household": "h", "eliminated_on": "2025-01-10" } ],
        "external_schemes": [ { "id": "s", "person": "p", "kind": "小额信贷",
          "from": "2023-06-01", "to": "\(end)" } ] }
      """
    let subject = SubjectReference(.externalScheme, "s")
    let (rule, day) = ("measure_runs_its_term", "2025-02-15")
    return try verdict(rule, of: subject, in: packs.pack("aolezhaoqi"), facts, on: day)
  }

  @Test func `M7: measures that run end by their own rules, not on the day of elimination`() throws
  {
    #expect(try running(until: "2025-02-15", in: EditedPacks()) == "eligible")
    #expect(try running(until: "2025-02-14", in: EditedPacks()) == "ineligible")

    let file = "InnerMongolia/Aolezhaoqi/monitoring/measure-runs-its-term.yaml"
    var without = EditedPacks()
    try without.drop("not_over:", in: file)
    #expect(try running(until: "2025-02-14", in: without) == "eligible")
  }

  // MARK: - M8

  private func clueAnswered(_ hasOutcome: Bool, in packs: EditedPacks) throws -> String {
    let facts = """
      { "households": [ { "id": "h", "has_risk_clue": true,
        "risk_clue_has_outcome": \(hasOutcome) } ] }
      """
    let (household, day) = (SubjectReference(.household, "h"), "2025-02-15")
    let pack = try packs.pack("aolezhaoqi")
    return try verdict("risk_clue_answered", of: household, in: pack, facts, on: day)
  }

  @Test func `M8: every clue gets an outcome`() throws {
    #expect(try clueAnswered(true, in: EditedPacks()) == "met")
    #expect(try clueAnswered(false, in: EditedPacks()) == "missed")

    var without = EditedPacks()
    try without.replace(
      "holds: household.risk_clue_has_outcome",
      with: "holds: household.has_risk_clue",
      in: "InnerMongolia/Aolezhaoqi/duties/risk-clue-answered.yaml"
    )
    #expect(try clueAnswered(false, in: without) == "met")
  }

  /// A household that was hit and taken in, of which one fact is otherwise.
  private func disaster(_ rule: Rule.ID, not fact: String, in packs: EditedPacks) throws -> String {
    func truth(_ name: String) -> String { name == fact ? "false" : "true" }
    let facts = """
      { "households": [ { "id": "h", "is_relocated": true, "disaster_on": "2024-07-01",
        "disaster_registered": \(truth("disaster_registered")) } ],
        "monitoring_cases": [ { "id": "c", "household": "h", "risk_types": ["natural_disaster"],
          "needs_found_out": \(truth("needs_found_out")),
          "measure_kinds": \(fact == "measure_kinds" ? "[]" : "[\"housing\"]"),
          "measures_delivered": \(truth("measures_delivered")) } ] }
      """
    let pack = try packs.pack("ulanhot")
    let kind = try #require(pack.rules.first { $0.id == rule }).subject
    let subject = SubjectReference(kind, kind == .household ? "h" : "c")
    return try verdict(rule, of: subject, in: pack, facts, on: "2024-08-01")
  }

  @Test func `M8: each household hit is a clue and has an entry in the damage register`() throws {
    let (packs, clue) = (EditedPacks(), "disaster_clue")
    #expect(try disaster(clue, not: "", in: packs) == "eligible")
    #expect(try disaster("damage_register_entry", not: "", in: packs) == "eligible")
    let missing = try disaster("damage_register_entry", not: "disaster_registered", in: packs)
    #expect(missing == "ineligible")

    var without = EditedPacks()
    let file = "InnerMongolia/Ulanhot/monitoring/disaster-clue.yaml"
    try without.drop("every_entry:", in: file)
    #expect(try disaster(clue, not: "", in: without) == "unknown")
  }

  @Test(arguments: [
    ("disaster_registered", "registered:"), ("needs_found_out", "needs:"),
    ("measure_kinds", "measures:"), ("measures_delivered", "delivered:"),
  ])
  func `M8: of those taken in after a disaster needs, measures and delivery follow one another`(
    fact: String,
    condition: String
  ) throws {
    let rule = "disaster_needs_met"
    #expect(try disaster(rule, not: "", in: EditedPacks()) == "met")
    #expect(try disaster(rule, not: fact, in: EditedPacks()) == "missed")

    var without = EditedPacks()
    try without.drop(condition, in: "InnerMongolia/Ulanhot/monitoring/disaster-needs-met.yaml")
    #expect(try disaster(rule, not: fact, in: without) == "met")
  }

  // MARK: - M9

  private func zeroEmployment(_ works: Bool, in packs: EditedPacks) throws -> String {
    let facts = """
      { "sites": [ { "id": "s" } ],
        "households": [ { "id": "h", "site": "s", "is_relocated": true } ],
        "persons": [ { "id": "p", "household": "h", "labour_ability": "ordinary",
          "is_pupil": false, "wants_work": true, "is_employed": \(works) } ] }
      """
    let pack = try packs.pack("qinzhou-port")
    let site = SubjectReference(.site, "s")
    return try verdict("zero_employment_households", of: site, in: pack, facts, on: "2024-06-30")
  }

  @Test func `M9: households with nobody employed are brought to zero`() throws {
    #expect(try zeroEmployment(true, in: EditedPacks()) == "met")
    #expect(try zeroEmployment(false, in: EditedPacks()) == "missed")

    var without = EditedPacks()
    try without.replace(
      "and is_zero_employment]",
      with: "and not(is_relocated)]",
      in: "Guangxi/QinzhouPort/measures/zero-employment-households.yaml"
    )
    #expect(try zeroEmployment(false, in: without) == "met")
  }

  private func rounds(_ count: Int, in packs: EditedPacks) throws -> String {
    let days = (1...count).map { "\"2024-\($0 < 10 ? "0" : "")\($0)-10\"" }
    let facts = """
      { "sites": [ { "id": "s", "employment_monitoring_rounds": [\(days.joined(separator: ", "))] } ] }
      """
    let pack = try packs.pack("qinzhou-port")
    let site = SubjectReference(.site, "s")
    return try verdict("employment_monitoring_yearly", of: site, in: pack, facts, on: "2024-12-31")
  }

  @Test func `M9: employment is monitored twelve times a year`() throws {
    #expect(try rounds(12, in: EditedPacks()) == "met")
    #expect(try rounds(11, in: EditedPacks()) != "met")

    var without = EditedPacks()
    try without.replace(
      "at_least: parameter.monitoring_rounds_a_year",
      with: "at_least: 1",
      in: "Guangxi/QinzhouPort/measures/employment-monitoring-yearly.yaml"
    )
    #expect(try rounds(11, in: without) == "met")
  }
}
