import Diagnostics
import PolicyPacks
import Testing

/// The own tests of the shipped packs, and of the district that fills the template, asked over
/// blocks of many.
@Suite struct PackTestsAsBlocksTests {
  private static let reports = ShippedPacks.withExample.map { PackBlockTests($0).run() }

  @Test func `over blocks every test of a shipped pack comes to what it expects`() {
    for report in Self.reports {
      #expect(report.differences.map(\.message.english) == [], "\(report.packID)")
    }
  }

  @Test func `nearly all expectations of rules are asked over blocks`() {
    let compared = Self.reports.map(\.compared).reduce(0, +)
    let leftOut = Self.reports.reduce(into: [:]) { $0.merge($1.leftOut, uniquingKeysWith: +) }
    #expect(compared >= 5_506, "\(compared)")
    #expect(Self.reports.allSatisfy { $0.compared > 500 && $0.largestBlock > 150 })
    // What is left out: cadences, checks of libraries, procedures and what packs state.
    #expect(leftOut[.broken] == nil)
    #expect(leftOut[.otherRule, default: 0] + leftOut[.library, default: 0] <= 257, "\(leftOut)")
  }
}
