import Foundation
import TestSupport
import Testing

@Suite struct MonitorCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let sample = Fixture.inPackage("Examples/Data/aolezhaoqi.json")

  private func monitor(_ options: String...) -> CommandRun {
    let arguments = ["monitor", "--pack", "aolezhaoqi", "--input", Self.sample]
    return CommandRun(list: arguments + options)
  }

  private func report(_ run: CommandRun) throws -> [String: Any] {
    try #require(run.json as? [String: Any], "\(run.errors)")
  }

  @Test(arguments: ["en", "zh"])
  func `the clues of the sample are told with their reasons`(language: String) {
    let run = monitor(
      "--on",
      "2025-03-31",
      "--set",
      "monitoring_line=10500",
      "--set",
      "rigid_expense_line=40000",
      "--lang",
      language
    )
    Snapshot("monitor-aolezhaoqi.\(language).txt").expect(run.output)
    #expect(run.errors == "")
    #expect(run.status == 1)
  }

  @Test func `every clue in JSON has type, severity, clause and reasons`() throws {
    let run = monitor("--on", "2025-03-31", "--set", "monitoring_line=10500", "--format", "json")
    let clues = try #require(try report(run)["clues"] as? [[String: Any]])
    #expect(!clues.isEmpty)
    for clue in clues {
      for key in ["id", "risk", "severity", "citations", "fingerprint", "standing", "reasons"] {
        #expect(clue[key] != nil, "\(key)")
      }
    }
    let undecided = try #require(try report(run)["undecided"] as? [[String: Any]])
    #expect(undecided.allSatisfy { ($0["missing"] as? [String])?.isEmpty == false })
  }

  @Test func `an answered clue is not raised again, and one without an answer keeps its number`()
    throws
  {
    let first = monitor("--on", "2025-03-31", "--set", "monitoring_line=10500", "--format", "json")
    var report = try report(first)
    var clues = try #require(report["clues"] as? [[String: Any]])
    try #require(clues.count > 1)
    clues[0]["answer"] = [
      "outcome": "no_risk", "reason": "已入户核实", "on": "2025-04-02", "by": "嘎查村社区",
    ]
    report["clues"] = clues
    try folder.write(JSONSerialization.data(withJSONObject: report), to: "known.json")
    let known = folder.path + "/known.json"
    let second = monitor(
      "--on",
      "2025-04-30",
      "--set",
      "monitoring_line=10500",
      "--known",
      known,
      "--format",
      "json"
    )
    let again = try self.report(second)
    let ids = try #require(again["clues"] as? [[String: Any]]).compactMap { $0["id"] as? String }
    #expect(ids == clues.dropFirst().compactMap { $0["id"] as? String })
    let settled = try #require(again["settled"] as? [[String: Any]])
    #expect(settled.compactMap { $0["id"] as? String } == [clues[0]["id"] as? String])
  }

  @Test func `an outcome without a reason is refused, and nothing is searched`() throws {
    let text = """
      { "clues": [ { "id": "a", "policy": "p", "rule": "r", "subject": "h",
        "subject_kind": "household", "risk": "illness", "channel": "cadre_screening",
        "found_on": "2024-06-30", "fingerprint": "0",
        "answer": { "outcome": "no_risk", "on": "2024-07-01", "by": "村" } } ] }
      """
    try folder.write(text.utf8, to: "known.json")
    let run = monitor("--on", "2025-03-31", "--known", folder.path + "/known.json")
    #expect(run.status == 1)
    #expect(run.output == "")
    #expect(run.errors.contains("[clue.missing-text]"))
  }

  @Test func `a search that finds nothing ends well`() throws {
    try folder.write("{ \"households\": [] }".utf8, to: "none.json")
    let run = CommandRun(
      "monitor",
      "--pack",
      "aolezhaoqi",
      "--input",
      folder.path + "/none.json",
      "--on",
      "2025-03-31"
    )
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("clues: 0"))
  }

  @Test func `without a day it asks for one, and a template is refused by its blanks`() throws {
    try folder.write("{ \"households\": [] }".utf8, to: "none.json")
    let path = folder.path + "/none.json"
    let undated = CommandRun("monitor", "--pack", "aolezhaoqi", "--input", path)
    #expect(undated.status == 2)
    let template = CommandRun(
      "monitor",
      "--pack",
      "district-template",
      "--input",
      path,
      "--on",
      "2025-03-31"
    )
    #expect(template.status == 1)
    #expect(template.errors.contains("[command.open-template]"))
  }
}
