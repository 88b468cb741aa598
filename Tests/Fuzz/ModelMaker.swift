import DMN
import Diagnostics
import FEEL

/// Makes models of DMN: as values, as XML, and as conformance records.
struct ModelMaker {
  private static let typeNames: [String?] = [
    nil, nil, "number", "string", "boolean", "date", "tKind", "tRows", "nothing",
  ]

  /// A text that stands nowhere else.
  static func fragment(_ text: String) -> SourceFragment {
    SourceFragment(SourceText(name: "fuzz", text: text))
  }

  /// Makes a decision table over the inputs `a` and `b`.
  static func table(_ random: inout RandomSource) -> DecisionTable {
    let columns = 1 + random.below(3)
    let outputs = 1 + random.below(2)
    return DecisionTable(
      hitPolicy: random.pick(DecisionTable.HitPolicy.allCases),
      aggregation: random.chance(oneIn: 2)
        ? random.pick(DecisionTable.Aggregation.allCases) : nil,
      inputs: (0..<columns).map { _ in input(&random) },
      outputs: (0..<outputs).map { output($0, of: outputs, &random) },
      rules: (0..<random.below(6)).map { _ in
        DecisionTable.Rule(
          inputs: (0..<columns + (random.chance(oneIn: 20) ? 1 : 0)).map { _ in
            fragment(ExpressionMaker.tests(1, &random))
          },
          outputs: (0..<outputs).map { _ in fragment(ExpressionMaker.expression(1, &random)) }
        )
      }
    )
  }

  private static func input(_ random: inout RandomSource) -> DecisionTable.Input {
    DecisionTable.Input(
      fragment(random.pick(["a", "b", "a + b", ExpressionMaker.expression(1, &random)])),
      typeRef: random.pick(typeNames),
      values: random.chance(oneIn: 4) ? fragment(ExpressionMaker.tests(0, &random)) : nil
    )
  }

  private static func output(
    _ index: Int,
    of count: Int,
    _ random: inout RandomSource
  ) -> DecisionTable.Output {
    DecisionTable.Output(
      name: count > 1 ? "o\(index)" : nil,
      typeRef: random.pick(typeNames),
      values: random.chance(oneIn: 3) ? fragment("1, 2, \"a\", \"b\"") : nil,
      defaultValue: random.chance(oneIn: 4) ? fragment(ExpressionMaker.atom(&random)) : nil
    )
  }

  /// Makes a model with one decision that is a table.
  static func model(_ random: inout RandomSource) -> DMNModel {
    var model = DMNModel(name: "fuzz")
    model.inputs = ["a", "b"].map { InputData($0, typeRef: random.pick(typeNames)) }
    model.itemDefinitions = [
      ItemDefinition(name: "tKind", typeRef: "string", allowedValues: fragment("\"a\", \"b\"")),
      ItemDefinition(name: "tRows", typeRef: "number", isCollection: true),
    ]
    model.decisions = [
      Decision(
        "D",
        typeRef: random.pick(typeNames),
        requirements: ["a", "b"].map { Requirement(.input, $0) },
        logic: BoxedExpression(.table(table(&random)))
      )
    ]
    return model
  }

  // MARK: - XML

