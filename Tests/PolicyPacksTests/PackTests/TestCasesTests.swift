import Diagnostics
import TestSupport
import Testing

@testable import PolicyPacks

/// Tests with cases: what is otherwise in each of them, and what comes of it.
@Suite struct TestCasesTests {
  private static let facts = """
    personas:
      family:
        households: [{ id: h1, is_relocated: true }]
        persons: [{ id: w1, household: h1 }]
    tests:
      - name: months decide
        on: 2024-06-30
        use: family
        given:
          placements: [{ id: p1, worker: w1, pension_months_paid: 6, pension_months_in_row: 2 }]
        rule: work_subsidy
        subject: p1
        cases:

    """

  /// The small pack with a test that has some cases, a line each.
  private static func source(_ cases: String) -> PackSource {
    let lines = cases.split(separator: "\n").map { "      - \($0)" }
    return TinyPack().source(adding: facts + lines.joined(separator: "\n") + "\n")
  }

  private func run(_ cases: String) throws -> PackTestReport {
    let loaded = PackLoader.load([Self.source(cases)])
    let found = loaded.diagnostics.map(\.message.english)
    return PackTestRunner(try #require(loaded.packs.first, "\(found)")).run()
  }

  @Test(arguments: [
    "{ verdict: eligible, amount: 500 }",
    "{ verdict: eligible, amount: parameter.subsidy, cites: [small-1] }",
    "{ set: { p1.pension_months_paid: 5 }, verdict: ineligible }",
    "{ set: { p1.pension_months_paid: parameter.months_min - 1 }, verdict: ineligible }",
    "{ set: { p1.pension_months_paid: parameter.months_min }, verdict: eligible }",
    "{ set: { p1.养老保险已缴月数: 5 }, verdict: ineligible }",
    "{ unset: p1.pension_months_paid, verdict: unknown, missing: [placement.pension_months_paid] }",
    "{ set: { h1.is_relocated: false, p1.pension_months_paid: 7 }, verdict: ineligible }",
    "{ on: 2023-12-31, verdict: notInForce }",
    "{ readings: { months_counted: in_a_row }, verdict: ineligible }",
    "{ parameters: { months_min: 7 }, verdict: ineligible }",
    "{ parameters: { months_min: 7 }, set: { p1.pension_months_paid: parameter.months_min }, verdict: eligible }",
    "{ unset: [p1.worker], verdict: unknown, missing: [placement.worker] }",
  ])
  func `a case is the test with something otherwise`(_ testCase: String) throws {
    let report = try run(testCase)
    #expect(report.results.map(\.failures) == [[]])
  }

  @Test func `each case is a test of its own, and leaves the others as they are`() throws {
    let report = try run(
      """
      { name: too few, set: { p1.pension_months_paid: 5 }, verdict: eligible }
      { verdict: eligible }
      """
    )
    #expect(report.results.map(\.title) == ["months decide: too few", "months decide: #2"])
    #expect(report.results.map(\.isPassed) == [false, true])
    let failure = try #require(report.results.first?.failures.first)
    #expect(failure.message.english == "'verdict' should be eligible, but is ineligible")
    #expect(failure.notes.first?.message.english == "in the case 'too few' of 'months decide'")
    #expect(failure.range?.text == "eligible")
  }

  @Test(
    arguments: [
      (
        "{ set: { 1️⃣p22️⃣.pension_months_paid: 5 }, verdict: eligible }",
        "pack.test-of-unknown-subject"
      ),
      ("{ unset: [1️⃣p22️⃣.pension_months_paid], verdict: eligible }", "pack.test-of-unknown-subject"),
      ("{ set: { p1.1️⃣pension_months_pay2️⃣: 5 }, verdict: eligible }", "pack.test-of-unknown-fact"),
      ("{ set: { p1.pension_months_paid: 1️⃣five2️⃣ }, verdict: eligible }", "extract.wrong-type"),
      ("{ set: { p1.worker: 1️⃣w22️⃣ }, verdict: eligible }", "pack.test-of-unknown-subject"),
      (
        "{ set: { p1.pension_months_paid: parameter.1️⃣months_mim2️⃣ }, verdict: eligible }",
        "feel.unknown-field"
      ),
      (
        "{ set: { p1.pension_months_paid: 1️⃣parameter.subsidy2️⃣ }, verdict: eligible }",
        "feel.wrong-type"
      ),
      ("{ verdict: eligible, amount: parameter.1️⃣subsidi2️⃣ }", "feel.unknown-field"),
    ] as [(MarkedText, String)]
  )
  func `a mistake in a case is found when the pack is loaded`(
    _ testCase: MarkedText,
    code: String
  ) throws {
    let loaded = PackLoader.load([Self.source(testCase.text)])
    let found = try #require(loaded.diagnostics.first { $0.severity == .error })
    #expect(found.code == code)
    #expect(found.range?.text == testCase.text.part(testCase.range(1, 2)))
    #expect(loaded.packs.isEmpty)
  }

  @Test func `a fact of two subjects with one id is not told apart`() throws {
    let facts = Self.facts.replacing("w1", with: "h1")
    let cases = """
            - { set: { h1.is_relocated: false }, verdict: ineligible }
            - { set: { h1.name: x }, verdict: eligible }

      """
    let found = PackLoader.load([TinyPack().source(adding: facts + cases)]).diagnostics
    let errors = found.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["pack.test-of-ambiguous-subject"])
    #expect(errors.first?.range?.text == "h1")
  }

