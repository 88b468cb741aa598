import DMN
import FEEL
import Testing

/// How rules that match together are taken, policy by policy.
@Suite struct HitPolicyTests {
  private let overlapping = [(">= 16", "\"worker\""), ("> 60", "\"pensioner\"")]

  @Test func `unique gives the output of the only rule`() {
    let result = DecisionTable(.unique, overlapping).result(age: "30")
    #expect(result.value == .string("worker"))
    #expect(result.diagnostics.isEmpty)
  }

  @Test func `unique gives null and says which rules match together`() {
    let result = DecisionTable(.unique, overlapping).result(age: "70")
    #expect(result.value == .null)
    #expect(result.codes == ["dmn.unique-violated"])
  }

  @Test(arguments: [("1", "\"a\""), ("2", "\"a\""), ("3", "null")])
  func `any gives an output on which all rules agree`(age: String, wanted: String) {
    let rules = [("< 3", "\"a\""), ("2", "\"a\""), ("3", "\"a\""), ("[3..4]", "\"b\"")]
    #expect(DecisionTable(.any, rules).result(age: age).value == value(wanted))
  }

  @Test func `first gives the output of the first rule`() {
    #expect(DecisionTable(.first, overlapping).result(age: "70").value == .string("worker"))
  }

  @Test func `priority goes by the order of the output values`() {
    let table = DecisionTable(
      .priority,
      values: "\"pensioner\", \"worker\"",
      overlapping
    )
    #expect(table.result(age: "70").value == .string("pensioner"))
    #expect(table.result(age: "20").value == .string("worker"))
  }

  @Test func `output order lists all outputs by the order of the output values`() {
    let rules = [("> 0", "3"), ("> 1", "1"), ("> 2", "2"), ("> 0", "1")]
    let table = DecisionTable(.outputOrder, values: "1, 2, 3", rules)
    #expect(table.result(age: "5").value == value("[1, 1, 2, 3]"))
  }

  @Test func `rule order lists all outputs by the order of the rules`() {
    let rules = [("> 0", "3"), ("> 9", "4"), ("> 2", "2")]
    #expect(DecisionTable(.ruleOrder, rules).result(age: "5").value == value("[3, 2]"))
  }

  @Test(arguments: [
    (DecisionTable.Aggregation?.none, "[10, 20, 20]"), (.sum, "50"), (.minimum, "10"),
    (.maximum, "20"), (.count, "3"),
  ])
  func `collect lists or aggregates`(aggregation: DecisionTable.Aggregation?, wanted: String) {
    let rules = [("> 0", "10"), ("> 1", "20"), ("> 1", "20"), ("> 9", "5")]
    let table = DecisionTable(.collect, aggregation: aggregation, rules)
    #expect(table.result(age: "5").value == value(wanted))
  }

  @Test(arguments: [
    (DecisionTable.Aggregation?.none, "[]"), (.sum, "null"), (.count, "0"),
  ])
  func `collect of nothing`(aggregation: DecisionTable.Aggregation?, wanted: String) {
    let table = DecisionTable(.collect, aggregation: aggregation, [("> 9", "5")])
    #expect(table.result(age: "5").value == value(wanted))
  }

  @Test func `text can't be summed`() {
    let result = DecisionTable(.collect, aggregation: .sum, [("-", "\"a\"")]).result(age: "5")
    #expect(result.value == .null)
    #expect(result.codes.contains("dmn.no-aggregate"))
  }

  @Test(arguments: DecisionTable.HitPolicy.allCases)
  func `a default stands where no rule matches`(policy: DecisionTable.HitPolicy) {
    let table = DecisionTable(policy, default: "7", [("> 9", "5")])
    #expect(table.result(age: "5").value == .number(7))
  }

  @Test func `several outputs make a context`() {
    let table = DecisionTable(
      hitPolicy: .first,
      inputs: [DecisionTable.Input(text("Age"))],
      outputs: [
        DecisionTable.Output(name: "Rate", values: text("1, 2"), defaultValue: text("2")),
        DecisionTable.Output(name: "Kind of work"),
      ],
      rules: [DecisionTable.Rule(inputs: [text("< 60")], outputs: [text("1"), text("\"a\"")])]
    )
    #expect(table.result(age: "5").value == value("{Rate: 1, \"Kind of work\": \"a\"}"))
    #expect(table.result(age: "60").value == value("{Rate: 2, \"Kind of work\": null}"))
  }

  @Test func `priority of several outputs goes column by column`() {
    let outputs = ["\"a\", \"b\"", "1, 2"].enumerated().map { index, values in
      DecisionTable.Output(name: "o\(index)", values: text(values))
    }
    let rows = [["\"b\"", "1"], ["\"a\"", "2"], ["\"a\"", "1"]]
    let table = DecisionTable(
      hitPolicy: .outputOrder,
      inputs: [DecisionTable.Input(text("Age"))],
      outputs: outputs,
      rules: rows.map { DecisionTable.Rule(inputs: [text("-")], outputs: $0.map(text)) }
    )
    let wanted = "[{o0: \"a\", o1: 1}, {o0: \"a\", o1: 2}, {o0: \"b\", o1: 1}]"
    #expect(table.result(age: "1").value == value(wanted))
  }

  @Test func `a value that its column does not list is an error`() {
    let input = DecisionTable.Input(text("Age"), values: text("[0..150]"))
    let rule = DecisionTable.Rule(inputs: [text("-")], outputs: [text("1")])
    let table = DecisionTable(inputs: [input], outputs: [DecisionTable.Output()], rules: [rule])
    #expect(table.result(age: "150").value == .number(1))
    #expect(table.result(age: "151").codes == ["dmn.input-value"])
    let wrong = DecisionTable(.unique, values: "1, 2", [("-", "3")]).result(age: "1")
    #expect(wrong.value == .null)
    #expect(wrong.codes == ["dmn.output-value"])
  }

  @Test(arguments: [
    ("-", true), ("< 18", true), ("[1..9]", false), ("not(17)", false), ("17, 20", true),
    ("? > 10 and ? < 20", true), ("Other", true), ("> Other", false), ("[16, 17]", true),
    ("not(> 20, < 3)", true), ("null", false), ("string length(string(?)) = 2", true),
  ])
  func `tests of a cell`(test: String, holds: Bool) {
    let table = DecisionTable(.unique, default: "false", [(test, "true")])
    let inputs = [InputData("Age"), InputData("Other")]
    let model = DMNModel(BoxedExpression(.table(table)), inputs: inputs)
    #expect(model.result(["Age": "17", "Other": "17"]).value == .boolean(holds))
  }

  @Test func `a table with a simple policy becomes one that can be checked`() {
    let table = DecisionTable(.first, overlapping)
    let ruleTable = table.ruleTable(fragment: text("table"))
    #expect(ruleTable?.rows.count == 2)
    #expect(ruleTable?.policy == .first)
    #expect(DecisionTable(.collect, overlapping).ruleTable(fragment: text("table")) == nil)
  }
}
