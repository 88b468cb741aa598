import Diagnostics
import Testing

@testable import PolicyPacks

/// What tests see of a policy, counted by hand.
@Suite struct CoverageTests {
  private func sums(_ tests: String) throws -> [CoverageMeasure: [Int]] {
    try SeenPack(tests: tests).coverage().tallies.mapValues { [$0.seen, $0.total] }
  }

  private func gaps(_ measure: CoverageMeasure, _ tests: String) throws -> [String] {
    try SeenPack(tests: tests).coverage().gaps.filter { $0.measure == measure }.map { gap in
      ([gap.text] + gap.outcomes).joined(separator: " ")
    }
  }

  private static let one = """
      - name: enough months
        on: 2024-06-30
        use: family
        expect: [{ rule: subsidy, subject: p1, verdict: eligible, amount: 1000 }]
    """

  @Test func `without tests nothing is seen, and everything is there`() throws {
    let sums = try sums("  []")
    #expect(
      sums == [
        .obligations: [0, 2], .rows: [0, 3], .definitions: [0, 2], .segments: [0, 3],
        .readings: [0, 2], .steps: [0, 3],
        // start → apply, apply → check, check → pay (allowed, blocked), check → refused, pay → done
        .transitions: [0, 6],
        // eligible, ineligible, unknown, notApplicable, notInForce
        .verdicts: [0, 5],
        // applies_when 3; months 3, the reading in it 2; good 3 and its operands 3 + 3; the guard 3
        .conditions: [0, 20],
      ]
    )
  }

  @Test func `a test sees what takes part in its answer, and no more`() throws {
    let sums = try sums(Self.one)
    #expect(
      sums == [
        .obligations: [1, 2], .rows: [1, 3], .definitions: [1, 2], .segments: [2, 3],
        .readings: [1, 2], .steps: [0, 3], .transitions: [0, 6], .verdicts: [1, 5],
        .conditions: [6, 20],
      ]
    )
  }

  @Test func `what was not seen has its place and its text`() throws {
    let coverage = try SeenPack(tests: Self.one).coverage()
    let gaps = coverage.gaps.filter { $0.measure == .rows || $0.measure == .definitions }
    #expect(gaps.map(\.text) == ["placement.share → 1", "placement.share → 0", "placement.spare"])
    #expect(gaps.map(\.range.text) == ["1", "0", "placement.spare"])
    #expect(gaps.map(\.range.source.name) == Array(repeating: "seen/lists.yaml", count: 3))
  }

  @Test func `a condition is seen true, false and unknown, an operand of or as well`() throws {
    let gaps = try gaps(
      .conditions,
      """
        - name: months and insurance decide
          on: 2024-06-30
          use: family
          rule: subsidy
          subject: p1
          cases:
            - { verdict: eligible }
            - { set: { p1.months_worked: 5 }, verdict: ineligible }
            - { unset: [p1.months_worked], verdict: unknown }
            - { unset: [p1.is_insured], verdict: unknown }
            - { set: { p1.is_insured: false }, verdict: ineligible }
            - { unset: [p1.is_stable_by_office], verdict: eligible }
            - { unset: [h1.is_relocated], verdict: unknown }
      """
    )
    #expect(
      gaps == [
        "placement.is_insured true false unknown",
        "placement.worker.household.is_relocated false",
        "reading.counted = \"worked\" false",
        "placement.is_stable_by_office true",
      ]
    )
  }

  @Test func `behind a condition of application that fails, nothing is seen`() throws {
    let sums = try sums(
      """
        - name: others get nothing
          on: 2024-06-30
          use: family
          given: { households: [{ id: h1, is_relocated: false }] }
          expect: [{ rule: subsidy, subject: p1, verdict: notApplicable }]
      """
    )
    #expect(sums[.conditions] == [1, 20])
    #expect(sums[.segments] == [0, 3])
    #expect(sums[.verdicts] == [1, 5])
  }

  @Test func `before the rules only that is seen`() throws {
    let sums = try sums(
      """
        - name: not yet
          on: 2023-06-30
          use: family
          expect: [{ rule: subsidy, subject: p1, verdict: notInForce }]
      """
    )
    #expect(sums[.verdicts] == [1, 5])
    #expect(sums[.obligations] == [0, 2])
    #expect(sums[.conditions] == [0, 20])
  }

  @Test func `a value, an option and a row are seen on their day, by their reading and their fact`()
    throws
  {
    let sums = try sums(
      """
        - name: the years and the readings
          on: 2024-06-30
          use: family
          given: { placements: [{ id: p1, pension_months_paid: 9 }] }
          rule: subsidy
          subject: p1
          cases:
            - { verdict: eligible, amount: 1000 }
            - { on: 2025-06-30, verdict: ineligible }
            - { readings: { counted: insured }, on: 2025-06-30, verdict: eligible }
            - { set: { p1.workplace: in_province }, verdict: eligible, amount: 500 }
            - { set: { p1.workplace: in_city }, verdict: eligible, amount: 0 }
      """
    )
    #expect(sums[.segments] == [3, 3])
    #expect(sums[.readings] == [2, 2])
    #expect(sums[.rows] == [3, 3])
  }

  @Test func `a parameter that a test sets is not seen with its own value`() throws {
    let sums = try sums(
      """
        - name: other months
          on: 2024-06-30
          use: family
          parameters: { months_min: 5 }
          expect: [{ rule: subsidy, subject: p1, verdict: eligible }]
      """
    )
    #expect(sums[.segments] == [1, 3])
  }

  @Test func `a value and an option are seen where a test states them`() throws {
    let sums = try sums(
      """
        - name: the pack says what the document says
          on: 2024-06-30
          expect:
            - { parameter: months_min, value: 9, from: 2025-01-01 }
            - { reading: counted, option: worked }
            - { clause: seen-1, responsible: { 劳动所: lead } }
      """
    )
    #expect(sums[.segments] == [1, 3])
    #expect(sums[.readings] == [1, 2])
    #expect(sums[.obligations] == [0, 2])
  }

  @Test func `steps are seen where they are asked, what follows as it stands`() throws {
    let tests = """
        - name: the way through
          on: 2024-06-30
          use: family
          expect:
            - { procedure: granting, subject: p1, at: start, next: [apply] }
            - { procedure: granting, subject: p1, at: check, next: [pay, refused] }
      """
    let sums = try sums(tests)
    #expect(sums[.obligations] == [1, 2])
    #expect(sums[.steps] == [1, 3])
    #expect(sums[.transitions] == [3, 6])
    #expect(sums[.conditions] == [1, 20])
    #expect(
      try gaps(.transitions, tests) == [
        "granting: apply → check allowed", "granting: check → pay blocked",
        "granting: pay → done allowed",
      ]
    )
  }
}