  @Test(arguments: [
    ("groups: [long, insured]", []), ("groups: [insured, long]", []),
    ("groups: [long]", ["'groups' should be [long], but is [insured, long]"]),
    ("groups: []", ["'groups' should be [], but is [insured, long]"]),
    ("set: { p1.months_worked: 5 }, groups: [insured]", []),
    ("unset: [p1.months_worked, p1.is_insured], groups: []", []),
  ])
  func `a register is expected to have all of an entry's groups`(
    expected: String,
    failures: [String]
  ) throws {
    let register = """
      register: workers
      title: 就业台账
      cite: [seen-1]
      subject: placement
      force: stated
      kept_by: 劳动所
      when: { relocated: placement.worker.household.is_relocated }
      groups:
        long: placement.months_worked >= parameter.months_min
        insured: placement.is_insured
      fields: { months: placement.months_worked }
      """
    let tests = """
        - name: those who work are listed
          on: 2024-06-30
          use: family
          rule: workers
          subject: p1
          cases: [{ verdict: eligible, \(expected) }]
      """
    let file = SourceText(name: "seen/workers.yaml", text: register)
    let report = PackTestRunner(try SeenPack(tests: tests, added: file).load()).run()
    #expect(report.results.flatMap(\.failures).map(\.message.english) == failures)
  }

  @Test(arguments: [
    (
      "{ at_most: parameter.subsidy }", "at_most: 500", "at_most: 400",
      "'at_most' should be 400, but is 500"
    ),
    (
      "{ least: parameter.subsidy, most: 2 * parameter.subsidy }", "least: 500, most: 1000",
      "least: 500, most: 900", "'most' should be 900, but is 1000"
    ),
    (
      "{ least: parameter.subsidy, most: 2 * parameter.subsidy }",
      "least: parameter.subsidy, most: 2 * parameter.subsidy", "amount: 500",
      "'amount' should be 500, but is 500 – 1000"
    ),
    ("parameter.subsidy", "amount: 500", "at_most: 500", "'at_most' should be 500, but is 500"),
  ])
  func `amounts are expected in the form that they have`(
    amount: String,
    right: String,
    wrong: String,
    message: String
  ) throws {
    var pack = TinyPack()
    pack.amount = amount
    let cases = "      - { verdict: eligible, \(right) }\n      - { verdict: eligible, \(wrong) }\n"
    let loaded = PackLoader.load([pack.source(adding: Self.facts + cases)])
    let found = loaded.diagnostics.map(\.message.english)
    let report = PackTestRunner(try #require(loaded.packs.first, "\(found)")).run()
    #expect(report.results.map { $0.failures.map(\.message.english) } == [[], [message]])
  }
}

extension String {
  fileprivate func part(_ bytes: Range<Int>) -> String {
    String(decoding: Array(utf8)[bytes], as: UTF8.self)
  }
}
