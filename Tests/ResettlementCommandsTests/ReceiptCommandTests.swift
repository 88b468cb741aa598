import Foundation
import GRDB
import TestSupport
import Testing

/// `resettle assess --record-in`, `resettle replay` and `resettle audit`.
@Suite struct ReceiptCommandTests {
  private static let sample = Fixture.inPackage("Examples/Data/aolezhaoqi.json")
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    _ = CommandRun("store", "key", folder.path + "/town.key")
  }

  private var store: String { folder.path + "/town.sqlite" }
  private var opening: [String] { ["--store", store, "--key", folder.path + "/town.key"] }

  private func assess(_ more: String...) -> CommandRun {
    CommandRun(
      list: ["assess", "--pack", "aolezhaoqi", "--input", Self.sample, "--area", "benefits"]
        + ["--lang", "zh"] + more
    )
  }

  private func record(at moment: String = "2025-06-30T12:00:00Z") -> CommandRun {
    assess(
      "--record-in",
      store,
      "--key",
      folder.path + "/town.key",
      "--by",
      "某镇民政办",
      "--recorded-at",
      moment
    )
  }

  private func run(_ command: String, _ more: String..., lang: String = "zh") -> CommandRun {
    CommandRun(list: [command] + opening + more + ["--lang", lang])
  }

  /// What `audit` calls the last receipt.
  private func last() throws -> String {
    let line = try #require(run("audit").lines.last)
    return String(line.split(separator: "：").last ?? "")
  }

  @Test func `records every answer, and recomputes it`() throws {
    let recorded = record()
    #expect(recorded.output == assess().output)
    #expect(recorded.errors.hasPrefix("已记录回执 1–"))
    let audit = run("audit")
    #expect(audit.status == 0)
    #expect(audit.lines.first?.hasSuffix("张回执，链条完整") == true)
    let replay = run("replay")
    #expect(replay.status == 0)
    #expect(replay.output.hasSuffix("个决定复算一致，0 个内容已删除，0 个不能证实\n"))
    #expect(run("replay", "--number", "1", lang: "en").output.contains("the same\n"))
  }

  @Test func `a receipt that was noted is asked for later`() throws {
    _ = record()
    let noted = try last()
    _ = record()
    #expect(run("audit", "--expect", noted).status == 0)
    let number = try #require(noted.split(separator: ":").first)
    let other = "\(number):" + String(repeating: "0", count: 64)
    let audit = run("audit", "--expect", other)
    #expect(audit.status == 1)
    #expect(audit.errors.contains("receipt.not-as-noted"))
  }

  @Test func `two files have digests of their own, even under one key`() throws {
    _ = record()
    let first = try last()
    let other = try TemporaryFolder()
    let key = folder.path + "/town.key"
    let again = CommandRun(
      list: ["assess", "--pack", "aolezhaoqi", "--input", Self.sample, "--area", "benefits"]
        + ["--record-in", other.path + "/other.sqlite", "--key", key, "--by", "某镇民政办"]
        + ["--recorded-at", "2025-06-30T12:00:00Z", "--lang", "zh"]
    )
    let digest = try #require(first.split(separator: ":").last)
    #expect(!again.errors.contains(String(digest)), "each file has digests of its own")
  }

  @Test func `a decision under a pack that is not there says which is needed`() throws {
    let pack = folder.path + "/pack"
    let source = Fixture.inPackage("Plugins/Common")
    try FileManager.default.copyItem(atPath: source, toPath: folder.path + "/Common")
    try FileManager.default.copyItem(
      atPath: Fixture.inPackage("Plugins/InnerMongolia"),
      toPath: pack
    )
    let manifest = pack + "/Aolezhaoqi/pack.yaml"
    let text = try String(contentsOfFile: manifest, encoding: .utf8)
    try (text + "# 一处改动\n").write(toFile: manifest, atomically: true, encoding: .utf8)
    let recorded = CommandRun(
      list: ["assess", "--pack", pack + "/Aolezhaoqi", "--input", Self.sample]
        + ["--area", "benefits", "--record-in", store, "--key", folder.path + "/town.key"]
        + ["--by", "某镇民政办"]
    )
    try #require(recorded.status == 0, "\(recorded.errors)")
    let replay = run("replay")
    #expect(replay.status == 1)
    #expect(replay.output.contains("需要政策包 aolezhaoqi"))
    #expect(run("replay", pack, folder.path + "/Common").status == 0)
  }

  // MARK: - Meddling

  /// Changes the file as somebody does who has it, and knows SQL.
  private func meddle(_ sql: String) throws {
    try DatabaseQueue(path: store).write { database in
      let triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
      for name in try String.fetchAll(database, sql: triggers) {
        try database.execute(sql: "DROP TRIGGER \(name)")
      }
      try database.execute(sql: sql)
    }
  }

  @Test func `a receipt that can't be read is named, and nothing after it is looked at`() throws {
    _ = record()
    let noted = try last()
    try meddle("UPDATE receipt SET line = 'nothing' WHERE number = 2")
    try meddle("UPDATE receipt SET line = replace(line, '某镇', '某村') WHERE number = 3")
    let audit = run("audit", lang: "en")
    #expect(audit.status == 1)
    #expect(audit.errors.contains("receipt.broken-chain"))
    #expect(audit.errors.contains("broken at receipt 2"))
    #expect(!audit.errors.contains("receipt 3"))
    #expect(audit.lines == ["the first 1 receipts are whole"])
    #expect(run("audit", "--expect", "2:" + String(repeating: "0", count: 64)).status == 1)
    #expect(run("audit", "--expect", noted).status == 1)
    for run in [run("replay", lang: "en"), run("replay", "--number", "2", lang: "en")] {
      #expect(run.status == 1)
      #expect(run.errors.contains("receipt 2"))
    }
  }

  @Test func `a receipt that was made without the key is found out`() throws {
    _ = record()
    try meddle(
      """
      UPDATE receipt SET line = substr(line, 1, length(line) - 66)
        || (SELECT substr(line, length(line) - 65) FROM receipt WHERE number = 1)
      WHERE number = 2
      """
    )
    let audit = run("audit", lang: "en")
    #expect(audit.status == 1)
    #expect(audit.errors.contains("receipt 2: it was made by somebody without the key"))
  }

  // MARK: - Mistakes

  @Test func `a moment in the future is refused, and nothing is written`() {
    let refused = record(at: "2999-01-01T00:00:00Z")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("receipt.recorded-later"))
    #expect(refused.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: store))
  }

  @Test func `who records is not named by a number of a person`() throws {
    let run = assess(
      "--record-in",
      store,
      "--key",
      folder.path + "/town.key",
      "--by",
      "13900001234"
    )
    #expect(run.status == 1)
    #expect(run.errors.contains("store.failed"))
    #expect(!run.errors.contains("13900001234"))
  }

  @Test func `a record that is made before the last one is refused, and nothing is written`() throws
  {
    _ = record()
    let before = try last()
    let refused = record(at: "2025-06-29T12:00:00Z")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("store.failed"))
    #expect(refused.output.isEmpty)
    #expect(try last() == before)
  }

  @Test func `another key opens nothing`() throws {
    _ = record()
    let other = folder.path + "/other.key"
    _ = CommandRun("store", "key", other)
    let audit = CommandRun("audit", "--store", store, "--key", other, "--lang", "zh")
    #expect(audit.status == 1)
    #expect(audit.errors.contains("密钥"))
  }

  @Test(arguments: [
    ["--record-in", "x.sqlite"], ["--by", "某镇"], ["--recorded-at", "2025-06-30T12:00:00Z"],
  ])
  func `what goes together is given together`(_ options: [String]) {
    let run = CommandRun(
      list: ["assess", "--pack", "aolezhaoqi", "--input", Self.sample] + options
    )
    #expect(run.status == 2)
  }

  @Test func `a store or receipt that is not there is a mistake in the call`() throws {
    #expect(run("audit").status == 2)
    _ = record()
    let replay = run("replay", "--number", "99999")
    #expect(replay.status == 2)
    #expect(replay.errors.contains("receipt.not-there"))
  }

  @Test func `a key is not overwritten, and a file that is none is refused`() throws {
    let key = folder.path + "/town.key"
    #expect(CommandRun("store", "key", key).status == 1)
    let other = folder.path + "/no.key"
    try "no key".write(toFile: other, atomically: true, encoding: .utf8)
    let run = CommandRun(
      list: ["assess", "--pack", "aolezhaoqi", "--input", Self.sample, "--record-in", store]
        + ["--key", other, "--by", "某镇"]
    )
    #expect(run.status == 2)
    #expect(run.errors.contains("store.no-key"))
  }
}
