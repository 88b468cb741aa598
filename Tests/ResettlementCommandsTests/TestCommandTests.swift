import Foundation
import TestSupport
import Testing

@Suite struct TestCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let liuwan = Fixture.path("Liuwan")
  private static let failing = Fixture.path("FailingTests")

  @Test func `tests that pass are counted by pack`() {
    let run = CommandRun("test", Self.liuwan)
    #expect(run.output == "liuwan: 2 passed, 0 failed\n2 passed, 0 failed\n")
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test(arguments: ["en", "zh"])
  func `tests that fail are shown at their places`(language: String) {
    let run = CommandRun("test", "--lang", language, "--verbose", Self.failing, Self.liuwan)
    Snapshot("failing-tests.\(language).txt").expect(run.errors + run.output)
    #expect(run.lines.last == "4 passed, 3 failed")
    #expect(run.status == 1)
  }

  @Test func `tests of rules are run over blocks too where that is asked for`() {
    let run = CommandRun("test", "--lang", "en", "--blocks", Self.liuwan)
    #expect(run.lines.contains("liuwan: 2 expectations over blocks, 0 differences, 0 left out"))
    #expect(run.lines.last == "2 passed, 0 failed")
    #expect(run.status == 0)
  }

  @Test func `a filter leaves only tests whose name holds it`() {
    let run = CommandRun("test", "--filter", "做满", Self.failing, Self.liuwan)
    #expect(run.lines.last == "2 passed, 0 failed")
    #expect(run.status == 0)
  }

  @Test func `tests of a broken pack don't run, and that is a failure`() throws {
    for name in ["pack.yaml", "everything.yaml", "steady-work.yaml"] {
      let file = URL(filePath: "\(Self.failing)/\(name)")
      try folder.write(try Data(contentsOf: file), to: name)
    }
    #expect(CommandRun("test", folder.path).lines.last == "2 passed, 3 failed")
    try folder.write("programme: [\n".utf8, to: "broken.yaml")
    let broken = CommandRun("test", folder.path)
    #expect(
      broken.output == "failing-tests: not run, the pack has mistakes\n0 passed, 0 failed\n"
    )
    #expect(broken.status == 1)
  }

  @Test func `JSON has every test with its outcome`() throws {
    let run = CommandRun("test", "--format", "json", Self.failing)
    let report = try #require(run.json as? [String: Any])
    let packs = try #require(report["packs"] as? [[String: Any]])
    let tests = try #require(packs.first?["tests"] as? [[String: Any]])
    #expect(tests.map { $0["passed"] as? Bool } == [true, false, false, false, true])
    #expect(tests.last?["case"] as? String == "#2")
    #expect((report["diagnostics"] as? [Any])?.count == 3)
    #expect(run.errors == "")
    #expect(run.status == 1)
  }

  @Test func `the tests of all packs of the project pass`() {
    let run = CommandRun("test", Fixture.inPackage("Plugins"), Fixture.inPackage("Examples/Packs"))
    #expect(run.lines.last?.hasSuffix(" passed, 0 failed") == true, "\(run.errors)\(run.output)")
    #expect(run.lines.last != "0 passed, 0 failed")
    #expect(run.status == 0)
  }
}

/// `resettle test --coverage`.
@Suite struct TestCoverageTests {
  private static let liuwan = Fixture.path("Liuwan")

  @Test(arguments: ["en", "zh"])
  func `what the tests see is summed up, and what they don't has its place`(language: String) {
    let run = CommandRun("test", "--coverage", "--lang", language, Self.liuwan)
    Snapshot("coverage.\(language).txt").expect(run.output)
    #expect(run.lines.last == "2 passed, 0 failed")
    #expect(run.status == 1)
  }

  @Test(
    arguments: [
      (["0", "obligations=0"], 0), (["60", "obligations=0"], 1),
      (["0", "obligations=0", "segments=100"], 0), (["0", "obligations=0", "verdicts=100"], 1),
    ] as [([String], Int32)]
  )
  func `a threshold decides whether that is enough`(thresholds: [String], status: Int32) {
    let options = thresholds.flatMap { ["--threshold", $0] }
    #expect(CommandRun(list: ["test", "--coverage", Self.liuwan] + options).status == status)
  }

  @Test func `a threshold without a measure that there is, or without coverage, is a misuse`() {
    #expect(CommandRun("test", "--coverage", "--threshold", "lines=3", Self.liuwan).status == 2)
    #expect(CommandRun("test", "--threshold", "90", Self.liuwan).status == 2)
  }

  @Test func `JSON has the sums and the places`() throws {
    let run = CommandRun("test", "--coverage", "--format", "json", Self.liuwan)
    let report = try #require(run.json as? [String: Any])
    let coverage = try #require(report["coverage"] as? [String: Any])
    #expect(coverage["reached"] as? Bool == false)
    let pack = try #require((coverage["packs"] as? [[String: Any]])?.first)
    #expect(pack["id"] as? String == "liuwan")
    let measures = try #require(pack["measures"] as? [String: [String: Any]])
    let conditions = try #require(measures["conditions"])
    let unseen = try #require(pack["unseen"] as? [[String: Any]])
    let missed = unseen.filter { $0["measure"] as? String == "conditions" }
      .compactMap { $0["outcomes"] as? [String] }.joined().count
    let (seen, total) = (conditions["seen"] as? Int, conditions["total"] as? Int)
    #expect(seen.flatMap { seen in total.map { $0 - seen } } == missed)
    #expect(unseen.allSatisfy { $0["file"] is String && $0["line"] is Int })
  }
}
