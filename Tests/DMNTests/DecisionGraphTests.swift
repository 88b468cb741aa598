import DMN
import Diagnostics
import FEEL
import Testing

/// Decisions that require others, functions, services and imports.
@Suite struct DecisionGraphTests {
  private func decision(_ name: String, _ feel: String, _ requirements: Requirement...) -> Decision
  {
    Decision(name, requirements: requirements, logic: literal(feel))
  }

  private func model(_ decisions: Decision...) -> DMNModel {
    var model = DMNModel(name: "test")
    model.inputs = [InputData("In put", typeRef: "number")]
    model.decisions = decisions
    return model
  }

  @Test func `a decision sees what it requires, and nothing else`() {
    let model = model(
      decision("A", "In put + 1", Requirement(.input, "In put")),
      decision("B", "A * 2", Requirement(.decision, "A")),
      decision("C", "A * 2")
    )
    #expect(model.result(of: "B", ["In put": "4"]).value == .number(10))
    #expect(model.result(of: "C", ["In put": "4"]).value == .null)
  }

  @Test func `a given value replaces a decision`() {
    let model = model(decision("A", "1"), decision("B", "A * 2", Requirement(.decision, "A")))
    #expect(model.result(of: "B", ["A": "50"]).value == .number(100))
  }

  @Test func `a cycle is null, and reported`() {
    let model = model(
      decision("A", "B", Requirement(.decision, "B")),
      decision("B", "A", Requirement(.decision, "A"))
    )
    #expect(model.result(of: "A").value == .null)
    #expect(model.result(of: "A").codes.contains("dmn.cycle"))
    let itself = self.model(decision("A", "A", Requirement(.decision, "A")))
    #expect(itself.result(of: "A").codes.contains("dmn.cycle"))
  }

  @Test func `a long chain of decisions is no deep recursion`() {
    var model = DMNModel(name: "chain")
    model.decisions = (1...5000).map { index in
      decision("d\(index)", "d\(index - 1) + 1", Requirement(.decision, "d\(index - 1)"))
    }
    model.decisions.append(Decision("d0", logic: literal("0")))
    #expect(model.result(of: "d5000").value == .number(5000))
  }

  @Test func `an unknown decision is null, with the name that was probably meant`() {
    let result = model(decision("Income", "1")).result(of: "Incom")
    #expect(result.value == .null)
    #expect(result.diagnostics.first?.message.english.contains("'Income'") == true)
  }

  @Test func `a decision without logic is null`() {
    #expect(DMNModel(nil).result().codes == ["dmn.no-logic"])
  }

  // MARK: - Business knowledge models

  private func knowledge(
    _ name: String,
    _ parameters: [InformationItem],
    _ body: String,
    typeRef: String? = nil,
    _ requirements: Requirement...
  ) -> BusinessKnowledgeModel {
    let function = BoxedFunction(parameters: parameters, body: literal(body))
    return BusinessKnowledgeModel(
      name,
      typeRef: typeRef,
      requirements: requirements,
      function: function
    )
  }

  private func calling(_ feel: String, _ knowledge: BusinessKnowledgeModel...) -> DMNModel {
    let requirements = knowledge.map { Requirement(.knowledgeModel, $0.name) }
    var model = DMNModel(name: "test")
    model.knowledgeModels = knowledge
    model.decisions = [Decision("Result", requirements: requirements, logic: literal(feel))]
    return model
  }

  private let number = InformationItem("n", typeRef: "number")

