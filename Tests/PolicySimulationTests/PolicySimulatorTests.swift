import Diagnostics
import PolicyPacks
import PopulationColumns
import Quantities
import ResettlementCore
import Tabular
import Testing

@testable import PolicySimulation

@Suite struct PolicySimulatorTests {
  private let folder: ScratchFolder
  private let dates: AssessmentDates

  init() throws {
    folder = try ScratchFolder()
    dates = AssessmentDates(on: try #require(CalendarDay("2026-06-30")))
  }

  /// All rules but the one that repeats what others give.
  private func simulator(
    _ baseline: PolicyPack,
    _ reform: PolicyPack
  ) throws -> PolicySimulator {
    let rules = Set((baseline.rules + reform.rules).map(\.id)).subtracting(["r12_total_benefit"])
    return try PolicySimulator(baseline: baseline, reform: reform, on: dates, asking: rules)
  }

  private func simulator(_ edits: [ReferencePacks.Edit]) throws -> PolicySimulator {
    try simulator(try ReferencePacks.pack(), try ReferencePacks.pack(edits))
  }

  /// Six households of which everything below was worked out by hand.
  private var six: SmallTables {
    var tables = SmallTables()
    // 66 and 86 years old: 600 and 1200 a year; 960 and 1200 after the reform.
    tables.add(
      ["annual_income": "10000"],
      [["birth_date": "1960-01-01"], ["birth_date": "1940-01-01"]]
    )
    // The tracking subsidy: 500, then 400.
    let worker = [
      "is_employed": "true", "employment_kind": "local", "contract_months": "12",
      "pension_months_paid": "3",
    ]
    tables.add(["annual_income": "9000", "category": "marginal"], [worker])
    // Half the rent of a workshop of five: 5000, then nothing.
    let workshop = [
      "workshop_rent_annual": "10000", "workshop_workers": "5", "workshop_relocated_workers": "3",
    ]
    tables.add(workshop.merging(["annual_income": "20000"]) { $1 }, [[:]])
    tables.add(["annual_income": "8000"], [[:], [:], [:], [:]])
    // The rent is not known, so that nobody can say what the reform takes away.
    tables.add(
      workshop.merging(["workshop_rent_annual": ""]) { $1 },
      [["birth_date": "1956-01-01"]]
    )
    tables.add(
      ["annual_income": "", "category": "sudden_hardship"],
      [["birth_date": "1965-01-01"]]
    )
    return tables
  }

  private var question: SimulationQuestion {
    var question = SimulationQuestion()
    question.groups = ["category"]
    question.povertyLine = 6_000
    question.leastGroup = 1
    return question
  }

  // MARK: - Worked out by hand

  @Test func `the budget is what was worked out by hand`() throws {
    let report = try simulator(ReferencePacks.reform)
      .run(try six.write(to: folder), asking: question)
    #expect(report.households == 6)
    #expect(report.persons == 10)
    #expect(report.rejectCount == 0)
    let changed = report.rules.filter { $0.budget.map { $0.difference != 0 } ?? false }
    #expect(
      changed.map { "\($0.rule.id) \($0.budget?.baseline ?? 0) \($0.budget?.reform ?? 0)" } == [
        "r01_tracking_subsidy 500 400", "r05_workshop_half_rent 5000 0",
        "r10_elderly_allowance 3000 4080",
      ]
    )
    #expect(report.yearly == Budget(baseline: 8_500, reform: 4_480))
    #expect(report.once == Budget(baseline: 0, reform: 0))
  }

  @Test func `winners and losers are those that were worked out by hand`() throws {
    let effects = try simulator(ReferencePacks.reform)
      .run(try six.write(to: folder), asking: question).effects
    let (winners, losers) = (effects[.winner], effects[.loser])
    #expect(winners.households == 2 && winners.persons == 3)
    #expect(winners.total == 720 && winners.median == 360)
    #expect(losers.households == 2 && losers.persons == 2)
    #expect(losers.total == -5_100 && losers.median == -2_550)
    #expect(effects[.unchanged].persons == 4)
    #expect(effects[.undecided].households == 1)
  }

