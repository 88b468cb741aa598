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

  // MARK: - A store

  /// Records the samples in a store, and returns the options by which it is read.
  private func storeOptions() throws -> [String] {
    let options = ["--store", folder.path + "/town.sqlite", "--key", folder.path + "/town.key"]
    if !FileManager.default.fileExists(atPath: folder.path + "/town.key") {
      _ = CommandRun("store", "key", folder.path + "/town.key")
    }
    return options
  }

  private func recordInStore(_ file: String) throws -> CommandRun {
    CommandRun(
      list: [
        "asset", "record", "--pack", "aolezhaoqi", "--input", Self.facts, "--add", file,
        "--unit", "样例嘎查", "--recorded-at", "2025-06-30T17:00:00+08:00", "--lang", "en",
      ] + (try storeOptions())
    )
  }

  private func trace(_ more: [String]) -> CommandRun {
    CommandRun(
      list: [
        "asset", "trace", "--pack", "aolezhaoqi", "--on", "2025-06-30", "--input", Self.facts,
        "--from", "fund/F1", "--from", "asset/A1", "--from", "household/H1", "--lang", "en",
      ] + more
    )
  }

  /// The samples without what is out of order in them, which nobody could have recorded.
  private func soundEvents() throws -> String {
    let lines = try String(contentsOfFile: Self.events, encoding: .utf8)
      .split(separator: "\n").map(String.init)
    let path = folder.path + "/sound.jsonl"
    let streams = ["asset\":\"A1", "link\":\"L1", "link\":\"L2", "link\":\"L3"]
    let sound = lines.filter { line in streams.contains { line.contains("\"\($0)\"") } }
    try #require(sound.count == 12)
    try sound.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  @Test func `follows the money of a store as that of a file`() throws {
    let file = try soundEvents()
    let recorded = try recordInStore(file)
    #expect(recorded.status == 0, "\(recorded.errors)")
    let options = try storeOptions()
    let ofStore = trace(options)
    #expect(ofStore.output == trace(["--events", file]).output)
    #expect(ofStore.output.contains("750000") && ofStore.output.contains("H1"))
    let both = trace(options + ["--events", file])
    #expect(both.output == ofStore.output, "\(both.errors)")
    #expect(try recordInStore(file).output == "these events are there already\n")
    let bytes = try Data(contentsOf: URL(filePath: folder.path + "/town.sqlite"))
    #expect(bytes.range(of: Data("样例嘎查".utf8)) == nil)
  }

  @Test func `says where a file and a store have different things under one id`() throws {
    let file = try soundEvents()
    _ = try recordInStore(file)
    let other = folder.path + "/other.jsonl"
    try String(contentsOfFile: file, encoding: .utf8)
      .replacingOccurrences(of: "2024-01-04", with: "2024-01-05")
      .write(toFile: other, atomically: true, encoding: .utf8)
    let run = try trace(storeOptions() + ["--events", other])
    #expect(run.errors.contains("asset.same-id") && run.status == 1)
  }

  @Test func `refuses what may not be recorded in a store, and writes nothing`() throws {
    let file = try soundEvents()
    _ = try recordInStore(file)
    let bad = folder.path + "/bad.jsonl"
    let line = #"{"id": "A1-90", "asset": "A1", "kind": "activated", "on": "2025-06-01"}"#
    try line.write(toFile: bad, atomically: true, encoding: .utf8)
    let before = try trace(storeOptions()).output
    let run = try recordInStore(bad)
    #expect(run.status == 1 && run.errors.contains("A1-90"), "\(run.errors)")
    #expect(try trace(storeOptions()).output == before)
  }

  @Test func `says which asset or place it does not know`() {
    #expect(check("--asset", "A11").status == 2)
    #expect(check("--asset", "A11", "--lang", "en").errors.contains("asset.no-such-asset"))
    #expect(CommandRun("asset", "check", "--pack", "aolezhaoqi", "--on", "2025-01-01").status == 2)
  }
}
