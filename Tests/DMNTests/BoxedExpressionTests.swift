import DMN
import FEEL
import Testing

/// Each boxed form, evaluated.
@Suite struct BoxedExpressionTests {
  private func result(_ form: BoxedExpression.Form, typeRef: String? = nil) -> Evaluation {
    DMNModel(BoxedExpression(form), typeRef: typeRef).result()
  }

  private func entry(_ name: String?, _ feel: String, _ typeRef: String? = nil)
    -> BoxedExpression.Entry
  {
    BoxedExpression.Entry(name.map { InformationItem($0, typeRef: typeRef) }, literal(feel))
  }

  @Test func `a context's entries see those before them`() {
    let form = BoxedExpression.Form.context([entry("a b", "2"), entry("c", "a b + 1")])
    #expect(result(form).value == value("{\"a b\": 2, c: 3}"))
  }

  @Test func `an entry without a name is the result of a context`() {
    let form = BoxedExpression.Form.context([entry("a", "2"), entry(nil, "a * 10")])
    #expect(result(form).value == .number(20))
  }

  @Test func `an entry that is not of its type is null`() {
    let result = result(.context([entry("a", "\"x\"", "number"), entry(nil, "a = null")]))
    #expect(result.value == .boolean(true))
    #expect(result.codes == ["dmn.nonconforming-value"])
  }

  @Test func `a name that occurs twice makes a context null`() {
    #expect(result(.context([entry("a", "1"), entry("a", "2")])).codes == ["dmn.duplicate-name"])
  }

  @Test func `a list has its items in order`() {
    #expect(result(.list([literal("1"), literal("\"a\"")])).value == value("[1, \"a\"]"))
  }

  @Test func `a relation is a list of contexts`() {
    let columns = [InformationItem("Full name"), InformationItem("age", typeRef: "number")]
    let rows = [[literal("\"An\""), literal("1")], [literal("\"Bo\""), literal("\"2\"")]]
    let wanted = "[{\"Full name\": \"An\", age: 1}, {\"Full name\": \"Bo\", age: null}]"
    #expect(result(.relation(columns: columns, rows: rows)).value == value(wanted))
  }

  @Test(arguments: [("true", "1"), ("false", "2"), ("null", "2"), ("\"x\"", "null")])
  func `a conditional`(test: String, wanted: String) {
    let form = BoxedExpression.Form.conditional(
      literal(test),
      then: literal("1"),
      else: literal("2")
    )
    #expect(result(form).value == value(wanted))
  }

  @Test(arguments: [
    ("[1, 2, 3, 4]", "item > 2", "[3, 4]"), ("[{a: 1}, {a: 2}]", "a = 2", "[{a: 2}]"),
    ("[1, 2, 3]", "2", "2"), ("[1, 2, 3]", "-1", "3"), ("7", "item = 7", "[7]"),
    ("null", "true", "null"), ("[1]", "\"x\"", "null"), ("[]", "true", "[]"),
  ])
  func `a filter`(list: String, match: String, wanted: String) {
    #expect(result(.filter(literal(list), match: literal(match))).value == value(wanted))
  }

  @Test(arguments: [
    ("[1, 2, 3]", "n * n", "[1, 4, 9]"), ("[1..3]", "n", "[1, 2, 3]"), ("5", "n", "[5]"),
    ("[1, 2, 3]", "count(partial)", "[0, 1, 2]"), ("null", "n", "null"),
    ("[@\"2024-02-28\"..@\"2024-03-01\"]", "n.day", "[28, 29, 1]"),
  ])
  func `a loop`(list: String, body: String, wanted: String) {
    let form = BoxedExpression.Form.iteration("n", in: literal(list), return: literal(body))
    #expect(result(form).value == value(wanted))
  }

  @Test(arguments: [
    (BoxedExpression.Quantifier.some, "n > 2", "true"), (.some, "n > 3", "false"),
    (.every, "n > 0", "true"), (.every, "n > 1", "false"), (.some, "null", "null"),
    (.every, "if n = 1 then null else true", "null"),
    (.some, "if n = 1 then null else true", "true"),
  ])
  func `a quantifier`(quantifier: BoxedExpression.Quantifier, test: String, wanted: String) {
    let form = BoxedExpression.Form.quantified(
      quantifier,
      "n",
      in: literal("[1, 2, 3]"),
      satisfies: literal(test)
    )
    #expect(result(form).value == value(wanted))
  }