  @Test func `a business knowledge model calls others, and itself`() {
    let double = knowledge("twice", [number], "n * 2")
    let factorial = knowledge(
      "n's product",
      [number],
      "if n <= 1 then twice(0.5) else n * n's product(n - 1)",
      Requirement(.knowledgeModel, "twice")
    )
    #expect(
      calling("n's product(20)", factorial, double).result().value == value("2432902008176640000")
    )
  }

  @Test func `a business knowledge model's result is of its type, or null`() {
    let wrong = knowledge("f", [number], "n", typeRef: "string")
    #expect(calling("f(1)", wrong).result().codes == ["dmn.nonconforming-value"])
    #expect(calling("f(n: 1, m: 2)", wrong).result().value == .null)
    #expect(calling("f()", wrong).result().value == .null)
  }

  @Test func `a business knowledge model can be passed to functions`() {
    let descending = knowledge("after", [InformationItem("a"), InformationItem("b")], "a > b")
    #expect(calling("sort([2, 3, 1], after)", descending).result().value == value("[3, 2, 1]"))
  }

  @Test func `endless recursion is given up`() {
    let endless = knowledge("f", [number], "f(n + 1)")
    let result = calling("f(1)", endless).result()
    #expect(result.value == .null)
    #expect(result.codes.contains("dmn.recursion-too-deep"))
  }

  @Test func `endless branching is given up`() {
    let branching = knowledge("f", [number], "if n = 0 then 0 else f(n - 1) + f(n - 1)")
    let engine = DecisionEngine(
      calling("f(200)", branching),
      limits: EvaluationLimits(steps: 200_000)
    )
    let result = engine.evaluate(decision: "Result")
    #expect(result.value == .null)
    #expect(result.codes.contains("dmn.budget-exceeded"))
  }

  @Test func `deep recursion within the limit has its value`() {
    let sum = knowledge("f", [number], "if n = 0 then 0 else n + f(n - 1)")
    #expect(calling("f(200)", sum).result().value == .number(20_100))
  }

  @Test func `functions that loop before and after they call themselves have their values`() {
    let loop = "count(for i in 1..200 return i)"
    let body = "if n = 0 then 0 else f(n - 1) + \(loop)"
    let sum = knowledge("f", [number], body)
    #expect(calling("f(100)", sum).result().value == .number(20_000))
  }

  // MARK: - Decision services

  private var serving: DMNModel {
    var model = model(
      decision("Base", "In put * 10", Requirement(.input, "In put")),
      decision(
        "Sum",
        "Base + Rate",
        Requirement(.decision, "Base"),
        Requirement(.decision, "Rate")
      ),
      Decision("Rate", typeRef: "number", logic: literal("1000")),
      decision("Caller", "S(2, 3)", Requirement(.service, "S")),
      decision("Named", "S(Rate: 3, In put: 1)", Requirement(.service, "S")),
      decision("Wrong", "S(\"x\", 3)", Requirement(.service, "S")),
      decision("Two", "Both(2).Base", Requirement(.service, "Both"))
    )
    let (input, rate) = ([ElementReference("In put")], [ElementReference("Rate")])
    model.services = [
      DecisionService(
        "S",
        outputs: [ElementReference("Sum")],
        encapsulated: [ElementReference("Base")],
        inputDecisions: rate,
        inputData: input
      ),
      DecisionService(
        "Both",
        outputs: [ElementReference("Base"), ElementReference("Rate")],
        inputData: input
      ),
      DecisionService("Text", typeRef: "string", outputs: rate),
    ]
    return model
  }

  @Test(arguments: [("Caller", "23"), ("Named", "13"), ("Wrong", "null"), ("Two", "20")])
  func `a service is called like a function`(decision: String, wanted: String) {
    #expect(serving.result(of: decision, ["In put": "7"]).value == value(wanted))
  }

  @Test func `a service is evaluated by itself`() {
    let engine = DecisionEngine(serving)
    let inputs: [String: Value] = ["In put": .number(1), "Rate": .number(2)]
    #expect(engine.evaluate(service: "S", inputs: inputs).value == .number(12))
    #expect(engine.evaluate(service: "S", inputs: ["In put": .number(1)]).value == .null)
    let both = engine.evaluate(service: "Both", inputs: inputs).value
    #expect(both == value("{Base: 10, Rate: 1000}"))
  }

  @Test func `a service's result is of its type, or null`() {
    let engine = DecisionEngine(serving)
    #expect(engine.evaluate(service: "Text").codes == ["dmn.nonconforming-value"])
    #expect(engine.evaluate(service: "Nothing").codes == ["dmn.unknown-service"])
  }

  // MARK: - Imports

  private func importing(as name: String) -> DMNModel {
    var library = model(decision("Twice", "In put * 2", Requirement(.input, "In put")))
    library.itemDefinitions = [
      ItemDefinition(name: "Age", typeRef: "number", allowedValues: text("< 150"))
    ]
    library.knowledgeModels = [knowledge("add one", [number], "n + 1")]
    var model = DMNModel(name: "outer")
    model.imports = [ModelImport(name: name, model: library)]
    let prefix = name.isEmpty ? "" : name + "."
    model.decisions = [
      Decision(
        "Result",
        typeRef: prefix + "Age",
        requirements: [
          Requirement(.decision, "Twice", in: name),
          Requirement(.knowledgeModel, "add one", in: name),
        ],
        logic: literal("\(prefix)add one(\(prefix)Twice)")
      )
    ]
    return model
  }

  @Test(arguments: ["", "Lib", "My library"])
  func `imported elements are seen under the name of the import`(name: String) {
    #expect(importing(as: name).result(["In put": "4"]).value == .number(9))
    #expect(importing(as: name).result(["In put": "100"]).value == .null)
  }
}
