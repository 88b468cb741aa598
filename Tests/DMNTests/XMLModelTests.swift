import DMN
import Diagnostics
import FEEL
import Foundation
import Testing

/// Models in XML, of our own.
@Suite struct XMLModelTests {
  private func model(_ xml: String) throws(DiagnosticsError) -> DMNModel {
    try DMNModel(xml: SourceText(name: "model.dmn", text: xml))
  }

  private static let namespaces = [
    "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/",
    "https://www.omg.org/spec/DMN/20230324/MODEL/",
  ]

  @Test(arguments: namespaces)
  func `a model of each version is read and evaluated`(namespace: String) throws {
    let engine = DecisionEngine(try model(SampleModel.subsidy(namespace: namespace)))
    #expect(engine.diagnostics.isEmpty)
    #expect(engine.model.name == "Subsidy")
    let person: [String: Value] = ["Person": value("{name: \"An\", age: 30, kind: \"local\"}")]
    #expect(engine.evaluate(decision: "Rate", inputs: person).value == .number(200))
    #expect(engine.evaluate(decision: "Subsidy", inputs: person).value == .number(2400))
    let letter = engine.evaluate(decision: "Letter", inputs: person).value
    #expect(letter == value("{greeting: \"Dear An & family\", months: [1, 2, 3]}"))
    #expect(engine.evaluate(service: "Service", inputs: person).value == .number(2400))
  }

  @Test(arguments: [
    ("Choice", "\"yes\""), ("Kept", "[3, 4]"), ("Squares", "[1, 4, 9]"), ("Any big", "true"),
    ("All big", "false"), ("Rows", "[{a: 1, b: 2}, {a: 3, b: 4}]"), ("Items", "[1, \"x\"]"),
    ("Called", "7"), ("Empty cells", "\"rest\""),
  ])
  func `boxed expressions`(decision: String, wanted: String) throws {
    let engine = DecisionEngine(try model(SampleModel.boxes))
    #expect(engine.evaluate(decision: decision).value == value(wanted))
  }

  @Test func `imported models are found by namespace or place`() throws {
    let source = SourceText(name: "outer.dmn", text: SampleModel.importing)
    let model = try DMNModel(xml: source) { request in
      request == DMNModel.ImportRequest(namespace: "urn:rates", location: "rates.dmn")
        ? SourceText(name: "rates.dmn", text: SampleModel.rates) : nil
    }
    #expect(model.result(of: "Total", ["Months": "3"]).value == .number(301))
  }

  @Test func `mistakes in FEEL are reported at line and column of the file`() throws {
    let xml = SampleModel.wrapped(
      """
      <decision id="d" name="D"><variable name="D"/>
        <literalExpression><text>1 &lt; 2 and
          ) 3</text></literalExpression>
      </decision>
      """
    )
    let found = DecisionEngine(try model(xml)).diagnostics
    let range = try #require(found.first?.range)
    #expect(range.source.name == "model.dmn")
    #expect(range.start.line == 4)
    #expect(range.text == ")")
  }

  @Test(arguments: [
    ("<decision id='d'/>", "dmn.missing-attribute", 2),
    (
      "<decision id='d' name='D'>\n<informationRequirement><requiredInput href='#x'/>"
        + "</informationRequirement></decision>", "dmn.dangling-reference", 3
    ),
    ("<decision id='d' name='D'/>\n<inputData id='i' name='D'/>", "dmn.duplicate-name", 3),
    (
      "<decision id='d' name='D'>\n<decisionTable hitPolicy='UNIQE'><output/></decisionTable>"
        + "</decision>", "dmn.unknown-word", 3
    ),
    (
      "<decision id='d' name='D'><decisionTable><output/>\n<rule><inputEntry><text>-</text>"
        + "</inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable></decision>",
      "dmn.cell-count", 3
    ),
    ("<decision id='d' name='D'><literalExpression/></decision>", "dmn.missing-child", 2),
    (
      "<decision id='d' name='D'><literalExpression expressionLanguage='groovy'><text>1</text>"
        + "</literalExpression></decision>", "dmn.foreign-language", 2
    ),
    (
      "<import name='m' namespace='urn:m' "
        + "importType='https://www.omg.org/spec/DMN/20230324/MODEL/'/>", "dmn.missing-import", 2
    ),
  ])
  func `mistakes in the model`(body: String, code: String, line: Int) throws {
    let error = #expect(throws: DiagnosticsError.self) { _ = try model(SampleModel.wrapped(body)) }
    let first = try #require(error?.diagnostics.first)
    #expect(first.code == code)
    #expect(first.range?.start.line == line)
  }

  @Test func `all mistakes of a model are reported at once`() {
    let body = "<decision id='d'/><decision id='e' name='E'><conditional/></decision>"
    let error = #expect(throws: DiagnosticsError.self) { _ = try model(SampleModel.wrapped(body)) }
    #expect(error?.diagnostics.count == 4)
  }

  @Test func `models that import each other are refused`() {
    let xml = SampleModel.importing.replacing("urn:outer", with: "urn:rates")
    let source = SourceText(name: "loop.dmn", text: xml)
    let error = #expect(throws: DiagnosticsError.self) {
      _ = try DMNModel(xml: source) { _ in source }
    }
    #expect(error?.diagnostics.contains { $0.code == "dmn.import-cycle" } == true)
  }

  @Test func `a file's imports are found beside it`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(SampleModel.rates.utf8).write(to: folder.appending(path: "rates.dmn"))
    let outer = SampleModel.importing.replacing("\"rates.dmn\"", with: "\"http://x/rates.dmn\"")
    try Data(outer.utf8).write(to: folder.appending(path: "outer.dmn"))
    let model = try DMNModel(contentsOf: folder.appending(path: "outer.dmn"))
    #expect(model.result(of: "Total", ["Months": "1"]).value == .number(101))
  }
}
