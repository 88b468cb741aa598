import TestSupport
import Testing

/// `resettle mutate`.
@Suite struct MutateCommandTests {
  private static let liuwan = Fixture.path("Liuwan")

  @Test(arguments: ["en", "zh"])
  func `changes that no test notices have their place, and the sums come last`(language: String) {
    let run = CommandRun("mutate", "--lang", language, Self.liuwan)
    Snapshot("mutations.\(language).txt").expect(run.output)
    #expect(run.errors == "")
    #expect(run.status == 0)
  }

  @Test func `a part that is demanded and not reached is a failure`() {
    #expect(CommandRun("mutate", "--at-least", "10", Self.liuwan).status == 0)
    #expect(CommandRun("mutate", "--at-least", "99", Self.liuwan).status == 1)
    #expect(CommandRun("mutate", "--one-in", "0", Self.liuwan).status == 2)
  }

  @Test func `JSON has the sums by kind and every survivor`() throws {
    let run = CommandRun("mutate", "--format", "json", Self.liuwan)
    let report = try #require(run.json as? [String: Any])
    let caught = try #require(report["caught"] as? Int)
    let total = try #require(report["total"] as? Int)
    let survivors = try #require(report["survivors"] as? [[String: Any]])
    #expect(survivors.count == total - caught)
    #expect(survivors.allSatisfy { $0["line"] is Int && $0["kind"] is String })
  }

  @Test func `nothing is changed where tests fail already`() {
    let run = CommandRun("mutate", Fixture.path("FailingTests"))
    #expect(run.output == "")
    #expect(run.errors.contains("pack.test-failed"))
    #expect(run.status == 1)
  }
}