  private func function(_ body: String, _ parameters: InformationItem...) -> BoxedExpression {
    BoxedExpression(.function(BoxedFunction(parameters: parameters, body: literal(body))))
  }

  private func invocation(_ callee: BoxedExpression, _ bindings: (String, String)...) -> Evaluation
  {
    let bindings = bindings.map { BoxedExpression.Binding(InformationItem($0.0), literal($0.1)) }
    return result(.invocation(callee, bindings: bindings))
  }

  @Test func `an invocation names its arguments`() {
    let divide = function("a / the b", InformationItem("a"), InformationItem("the b"))
    #expect(invocation(divide, ("the b", "2"), ("a", "6")).value == .number(3))
  }

  @Test func `an invocation calls what is built in`() {
    let callee = literal("string length")
    #expect(invocation(callee, ("string", "\"abc\"")).value == .number(3))
  }

  @Test func `an invocation with other names is null`() {
    let double = function("a * 2", InformationItem("a"))
    #expect(invocation(double, ("b", "1")).value == .null)
    #expect(invocation(literal("1"), ("b", "1")).codes == ["dmn.not-a-function"])
  }

  @Test func `a function is not called with an argument of another type`() {
    let isNull = function("a = null", InformationItem("a", typeRef: "number"))
    #expect(invocation(isNull, ("a", "null")).value == .boolean(true))
    #expect(invocation(isNull, ("a", "[1]")).value == .boolean(false))
    let wrong = invocation(isNull, ("a", "\"x\""))
    #expect(wrong.value == .null)
    #expect(wrong.codes == ["dmn.nonconforming-value"])
  }

  @Test func `a function sees the variables of where it stands`() {
    let inner = function("a + b", InformationItem("b"))
    let entries = [
      entry("a", "10"), BoxedExpression.Entry(InformationItem("add"), inner),
      entry(nil, "for x in [1, 2] return add(x)"),
    ]
    #expect(result(.context(entries)).value == value("[11, 12]"))
  }

  @Test func `functions in other languages are null when they are called`() {
    let body = literal("{class: \"java.lang.Math\"}")
    let java = BoxedFunction(language: .java, parameters: [InformationItem("x")], body: body)
    let result = invocation(BoxedExpression(.function(java)), ("x", "1"))
    #expect(result.codes == ["dmn.foreign-function"])
  }

  @Test func `a text that can't be read is null, and reported at its place`() {
    let model = DMNModel(literal("1 +"))
    #expect(model.result().value == .null)
    #expect(!model.result().diagnostics.isEmpty)
    #expect(!DecisionEngine(model).diagnostics.isEmpty)
  }

  @Test func `a loop sees its results so far also in nested boxes`() {
    let body = BoxedExpression(.list([literal("count(partial)"), literal("n")]))
    let form = BoxedExpression.Form.iteration("n", in: literal("[5, 6]"), return: body)
    #expect(result(form).value == value("[[0, 5], [1, 6]]"))
  }

  @Test func `a value whose size doubles with each entry is given up`() {
    let entries = (1...60).map { index in
      let item = literal("x\(index - 1)")
      let double = BoxedExpression(.list([item, item]))
      return BoxedExpression.Entry(InformationItem("x\(index)"), double)
    }
    let model = DMNModel(BoxedExpression(.context([entry("x0", "1")] + entries)))
    let engine = DecisionEngine(model, limits: EvaluationLimits(steps: 500_000))
    let result = engine.evaluate(decision: "Result")
    #expect(result.value == .null)
    #expect(result.codes.contains("dmn.budget-exceeded"))
  }

  @Test func `entries with marks in their names are read behind a dot and in filters`() {
    let row = entry("rows", "[{\"to/from\": 1, n: 1}, {\"to/from\": 2, n: 2}]")
    let trip = BoxedExpression.Entry(
      InformationItem("trip"),
      BoxedExpression(.context([entry("to/from", "4")]))
    )
    let sum = entry(nil, "trip.to/from + sum(rows[to/from > 1].n)")
    #expect(result(.context([row, trip, sum])).value == .number(6))
  }
}
