import Foundation
import Testing

/// `resettle dmn eval` on models of our own.
@Suite struct DMNCommandTests {
  private let folder: TemporaryFolder
  private let model = Fixture.path("Models/allowance.dmn")
  private let context: String

  init() throws {
    folder = try TemporaryFolder()
    let json = """
      {"Day": "2024-06-30", "Worker": {"name": "An", "started": "2024-02-01",
       "absences": ["2024-03-01", "2024-05-02"]}}
      """
    try folder.write(json.utf8, to: "worker.json")
    context = folder.path + "/worker.json"
  }

  @Test func `prints the value as FEEL, its dates told by the model's types`() {
    let run = CommandRun("dmn", "eval", model, "--decision", "Allowance", "--context", context)
    #expect(run.output == "{amount: 300.5, last: @\"2024-05-02\"}\n")
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test func `prints JSON, dates as texts`() {
    let run = CommandRun(
      "dmn",
      "eval",
      model,
      "--decision",
      "Allowance",
      "--context",
      context,
      "--format",
      "json"
    )
    #expect(run.output == "{\n  \"amount\": 300.5,\n  \"last\": \"2024-05-02\"\n}\n")
  }

  @Test func `calls a service`() {
    let run = CommandRun(
      "dmn",
      "eval",
      model,
      "--service",
      "Allowance service",
      "--context",
      context
    )
    #expect(run.output == "{amount: 300.5, last: @\"2024-05-02\"}\n")
  }

  @Test func `reads a model that is piped in`() throws {
    let text = try String(contentsOfFile: model, encoding: .utf8)
    let run = CommandRun(
      "dmn",
      "eval",
      "-",
      "--decision",
      "Months",
      "--context",
      context,
      input: text
    )
    #expect(run.output == "4\n")
  }

  @Test(arguments: [("--decision", "Alowance", "Allowance"), ("--service", "Allowance servce", "")])
  func `an unknown name is an error with the nearest one`(
    option: String,
    name: String,
    meant: String
  ) {
    let run = CommandRun("dmn", "eval", model, option, name)
    #expect(run.errors.contains("did you mean '\(meant.isEmpty ? "Allowance service" : meant)'?"))
    #expect(run.errors.contains("the model has: "))
    #expect(run.output == "")
    #expect(run.status == 1)
  }

  @Test func `a value that the model does not know is named`() throws {
    try folder.write(#"{"Worke": {}, "Day": "soon"}"#.utf8, to: "odd.json")
    let run = CommandRun(
      "dmn",
      "eval",
      model,
      "--decision",
      "Months",
      "--context",
      folder.path + "/odd.json"
    )
    #expect(run.errors.contains("no input 'Worke'; did you mean 'Worker'? [command.unknown-input]"))
    #expect(run.errors.contains("[dmn.nonconforming-value]"))
    #expect(run.output == "null\n")
    #expect(run.status == 0)
  }

  @Test func `a mistake in the model is shown at its line and column`() {
    let run = CommandRun("dmn", "eval", Fixture.path("Models/mistakes.dmn"), "--decision", "Fee")
    #expect(run.errors.contains("mistakes.dmn:4:15: error: "), "\(run.errors)")
    #expect(run.errors.contains("4 |       <text>1 + </text>"))
    #expect(run.errors.split(separator: "error:").count == 2)
    #expect(run.output == "null\n")
    #expect(run.status == 1)
  }

  @Test(arguments: ["<a/>", "", "<definitions", "\u{0}"])
  func `what is no model is an error`(xml: String) throws {
    try folder.write(xml.utf8, to: "x.dmn")
    let run = CommandRun("dmn", "eval", folder.path + "/x.dmn", "--decision", "D", "--lang", "zh")
    #expect(run.errors.contains("错误: "))
    #expect(run.output == "")
    #expect(run.status == 1)
  }

  @Test func `one thing to evaluate has to be named, and the file must be there`() {
    #expect(CommandRun("dmn", "eval", model).status == 2)
    #expect(CommandRun("dmn", "eval", model, "--decision", "A", "--service", "B").status == 2)
    let run = CommandRun("dmn", "eval", folder.path + "/none.dmn", "--decision", "A")
    #expect(run.errors.contains("[command.unreadable-file]"))
    #expect(run.status == 1)
  }
}
