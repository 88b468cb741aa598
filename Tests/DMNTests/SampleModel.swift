/// Models of our own, as a modeller writes them.
enum SampleModel {
  /// A model of DMN 1.5 with some elements.
  static func wrapped(
    _ body: String,
    namespace: String = "https://www.omg.org/spec/DMN/20230324/MODEL/",
    name: String = "Subsidy",
    own: String = "urn:subsidy"
  ) -> String {
    """
    <definitions xmlns="\(namespace)" name="\(name)" namespace="\(own)" id="_0">
    \(body)
    </definitions>
    """
  }

  /// A table, a function, a context and a service over one input.
  static func subsidy(namespace: String) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- drawn by hand -->\n"
      + wrapped(
        """
        <itemDefinition name="tPerson">
          <itemComponent name="name"><typeRef>string</typeRef></itemComponent>
          <itemComponent name="age"><typeRef>feel:number</typeRef></itemComponent>
          <itemComponent name="kind"><typeRef>string</typeRef>
            <allowedValues><text>"local", "other"</text></allowedValues></itemComponent>
        </itemDefinition>
        <inputData id="person" name="Person"><variable name="Person" typeRef="tPerson"/></inputData>
        <decision id="rate" name="Rate">
          <variable name="Rate" typeRef="number"/>
          <informationRequirement><requiredInput href="#person"/></informationRequirement>
          <decisionTable hitPolicy="FIRST">
            <input><inputExpression typeRef="number"><text>Person.age</text></inputExpression></input>
            <input><inputExpression><text>Person.kind</text></inputExpression></input>
            <output/>
            <rule><inputEntry><text>&lt; 16</text></inputEntry>
              <inputEntry><text>-</text></inputEntry><outputEntry><text>0</text></outputEntry></rule>
            <rule><inputEntry><text><![CDATA[[16..60)]]></text></inputEntry>
              <inputEntry><text>"local"</text></inputEntry>
              <outputEntry><text>200</text></outputEntry></rule>
          </decisionTable>
        </decision>
        <businessKnowledgeModel id="year" name="for a year">
          <variable name="for a year" typeRef="number"/>
          <encapsulatedLogic><formalParameter name="rate" typeRef="number"/>
            <literalExpression><text>rate * 12</text></literalExpression></encapsulatedLogic>
        </businessKnowledgeModel>
        <decision id="subsidy" name="Subsidy">
          <variable name="Subsidy" typeRef="number"/>
          <informationRequirement><requiredDecision href="urn:subsidy#rate"/></informationRequirement>
          <knowledgeRequirement><requiredKnowledge href="#year"/></knowledgeRequirement>
          <invocation><literalExpression><text>for a year</text></literalExpression>
            <binding><parameter name="rate"/>
              <literalExpression><text>Rate</text></literalExpression></binding></invocation>
        </decision>
        <decision id="letter" name="Letter">
          <informationRequirement><requiredInput href="#person"/></informationRequirement>
          <context>
            <contextEntry><variable name="greeting" typeRef="string"/>
              <literalExpression><text>"Dear " + Person.name + " &#38; family"</text>
              </literalExpression></contextEntry>
            <contextEntry><variable name="months"/>
              <literalExpression><text>for m in 1..3 return m</text></literalExpression>
            </contextEntry>
          </context>
        </decision>
        <decisionService id="service" name="Service"><variable name="Service" typeRef="number"/>
          <outputDecision href="#subsidy"/><encapsulatedDecision href="#rate"/>
          <inputData href="#person"/></decisionService>
        """,
        namespace: namespace
      )
  }

  private static func literal(_ feel: String) -> String {
    "<literalExpression><text>\(feel)</text></literalExpression>"
  }

  private static func decision(_ name: String, _ expression: String) -> String {
    "<decision id=\"_\(name)\" name=\"\(name)\">\(expression)</decision>"
  }

  private static func loop(_ kind: String, _ body: String) -> String {
    "<\(kind) iteratorVariable=\"n\"><in>\(literal("[1, 2, 3]"))</in>\(body)</\(kind)>"
  }

  /// A decision for each boxed expression.
  static let boxes = wrapped(
    [
      decision(
        "Choice",
        "<conditional><if>\(literal("1 &lt; 2"))</if><then>\(literal("\"yes\""))</then>"
          + "<else>\(literal("\"no\""))</else></conditional>"
      ),
      decision(
        "Kept",
        "<filter><in>\(literal("[1, 2, 3, 4]"))</in><match>\(literal("item > 2"))</match></filter>"
      ),
      decision("Squares", loop("for", "<return>\(literal("n * n"))</return>")),
      decision("Any big", loop("some", "<satisfies>\(literal("n > 2"))</satisfies>")),
      decision("All big", loop("every", "<satisfies>\(literal("n > 2"))</satisfies>")),
      decision(
        "Rows",
        "<relation><column name=\"a\"/><column name=\"b\"/>"
          + "<row>\(literal("1"))\(literal("2"))</row><row>\(literal("3"))\(literal("4"))</row>"
          + "</relation>"
      ),
      decision("Items", "<list>\(literal("1"))\(literal("\"x\""))</list>"),
      decision(
        "Called",
        "<context><contextEntry><variable name=\"f\"/><functionDefinition>"
          + "<formalParameter name=\"x\"/>\(literal("x + 1"))</functionDefinition></contextEntry>"
          + "<contextEntry>\(literal("f(6)"))</contextEntry></context>"
      ),
      decision(
        "Empty cells",
        "<decisionTable><input><inputExpression><text>1</text></inputExpression></input>"
          + "<output/><rule><inputEntry><text/></inputEntry>"
          + "<outputEntry><text>\"rest\"</text></outputEntry></rule></decisionTable>"
      ),
    ].joined(separator: "\n")
  )

  /// A model that others import.
  static let rates = wrapped(
    """
    <inputData id="months" name="Months"><variable name="Months" typeRef="number"/></inputData>
    <decision id="amount" name="Amount"><variable name="Amount" typeRef="number"/>
      <informationRequirement><requiredInput href="#months"/></informationRequirement>
      <literalExpression><text>Months * 100</text></literalExpression></decision>
    <businessKnowledgeModel id="plus" name="plus one"><encapsulatedLogic>
      <formalParameter name="n"/><literalExpression><text>n + 1</text></literalExpression>
      </encapsulatedLogic></businessKnowledgeModel>
    """,
    name: "Rates",
    own: "urn:rates"
  )

  /// A model that imports another one.
  static let importing = wrapped(
    """
    <import name="The rates" namespace="urn:rates" locationURI="rates.dmn"
      importType="https://www.omg.org/spec/DMN/20230324/MODEL/"/>
    <decision id="total" name="Total"><variable name="Total" typeRef="number"/>
      <informationRequirement><requiredDecision href="urn:rates#amount"/></informationRequirement>
      <knowledgeRequirement><requiredKnowledge href="urn:rates#plus"/></knowledgeRequirement>
      <literalExpression><text>The rates.plus one(The rates.Amount)</text></literalExpression>
    </decision>
    """,
    own: "urn:outer"
  )
}
