import Foundation
import Testing

/// Every list goes by place in the same way.
@Suite struct PlaceOptionsTests {
  private let folder: TemporaryFolder
  private var extract: String { folder.path + "/extract.json" }

  init() throws {
    folder = try TemporaryFolder()
    let known = try String(contentsOfFile: Fixture.path("tingzhou.json"), encoding: .utf8)
    let homes = """
      "resettlement_homes": [ { "id": "R1", "building": "10号楼", "unit": "1单元" },
        { "id": "R2", "building": "2号楼", "unit": "1单元" } ],
      "households": [
      """
    let text = known.replacing("\"households\": [", with: homes, maxReplacements: 1)
      .replacing("{ \"id\": \"H1\",", with: "{ \"id\": \"H1\", \"home\": \"R1\",")
      .replacing("{ \"id\": \"H2\",", with: "{ \"id\": \"H2\", \"home\": \"R2\",")
    try folder.write(text.utf8, to: "extract.json")
  }

  private func run(_ command: [String], _ options: String...) -> CommandRun {
    let facts = ["--pack", Fixture.path("Tingzhou"), "--input", extract, "--on", "2024-12-31"]
    return CommandRun(list: command + facts + options + ["--lang", "en"])
  }

  @Test(
    arguments: [
      ["due"], ["monitor"], ["assess", "--detail", "summary"], ["register", "fresh"], ["units"],
    ]
  )
  func `a list is totalled by place, and what has no place is not left out`(command: [String]) {
    let run = run(command, "--total-by", "building")
    #expect(run.errors == "")
    if command != ["monitor"] {
      #expect(run.output.contains("By building\n  2号楼: "))
      #expect(
        run.output.contains("  not registered: ") || ["register", "units"].contains(command[0])
      )
    }
  }

  @Test(arguments: [["due"], ["monitor"], ["assess"], ["register", "fresh"], ["units"]])
  func `a place that nobody has is refused`(command: [String]) {
    let run = run(command, "--building", "7号楼")
    #expect(run.errors.contains("[command.no-such-place]"))
    #expect(run.status == 2)
  }

  @Test func `a due list can be narrowed to a building, and says what it could not place`() throws {
    let run = run(["due"], "--building", "2号楼", "--unit-of-building", "1单元", "--all")
    #expect(run.output.contains("household H2"))
    #expect(!run.output.contains("household H1"))
    #expect(run.output.contains("left out, as no place is registered: "))
    let json = self.run(["due"], "--building", "2号楼", "--total-by", "unit", "--format", "json")
    let document = try #require(json.json as? [String: Any])
    let totals = try #require(document["totals"] as? [String: Any])
    let rows = try #require(totals["rows"] as? [[String: Any]])
    #expect(rows.map { $0["place"] as? String } == ["1单元"])
    #expect((document["unplaced"] as? Int ?? 0) > 0)
  }

  @Test func `a household whose home names it is due in that building`() throws {
    let text = try String(contentsOfFile: extract, encoding: .utf8)
      .replacing("\"home\": \"R2\",", with: "")
      .replacing("\"id\": \"R2\",", with: "\"id\": \"R2\", \"household\": \"H2\",")
    try folder.write(text.utf8, to: "extract.json")
    let found = run(["due"], "--building", "2号楼", "--all")
    #expect(found.output.contains("household H2"))
    let second = text.replacing(
      "\"resettlement_homes\": [",
      with: "\"resettlement_homes\": [ { \"id\": \"R3\", \"household\": \"H2\" },"
    )
    try folder.write(second.utf8, to: "extract.json")
    let left = run(["due"], "--building", "2号楼", "--all")
    #expect(!left.output.contains("household H2"))
    #expect(left.output.contains("of a household that several homes name; none of them is guessed"))
  }

  @Test func `a due list in order of place shows the next building after the last`() throws {
    let json = run(["due"], "--sort", "place", "--format", "json")
    let document = try #require(json.json as? [String: Any])
    let lines = try #require(document["lines"] as? [[String: Any]])
    let duty = try #require(lines.first { $0["id"] as? String == "household_called_on" })
    let items = try #require(duty["items"] as? [[String: Any]])
    #expect(items.map { $0["subject"] as? String } == ["H2", "H1", "H3", "H4"])
    #expect(document["totals"] == nil && document["unplaced"] == nil)
  }

  @Test func `a register is exported in order of place, for one building`() throws {
    let file = folder.path + "/workers.csv"
    let register = ["register", "export", "--register", "workers", "--out", file]
    let all = run(register, "--sort", "place", "--total-by", "building")
    #expect(all.errors == "")
    #expect(all.output.contains("By building\n  2号楼: entries 1\n  10号楼: entries"))
    let text = try #require(folder.text(of: "workers.csv"))
    let ids = text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      line.split(separator: ",").first.map(String.init)
    }
    #expect(ids.first == "P3" && Set(ids.dropFirst()).isSubset(of: ["P1", "P2"]))
    let one = run(register, "--building", "2号楼")
    #expect(one.output.hasPrefix("1 entries"))
  }
}
