import Foundation
import TestSupport
import Testing

@Suite struct LawCommandTests {
  private static let liuwan = Fixture.path("Liuwan")

  @Test(arguments: ["en", "zh"])
  func `an overlay shows an open term of every pack`(language: String) {
    let run = CommandRun("overlay", "elderly_age", "--on", "2024-06-30", "--lang", language)
    #expect(run.output.contains(language == "en" ? "nobody has filled it" : "无人填写"))
    #expect(run.status == 0)
  }

  @Test func `an overlay says what the chosen option says, and a number with its unit`() {
    let bounds = CommandRun("overlay", "bounds", "--pack", "anhui", "--on", "2025-06-30")
    #expect(bounds.output.contains("The number is included"))
    #expect(bounds.output.contains("(as_in_civil_law)"))
    let line = CommandRun(
      "overlay",
      "monitoring_line",
      "--pack",
      "anhui",
      "--on",
      "2025-06-30",
      "--lang",
      "zh"
    )
    #expect(line.output.contains("不小于 1000 元/人·年"), "\(line.output)")
  }

  @Test func `an overlay as JSON names the winner`() throws {
    let run = CommandRun(
      "overlay",
      "bounds",
      "--pack",
      "anhui",
      "--on",
      "2025-06-30",
      "--format",
      "json"
    )
    let answer = try #require((run.json as? [[String: Any]])?.first)
    #expect(answer["value"] as? String == "as_in_civil_law")
    let candidates = try #require(answer["candidates"] as? [[String: Any]])
    #expect(candidates.map { $0["holds"] as? Bool } == [true])
  }

  @Test func `a term that no pack has gets the nearest name`() {
    let run = CommandRun("overlay", "elderly_ag", "--on", "2024-06-30")
    #expect(run.errors.contains("did you mean 'elderly_age'?"))
    #expect(run.status == 2)
  }

  @Test func `a timeline lists open terms with their days and nothing else`() {
    let run = CommandRun("check", "--timeline", "2022-08-20..2026-12-31", Self.liuwan)
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.lines == [
        "open terms of liuwan:", "  training_places (wider law)  2024-01-01..2026-12-31",
        "1 pack, 1 rule, 3 clauses, 3 parameters, 1 reading, 2 tests: no mistakes",
      ]
    )
  }

  @Test(arguments: ["2024-01-01", "2024-02-30..2024-03-01", "2024-06-30..2024-01-01"])
  func `a span that is none is a usage error`(span: String) {
    #expect(CommandRun("check", "--timeline", span, Self.liuwan).status == 2)
  }

  @Test func `values whose review is near are listed and fail the command`() {
    let run = CommandRun("stale", "--within", "20000", "--on", "2024-01-01", Self.liuwan)
    #expect(run.status == 1)
    #expect(run.output.contains("review"))
    let early = CommandRun("stale", "--within", "0", "--on", "2001-01-01", Self.liuwan)
    #expect(early.status == 0)
    #expect(early.output == "0 to look at\n")
  }

  @Test func `a negative number of days is a usage error`() {
    #expect(CommandRun("stale", "--within=-1", "--on", "2024-01-01").status == 2)
  }

  @Test func `clauses say on which days they are out of force`() throws {
    let before = CommandRun("clauses", "anhui", "--on", "2001-01-01", "--format", "json")
    let clauses = try #require(before.json as? [[String: Any]])
    #expect(clauses.allSatisfy { $0["is_in_force"] as? Bool == false })
  }
}
