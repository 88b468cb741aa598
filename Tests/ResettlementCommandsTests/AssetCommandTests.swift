import Foundation
import TestSupport
import Testing

@Suite struct AssetCommandTests {
  private static let facts = Fixture.inPackage("Examples/Data/aolezhaoqi-assets.json")
  private static let events = Fixture.inPackage("Examples/Data/aolezhaoqi-assets.jsonl")
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func check(_ more: String..., events: String = events) -> CommandRun {
    CommandRun(
      list: [
        "asset", "check", "--pack", "aolezhaoqi", "--input", Self.facts, "--events", events,
        "--on", "2025-06-30",
      ] + more
    )
  }

  @Test(arguments: ["zh", "en"])
  func `holds the samples against the rules`(language: String) {
    let run = check("--lang", language)
    Snapshot("asset-check.\(language).txt").expect(run.errors + run.output)
    #expect(run.status == 1)
  }

  @Test func `gives what it found to programs`() {
    let run = check("--format", "json", "--asset", "A2")
    Snapshot("asset-check.json").expect(run.errors + run.output)
  }

  @Test func `ends with 0 where nothing is wrong`() {
    let run = check("--asset", "A1", "--lang", "en")
    #expect(run.status == 0, "\(run.output)")
  }

  @Test(arguments: ["zh", "en"])
  func `follows the money of the samples`(language: String) {
    let run = CommandRun(
      "asset",
      "trace",
      "--pack",
      "aolezhaoqi",
      "--input",
      Self.facts,
      "--events",
      Self.events,
      "--on",
      "2025-06-30",
      "--from",
      "fund/F1",
      "--from",
      "asset/A1",
      "--from",
      "household/H1",
      "--lang",
      language
    )
    Snapshot("asset-trace.\(language).txt").expect(run.errors + run.output)
    #expect(run.status == 1, "more went out of a project than came in")
  }

  @Test func `tells the history of the samples as it was known`() {
    let run = CommandRun(
      "asset",
      "history",
      "--events",
      Self.events,
      "--known-at",
      "2025-01-31T00:00:00+08:00",
      "--lang",
      "zh"
    )
    Snapshot("asset-history.zh.txt").expect(run.errors + run.output)
    #expect(run.status == 0)
  }

  // MARK: - Recording

  private func record(_ lines: String) throws -> CommandRun {
    let file = folder.path + "/events.jsonl"
    if !FileManager.default.fileExists(atPath: file) {
      try FileManager.default.copyItem(atPath: Self.events, toPath: file)
    }
    return CommandRun(
      list: [
        "asset", "record", "--pack", "aolezhaoqi", "--input", Self.facts, "--events", file,
        "--add", "-", "--unit", "样例嘎查", "--recorded-at", "2025-06-30T17:00:00+08:00",
        "--lang", "zh",
      ],
      input: lines
    )
  }

  private var size: Int {
    get throws { try Data(contentsOf: URL(filePath: folder.path + "/events.jsonl")).count }
  }

  @Test func `records what may be, once`() throws {
    let line = """
      {"id": "A2-04", "asset": "A2", "kind": "titled", "on": "2025-06-01", "number": "2号"}
      {"id": "A2-05", "asset": "A2", "kind": "activated", "on": "2025-06-02"}
      """
    let run = try record(line)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("盘活"))
    let before = try size
    #expect(try record(line).output == "这些事件均已记录\n")
    #expect(try size == before)
  }

  @Test func `refuses a plan to divide revenue up with its clause, and writes nothing`() throws {
    _ = try record(
      #"{"id": "A2-04", "asset": "A2", "kind": "titled", "on": "2025-06-01", "number": "2号"}"#
    )
    let before = try size
    let run = try record(
      """
      {"id": "A1-20", "asset": "A1", "kind": "becameIdle", "on": "2025-06-01"}
      """
    )
    #expect(run.status == 1 && run.errors.contains("event.value"))
    let divided = try record(
      """
      {"id": "A1-20", "asset": "A1", "kind": "became_idle", "on": "2025-06-01"}
      {"id": "A1-21", "asset": "A1", "kind": "revenue_planned", "on": "2025-06-02", \
      "period": "2025", "amount": 5, "uses": [{"use": "simple_division", "amount": 5}]}
      """
    )
    #expect(divided.status == 1)
    #expect(divided.errors.contains("A1-21") && divided.errors.contains("aolezhaoqi-3-1-4-ops-2"))
    #expect(try size == before)
  }

  @Test func `says which asset or place it does not know`() {
    #expect(check("--asset", "A11").status == 2)
    #expect(check("--asset", "A11", "--lang", "en").errors.contains("asset.no-such-asset"))
    #expect(CommandRun("asset", "check", "--pack", "aolezhaoqi", "--on", "2025-01-01").status == 2)
  }
}
