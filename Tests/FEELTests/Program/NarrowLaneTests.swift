import Quantities
import Testing

@testable import FEEL

/// Numbers as whole ones, cases as codes and tables by index give what exact decimals, texts and
/// going through the rows give, to the last digit and the last missing fact.
@Suite struct NarrowLaneTests {
  @Test(arguments: 0..<300)
  func `narrow lanes give what exact decimals give, for every part`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let text = ExpressionMaker.condition(depth: 4, &random)
    let expression = try #require(TownScope.check(text).expression, "\(text)")
    let (program, trace) = Self.compile(expression)
    let narrow = ProgramWorkspace(program)
    for _ in 0..<20 {
      let home = Home(&random)
      narrow.bind([.home(home)], from: Village())
      narrow.run()
      let wide = Self.wideRun(program, home)
      trace.visit { part in
        for row in 0..<wide.rowCount(ofFrame: part.frame) {
          #expect(
            narrow.outcome(of: part, row: row) == wide.outcome(of: part, row: row),
            "\(part) of \(text)"
          )
        }
      }
    }
  }

  @Test func `declared numbers are kept as whole ones, and cases as codes`() throws {
    let (program, _) = try Self.compile("household.income * 1.5 >= 3 and household.months < 6")
    let lanes = ProgramWorkspace(program).plan.forms.map(\.lane)
    #expect(lanes.contains(.fixed(places: 3)))
    #expect(!lanes.contains(.number))
  }

  @Test(arguments: ["1000001", "0.001", "1e30"])
  func `a number that is not as declared is computed exactly`(text: String) throws {
    let number = try #require(ExactDecimal(text))
    let (program, trace) = try Self.compile("household.income * 3 * household.months")
    let workspace = ProgramWorkspace(program)
    workspace.set(.known(.number(2)), slot: 1)
    for income in [ExactDecimal.one, number, .one] {
      workspace.set(.known(.number(income)), slot: 0)
      workspace.run()
      #expect(workspace.outcome(of: trace) == .known(.number(income * 6)))
    }
  }

  @Test func `a slot that is set to unknown is missing by its cause`() throws {
    let (program, trace) = try Self.compile("household.income + 1")
    let workspace = ProgramWorkspace(program)
    workspace.set(.unknown(cause: "the income"), slot: 0)
    workspace.run()
    #expect(workspace.outcome(of: trace).missing == ["the income"])
    workspace.set(.known(.number(4)), slot: 0)
    workspace.run()
    #expect(workspace.outcome(of: trace) == .known(.number(5)))
  }

  @Test func `a product that could overflow is exact`() throws {
    let factors = Array(repeating: "household.income", count: 5).joined(separator: " * ")
    let (program, trace) = try Self.compile(factors)
    let workspace = ProgramWorkspace(program)
    workspace.set(.known(.number(1_000_000)), slot: 0)
    workspace.run()
    let power = try #require(ExactDecimal("1e30"))
    #expect(workspace.outcome(of: trace) == .known(.number(power)))
  }

  // MARK: - Tables

  @Test(arguments: 0..<60)
  func `a searched table gives what going through its rows gives`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let table = Self.table(&random)
    let checked = try #require(table.check(in: TownScope(), expecting: .number(.none)).expression)
    let (program, trace) = Self.compile(checked)
    let searched = ProgramWorkspace(program)
    #expect(searched.plan.steps.contains { $0.kernel == .searchTable })
    for _ in 0..<40 {
      let home = Home(&random)
      searched.bind([.home(home)], from: Village())
      searched.run()
      #expect(searched.outcome(of: trace) == Self.wideRun(program, home).outcome(of: trace))
    }
  }

  private static func table(_ random: inout SplitMix) -> RuleTable {
    let rows = (0..<8 + random.next(80)).map { _ in
      RuleTable.Row(
        cells: [
          ["-", "< 1", "[0..2]", "> 2.005", "0, 3", "not(1)", ">= -2"][random.next(7)],
          ["-", "true", "false"][random.next(3)],
          ["-", "\"local\"", "not(\"local\")", "\"\", \"云岭local\""][random.next(4)],
          ["-", "< @\"2022-06-01\"", ">= @\"2022-06-01\""][random.next(3)],
        ].map(TownScope.fragment),
        output: TownScope.fragment(["1", "2", "2.5"][random.next(3)])
      )
    }
    return RuleTable(
      policy: [.unique, .any, .first][random.next(3)],
      inputs: ["household.income", "household.a", "household.name", "household.came_on"]
        .map(TownScope.fragment),
      rows: rows,
      fragment: TownScope.fragment("table")
    )
  }

  // MARK: - Running

  private static func compile(_ text: String) throws -> (program: Program, trace: Trace) {
    compile(try #require(TownScope.check(text).expression, "\(text)"))
  }

  private static func compile(_ expression: CheckedExpression) -> (program: Program, trace: Trace) {
    var builder = ProgramBuilder(
      definitions: TownScope.definition,
      declarations: Village.declaration
    )
    let trace = builder.add(expression)
    return (builder.program, trace)
  }

  private static func wideRun(_ program: Program, _ home: Home) -> ProgramWorkspace {
    let workspace = ProgramWorkspace(program, isAlwaysWide: true)
    workspace.bind([.home(home)], from: Village())
    workspace.run()
    return workspace
  }
}
