import DMN
import Diagnostics
import FEEL
import Testing

/// What becomes of a value for a declared type.
@Suite struct TypeCoercionTests {
  private let types = [
    ItemDefinition(name: "Grade", typeRef: "string", allowedValues: text("\"A\", \"B\"")),
    ItemDefinition(name: "Grades", typeRef: "Grade", isCollection: true),
    ItemDefinition(
      name: "Small",
      typeRef: "number",
      isCollection: true,
      allowedValues: text("< 10")
    ),
    ItemDefinition(
      name: "Few",
      typeRef: "number",
      isCollection: true,
      typeConstraint: text("count(?) < 3")
    ),
    ItemDefinition(
      name: "Person",
      components: [
        ItemDefinition(name: "name", typeRef: "string"),
        ItemDefinition(name: "born", typeRef: "date"),
      ]
    ),
    ItemDefinition(name: "Loop", typeRef: "Loop"),
    ItemDefinition(
      name: "Rule",
      function: ItemDefinition.FunctionItem(
        parameters: [InformationItem("n", typeRef: "number")],
        returns: "number"
      )
    ),
  ]

  @Test(arguments: [
    ("1", "number", "1"), ("\"1\"", "number", "null"), ("[1]", "number", "1"),
    ("[[1]]", "number", "null"), ("[1, 2]", "number", "null"), ("null", "number", "null"),
    ("\"A\"", "Grade", "\"A\""), ("\"C\"", "Grade", "null"), ("[\"B\"]", "Grade", "\"B\""),
    ("\"A\"", "Grades", "[\"A\"]"), ("\"C\"", "Grades", "null"),
    ("[\"A\", \"C\"]", "Grades", "null"), ("[1, 9]", "Small", "[1, 9]"), ("[10]", "Small", "null"),
    ("[1, 2]", "Few", "[1, 2]"), ("[1, 2, 3]", "Few", "null"), ("1", "Few", "[1]"),
    ("@\"2024-07-01\"", "dateTime", "@\"2024-07-01T00:00:00Z\""),
    ("@\"2024-07-01\"", "date and time", "@\"2024-07-01T00:00:00Z\""),
    ("@\"2024-07-01T01:00:00\"", "date", "null"), ("1", "Any", "1"), ("1", "NoSuchType", "1"),
    ("1", "Loop", "null"), ("function(a: number) a", "number", "null"), ("abs", "string", "null"),
  ])
  func `a value for a type`(feel: String, type: String, wanted: String) {
    let input = InputData("x", typeRef: type)
    let given = DMNModel(literal("x"), inputs: [input], types: types)
    #expect(given.result(["x": feel]).value == value(wanted))
    let made = DMNModel(literal(feel), typeRef: type, types: types)
    #expect(made.result().value == value(wanted))
  }

  @Test func `a context may have more entries than its type, not fewer`() {
    let person = "{name: \"An\", born: @\"1990-01-01\", extra: 1}"
    let model = DMNModel(literal("x"), inputs: [InputData("x", typeRef: "Person")], types: types)
    #expect(model.result(["x": person]).value == value(person))
    #expect(model.result(["x": "{name: \"An\"}"]).value == .null)
    #expect(model.result(["x": "{name: \"An\", born: 1}"]).codes == ["dmn.nonconforming-value"])
  }

  @Test func `a function conforms by its parameters`() {
    let model = DMNModel(
      literal("x(3)"),
      inputs: [InputData("x", typeRef: "Rule")],
      types: types
    )
    #expect(model.result(["x": "function(a: number) a + 1"]).value == .number(4))
    #expect(model.result(["x": "function(a: number, b: number) a"]).value == .null)
    #expect(model.result(["x": "function(a: string) 1"]).value == .null)
  }

  @Test func `instance of knows the types of the model`() {
    let model = DMNModel(literal("x instance of Grades"), inputs: [InputData("x")], types: types)
    #expect(model.result(["x": "[\"A\"]"]).value == .boolean(true))
    #expect(model.result(["x": "1"]).value == .boolean(false))
  }

  @Test func `an engine reports types that there are not`() {
    let model = DMNModel(literal("1"), typeRef: "Peson", types: types)
    #expect(DecisionEngine(model).diagnostics.map(\.code) == ["dmn.unknown-type"])
  }

  @Test func `components with marks in their names are read behind a dot`() {
    let component = ItemDefinition(name: "to/from", typeRef: "number")
    let type = ItemDefinition(name: "Trip", components: [component])
    let inputs = [InputData("My trip", typeRef: "Trip")]
    let model = DMNModel(literal("My trip.to/from + 1"), inputs: inputs, types: [type])
    #expect(model.result(["My trip": "{\"to/from\": 4}"]).value == .number(5))
  }
}
