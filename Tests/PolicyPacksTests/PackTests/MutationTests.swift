import Diagnostics
import ResettlementCore
import Testing

@testable import PolicyPacks

/// Small changes to a pack, and whether its tests notice them.
@Suite struct PackMutatorTests {
  private func report(_ tests: String) throws -> MutationReport {
    let pack = try SeenPack(tests: tests).load()
    #expect(PackTestRunner(pack).run().failed == 0)
    return PackMutator([pack]).run()
  }

  private func sums(_ tests: String) throws -> [MutationKind: [Int]] {
    let report = try report(tests)
    return Dictionary(
      uniqueKeysWithValues: MutationKind.allCases.map { kind in
        let tally = report.tally(of: kind)
        return (kind, [tally.seen, tally.total])
      }
    )
  }

  @Test func `every part of a pack is changed, and without tests only the check notices`() throws {
    let sums = try sums("  []")
    #expect(
      sums == [
        // applies_when, months, good; the guard of pay
        .condition: [0, 4],
        // A table without its last row leaves a gap.
        .row: [1, 3],
        // A step or an end that nothing leads to, or a step from which nothing leads on, is an error.
        .transition: [4, 4],
        // Three values, up and down.
        .value: [0, 6],
        .reading: [0, 1],
        // rules_from and rules_to, and both ends of three values; between two values of one
        // parameter a gap or an overlap shows.
        .date: [4, 16],
        .role: [0, 1],
      ]
    )
  }

  @Test func `tests at the bounds notice what is changed there`() throws {
    let report = try report(
      """
        - name: months and insurance decide
          on: 2024-06-30
          use: family
          given: { placements: [{ id: p1, pension_months_paid: 3 }] }
          rule: subsidy
          subject: p1
          cases:
            - { verdict: eligible, amount: 1000 }
            - { set: { p1.months_worked: 5 }, verdict: ineligible }
            - { set: { p1.is_insured: false }, verdict: ineligible }
            - { set: { h1.is_relocated: false }, verdict: notApplicable }
            - { on: 2024-01-01, verdict: eligible }
            - { on: 2023-12-31, verdict: notInForce }
            - { on: 2026-12-31, set: { p1.months_worked: 9 }, verdict: eligible }
            - { on: 2026-12-31, set: { p1.months_worked: 8 }, verdict: ineligible }
            - { on: 2027-01-01, verdict: notInForce }
            - { set: { p1.workplace: in_province }, verdict: eligible, amount: 500 }
            - { set: { p1.workplace: in_city }, verdict: eligible, amount: 0 }
        - name: uninsured people are not paid
          on: 2024-06-30
          use: family
          given: { placements: [{ id: p1, is_insured: false }] }
          expect: [{ procedure: granting, subject: p1, at: check, next: [refused], blocked: [pay] }]
      """
    )
    #expect(
      report.survivors.map(\.change.english) == [
        "months_min from: 2023-12-31 instead of 2024-01-01",
        "months_min to: 2027-01-01 instead of 2026-12-31",
        "subsidy from: 2023-12-31 instead of 2024-01-01",
        "subsidy to: 2027-01-01 instead of 2026-12-31",
        "劳动所: cooperate instead of lead",
      ]
    )
  }

  @Test func `statements notice what no answer shows`() throws {
    let report = try report(
      """
        - name: the pack says what the document says
          on: 2024-06-30
          expect:
            - { clause: seen-1, responsible: { 劳动所: lead } }
            - { parameter: months_min, value: 6, from: 2024-01-01, to: 2024-12-31 }
            - { parameter: months_min, value: 9, from: 2025-01-01, to: 2026-12-31 }
            - { parameter: subsidy, value: 500, from: 2024-01-01, to: 2026-12-31 }
            - { reading: counted, option: worked }
            - { clause: seen-1, on: 2023-12-31, in_force: false }
            - { clause: seen-1, on: 2024-01-01, in_force: true }
            - { clause: seen-1, on: 2026-12-31, in_force: true }
            - { clause: seen-1, on: 2027-01-01, in_force: false }
      """
    )
    #expect(Set(report.survivors.map(\.kind)) == [.condition, .row])
    let place = try #require(report.survivors.first { $0.kind == .row })
    #expect(place.range.source.name == "seen/lists.yaml")
    #expect(place.change.english == "without placement.share 1")
  }

  @Test func `a sample tries one in so many, and is told how far it is`() throws {
    let pack = try SeenPack(tests: "  []").load()
    var told: [Int] = []
    let report = PackMutator([pack]).run(oneIn: 10) { tried, total in told += [tried, total] }
    #expect(report.results.count == 4)
    #expect(told == [1, 4, 2, 4, 3, 4, 4, 4])
  }
}
