import Diagnostics
import Testing

@testable import PolicyPacks

/// A pack of which it can be counted by hand what its tests see.
struct SeenPack {
  /// What stands behind `tests:`.
  var tests: String

  /// A file more.
  var added: SourceText?

  static let manifest = """
    format: 1
    id: seen
    version: 1.0.0
    title: 小镇政策
    rank: town
    region: { name: 小镇 }
    rules_from: 2024-01-01
    rules_to: 2026-12-31
    documents: [{ id: seen, title: 小镇办法, issuer: 小镇办公室, date: 2024-01-01 }]
    units: [劳动所]
    """

  static let lists = """
    clauses:
      - id: seen-1
        place: 一
        heading: 就业补贴
        responsible: [{ unit: 劳动所, role: lead }]
        obligations:
          - { kind: benefit, force: stated, gist: 补贴, status: executable, by: subsidy }
          - { kind: procedure, force: must, gist: 程序, status: executable, by: granting }
          - { kind: duty, force: stated, gist: 宣传, status: narrative, why: 没有可计算的内容 }
    parameters:
      months_min:
        title: 最少月数
        unit: month
        values:
          - { from: 2024-01-01, to: 2024-12-31, value: 6, cite: seen-1 }
          - { from: 2025-01-01, to: 2026-12-31, value: 9, cite: seen-1 }
      subsidy:
        title: 补贴标准
        unit: yuan
        values: [{ from: 2024-01-01, to: 2026-12-31, value: 500, cite: seen-1 }]
    readings:
      counted:
        cite: seen-1
        question: 怎样计月？
        options: { worked: 工作月数, insured: 参保月数 }
        choose: worked
    definitions:
      placement.share:
        title: 补贴份额
        table:
          hit: first
          inputs: [placement.workplace]
          rows:
            - { when: '"outside_province"', then: 2 }
            - { when: '"in_province"', then: 1 }
            - { when: '-', then: 0 }
      placement.spare: { title: 备用, value: placement.is_insured }
    """

  static let rule = """
    programme: subsidy
    title: 就业补贴
    cite: [seen-1]
    subject: placement
    applies_when: placement.worker.household.is_relocated
    when:
      months: |
        if reading.counted = "worked" then placement.months_worked >= parameter.months_min
        else placement.pension_months_paid >= parameter.months_min
      good:
        holds: placement.is_insured or placement.is_stable_by_office
    amount: placement.share * parameter.subsidy
    """

  static let procedure = """
    procedure: granting
    title: 发放程序
    cite: [seen-1]
    subject: placement
    force: must
    steps:
      apply: { actor: 劳动所, next: [check] }
      check: { actor: 劳动所, next: [pay, refused] }
      pay: { actor: 劳动所, when: placement.is_insured, next: [done] }
    ends: { done: 办结, refused: 未通过 }
    """

  static let personas = """
    personas:
      family:
        households: [{ id: h1, is_relocated: true }]
        persons: [{ id: w1, household: h1 }]
        placements:
          - id: p1
            worker: w1
            workplace: outside_province
            months_worked: 6
            is_insured: true
            is_stable_by_office: false
    tests:

    """

  var source: PackSource {
    PackSource(
      name: "seen",
      files: [
        SourceText(name: "seen/pack.yaml", text: Self.manifest),
        SourceText(name: "seen/lists.yaml", text: Self.lists),
        SourceText(name: "seen/subsidy.yaml", text: Self.rule),
        SourceText(name: "seen/granting.yaml", text: Self.procedure),
        SourceText(name: "seen/tests.yaml", text: Self.personas + tests),
      ] + (added.map { [$0] } ?? [])
    )
  }

  func load() throws -> PolicyPack {
    let loaded = PackLoader.load([source])
    let found = loaded.diagnostics.filter { $0.severity == .error }
    return try #require(loaded.packs.first, "\(found.map(\.message.english))")
  }

  /// What the tests, which must pass, see of the pack.
  func coverage() throws -> PackCoverage.Pack {
    let pack = try load()
    let recorder = CoverageRecorder([pack])
    let report = PackTestRunner(pack).run(recordedBy: recorder)
    #expect(report.results.flatMap(\.failures).map(\.message.english) == [])
    return try #require(recorder.coverage().packs.first)
  }
}
