import Foundation
import TestSupport
import Testing

@Suite struct MonthCommandTests {
  private static let facts = Fixture.inPackage("Examples/Data/aolezhaoqi.json")
  private static let events = Fixture.inPackage("Examples/Data/aolezhaoqi-events.jsonl")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private var file: String { folder.path + "/2025-03.json" }

  private func report(_ more: String...) -> CommandRun {
    CommandRun(
      list: [
        "month", "report", "--pack", "aolezhaoqi", "--month", "2025-03", "--events", Self.events,
        "--at", "2025-03-31T17:00:00+08:00", "--by", "敖勒召其镇人民政府", "--out", file,
      ] + more
    )
  }

  private func show(_ more: String...) -> CommandRun {
    CommandRun(list: ["month", "show", "--report", file] + more)
  }

  /// The events with one that was recorded after the report.
  private func laterEvents() throws -> String {
    let line = """
      {"id":"J9-001","run":"J9","kind":"opened","on":"2025-03-30","policy":"aolezhaoqi",\
      "procedure":"identification","subject":"monitoring_case/M06","channel":"cadre_screening",\
      "recorded_at":"2025-04-03T09:00:00Z","recorded_by":{"unit":"嘎查村社区"}}

      """
    let known = try String(contentsOfFile: Self.events, encoding: .utf8)
    try folder.write((known + line).utf8, to: "later.jsonl")
    return folder.path + "/later.jsonl"
  }

  @Test(arguments: ["zh", "en"])
  func `a month is reported, and later shown as it is known`(language: String) throws {
    let report = report("--input", Self.facts, "--lang", language)
    #expect(report.errors == "")
    #expect(report.status == 0)
    let shown = show("--lang", language)
    #expect(shown.output == report.output)
    let compared = show(
      "--pack",
      "aolezhaoqi",
      "--events",
      try laterEvents(),
      "--lang",
      language
    )
    Snapshot("month.\(language).txt").expect(report.output + "\n" + compared.output)
    #expect(compared.status == 0)
  }

  @Test func `a report is never written over`() throws {
    #expect(report().status == 0)
    let before = folder.text(of: "2025-03.json")
    let again = report("--input", Self.facts)
    #expect(again.errors.contains("[command.report-exists]"))
    #expect(again.status == 1)
    #expect(folder.text(of: "2025-03.json") == before)
  }

