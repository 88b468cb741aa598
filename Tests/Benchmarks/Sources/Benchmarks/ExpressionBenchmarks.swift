import Diagnostics
import FEEL
import Quantities

/// Reading and checking expressions, and running one.
enum ExpressionBenchmarks {
  static func run(_ watch: Stopwatch) {
    check(watch)
    runOne(watch, isDeclared: true)
    runOne(watch, isDeclared: false)
    runMany(watch)
  }

  // MARK: - Checking

  private static func check(_ watch: Stopwatch) {
    let texts = (0..<10_000).map { OfficeScope.fragment(rule($0)) }
    let bytes = texts.reduce(0) { $0 + $1.text.utf8.count } / texts.count
    watch.time("parse and check 10,000 expressions of \(bytes) bytes", bar: 1) {
      for text in texts { keep(Checker.check(text, in: OfficeScope())) }
    }
    watch.time("  parse alone") {
      for text in texts { keep(Parser.expression(text)) }
    }
    let checked = texts.compactMap { Checker.check($0, in: OfficeScope()).expression }
    watch.time("  compile all into one program") {
      var builder = ProgramBuilder(declarations: OfficeScope.declaration)
      for expression in checked { keep(builder.add(expression)) }
      keep(ProgramWorkspace(builder.program))
    }
  }

  /// A rule of ordinary length; each number gives another one.
  private static func rule(_ number: Int) -> String {
    switch number % 6 {
    case 0:
      "household.income / household.size < \(8000 + number) and household.relocated"
    case 1:
      "if age >= 16 and age < \(55 + number % 9) and contains(kind, \"local\") "
        + "then amount * months else \(number)"
    case 2:
      "count(household.members[age >= 16 and age < 60 and employed]) >= \(1 + number % 3)"
    case 3:
      "some m in household.members satisfies m.work = \"local\" and m.wage > \(number)"
    case 4:
      "household.visited_on >= household.identified_on + @\"P\(1 + number % 20)M\""
    default:
      "min(\(number) * 0.3, max(limit - sum(household.members.wage) / 12, 0)) > 50.5"
    }
  }

  // MARK: - Running

  private static let text =
    "if age >= 16 and age < 60 and contains(kind, \"local\") then amount * months else 0"

  private static let facts: [String: Value] = [
    "age": .number(35), "kind": .string("local"), "months": .number(9),
    "amount": .number(ExactDecimal(significand: 12_345, exponent: -1)),
  ]

  private static func runOne(_ watch: Stopwatch, isDeclared: Bool) {
    let (program, trace) = OfficeScope.compile(text, isDeclared: isDeclared)
    let workspace = ProgramWorkspace(program)
    let office = Office(facts: facts)
    workspace.bind([0], from: office)
    workspace.run()
    precondition(workspace.outcome(of: trace) == .known(.number(ExactDecimal("11110.5") ?? 0)))
    let kind = isDeclared ? "declared numbers" : "any numbers"
    watch.time("one record, ready slots, \(kind)", operations: 1_000_000, bar: 60e-9) {
      workspace.run()
    }
    let registers = trace.registers
    watch.time("  with the value of each part", operations: 200_000, bar: 250e-9) {
      workspace.run()
      for register in registers { keep(workspace.outcome(of: register)) }
    }
    watch.time("  with slots filled from a dictionary", operations: 100_000) {
      workspace.bind([0], from: office)
      workspace.run()
    }
    watch.time("  in a workspace of its own", operations: 20_000) {
      keep(ProgramRun(program, over: [0], from: office).outcome(of: trace))
    }
  }

  private static func runMany(_ watch: Stopwatch) {
    let (program, _) = OfficeScope.compile(text)
    let rows = 1024
    let workspace = ProgramWorkspace(program, rows: rows)
    workspace.bind(Array(0..<rows), from: Office(facts: facts))
    watch.time("1,024 records in one block", operations: 1000, bar: 1024 * 60e-9) {
      workspace.run()
    }
  }
}
