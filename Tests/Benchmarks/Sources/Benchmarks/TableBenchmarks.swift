import Diagnostics
import FEEL
import Quantities

/// A table of 1,000 rows and 6 columns: reading it, and deciding by it.
enum TableBenchmarks {
  static func run(_ watch: Stopwatch) {
    let table = table
    watch.time("load and check a table of 1,000 rows by 6 columns", bar: 0.1) {
      keep(ProgramWorkspace(compile(table).program))
    }
    watch.time("  check alone") { keep(table.check(in: OfficeScope())) }
    decide(watch, table)
  }

  private static func decide(_ watch: Stopwatch, _ table: RuleTable) {
    let (program, trace) = compile(table)
    let workspace = ProgramWorkspace(program)
    workspace.bind([0], from: Office(facts: facts))
    workspace.run()
    precondition(workspace.outcome(of: trace) == .known(.number(794)))
    watch.time("  a decision, all inputs known", operations: 100_000, bar: 2e-6) {
      workspace.run()
    }
  }

  private static func compile(_ table: RuleTable) -> (program: Program, trace: Trace) {
    OfficeScope.compile(table.check(in: OfficeScope()).expression)
  }

  private static let facts: [String: Value] = [
    "region": .string("region 7"), "work": .string("none"), "age": .number(47),
    "income": .number(3500), "months": .number(3), "registered": .boolean(true),
  ]

  /// Each region by kind of work, age and income; every row gives its own number.
  private static var table: RuleTable {
    var rows: [RuleTable.Row] = []
    for region in 0..<10 {
      for work in ["local", "away", "welfare_post", "self", "none"] {
        for age in ["< 16", "[16..30)", "[30..45)", "[45..60)", ">= 60"] {
          for income in ["< 1000", "[1000..3000)", "[3000..8000)", ">= 8000"] {
            let number = "\(rows.count % 800)"
            let cells = ["\"region \(region)\"", "\"\(work)\"", age, income, ">= 0", "true"]
            rows.append(row(cells, number))
          }
        }
      }
    }
    return RuleTable(
      policy: .unique,
      inputs: ["region", "work", "age", "income", "months", "registered"]
        .map(OfficeScope.fragment),
      rows: rows,
      fragment: OfficeScope.fragment("table")
    )
  }

  private static func row(_ cells: [String], _ output: String) -> RuleTable.Row {
    RuleTable.Row(cells: cells.map(OfficeScope.fragment), output: OfficeScope.fragment(output))
  }
}
