import DMN
import FEEL
import Foundation
import TestSupport
import Testing

/// Running conformance records.
@Suite struct ConformanceSuiteTests {
  private static let records = SharedFolder.url?.appending(path: "feel-conformance/dev")

  /// How many records of levels 2 and 3 without external functions pass; it may only rise.
  private static let minimum = (values: 1001, nulls: 1182)

  private func run(_ lines: String...) -> ConformanceReport {
    let data = Data(lines.joined(separator: "\n").utf8)
    return ConformanceReport(ConformanceSuite().run(data, file: "own.jsonl"))
  }

  private func literal(_ id: String, _ feel: String, _ expected: String) -> String {
    """
    {"id":"\(id)","suite":"own","level":"compliance-level-3","kind":"literal","feel":"\(feel)",\
    "inputs":{},"features":[],"expected":\(expected)}
    """
  }

  private func chain(_ id: String, _ expected: String) -> String {
    """
    {"id":"\(id)","suite":"own","level":"compliance-level-3","kind":"chain",\
    "inputs":{"x":{"type":"number","value":"2"}},"features":[],"target":{"decision":"B"},\
    "model":{"inputs":[{"name":"x","typeRef":"number"}],"decisions":[\
    {"name":"A","requires":[{"kind":"input","name":"x"}],\
    "expression":{"node":"literal","text":"x * 10"}},\
    {"name":"B","typeRef":"number","requires":[{"kind":"decision","name":"A"}],\
    "expression":{"node":"literal","text":"A + 1"}}]},"expected":\(expected)}
    """
  }

  @Test func `records with right expectations pass`() {
    let report = run(
      literal("a", "1 + 1", "{\"type\":\"number\",\"value\":\"2\"}"),
      chain("b", "{\"type\":\"number\",\"value\":\"21\"}"),
      literal("c", "1 + null", "{\"type\":\"null\",\"error\":true}")
    )
    #expect((report.passed, report.failed) == (3, 0))
    #expect(report.score { $0.expectsNull }.passed == 1)
  }

  @Test(arguments: [
    "{\"type\":\"number\",\"value\":\"20\"}", "{\"type\":\"string\",\"value\":\"21\"}",
    "{\"type\":\"null\"}", "{\"type\":\"list\",\"value\":[{\"type\":\"number\",\"value\":\"21\"}]}",
  ])
  func `a wrong expectation fails`(expected: String) {
    let report = run(chain("planted", expected), literal("planted too", "21", expected))
    #expect(report.failedIDs == ["planted", "planted too"])
    #expect(report.text().hasSuffix("\n0 passed, 2 failed\n"))
  }

  @Test func `lines that are no records fail, and empty lines are none`() {
    let report = run("{", "", "[]", "{\"id\":\"x\",\"kind\":\"table\"}", "  ")
    #expect(report.failedIDs == ["own.jsonl:1", "own.jsonl:3", "own.jsonl:4"])
  }

  @Test(arguments: [
    ("abs instance of Fun", true), ("1 instance of Fun", false), ("1 instance of Small", true),
    ("x = null", true),
  ])
  func `an expression with declared types sees them`(feel: String, holds: Bool) {
    let types = """
      "types":[{"name":"Small","typeRef":"number","allowedValues":"< 10"},\
      {"name":"Fun","function":{"parameters":[{"name":"n","typeRef":"number"}]}}],\
      "inputTypes":{"x":"Small"},"typeRef":"boolean"
      """
    let expected = "{\"type\":\"boolean\",\"value\":\(holds)}"
    let line = literal("typed", feel, expected)
    #expect(run(line.replacing("\"inputs\":{}", with: "\"inputs\":{},\(types)")).failed == 0)
  }

  @Test func `a record of an unknown kind or without its target fails`() {
    let report = run(chain("x", "{\"type\":\"null\"}").replacing("\"target\"", with: "\"aim\""))
    #expect(report.failed == 1)
  }

  @Test func `a record without an end fails, and the next one is run`() {
    let endless = """
      {"id":"endless","suite":"own","kind":"bkm","inputs":{},"target":{"decision":"D"},\
      "model":{"decisions":[{"name":"D","requires":[{"kind":"bkm","name":"f"}],\
      "expression":{"node":"literal","text":"f(1)"}}],"bkms":[{"name":"f","requires":[],\
      "function":{"node":"function","parameters":[{"name":"n"}],\
      "body":{"node":"literal","text":"f(n) + f(n)"}}}]},\
      "expected":{"type":"number","value":"1"}}
      """
    let report = run(endless, literal("a", "1", "{\"type\":\"number\",\"value\":\"1\"}"))
    #expect(report.failedIDs == ["endless"])
  }

  @Test(.enabled(if: records != nil, "\(SharedFolder.absence)"))
  func `all shared records are run, and the number that pass only rises`() throws {
    let folder = try #require(Self.records)
    let report = try ConformanceSuite.run(paths: [folder.path()])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
    let lines = try names.filter { $0.hasSuffix(".jsonl") }.map { name in
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return text.split(separator: "\n").count
    }
    #expect(report.passed + report.failed == lines.reduce(0, +))
    let counted = report.results.filter { result in
      ["compliance-level-2", "compliance-level-3"].contains(result.level)
        && !result.features.contains("external")
    }
    let score = ConformanceReport(counted)
    #expect(score.score { !$0.expectsNull }.passed >= Self.minimum.values, "\(score.failedIDs)")
    #expect(score.score { $0.expectsNull }.passed >= Self.minimum.nulls, "\(score.failedIDs)")
  }

  @Test(.enabled(if: records != nil, "\(SharedFolder.absence)"))
  func `shared records with wrong expectations fail`() throws {
    let folder = try #require(Self.records)
    let url = folder.appending(path: "0004-simpletable-U.jsonl")
    let text = try String(contentsOf: url, encoding: .utf8)
    let wrong = text.split(separator: "\n").map { line in
      let start = line.range(of: "\"expected\":")?.lowerBound ?? line.endIndex
      return line[..<start] + "\"expected\":{\"type\":\"string\",\"value\":\"planted\"}}"
    }
    let data = Data(wrong.joined(separator: "\n").utf8)
    let results = ConformanceSuite().run(data, file: "planted.jsonl")
    #expect(!results.isEmpty)
    #expect(results.allSatisfy { !$0.isPassed })
  }
}
