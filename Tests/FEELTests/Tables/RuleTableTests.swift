import Diagnostics
import Quantities
import Testing

@testable import FEEL

@Suite struct RuleTableTests {
  private func table(
    _ policy: TypedExpression.HitPolicy,
    _ rows: [([String], String)],
    inputs: [String] = ["household.income"]
  ) -> RuleTable {
    RuleTable(
      policy: policy,
      inputs: inputs.map(TownScope.fragment),
      rows: rows.map { cells, output in
        RuleTable.Row(cells: cells.map(TownScope.fragment), output: TownScope.fragment(output))
      },
      fragment: TownScope.fragment("table")
    )
  }

  private func outcome(_ table: RuleTable, _ household: [String: Value]) throws -> Outcome {
    let expression = try #require(table.check(in: TownScope()).expression)
    var builder = ProgramBuilder()
    let trace = builder.add(expression)
    return ProgramRun(builder.program, over: [household], from: Town(household: household))
      .outcome(of: trace)
  }

  private let sizes: [([String], String)] = [
    ([">= 3000"], "\"large\""), (["[800..3000)"], "\"medium\""), (["< 800"], "\"small\""),
  ]

  @Test(arguments: [(3000, "large"), (2999, "medium"), (800, "medium"), (799, "small")])
  func `the row that matches gives its output`(income: Int, output: String) throws {
    let found = try outcome(table(.unique, sizes), ["income": .number(income)])
    #expect(found == .known(.string(output)))
  }

  @Test func `without a row that matches there is no value, and the table is named`() throws {
    let found = try outcome(table(.unique, [(["> 5"], "1")]), ["income": .number(5)])
    #expect(found.missing == ["undefined: table"])
  }

  @Test func `an unknown input is what is missing`() throws {
    #expect(try outcome(table(.unique, sizes), [:]).missing == ["household.income"])
  }

  private let guarded: [([String], String)] = [(["true", "-"], "1"), (["false", "> 5"], "2")]
  private let inputs = ["household.a", "household.income"]

  @Test func `first answers if its first possible row is sure`() throws {
    let rules = table(.first, [(["true", "-"], "1"), (["-", "-"], "2")], inputs: inputs)
    #expect(try outcome(rules, ["a": .boolean(true)]) == .known(.number(1)))
    #expect(try outcome(rules, [:]).missing == ["household.a"])
  }

  @Test func `unique answers if all rows that are possible agree and one is sure`() throws {
    let rules = table(.unique, [(["true", "-"], "1"), (["-", "> 5"], "1")], inputs: inputs)
    #expect(try outcome(rules, ["a": .boolean(true)]) == .known(.number(1)))
    let other = table(.unique, [(["true", "-"], "1"), (["-", "> 5"], "2")], inputs: inputs)
    #expect(try outcome(other, ["a": .boolean(true)]).missing == ["household.income"])
  }

  @Test func `a mistake in a cell is reported in the cell`() {
    let found = table(.unique, [(["> \"five\""], "1"), (["<= 5"], "2")]).check(in: TownScope())
    #expect(found.diagnostics.map(\.code) == ["feel.type-mismatch"])
    #expect(found.diagnostics.first?.range?.source.text == "> \"five\"")
  }

  @Test func `a table without rows is reported`() {
    let found = table(.unique, []).check(in: TownScope())
    #expect(found.expression == nil)
    #expect(found.diagnostics.map(\.code) == ["feel.table-without-rows"])
  }

  @Test func `a row with too few cells is reported`() {
    let found = table(.unique, [(["> 5"], "1")], inputs: inputs).check(in: TownScope())
    #expect(found.diagnostics.map(\.code) == ["feel.wrong-cell-count"])
  }
}
