import Diagnostics
import Testing
import TestSupport

@testable import PolicyPacks

@Suite struct MistakeTests {
  @Test(
    arguments: manifest + clauses + parameters + readings + facts + rules + tests + demands
      + registers + procedures + householdRules + places + units + terms
  )
  func `reports a single mistake once, at its own place`(_ mistake: Mistake) throws {
    let (source, bytes) = try mistake.source()
    let (_, diagnostics) = PackReader.read([source])
    let found = diagnostics.map {
      Found(code: $0.code, text: $0.range?.text, bytes: $0.range?.bytes)
    }
    let text = source.files.first { $0.name.hasSuffix(mistake.file) }?[bytes]
    #expect(found == [Found(code: mistake.code, text: text, bytes: bytes)])
  }

  private struct Found: Equatable {
    let code: String
    let text: String?
    let bytes: Range<Int>?
  }

  @Test func `reports all mistakes of a pack together`() throws {
    var files: [String: String] = [:]
    let mistakes = [Self.clauses[0], Self.parameters[0], Self.rules[0], Self.tests[0]]
    for mistake in mistakes {
      let changed = try mistake.source().source.files.first { $0.name.hasSuffix(mistake.file) }
      files["port/" + mistake.file] = changed?.text
    }
    let (_, diagnostics) = PackReader.read([GoodPack.source(files)])
    #expect(Set(diagnostics.map(\.code)) == Set(mistakes.map(\.code)))
  }

