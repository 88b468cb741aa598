import DMN
import Diagnostics
import FEEL
import Quantities

/// A text that stands nowhere else.
func text(_ text: String) -> SourceFragment {
  SourceFragment(SourceText(name: "test", text: text))
}

/// A boxed expression that is a text.
func literal(_ feel: String, typeRef: String? = nil) -> BoxedExpression {
  BoxedExpression(.literal(text(feel)), typeRef: typeRef)
}

/// The value of a FEEL text.
func value(_ feel: String) -> Value {
  Evaluator().evaluate(text: text(feel)).value
}

extension DMNModel {
  /// Creates a model with one decision, `Result`, that requires all of the inputs.
  init(
    _ logic: BoxedExpression?,
    typeRef: String? = nil,
    inputs: [InputData] = [],
    types: [ItemDefinition] = []
  ) {
    self.init(name: "test")
    self.inputs = inputs
    itemDefinitions = types
    let requirements = inputs.map { Requirement(.input, $0.name) }
    decisions = [Decision("Result", typeRef: typeRef, requirements: requirements, logic: logic)]
  }

  /// Makes a decision from FEEL texts of its inputs.
  func result(of decision: String = "Result", _ inputs: [String: String] = [:]) -> Evaluation {
    let engine = DecisionEngine(self)
    return engine.evaluate(decision: decision, inputs: inputs.mapValues { value($0) })
  }
}

extension DecisionTable {
  /// Creates a table over `Age` whose rules are pairs of a test and an output.
  init(
    _ hitPolicy: HitPolicy,
    aggregation: Aggregation? = nil,
    values: String? = nil,
    default defaultValue: String? = nil,
    _ rules: [(String, String)]
  ) {
    self.init(
      hitPolicy: hitPolicy,
      aggregation: aggregation,
      inputs: [Input(text("Age"), typeRef: "number")],
      outputs: [Output(values: values.map(text), defaultValue: defaultValue.map(text))],
      rules: rules.map { Rule(inputs: [text($0.0)], outputs: [text($0.1)]) }
    )
  }

  /// The value of the table for an age.
  func result(age: String) -> Evaluation {
    let model = DMNModel(BoxedExpression(.table(self)), inputs: [InputData("Age")])
    return model.result(["Age": age])
  }
}

extension Evaluation {
  /// The codes of what was reported.
  var codes: [String] { diagnostics.map(\.code) }
}