  @Test func `what is not known is no loss`() throws {
    let report = try simulator(ReferencePacks.reform)
      .run(try six.write(to: folder), asking: question)
    let rent = try #require(report.rules.first { $0.rule.id == "r05_workshop_half_rent" })
    #expect(
      rent.changes == [
        RuleComparison.Change(from: .eligible, to: .ineligible, subjects: 1),
        RuleComparison.Change(from: .unknown, to: .ineligible, subjects: 1),
      ]
    )
    #expect(report.effects[.undecided].households == 1)
    #expect(report.incomes?.withoutBenefits == 1)
  }

  @Test func `a benefit that is not known under either does not hide what others change`() throws {
    let reform = ReferencePacks.reform.filter { $0.file == "parameters.yaml" }
    let report = try simulator(reform).run(try six.write(to: folder), asking: question)
    #expect(report.effects[.undecided].households == 0)
    #expect(report.effects[.winner].households == 3)
  }

  @Test func `groups are counted each by itself`() throws {
    let report = try simulator(ReferencePacks.reform)
      .run(try six.write(to: folder), asking: question)
    let rows = try #require(report.groups.first).rows
    #expect(rows.map(\.value) == ["relocated_lifted", "marginal", "sudden_hardship"])
    #expect(rows.map { $0.effects[.loser].households } == [1, 1, 0])
    #expect(rows.map { $0.effects[.undecided].households } == [1, 0, 0])
    #expect(rows.map(\.yearly.reform) == [3_120, 400, 960])
    #expect(rows.map(\.effects.households) == [4, 1, 1])
    let allowance = try #require(report.rules.firstIndex { $0.rule.id == "r10_elderly_allowance" })
    #expect(
      rows.map { $0.budgets[allowance] } == [
        Budget(baseline: 2_400, reform: 3_120), Budget(baseline: 0, reform: 0),
        Budget(baseline: 600, reform: 960),
      ]
    )
  }

  @Test func `numbers are groups in their order, and at last those that nobody knows`() throws {
    var question = question
    question.groups = ["annual_income"]
    let report = try simulator(ReferencePacks.reform)
      .run(try six.write(to: folder), asking: question)
    let rows = try #require(report.groups.first).rows
    #expect(rows.map(\.name.english) == ["8000", "9000", "10000", "20000", "30000", "not known"])
  }

  @Test func `small groups are shown together`() throws {
    var question = question
    question.leastGroup = 2
    let report = try simulator(ReferencePacks.reform)
      .run(try six.write(to: folder), asking: question)
    let rows = try #require(report.groups.first).rows
    #expect(rows.map(\.value) == ["relocated_lifted", nil])
    #expect(rows.map(\.effects.households) == [4, 2])
    #expect(rows.map { $0.effects[.loser].median } == [nil, nil])
  }

  @Test func `poverty before and after is what was worked out by hand`() throws {
    let report = try simulator(ReferencePacks.reform)
      .run(try six.write(to: folder), asking: question)
    let incomes = try #require(report.incomes)
    #expect(incomes.fact.id == "annual_income")
    #expect(incomes.households == 4 && incomes.persons == 8)
    #expect(incomes.withoutIncome == 1 && incomes.withoutBenefits == 1)
    let stages = [incomes.before, incomes.baseline, incomes.reform].compactMap(\.poverty)
    #expect(stages.map(\.persons) == [6, 6, 4])
    #expect(stages.map(\.households) == [2, 2, 1])
    #expect(stages.map(\.shortfall) == [18_000, 16_200, 16_000])
    for (stage, gap) in zip(stages, [0.375, 0.3375, 16.0 / 48]) {
      #expect(abs(stage.gap - gap) < 1e-12)
    }
  }

  // MARK: - What is equal

  @Test func `rules that say the same are answered once`() throws {
    let report = try simulator(ReferencePacks.reform).run(try six.write(to: folder))
    let twice = report.rules.filter { !$0.isEqual }.map(\.rule.id)
    #expect(
      twice == [
        "r01_tracking_subsidy", "r02_graduate_post_subsidy", "r05_workshop_half_rent",
        "r10_elderly_allowance",
      ]
    )
    #expect(report.equalRules == 8)
    #expect(report.answersComputed == 6 * (12 + 4))
    #expect(!report.areEqual)
  }

  @Test func `a policy against itself is answered once`() throws {
    let edits = [
      ReferencePacks.Edit(
        "r10-elderly-allowance.yaml",
        "programme: r10",
        "# moved down\nprogramme: r10"
      ),
      ReferencePacks.Edit("r10-elderly-allowance.yaml", "zh-Hans: 高龄津贴", "zh-Hans: 老年津贴"),
      ReferencePacks.Edit("parameters.yaml", "review_by: 2027-12-31", "review_by: 2029-12-31"),
    ]
    let simulator = try simulator(edits)
    #expect(simulator.areEqual)
    let report = try simulator.run(try six.write(to: folder), asking: question)
    #expect(report.areEqual)
    #expect(report.answersComputed == 6 * 12)
    #expect(report.effects[.unchanged].households == 6)
    #expect(report.yearly.difference == 0)
  }

  @Test(arguments: [
    ReferencePacks.Edit(
      "definitions.yaml",
      "person.months_of_age < parameter.work_age_max + 1",
      "person.months_of_age <= parameter.work_age_max + 1"
    ),
    ReferencePacks.Edit(
      "r06-zero-employment.yaml",
      "holds: household.has_labour",
      "holds: not(household.has_labour)"
    ),
    ReferencePacks.Edit("r05-workshop-half-rent.yaml", "period: year", "period: month"),
    ReferencePacks.Edit("r07-monitoring-alert.yaml", "any:", "all:"),
    ReferencePacks.Edit("facts.yaml", "most: 300000", "most: 290000"),
  ])
  func `whatever a rule rests on tells it from another`(edit: ReferencePacks.Edit) throws {
    let reform = try ReferencePacks.pack([edit])
    guard edit.file != "facts.yaml" else {
      #expect(throws: SimulationError(.declaredTwice, "shop_rent_annual")) {
        try simulator(try ReferencePacks.pack(), reform)
      }
      return
    }
    #expect(!(try simulator(try ReferencePacks.pack(), reform).areEqual))
  }

  @Test func `the law of another day differs where its values do`() throws {
    let old = "- { from: 2025-01-01, value: 50, cite: workload-r10, review_by: 2027-12-31 }"
    let new = """
      - { from: 2025-01-01, to: 2026-12-31, value: 50, cite: workload-r10 }
            - { from: 2027-01-01, value: 60, cite: workload-r10, review_by: 2027-12-31 }
      """
    let pack = try ReferencePacks.pack([ReferencePacks.Edit("parameters.yaml", old, new)])
    let day = try #require(CalendarDay("2027-01-01"))
    let simulator = try PolicySimulator(
      baseline: pack,
      reform: pack,
      on: dates,
      reformLawAsOf: day,
      asking: ["r01_tracking_subsidy", "r10_elderly_allowance"]
    )
    let report = try simulator.run(try six.write(to: folder))
    #expect(report.rules.map(\.isEqual) == [true, false])
    #expect(report.yearly.difference == 360)
  }

  // MARK: - Equal to both apart

  @Test(arguments: [1, 2] as [UInt64])
  func `both policies come to what they come to apart`(seed: UInt64) throws {
    let tables = try SmallTables.madeUp(1_500, seed: seed).write(to: folder)
    let packs = [try ReferencePacks.pack(), try ReferencePacks.pack(ReferencePacks.reform)]
    let report = try PolicySimulator(baseline: packs[0], reform: packs[1], on: dates).run(tables)
    let apart = try packs.map { pack in
      try PopulationAssessor(pack, on: dates).run(tables, writingTo: PopulationOutput(results: nil))
    }
    #expect(report.rules.count == apart[0].totals.count)
    for (index, rule) in report.rules.enumerated() {
      for (side, totals) in zip([rule.baseline, rule.reform], apart.map { $0.totals[index] }) {
        let counts = side?.counts.map { ($0.key.name, $0.value) } ?? []
        #expect(Dictionary(counts, uniquingKeysWith: +) == totals.counts, "\(rule.rule.id)")
        guard let amount = side?.amount else { continue }
        #expect(amount == totals.amount, "\(rule.rule.id)")
      }
    }
    #expect(report.rules.count { $0.budget != nil } == 7)
  }

  @Test func `threads and the order of persons change nothing`() throws {
    let tables = SmallTables.madeUp(5_000, seed: 3)
    let simulator = try simulator(ReferencePacks.reform)
    let texts = try [(1, false), (3, false), (2, true)].map { threads, backwards in
      let files = try tables.write(to: folder, backwards: backwards)
      let report = try simulator.run(files, asking: question, threads: threads)
      return JSONWriter(.pretty).text(of: SimulationJSON().value(report))
    }
    #expect(Set(texts).count == 1)
  }

  // MARK: - Money

  @Test(arguments: [
    ("period: month", "household.elderly_allowance", BenefitFlow.yearly, 36_000),
    ("period: month", "sum(household.members.elderly_allowance_of_a_month)", .yearly, 3_000),
    ("period: year", "sum(household.members.elderly_allowance_of_a_month)", .yearly, 3_000),
    ("period: once", "household.elderly_allowance", .once, 3_000),
  ])
  func `money of a month counts twelve times and money that is given once apart`(
    period: String,
    amount: String,
    flow: BenefitFlow,
    yuan: Int
  ) throws {
    let edits = [
      ReferencePacks.Edit("r10-elderly-allowance.yaml", "period: year", period),
      ReferencePacks.Edit(
        "r10-elderly-allowance.yaml",
        "exact: household.elderly_allowance",
        "exact: \(amount)"
      ),
    ].filter { $0.old != $0.new }
    let report = try simulator(edits).run(try six.write(to: folder), asking: question)
    let rule = try #require(report.rules.first { $0.rule.id == "r10_elderly_allowance" })
    #expect(rule.reform?.flow == flow)
    #expect(rule.budget?.reform == ExactDecimal(yuan))
    #expect(report.once.reform == (flow == .once ? ExactDecimal(yuan) : 0))
    #expect(report.effects[.loser].households == 0)
  }

  @Test(arguments: [
    ("household", "yuan/household", BenefitFlow.yearly), ("person", "yuan/household", .rate),
    ("person", "yuan/person", .rate), ("household", "yuan", .yearly),
  ])
  func `money for each of something else is a rate`(
    per: String,
    unit: String,
    flow: BenefitFlow
  ) throws {
    let each = unit == "yuan" ? "1" : "parameter.r10_rate / parameter.r10_rate_of"
    let edits = [
      ReferencePacks.Edit("r10-elderly-allowance.yaml", "per: household", "per: \(per)"),
      ReferencePacks.Edit(
        "parameters.yaml",
        "  r10_age_1:",
        """
          r10_rate:
            title: { zh-Hans: 率, en: rate }
            unit: \(unit)
            values:
              - { from: 2025-01-01, value: 1, cite: workload-r10, review_by: 2027-12-31 }
          r10_rate_of:
            title: { zh-Hans: 数, en: number }
            unit: yuan
            values:
              - { from: 2025-01-01, value: 1, cite: workload-r10, review_by: 2027-12-31 }
          r10_age_1:
        """
      ),
      ReferencePacks.Edit(
        "r10-elderly-allowance.yaml",
        "exact: household.elderly_allowance",
        "exact: household.elderly_allowance * (\(each))"
      ),
    ].filter { $0.old != $0.new }
    let report = try simulator(edits).run(try six.write(to: folder), asking: question)
    let rule = try #require(report.rules.first { $0.rule.id == "r10_elderly_allowance" })
    #expect(rule.reform?.flow == flow)
    #expect((rule.reform?.amount == nil) == (flow == .rate))
  }

  @Test func `the most that may be given is shown and not added`() throws {
    let edit = ReferencePacks.Edit("r10-elderly-allowance.yaml", "exact:", "at_most:")
    let report = try simulator([edit]).run(try six.write(to: folder), asking: question)
    let rule = try #require(report.rules.first { $0.rule.id == "r10_elderly_allowance" })
    #expect(rule.reform?.flow == .ceiling)
    #expect(rule.reform?.amount == 3_000)
    #expect(report.yearly == Budget(baseline: 8_500, reform: 5_500))
  }

  @Test func `what persons get is their household's`() throws {
    let edits = [
      ReferencePacks.Edit("r10-elderly-allowance.yaml", "subject: household", "subject: person"),
      ReferencePacks.Edit(
        "r10-elderly-allowance.yaml",
        "household.elderly_allowance",
        "person.elderly_allowance_of_a_month"
      ),
      ReferencePacks.Edit(
        "r10-elderly-allowance.yaml",
        "per: household\n  period: year",
        "per: person\n  period: month"
      ),
    ]
    let report = try simulator(edits).run(try six.write(to: folder), asking: question)
    let rules = report.rules.filter { $0.rule.id == "r10_elderly_allowance" }
    #expect(
      rules.map(\.budget) == [
        Budget(baseline: 3_000, reform: 0), Budget(baseline: 0, reform: 3_000),
      ]
    )
    #expect(report.effects[.unchanged].households == 6)
    #expect(rules.last?.changes.reduce(0) { $0 + $1.subjects } == 10)
  }

  // MARK: - Questions that can't be answered

  @Test(arguments: [
    ("categori", "annual_income", SimulationError.Reason?.none),
    ("identified_on", "annual_income", .notGroupable),
    ("category", "category", .noIncome),
    ("region", "annual_income", .noColumn),
  ])
  func `a fact that does not serve is named`(
    group: String,
    income: String,
    reason: SimulationError.Reason?
  ) throws {
    var question = question
    (question.groups, question.income) = ([group], income)
    let simulator = try simulator(ReferencePacks.reform)
    let tables = try six.write(to: folder)
    let error = #expect(throws: SimulationError.self) {
      try simulator.run(tables, asking: question)
    }
    if let reason { #expect(error?.reason == reason) }
    #expect([group, income].contains(error?.fact ?? ""))
    #expect(error?.message.english.contains(error?.fact ?? "?") ?? false)
  }

  @Test func `a fact with a value for every household is too fine`() throws {
    var tables = SmallTables()
    for number in 0..<150 { tables.add(["annual_income": "\(number)"], [[:]]) }
    var question = SimulationQuestion()
    question.groups = ["annual_income"]
    let simulator = try simulator(ReferencePacks.reform)
    let files = try tables.write(to: folder)
    #expect(throws: SimulationError(.tooManyGroups, "annual_income")) {
      try simulator.run(files, asking: question)
    }
  }

  @Test func `rows that are refused are counted`() throws {
    var tables = six
    tables.add(["annual_income": "much"], [[:]])
    let report = try simulator(ReferencePacks.reform).run(try tables.write(to: folder))
    #expect(report.rejectCount == 2)
    #expect(report.households == 6)
  }
}
