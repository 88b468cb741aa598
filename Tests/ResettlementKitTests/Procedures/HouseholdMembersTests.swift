import Diagnostics
import Quantities
import ResettlementCore
import ResettlementKit
import Testing

/// What becomes of cases and limits when a household changes its head or its members.
@Suite struct HouseholdMembersTests {
  private static let file = "InnerMongolia/Aolezhaoqi/procedures/identification.yaml"
  private static let unit = "left_to: 敖勒召其镇人民政府 }"
  private static let facts = """
    { "households": [ { "id": "h-1" }, { "id": "h-2" } ],
      "persons": [ { "id": "p-1", "household": "h-1" }, { "id": "p-2", "household": "h-1" },
        { "id": "p-3" } ],
      "monitoring_cases": [ { "id": "c-1", "household": "h-1" }, { "id": "c-2", "household": "h-2" } ] }
    """

  /// The shipped pack with ten days for what follows a visit, and other rules of households.
  private func scene(_ rules: [(String, String)] = []) throws -> HouseholdScene {
    var packs = EditedPacks()
    let papers = "records: { was_visited: taken, has_authorisation: taken }"
    try packs.replace(papers, with: "within: parameter.visit_days\n    " + papers, in: Self.file)
    for (key, rule) in rules {
      let old = ["on_split": "follows_head"][key] ?? "continues"
      try packs.replace(
        "\(key): { case: \(old), \(key == "on_merge" ? "end: merged, " : "")\(Self.unit)",
        with: "\(key): { \(rule), \(Self.unit)",
        in: Self.file
      )
    }
    let parameters = "InnerMongolia/Aolezhaoqi/parameters.yaml"
    try packs.replace(
      "parameters:\n",
      with: "parameters:\n" + Self.parameter + "\n",
      in: parameters
    )
    return try HouseholdScene(Self.facts, in: packs)
  }

  private static let parameter = """
      visit_days:
        title: { zh-Hans: 入户后的办理期限, en: time after the visit }
        unit: day
        values:
          - { from: 2024-07-19, value: 10, cite: aolezhaoqi-3-1-1-1, review_by: 2030-01-01 }
    """

  private func visited(_ scene: inout HouseholdScene) throws {
    try scene.open("r-1", "c-1", on: 1)
    #expect(try scene.visit("r-1", on: 2) == [])
    #expect(scene.history.state(of: "r-1").step?.ruling?.due == (try HouseholdScene.day(12)))
  }

  private func newHead(_ scene: HouseholdScene, on day: Int) throws -> HouseholdChange {
    let members = HouseholdChange.Members(head: "p-2")
    return try scene.change("h", .headChanged, ["h-1"], ["h-1"], on: day, members: members)
  }

  @Test func `with another head the case goes on, and its limit runs on`() throws {
    var scene = try scene()
    try visited(&scene)
    #expect(try scene.record(newHead(scene, on: 5)) == [])
    let state = scene.history.state(of: "r-1")
    #expect(state.subjects.map(\.id) == ["c-1"] && state.isOpen && state.disregarded == [])
    #expect(state.step?.ruling?.due == (try HouseholdScene.day(12)))
    #expect(scene.history.lineage().changes(of: "h-1").map(\.kind) == [.headChanged])
    #expect(scene.history.lineage().ancestors(of: "h-1") == [])
  }

  @Test(arguments: [
    ("on_head_change", "case: continues"), ("on_members_change", "case: continues"),
    ("on_split", "case: follows_head"), ("on_merge", "case: continues, end: merged"),
  ])
  func `where the pack says so the limit is counted anew from the day`(
    key: String,
    course: String
  ) throws {
    var scene = try scene([(key, course + ", limits: anew")])
    try visited(&scene)
    let members = HouseholdChange.Members(joined: ["p-3"], left: ["p-1"])
    let change =
      switch key {
      case "on_head_change": try newHead(scene, on: 5)
      case "on_split": try scene.split("h", "h-1", "h-2", on: 5)
      case "on_merge": try scene.change("h", .merge, ["h-1", "h-2"], ["h-1"], on: 5)
      default:
        try scene.change("h", .membersChanged, ["h-1"], ["h-1"], on: 5, members: members)
      }
    #expect(try scene.record(change) == [])
    #expect(scene.history.state(of: "r-1").step?.ruling?.due == (try HouseholdScene.day(15)))
    let late = try scene.desk.prospects(of: "r-1", in: scene.history, on: HouseholdScene.day(16))
    #expect(late?.daysOverdue == 1)
    let early = try scene.history.state(of: "r-1", on: HouseholdScene.day(4))
    #expect(early.step?.ruling?.due == (try HouseholdScene.day(12)), "before it, as it was")
    #expect(try scene.annul("h", recorded: 6) == [])
    #expect(scene.history.state(of: "r-1").step?.ruling?.due == (try HouseholdScene.day(12)))
  }

  @Test func `a case of its own begins without the limit of the one it was split off`() throws {
    var scene = try scene([("on_split", "case: every_part")])
    try visited(&scene)
    try scene.record(scene.split("s", "h-1", "h-2", on: 5))
    let part = scene.history.state(of: "r-1-h-2")
    #expect(part.isOpen && part.step == nil)
    #expect(scene.history.state(of: "r-1").step?.ruling?.due == (try HouseholdScene.day(12)))
    try scene.visit("r-1-h-2", on: 7)
    let due = scene.history.state(of: "r-1-h-2").step?.ruling?.due
    #expect(due == (try HouseholdScene.day(17)))
  }

  @Test func `a case ends with the old head where the pack says so`() throws {
    var scene = try scene([("on_head_change", "case: ends, end: merged")])
    try visited(&scene)
    try scene.record(newHead(scene, on: 5))
    #expect(scene.history.state(of: "r-1").end?.id == "merged")
  }

  @Test func `nothing is recorded where the pack does not say`() throws {
    var packs = EditedPacks()
    try packs.drop("on_head_change:", in: Self.file)
    var scene = try HouseholdScene(Self.facts, in: packs)
    #expect(try scene.record(newHead(scene, on: 1)) == [], "no case is open")
    try scene.open("r-1", "c-1", on: 2)
    let members = HouseholdChange.Members(head: "p-1")
    let again = try scene.change("i", .headChanged, ["h-1"], ["h-1"], on: 3, members: members)
    #expect(try scene.record(again).map(\.reason) == [.householdRule])
  }

  @Test func `a change of head says who, and one of members who joined or left`() throws {
    var scene = try scene()
    let none = try scene.change("h", .headChanged, ["h-1"], ["h-1"], on: 1)
    let nobody = try scene.change("h", .membersChanged, ["h-1"], ["h-1"], on: 1)
    let both = HouseholdChange.Members(joined: ["p-3"], left: ["p-3"])
    let twice = try scene.change("h", .membersChanged, ["h-1"], ["h-1"], on: 1, members: both)
    let other = try scene.change(
      "h",
      .headChanged,
      ["h-1"],
      ["h-2"],
      on: 1,
      members: HouseholdChange.Members(head: "p-2")
    )
    for change in [none, nobody, twice, other] {
      #expect(try scene.record(change).map(\.reason) == [.householdChange])
    }
    let unknown = HouseholdChange.Members(head: "p-9")
    let stranger = try scene.change("h", .headChanged, ["h-1"], ["h-1"], on: 1, members: unknown)
    #expect(try scene.record(stranger).map(\.reason) == [.unknownSubject])
  }
}
