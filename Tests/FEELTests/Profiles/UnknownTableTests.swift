import Diagnostics
import FEEL
import Testing

/// Item 7: tables over what is not known.
@Suite struct UnknownTableTests {
  /// A table of two yes-or-no inputs, with its rows.
  private func table(_ policy: TypedExpression.HitPolicy, _ rows: [[String]]) -> RuleTable {
    RuleTable(
      policy: policy,
      inputs: ["household.a", "household.b"].map(HamletScope.fragment),
      rows: rows.map { row in
        RuleTable.Row(
          cells: row.dropLast().map(HamletScope.fragment),
          output: HamletScope.fragment(row[row.count - 1])
        )
      },
      fragment: HamletScope.fragment("table")
    )
  }

  private func outcome(
    _ policy: TypedExpression.HitPolicy,
    _ rows: [[String]],
    _ facts: String
  ) throws -> String {
    let found = table(policy, rows).check(in: HamletScope(), gaps: .warning)
    let expression = try #require(found.expression, "\(found.diagnostics)")
    return ProfileCase.text(of: ProfileCase.outcome(of: expression, facts))
  }

  @Test(
    arguments: [
      ("{a: true}", "1"), ("{a: true, b: false}", "1"), ("{a: false}", "unknown household.b"),
      ("{}", "unknown household.a, household.b"), ("{b: true}", "unknown household.a"),
      ("{a: false, b: true}", "2"), ("{a: false, b: false}", "3"),
      ("{b: false}", "unknown household.a"),
    ]
  )
  func `first answers if the first row that is not definitely false is definitely true`(
    facts: String,
    expected: String
  ) throws {
    let rows = [["true", "-", "1"], ["-", "true", "2"], ["-", "-", "3"]]
    #expect(try outcome(.first, rows, facts) == expected)
  }

  @Test(
    arguments: [
      ("{a: true}", "1"), ("{a: false, b: true}", "2"), ("{a: false}", "unknown household.b"),
      ("{b: true}", "unknown household.a"), ("{}", "unknown household.a, household.b"),
    ]
  )
  func `unique answers if every row that is not definitely false is true`(
    facts: String,
    expected: String
  ) throws {
    let rows = [["true", "-", "1"], ["false", "true", "2"], ["false", "false", "3"]]
    #expect(try outcome(.unique, rows, facts) == expected)
  }

  @Test(arguments: [TypedExpression.HitPolicy.any, .unique])
  func `rows that may match and agree decide if one is sure`(
    policy: TypedExpression.HitPolicy
  ) throws {
    let rows = [["true", "-", "1"], ["-", "true", "1"], ["false", "false", "2"]]
    #expect(try outcome(policy, rows, "{a: true}") == "1")
    #expect(try outcome(policy, rows, "{b: true}") == "1")
    #expect(try outcome(policy, rows, "{a: false}") == "unknown household.b")
  }

  @Test func `rows that may match and differ leave it unknown, for what is open in them`() throws {
    let rows = [["true", "-", "1"], ["-", "true", "2"]]
    #expect(try outcome(.unique, rows, "{a: true}") == "unknown household.b")
    #expect(try outcome(.unique, rows, "{a: true, b: false}") == "1")
    #expect(try outcome(.unique, rows, "{a: true, b: true}") == "undefined table")
    #expect(try outcome(.any, rows, "{a: true, b: true}") == "undefined table")
    #expect(try outcome(.any, rows, "{a: false, b: false}") == "undefined table")
  }

  @Test func `an output that is not known is the table's cause`() throws {
    let rows = [["true", "-", "household.income"], ["false", "-", "limit"]]
    #expect(try outcome(.unique, rows, "{a: true}") == "unknown household.income")
    #expect(try outcome(.unique, rows, "{a: false}") == "100")
    #expect(try outcome(.unique, rows, "{}") == "unknown household.a")
    let same = [["true", "-", "household.income"], ["-", "true", "household.income"]]
    #expect(try outcome(.any, same, "{a: true, income: 7}") == "7")
  }
}

/// Item 7 for tables that collect: all rows must be definite.
@Suite struct CollectingTableTests {
  private func outcome(
    _ policy: TypedExpression.HitPolicy,
    _ facts: String,
    outputs: [String] = ["3", "1", "5"]
  ) throws -> String {
    let tests = [["true", "-"], ["-", "true"], ["true", "true"]]
    let table = RuleTable(
      policy: policy,
      inputs: ["household.a", "household.b"].map(HamletScope.fragment),
      rows: zip(tests, outputs).map { cells, output in
        RuleTable.Row(
          cells: cells.map(HamletScope.fragment),
          output: HamletScope.fragment(output)
        )
      },
      fragment: HamletScope.fragment("table")
    )
    let found = table.check(in: HamletScope())
    guard let expression = found.expression else {
      return found.diagnostics.map(\.code).joined(separator: ", ")
    }
    #expect(found.diagnostics.isEmpty)
    return ProfileCase.text(of: ProfileCase.outcome(of: expression, facts, isAmongOthers: true))
  }

  private static let policies: [TypedExpression.HitPolicy] = [
    .collectSum, .collectCount, .collectLeast, .collectGreatest,
  ]

  @Test(
    arguments: zip(
      policies,
      [["9", "3", "0"], ["3", "1", "0"], ["1", "3", "null"], ["5", "3", "null"]]
    )
  )
  func `the results of all rows that match are collected`(
    policy: TypedExpression.HitPolicy,
    expected: [String]
  ) throws {
    #expect(try outcome(policy, "{a: true, b: true}") == expected[0])
    #expect(try outcome(policy, "{a: true, b: false}") == expected[1])
    #expect(try outcome(policy, "{a: false, b: false}") == expected[2])
  }

  @Test(arguments: policies)
  func `a row that is not definite leaves it unknown`(policy: TypedExpression.HitPolicy) throws {
    #expect(try outcome(policy, "{a: true}") == "unknown household.b")
    #expect(try outcome(policy, "{a: false}") == "unknown household.b")
    #expect(try outcome(policy, "{}") == "unknown household.a, household.b")
  }

  @Test func `a result that is not known is a cause only of a row that matches`() throws {
    let outputs = ["household.income", "limit", "limit"]
    #expect(
      try outcome(.collectSum, "{a: true, b: false}", outputs: outputs)
        == "unknown household.income"
    )
    #expect(try outcome(.collectSum, "{a: false, b: true}", outputs: outputs) == "100")
    #expect(
      try outcome(.collectGreatest, "{a: true, b: true, income: 7}", outputs: outputs) == "100"
    )
  }

  @Test func `only what can be collected may be`() throws {
    let texts = ["\"x\"", "\"y\"", "\"z\""]
    #expect(try outcome(.collectSum, "{}", outputs: texts) == "feel.table-not-collectable")
    #expect(try outcome(.collectLeast, "{}", outputs: texts) == "feel.table-not-collectable")
    #expect(try outcome(.collectCount, "{a: true, b: false}", outputs: texts) == "1")
    let days = ["2024-03-01", "2024-01-01", "2024-02-01"].map { "@\"\($0)\"" }
    #expect(try outcome(.collectLeast, "{a: true, b: true}", outputs: days) == days[1])
  }
}