  @Test func `procedures can't wait for one another, nor for an end that there is not`() {
    let condition = "applies_when: ledger_entry.register = \"repairs\""
    let first = GoodPack.procedure.replacing(
      condition,
      with: "after: { procedure: second, end: over }"
    )
    let second = GoodPack.procedure.replacing("repair_ticket", with: "second").replacing(
      condition,
      with: "after: { procedure: repair_ticket, end: done }"
    )
    let files = ["port/registers/repair-ticket.yaml": first, "port/registers/second.yaml": second]
    let (_, diagnostics) = PackReader.read([GoodPack.source(files)])
    #expect(
      diagnostics.map(\.code).sorted() == [
        "pack.procedure-circle", "pack.procedure-circle", "pack.unknown-step",
      ]
    )
  }

  @Test func `what a procedure waits for is about the same subject`() {
    let second = GoodPack.procedure.replacing("repair_ticket", with: "second")
      .replacing("subject: ledger_entry", with: "subject: site")
      .replacing(
        "applies_when: ledger_entry.register = \"repairs\"",
        with: "after: { procedure: repair_ticket, end: done }"
      )
    let files = ["port/registers/second.yaml": second]
    let (_, diagnostics) = PackReader.read([GoodPack.source(files)])
    #expect(diagnostics.map(\.code) == ["pack.required-procedure-subject"])
  }

  @Test func `a rule and a procedure can't share a name`() {
    let rule = GoodPack.prohibition.replacing("no_sale", with: "repair_ticket")
    let (_, diagnostics) = PackReader.read([GoodPack.source(["port/measures/no-sale.yaml": rule])])
    #expect(diagnostics.map(\.code) == ["pack.duplicate-name"])
  }

  static let manifest = [
    Mistake("pack.yaml", "format: 1", "format: 1️⃣one2️⃣", "pack.bad-number"),
    Mistake("pack.yaml", "id: river-port", "id: 1️⃣River Port2️⃣", "pack.bad-name"),
    Mistake("pack.yaml", "version: 1.0.0\n", "1️⃣versoin2️⃣: 1.0.0\n", "pack.unknown-key"),
    Mistake("pack.yaml", "kind: pack", "kind: 1️⃣pakc2️⃣", "pack.unknown-word"),
    Mistake("pack.yaml", "rank: county", "rank: 1️⃣country2️⃣", "pack.unknown-word"),
    Mistake(
      "pack.yaml",
      "  - id: port\n    title: 三年行动方案",
      "  - id: port\n    1️⃣title2️⃣:",
      "pack.empty-value"
    ),
    Mistake("pack.yaml", "rules_from: 2023-04-07", "rules_from: 1️⃣2023-02-302️⃣", "pack.bad-date"),
    Mistake(
      "pack.yaml",
      "rules_from: 2023-04-07",
      "rules_from: 1️⃣blank2️⃣",
      "pack.blank-outside-template"
    ),
    Mistake("pack.yaml", "rules_to: 2025-12-31", "rules_to: 1️⃣2022-12-312️⃣", "pack.dates-reversed"),
    Mistake("pack.yaml", "kind: pack", "requires: 1️⃣river-port2️⃣", "pack.requires-itself"),
    Mistake("pack.yaml", "kind: pack", "requires: [1️⃣common2️⃣]", "pack.unknown-pack"),
    Mistake("pack.yaml", "[就业局, 财政局]", "[就业局, 财政局, 1️⃣就业局2️⃣]", "pack.duplicate-name"),
    Mistake("pack.yaml", "rank: county\n", "", "pack.missing-key", at: "format"),
  ]

  static let clauses = [
    Mistake("clauses.yaml", "id: port-07", "id: 1️⃣harbour-072️⃣", "pack.foreign-clause"),
    Mistake("clauses.yaml", "id: port-07", "id: 1️⃣port-052️⃣", "pack.duplicate-name"),
    Mistake("clauses.yaml", "unit: 就业局,", "unit: 1️⃣就业处2️⃣,", "pack.undeclared-unit"),
    Mistake("clauses.yaml", "of: 就业局", "of: 1️⃣就业处2️⃣", "pack.undeclared-unit"),
    Mistake("clauses.yaml", "role: co-lead", "role: 1️⃣co_lead2️⃣", "pack.unknown-word"),
    Mistake("clauses.yaml", "kind: duty", "kind: 1️⃣duties2️⃣", "pack.unknown-word"),
    Mistake("clauses.yaml", "force: must", "force: 1️⃣musst2️⃣", "pack.unknown-word"),
    Mistake(
      "clauses.yaml",
      "status: narrative, why",
      "status: narrative, 1️⃣by2️⃣: x, why",
      "pack.status-mismatch"
    ),
    Mistake(
      "clauses.yaml",
      "status: discretion, of: 就业局",
      "status: 1️⃣discretion2️⃣",
      "pack.status-mismatch"
    ),
    Mistake(
      "clauses.yaml",
      "by: [tracking_subsidy",
      "by: [1️⃣tracking_subsidi2️⃣",
      "pack.unknown-rule"
    ),
    Mistake("clauses.yaml", "heading: 服务平台", "heading: [1️⃣服务平台2️⃣]", "pack.wrong-kind"),
  ]

  static let parameters = [
    Mistake("parameters.yaml", "value: 500", "value: 1️⃣五百2️⃣", "pack.wrong-type"),
    Mistake("parameters.yaml", "value: 2023-05-01", "value: 1️⃣5002️⃣", "pack.wrong-type"),
    Mistake(
      "parameters.yaml",
      "yuan/(person*month)",
      "1️⃣yuan/(persn*month)2️⃣",
      "pack.unknown-measure"
    ),
    Mistake(
      "parameters.yaml",
      "    unit: yuan/(person*year)\n",
      "",
      "pack.number-without-unit",
      at: "poverty_line"
    ),
    Mistake(
      "parameters.yaml",
      "{ from: 2023-04-07, to: 2023-12-31, value: 500, cite: port-05,",
      "{ 1️⃣from2️⃣: 2023-04-07, to: 2023-12-31, value: 500,",
      "pack.uncited-parameter"
    ),
    Mistake(
      "parameters.yaml",
      "gap: stated }\n      - { from: 2024-02-01, value: 600.50, cite: [port-05], review_by: 2025-12-31 }",
      "}\n      - 1️⃣{ from: 2024-02-01, value: 600.50, cite: [port-05], review_by: 2025-12-31 }2️⃣",
      "pack.gap-in-values"
    ),
    Mistake(
      "parameters.yaml",
      "{ from: 2024-02-01, value: 600.50, cite: [port-05], review_by: 2025-12-31 }",
      "1️⃣{ from: 2023-12-31, value: 600.50, cite: [port-05], review_by: 2025-12-31 }2️⃣",
      "pack.overlapping-values"
    ),
    Mistake(
      "parameters.yaml",
      "{ from: 2024-02-01, value: 600.50, cite: [port-05], review_by: 2025-12-31 }",
      "1️⃣{ from: 2024-02-01, value: 600.50, cite: [port-05] }2️⃣",
      "pack.no-review-day"
    ),
    Mistake("parameters.yaml", "cite: [port-05]", "cite: [1️⃣port-552️⃣]", "pack.unknown-clause"),
    Mistake(
      "parameters.yaml",
      "  poverty_line:\n    title: 监测线\n    unit: yuan/(person*year)\n    open: 由上级确定",
      "  1️⃣poverty_line2️⃣:\n    title: 监测线\n    unit: yuan\n    blank: 空白",
      "pack.blank-outside-template"
    ),
    Mistake(
      "parameters.yaml",
      "    open: 由上级确定",
      "    open: 由上级确定\n    1️⃣values2️⃣: []",
      "pack.conflicting-keys"
    ),
    Mistake(
      "parameters.yaml",
      "type: date",
      "type: date\n    unit: 1️⃣yuan2️⃣",
      "pack.unit-of-no-number"
    ),
    Mistake(
      "parameters.yaml",
      "  poverty_line:\n    title: 监测线",
      "  1️⃣poverty_line2️⃣:\n    title: 起始日",
      "pack.duplicate-title"
    ),
  ]

  static let readings = [
    Mistake("parameters.yaml", "choose: per_person", "choose: 1️⃣per_perso2️⃣", "pack.unknown-option"),
    Mistake("parameters.yaml", "option: seven_days", "option: 1️⃣seven_day2️⃣", "pack.unknown-option"),
    Mistake(
      "parameters.yaml",
      "    choose: per_person\n",
      "",
      "pack.missing-key",
      at: "once_for_whom"
    ),
  ]

  static let facts = [
    Mistake("parameters.yaml", "type: list of date", "type: 1️⃣list of dates2️⃣", "pack.unknown-type"),
    Mistake("parameters.yaml", "household.visits", "1️⃣househld.visits2️⃣", "pack.unknown-subject"),
    Mistake("parameters.yaml", "household.visits", "1️⃣visits2️⃣", "pack.bad-name"),
    Mistake("parameters.yaml", "most: 30", "1️⃣most2️⃣: 0", "pack.empty-range"),
    Mistake("parameters.yaml", "decimals: 0", "1️⃣decimals2️⃣: 11", "pack.places-out-of-range"),
    Mistake(
      "parameters.yaml",
      "type: boolean, optional",
      "type: boolean, 1️⃣least2️⃣: 0, optional",
      "pack.range-of-no-number"
    ),
    Mistake("parameters.yaml", "optional: true", "optional: 1️⃣yes2️⃣", "pack.bad-boolean"),
    Mistake(
      "parameters.yaml",
      "type: boolean, optional",
      "type: boolean, 1️⃣cases2️⃣: { a: 甲 }, optional",
      "pack.cases-mismatch"
    ),
    Mistake("parameters.yaml", "hit: unique", "hit: 1️⃣uniqe2️⃣", "pack.unknown-word"),
    Mistake("parameters.yaml", "when: ['< 800']", "when: [1️⃣'< 800'2️⃣, '-']", "pack.row-width"),
    Mistake(
      "parameters.yaml",
      "household.roof",
      "1️⃣household.has_solar_panels2️⃣",
      "yaml.duplicate-key"
    ),
  ]

  static let rules = [
    Mistake(
      "benefits/tracking.yaml",
      "cite: [port-05]\n",
      "",
      "pack.uncited-rule",
      at: "programme"
    ),
    Mistake(
      "benefits/tracking.yaml",
      "programme: tracking_subsidy",
      "1️⃣program2️⃣: tracking_subsidy",
      "pack.unknown-key"
    ),
    Mistake(
      "benefits/tracking.yaml",
      "subject: placement",
      "subject: 1️⃣placment2️⃣",
      "pack.unknown-subject"
    ),
    Mistake(
      "benefits/tracking.yaml",
      "from: 2023-05-01",
      "1️⃣froom2️⃣: 2023-05-01",
      "pack.unknown-key"
    ),
    Mistake(
      "benefits/tracking.yaml",
      "contract_of_a_year: placement.contract_months >= 12",
      "contract_of_a_year: [1️⃣placement.contract_months2️⃣]",
      "pack.wrong-kind"
    ),
    Mistake(
      "benefits/tracking.yaml",
      "placement.contract_months >= 12",
      "1️⃣count(placement.grants_received2️⃣ # x) >= 1",
      "pack.expression-cut-off"
    ),
    Mistake("benefits/tracking.yaml", "left_to: 就业局", "left_to: 1️⃣就业处2️⃣", "pack.undeclared-unit"),
    Mistake(
      "benefits/tracking.yaml",
      "    if: placement.is_insured\n    about",
      "    1️⃣any2️⃣: { a: true }\n    about",
      "pack.conflicting-keys"
    ),
    Mistake("benefits/tracking.yaml", "cite: port-05", "cite: 1️⃣port-5552️⃣", "pack.unknown-clause"),
    Mistake("benefits/tracking.yaml", "{ at_most:", "{ 1️⃣least2️⃣:", "pack.missing-key"),
    Mistake(
      "benefits/tracking.yaml",
      "from: 2023-05-01",
      "from: 1️⃣2022-05-012️⃣",
      "pack.wider-than-pack"
    ),
    Mistake(
      "benefits/tracking.yaml",
      "from: 2023-05-01",
      "to: 1️⃣2026-01-012️⃣",
      "pack.wider-than-pack"
    ),
    Mistake("benefits/tracking.yaml", "period: once", "period: 1️⃣onse2️⃣", "pack.unknown-word"),
    Mistake(
      "measures/training.yaml",
      "denominator: count(site.residents)\n",
      "",
      "pack.missing-key",
      at: "numerator"
    ),
    Mistake(
      "measures/visits.yaml",
      "cadence: weekly_visit",
      "cadence: 1️⃣training_share2️⃣",
      "pack.duplicate-name"
    ),
    Mistake("measures/visits.yaml", "every: week", "every: 1️⃣weekly2️⃣", "pack.unknown-word"),
  ]

  static let tests = [
    Mistake("tests/tracking.yaml", "use: worker_a", "use: 1️⃣worker_b2️⃣", "pack.unknown-persona"),
    Mistake("tests/tracking.yaml", "on: 2024-06-30", "on: 1️⃣2024-6-302️⃣", "pack.bad-date"),
    Mistake(
      "tests/tracking.yaml",
      "complete: [persons]",
      "complete: [1️⃣person2️⃣]",
      "pack.unknown-word"
    ),
    Mistake(
      "tests/tracking.yaml",
      "{ once_for_whom: per_placement }",
      "{ once_for_whom: 1️⃣per_place2️⃣ }",
      "pack.unknown-option"
    ),
    Mistake(
      "tests/tracking.yaml",
      "{ once_for_whom: per_placement }",
      "{ 1️⃣once_for_who2️⃣: per_placement }",
      "pack.unknown-reading"
    ),
    Mistake(
      "tests/tracking.yaml",
      "tracking_amount: 700",
      "tracking_amount: 1️⃣many2️⃣",
      "pack.wrong-type"
    ),
    Mistake(
      "tests/tracking.yaml",
      "rule: tracking_subsidy, subject: p2",
      "rule: 1️⃣tracking_subsid2️⃣, subject: p2",
      "pack.unknown-rule"
    ),
    Mistake("tests/tracking.yaml", "verdict: eligible", "verdict: 1️⃣eligble2️⃣", "pack.unknown-word"),
    Mistake("tests/tracking.yaml", "of: 就业局", "of: 1️⃣就业处2️⃣", "pack.undeclared-unit"),
    Mistake("tests/tracking.yaml", "name: 月数不明", "name: 1️⃣少一个月2️⃣", "pack.duplicate-name"),
    Mistake("tests/tracking.yaml", "{ p1.months_worked: 11 }", "{ 1️⃣p12️⃣: 11 }", "pack.no-fact-name"),
    Mistake("tests/tracking.yaml", "[p1.months_worked]", "[1️⃣months_worked2️⃣]", "pack.no-fact-name"),
    Mistake(
      "tests/tracking.yaml",
      "{ name: 少一个月, set: { p1.months_worked: 11 }, verdict: ineligible",
      "{ 1️⃣name2️⃣: 少一个月, set: { p1.months_worked: 11 }",
      "pack.missing-key"
    ),
    Mistake(
      "tests/tracking.yaml",
      "    cases:\n",
      "    expect: [{ verdict: eligible }]\n    1️⃣cases2️⃣:\n",
      "pack.conflicting-keys"
    ),
    Mistake(
      "tests/tracking.yaml",
      """
          on: 2024-06-30
          given: { placements: [{ id: p1, worker: a, months_worked: 12 }] }
          rule: tracking_subsidy
          subject: p1
          cases:
            - { name
      """,
      """
          given: { placements: [{ id: p1, worker: a, months_worked: 12 }] }
          rule: tracking_subsidy
          subject: p1
          cases:
            - { 1️⃣name2️⃣
      """,
      "pack.missing-key"
    ),
    Mistake(
      "tests/tracking.yaml",
      "    rule: tracking_subsidy\n    subject",
      "    rule: 1️⃣tracking_subsidi2️⃣\n    subject",
      "pack.unknown-rule"
    ),
  ]
}