  @Test func `nothing is reported of a month that is not over`() {
    let run = report("--at", "2025-03-30T17:00:00+08:00")
    #expect(run.errors.contains("[command.reported-month]"))
    #expect(run.status == 2)
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test func `nothing is reported of facts with mistakes`() throws {
    try folder.write("{ \"households\": [ { \"id\": 1 } ] }".utf8, to: "bad.json")
    let run = report("--input", folder.path + "/bad.json")
    #expect(run.errors.contains("[command.not-reported]"))
    #expect(run.status == 1)
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test func `a report that was edited is not shown`() throws {
    #expect(report().status == 0)
    let text = try #require(folder.text(of: "2025-03.json"))
    try folder.write(
      text.replacing("\"value\": \"1\"", with: "\"value\": \"3\"").utf8,
      to: "e.json"
    )
    let run = CommandRun(list: ["month", "show", "--report", folder.path + "/e.json"])
    #expect(run.errors.contains("[month.changed]"))
    #expect(run.output == "")
    #expect(run.status == 1)
  }

  @Test func `a report of another pack is not compared`() throws {
    #expect(report().status == 0)
    let run = show("--pack", "ulanhot", "--events", Self.events)
    #expect(run.errors.contains("[command.reported-month]"))
    #expect(run.status == 1)
  }

  @Test func `facts of a day after the report are pointed out`() throws {
    let run = CommandRun(
      list: [
        "month", "report", "--pack", "aolezhaoqi", "--month", "2024-08", "--input", Self.facts,
        "--at", "2024-09-02T17:00:00+08:00", "--out", folder.path + "/2024-08.json",
      ]
    )
    #expect(run.errors.contains("[command.facts-of-later-day]"))
    #expect(run.status == 0)
  }

  /// An extract of a day with one case, whose version begins on a day or does not say so.
  private func extract(of day: String, from: String? = nil) throws -> String {
    let from = from.map { #", "valid_from": "\#($0)""# } ?? ""
    let text = """
      { "as_of": "\(day)", "monitoring_cases": [
        { "id": "M1", "identified_on": "2025-01-10", "eliminated_on": null\(from) } ] }
      """
    try folder.write(text.utf8, to: "\(day).json")
    return folder.path + "/\(day).json"
  }

  @Test(arguments: [("zh", "月末"), ("en", "month's end")])
  func `no month is reported by facts of a day before its end`(
    language: String,
    words: String
  ) throws {
    let run = report("--input", try extract(of: "2025-03-30"), "--lang", language)
    #expect(run.errors.contains("[command.facts-before-month-end]"))
    #expect(run.errors.contains(words))
    #expect(run.status == 1)
    #expect(!FileManager.default.fileExists(atPath: file))
  }

  @Test func `a comparison with facts of a day before the month's end says so`() throws {
    #expect(report().status == 0)
    let early = try extract(of: "2025-03-30")
    let run = show("--pack", "aolezhaoqi", "--input", early)
    #expect(run.errors.contains("[command.facts-before-month-end]"))
    #expect(run.status == 0)
  }

  @Test(arguments: [nil, "2025-01-10"])
  func `facts after the month's end are pointed out unless they say since when they hold`(
    from: String?
  ) throws {
    let facts = try extract(of: "2025-04-02", from: from)
    let reported = report("--input", facts, "--at", "2025-04-03T09:00:00+08:00")
    #expect(reported.errors.contains("[command.facts-after-month-end]") == (from == nil))
    #expect(reported.status == 0)
    let shown = show("--pack", "aolezhaoqi", "--input", facts)
    #expect(shown.errors.contains("[command.facts-after-month-end]") == (from == nil))
  }

  @Test func `versions that were recorded after the report do not count in it`() throws {
    let text = """
      { "monitoring_cases": [
        { "id": "M1", "identified_on": "2025-01-10", "eliminated_on": null,
          "valid_from": "2025-01-10", "recorded_at": "2025-01-12T00:00:00Z" },
        { "id": "M1", "identified_on": "2025-01-10", "eliminated_on": "2025-03-20",
          "valid_from": "2025-03-20", "recorded_at": "2025-04-04T00:00:00Z" },
        { "id": "M2", "identified_on": "2025-03-15", "eliminated_on": null,
          "valid_from": "2025-03-15", "recorded_at": "2025-04-05T00:00:00Z" } ] }
      """
    try folder.write(text.utf8, to: "facts.json")
    let facts = folder.path + "/facts.json"
    #expect(report("--input", facts).status == 0)
    let run = show("--pack", "aolezhaoqi", "--input", facts, "--format", "json")
    let comparison = try #require(run.json as? [String: Any])
    let figures = try #require(comparison["figures"] as? [[String: Any]])
    let line = try #require(figures.first { $0["id"] as? String == "households/monitored" })
    let counts = ["reported", "now"].map { (line[$0] as? [String: Any])?["value"] as? String }
    #expect(counts == ["1", "1"])
    let names = ["added", "removed"].map { key in
      (line[key] as? [[String: Any]])?.compactMap { $0["name"] as? String }
    }
    #expect(names == [["M2"], ["M1"]])
    let added = try #require((line["added"] as? [[String: Any]])?.first)
    let changes = try #require(added["changes"] as? [[String: Any]])
    #expect(changes.map { $0["kind"] as? String } == ["late_fact"])
    #expect(comparison["not_compared"] as? [String] == ["cases"])
  }
}