  /// Makes the XML of a model with boxes of every kind.
  static func xml(_ random: inout RandomSource) -> String {
    let boxes = (0...random.below(3)).map { index in
      """
      <decision id="d\(index)" name="D\(index)"><variable name="D\(index)" typeRef="\(type(&random))"/>
      <informationRequirement><requiredInput href="#a"/></informationRequirement>
      \(index > 0 ? "<informationRequirement><requiredDecision href=\"#d\(random.below(index + 1))\"/></informationRequirement>" : "")
      <knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
      \(box(3, &random))</decision>
      """
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">
      <itemDefinition name="tKind"><typeRef>string</typeRef><allowedValues><text>"a", "b"</text>
      </allowedValues></itemDefinition>
      <itemDefinition name="tRows" isCollection="true"><itemComponent name="x"><typeRef>number\
      </typeRef></itemComponent></itemDefinition>
      <inputData id="a" name="a"><variable name="a" typeRef="\(type(&random))"/></inputData>
      <businessKnowledgeModel id="f" name="f"><variable name="f"/><encapsulatedLogic>
      <formalParameter name="n" typeRef="number"/>\(box(2, &random))</encapsulatedLogic>
      <knowledgeRequirement><requiredKnowledge href="#f"/></knowledgeRequirement>
      </businessKnowledgeModel>
      <decisionService id="s" name="S"><outputDecision href="#d0"/><inputData href="#a"/>
      </decisionService>
      \(boxes.joined(separator: "\n"))
      </definitions>
      """
  }

  private static func type(_ random: inout RandomSource) -> String {
    random.pick(["number", "string", "Any", "tKind", "tRows", "date", "nothing"])
  }

  private static func box(_ depth: Int, _ random: inout RandomSource) -> String {
    let kind = depth > 0 ? random.below(12) : 0
    switch kind {
    case 1: return "<list>\(box(depth - 1, &random))\(box(depth - 1, &random))</list>"
    case 2:
      return "<context><contextEntry><variable name=\"x\"/>\(box(depth - 1, &random))"
        + "</contextEntry><contextEntry>\(box(depth - 1, &random))</contextEntry></context>"
    case 3:
      return "<conditional><if>\(box(depth - 1, &random))</if><then>\(box(depth - 1, &random))"
        + "</then><else>\(box(depth - 1, &random))</else></conditional>"
    case 4:
      return "<filter><in>\(box(depth - 1, &random))</in><match>\(box(depth - 1, &random))"
        + "</match></filter>"
    case 5:
      return "<for iteratorVariable=\"x\"><in>\(box(depth - 1, &random))</in><return>"
        + "\(box(depth - 1, &random))</return></for>"
    case 6:
      return "<some iteratorVariable=\"x\"><in>\(box(depth - 1, &random))</in><satisfies>"
        + "\(box(depth - 1, &random))</satisfies></some>"
    case 7:
      return "<invocation><literalExpression><text>f</text></literalExpression><binding>"
        + "<parameter name=\"n\"/>\(box(depth - 1, &random))</binding></invocation>"
    case 8:
      return "<relation><column name=\"x\"/><column name=\"y\"/><row>\(literal(&random))"
        + "\(literal(&random))</row></relation>"
    case 9:
      return "<functionDefinition><formalParameter name=\"x\"/>\(box(depth - 1, &random))"
        + "</functionDefinition>"
    case 10: return tableXML(&random)
    default: return literal(&random)
    }
  }

  private static func literal(_ random: inout RandomSource) -> String {
    let text = random.pick(["f(a)", "x", "a", ExpressionMaker.expression(2, &random)])
    return "<literalExpression><text>\(escaped(text))</text></literalExpression>"
  }

  private static func tableXML(_ random: inout RandomSource) -> String {
    let rules = (0..<random.below(4)).map { _ in
      "<rule><inputEntry><text>\(escaped(ExpressionMaker.tests(1, &random)))</text></inputEntry>"
        + "<outputEntry><text>\(escaped(ExpressionMaker.atom(&random)))</text></outputEntry></rule>"
    }
    let policy = random.pick(DecisionTable.HitPolicy.allCases).rawValue
    return "<decisionTable hitPolicy=\"\(policy)\"><input><inputExpression><text>a</text>"
      + "</inputExpression></input><output/>\(rules.joined())</decisionTable>"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
  }

  // MARK: - Records

  /// Conformance records of our own.
  static let records = [
    """
    {"id":"own/1","suite":"own","kind":"chain","inputs":{"x":{"type":"number","value":"2"}},\
    "target":{"decision":"B"},"model":{"inputs":[{"name":"x","typeRef":"number"}],"decisions":[\
    {"name":"A","requires":[{"kind":"input","name":"x"}],"expression":{"node":"decisionTable",\
    "hitPolicy":"COLLECT","aggregation":"SUM","inputs":[{"expression":"x"}],"outputs":[{}],\
    "rules":[{"inputs":["< 3"],"outputs":["x * 2"]}]}},{"name":"B","requires":[{"kind":"decision",\
    "name":"A"}],"expression":{"node":"context","entries":[{"name":"y","value":{"node":"literal",\
    "text":"A + 1"}},{"value":{"node":"list","items":[{"node":"literal","text":"y"}]}}]}}]},\
    "expected":{"type":"list","value":[{"type":"number","value":"5"}]}}
    """,
    """
    {"id":"own/2","suite":"own","kind":"literal","feel":"date(d) + duration(\\"P1M\\")",\
    "inputs":{"d":{"type":"string","value":"2024-01-31"}},"inputTypes":{"d":"string"},\
    "typeRef":"date","types":[],"expected":{"type":"date","value":"2024-02-29"}}
    """,
  ]
}
