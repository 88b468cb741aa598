import Foundation
import Testing

@Suite struct FEELCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    arguments: [
      ("1 + 2 * 3", "7"),
      ("0.1 + 0.2", "0.3"),
      (#""a" + "b""#, #""ab""#),
      ("[1, 2, 3][item > 1]", "[2, 3]"),
      ("{a: 1, b: {c: 2}}.b.c", "2"),
      (#"date("2024-02-29") + duration("P1Y")"#, #"@"2025-02-28""#),
      ("null", "null"),
      ("-5 < 3", "true"),
    ]
  )
  func `prints the value as FEEL text`(expression: String, value: String) {
    let run = CommandRun("feel", "eval", "--", expression)
    #expect(run.output == value + "\n")
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test func `as JSON there are value, type and diagnostics with codes and places`() throws {
    let run = CommandRun("feel", "eval", "--format", "json", #"{a: [1.50, "x"], b: @"2024-01-01"}"#)
    #expect(run.errors == "")
    #expect(run.status == 0)
    #expect(
      run.output == #"""
        {"value":{"a":[1.5,"x"],"b":"2024-01-01"},
        "feel":"{a: [1.5, \"x\"], b: @\"2024-01-01\"}",
        "type":"context<a: list, b: date>",
        "diagnostics":[]
        }

        """#
    )
  }

  @Test func `as JSON a null has its reason, and what can't be read no value`() throws {
    let null = CommandRun("feel", "eval", "--format", "json", "[1, 1 / 0]")
    let object = try #require(null.json as? [String: Any])
    #expect(object["feel"] as? String == "[1, null]")
    let found = try #require((object["diagnostics"] as? [[String: Any]])?.first)
    #expect(found["code"] as? String == "feel.no-operation")
    #expect(found["severity"] as? String == "warning")
    #expect(found["line"] as? Int == 1 && found["column"] as? Int == 5)
    #expect(found["range"] as? [Int] == [4, 9])
    #expect(null.status == 0)
    let broken = CommandRun("feel", "eval", "--format", "json", "1 +")
    let none = try #require(broken.json as? [String: Any])
    #expect(none["value"] is NSNull && none["feel"] is NSNull && none["type"] is NSNull)
    let codes = (none["diagnostics"] as? [[String: Any]])?.map { $0["code"] as? String }
    #expect(codes == ["feel.unexpected-end"])
    #expect(broken.errors == "")
    #expect(broken.status == 1)
  }

  @Test func `an expression can be piped in`() {
    #expect(CommandRun("feel", "eval", "-", input: "1 +\n1\n").output == "2\n")
  }

  @Test func `sees the keys of a context, names of several words among them`() throws {
    let json = #"{"net income": 1200.50, "members": [{"年龄": 61}, {"年龄": 30}], "x": null}"#
    try folder.write(json.utf8, to: "facts.json")
    let path = folder.path + "/facts.json"
    #expect(CommandRun("feel", "eval", "--context", path, "net income / 2").output == "600.25\n")
    #expect(
      CommandRun("feel", "eval", "--context", path, "count(members[年龄 >= 60])").output == "1\n"
    )
    #expect(CommandRun("feel", "eval", "--context", path, "x = null").output == "true\n")
  }

  @Test(arguments: ["[1]", "{", #"{"a": 1, "a": 2}"#, #"{"a": 1e99999}"#])
  func `a context that is none is an error at its place`(json: String) throws {
    try folder.write(json.utf8, to: "facts.json")
    let run = CommandRun("feel", "eval", "--context", folder.path + "/facts.json", "1")
    #expect(run.errors.contains("facts.json:1:"), "\(run.errors)")
    #expect(run.output == "")
    #expect(run.status == 1)
  }

  @Test func `what can't be read is shown at its place, and has no value`() {
    let run = CommandRun("feel", "eval", "--lang", "zh", "1 + ")
    #expect(run.errors.hasPrefix("<expression>:1:3: 错误: "), "\(run.errors)")
    #expect(run.output == "")
    #expect(run.status == 1)
  }

  @Test func `an operation without a result is null and a warning`() {
    let run = CommandRun("feel", "eval", "1 / 0")
    #expect(run.output == "null\n")
    #expect(run.errors.contains("warning: "))
    #expect(run.status == 0)
  }

  @Test func `an evaluation that is given up is an error`() {
    let expression = "count(for a in 1..10000, b in 1..10000 return a * b)"
    let run = CommandRun("feel", "eval", expression)
    #expect(run.output == "null\n")
    #expect(run.errors.contains("[feel.budget-exceeded]"))
    #expect(run.status == 1)
  }

  // MARK: - Conformance records

  private static let records = """
    {"id":"l/s1/1/a","suite":"s1","level":"compliance-level-3","kind":"literal","feel":"1+1","expected":{"type":"number","value":"2"}}
    {"id":"l/s1/2/a","suite":"s1","level":"compliance-level-3","kind":"literal","feel":"1/0","expected":{"type":"null"}}

    {"id":"l/s2/1/a","suite":"s2","kind":"literal","feel":"1+1","expected":{"type":"number","value":"3"}}
    """

  @Test func `records are counted by suite, values and nulls apart`() throws {
    try folder.write(Self.records.utf8, to: "records/all.jsonl")
    let failures = folder.path + "/failed.txt"
    let run = CommandRun("feel", "test", folder.path + "/records", "--failures", failures)
    #expect(
      run.output == """
        s1: 2/2 (values 1/1, nulls 1/1)
        s2: 0/1 (values 0/1, nulls 0/0)
        compliance-level-3: 2/2 (values 1/1, nulls 1/1)
        no level: 0/1 (values 0/1, nulls 0/0)
        total: 2/3 (values 1/2, nulls 1/1)
        2 passed, 1 failed

        """
    )
    #expect(folder.text(of: "failed.txt") == "l/s2/1/a\n")
    #expect(run.status == 1)
  }

  @Test func `a line that is no record is an error at its place, and counts as failed`() throws {
    try folder.write((Self.records + "\n{}\n").utf8, to: "all.jsonl")
    let run = CommandRun("feel", "test", folder.path + "/all.jsonl")
    #expect(run.lines.last == "2 passed, 2 failed")
    #expect(run.errors.contains("all.jsonl:5:1: error: "), "\(run.errors)")
    #expect(run.errors.contains("[command.no-record]"))
    #expect(run.status == 1)
  }

  @Test func `records with models are run, in folders at any depth`() throws {
    let table = """
      {"id":"l/t/1/a","suite":"t","level":"compliance-level-2","kind":"table",\
      "inputs":{"Age":{"type":"number","value":"17"}},"target":{"decision":"Rate"},\
      "model":{"inputs":[{"name":"Age"}],"decisions":[{"name":"Rate","requires":[\
      {"kind":"input","name":"Age"}],"expression":{"node":"decisionTable","hitPolicy":"UNIQUE",\
      "inputs":[{"expression":"Age"}],"outputs":[{}],"rules":[{"inputs":["< 18"],\
      "outputs":["0.5"]}]}}]},"expected":{"type":"number","value":"0.5"}}
      """
    try folder.write(table.utf8, to: "more/deeper/table.jsonl")
    let run = CommandRun("feel", "test", folder.path)
    #expect(run.lines.contains("t: 1/1 (values 1/1, nulls 0/0)"))
    #expect(run.lines.last == "1 passed, 0 failed")
    #expect(run.status == 0)
    let wrong = table.replacing("\"0.5\"}}", with: "\"0.6\"}}")
    try folder.write(wrong.utf8, to: "more/wrong.jsonl")
    #expect(CommandRun("feel", "test", folder.path).lines.last == "1 passed, 1 failed")
    let shown = CommandRun("feel", "test", "--verbose", folder.path).lines.first
    #expect(shown == "✗ l/t/1/a: expected 0.6, not 0.5")
  }

  @Test func `a folder without records is an error`() throws {
    let run = CommandRun("feel", "test", folder.path)
    #expect(run.errors.contains("[command.no-records]"))
    #expect(run.status == 1)
  }
}
