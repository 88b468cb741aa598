import Quantities
import Testing

@testable import PolicySimulation

@Suite struct IncomeMeasureTests {
  private func measure(_ yuan: [(Int, Int)], line: Int? = nil) -> IncomeDistribution {
    IncomeMeasure(yuan.map { ($0.0 * 100, $0.1) }).distribution(line: line.map { $0 * 100 })
  }

  private func near(_ value: Double?, _ wanted: Double) -> Bool {
    value.map { abs($0 - wanted) < 1e-12 } ?? false
  }

  @Test func `the Gini coefficient of known incomes is the known one`() {
    #expect(near(measure([(1, 1), (2, 1), (3, 1), (4, 1)]).gini, 0.25))
    #expect(near(measure([(5, 1), (5, 1), (5, 1)]).gini, 0))
    #expect(near(measure([(0, 1), (0, 1), (0, 1), (12, 1)]).gini, 0.75))
  }

  @Test func `each member has an equal part of what the household has`() {
    #expect(near(measure([(400, 2), (200, 1)]).gini, 0))
    #expect(measure([(400, 2), (200, 1)]).mean == 200)
    let apart = measure([(100, 1), (100, 1), (600, 1)])
    let together = measure([(200, 2), (600, 1)])
    #expect(near(together.gini, apart.gini ?? -1))
  }

  @Test func `without income to share there is no Gini coefficient`() {
    #expect(measure([]).gini == nil)
    #expect(measure([(0, 3)]).gini == nil)
    #expect(measure([(-5, 1), (2, 1)]).lorenz == [])
  }

  @Test func `head count, gap and shortfall of a known example`() throws {
    let poverty = try #require(measure([(50, 1), (80, 1), (120, 1)], line: 100).poverty)
    #expect(poverty.persons == 2)
    #expect(near(poverty.headCount, 2.0 / 3))
    #expect(near(poverty.gap, 0.7 / 3))
    #expect(poverty.shortfall == 70)
  }

  @Test func `who has just the line is not poor, and losses deepen the gap`() throws {
    let poverty = try #require(measure([(200, 2), (-100, 1)], line: 100).poverty)
    #expect(poverty.households == 1)
    #expect(poverty.persons == 1)
    #expect(poverty.shortfall == 200)
    #expect(near(poverty.gap, 2.0 / 3))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `made-up incomes measure as the definitions say, in any order`(seed: UInt64) throws {
    var chance = Chance(seed)
    let incomes = (0..<60).map { _ in (chance.below(3_000), 1 + chance.below(5)) }
    let found = measure(incomes, line: 400)
    let persons = incomes.flatMap { yuan, members in
      Array(repeating: Double(yuan) / Double(members), count: members)
    }
    let count = Double(persons.count)
    let mean = persons.reduce(0, +) / count
    let pairs = persons.reduce(0) { sum, one in
      sum + persons.reduce(0) { $0 + abs($1 - one) }
    }
    #expect(abs((found.gini ?? 0) - pairs / (2 * count * count * mean)) < 1e-9)
    let gap = persons.reduce(0) { $0 + max(0, 400 - $1) / 400 } / count
    let poverty = try #require(found.poverty)
    #expect(abs(poverty.gap - gap) < 1e-9)
    #expect(poverty.persons == persons.count { $0 < 400 })
    #expect(measure(incomes.reversed(), line: 400) == found)
  }

  @Test func `the curve of Lorenz says what the poorest have`() {
    let curve = measure([(1, 1), (2, 1), (3, 1), (4, 1)]).lorenz
    #expect(curve.count == 11)
    #expect(near(curve.first, 0) && near(curve.last, 1))
    #expect(near(curve[5], 0.3))
    #expect(near(curve[1], 0.04))
  }
}
