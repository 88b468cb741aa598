import Quantities
import ResettlementCore
import ResettlementKit
import Testing

/// Which households and persons a split or merge may name.
@Suite struct HouseholdPartiesTests {
  private static let households = """
    "households": [ { "id": "h-1" }, { "id": "h-2" }, { "id": "h-3" } ],
    "persons": [ { "id": "p-1", "household": "h-1" }, { "id": "p-3", "household": "h-3" } ]
    """

  private func scene(_ cases: String) throws -> HouseholdScene {
    try HouseholdScene("{ \(Self.households), \"monitoring_cases\": [ \(cases) ] }")
  }

  private static let two =
    #"{ "id": "c-1", "household": "h-1" }, { "id": "c-2", "household": "h-2" }"#

  @Test func `a split does not take over the case of a household that was there`() throws {
    var scene = try scene(Self.two)
    try scene.open("r-2", "c-2", on: 1)
    let before = scene.history
    let found = try scene.record(scene.split("s", "h-1", "h-2", on: 3))
    #expect(found.map(\.reason) == [.householdChange])
    #expect(found.first?.message.chinese.contains("“h-2”") == true)
    #expect(found.first?.message.english.contains("r-2") == true)
    #expect(scene.history == before)
    #expect(
      try scene.record(scene.split("s", "h-2", "h-3", on: 3)) == [],
      "the one that splits may"
    )
  }

  @Test func `a household that was monitored before is no new part of a split`() throws {
    let identified = #"{ "id": "c-2", "household": "h-2", "identified_on": "2024-05-01" }"#
    var scene = try scene(identified)
    let found = try scene.record(scene.split("s", "h-1", "h-2", on: 3))
    #expect(found.map(\.reason) == [.householdChange])
    #expect(found.first?.message.english.contains("'c-2' was identified") == true)
  }

  @Test func `what came to the new part with the split does not make it an old one`() throws {
    let moved = """
      { "id": "c-1", "household": "h-1", "identified_on": "2024-05-01", "valid_to": "2024-08-02" },
      { "id": "c-1", "household": "h-2", "identified_on": "2024-05-01", "valid_from": "2024-08-03" }
      """
    var scene = try scene(moved)
    try scene.open("r-1", "c-1", on: 1)
    let split = try scene.change("s", .split, ["h-1"], ["h-1", "h-2"], on: 3, head: "h-2")
    #expect(try scene.record(split) == [])
    #expect(scene.history.state(of: "r-1").subjects.map(\.id) == ["c-1"])
  }

  @Test func `a merged household with a new id must be new, one that goes on need not`() throws {
    var scene = try scene(Self.two)
    try scene.open("r-1", "c-1", on: 1)
    let other = try scene.change("m", .merge, ["h-2", "h-3"], ["h-1"], on: 3)
    #expect(try scene.record(other).map(\.reason) == [.householdChange])
    let unknown = try scene.change("m", .merge, ["h-1", "h-9"], ["h-1"], on: 3)
    #expect(try scene.record(unknown).map(\.reason) == [.unknownSubject])
    let known = try scene.change("m", .merge, ["h-1", "h-2"], ["h-1"], on: 3)
    #expect(try scene.record(known) == [])
  }

  @Test func `those who move must be known, and be of the households`() throws {
    var scene = try scene(Self.two)
    let unknown = try scene.split("s", "h-1", "h-2", on: 3, moves: [.init("p-9", to: "h-2")])
    let found = try scene.record(unknown)
    #expect(found.map(\.reason) == [.unknownSubject])
    #expect(found.first?.message.english.contains("'p-9'") == true)
    let stranger = try scene.split("s", "h-1", "h-2", on: 3, moves: [.init("p-3", to: "h-2")])
    #expect(try scene.record(stranger).map(\.reason) == [.householdChange])
    let own = try scene.split("s", "h-1", "h-2", on: 3, moves: [.init("p-1", to: "h-2")])
    #expect(try scene.record(own) == [])
    let head = HouseholdChange.Members(head: "p-1")
    let gone = try scene.change("h", .headChanged, ["h-1"], ["h-1"], on: 4, members: head)
    #expect(
      try scene.record(gone).map(\.reason) == [.householdChange],
      "recorded to have moved out"
    )
  }

  @Test func `no case of a new household comes to light from before it was there`() throws {
    var scene = try scene(Self.two)
    try scene.record(scene.split("s", "h-1", "h-2", on: 3))
    let found = try scene.open("r-2", "c-2", on: 1, recorded: 5)
    #expect(found.map(\.reason) == [.householdChange])
    #expect(try scene.open("r-2", "c-2", on: 4, recorded: 5) == [])
  }

  // MARK: - Annulling

  @Test func `a wrong split is annulled whole, and can be recorded anew`() throws {
    var scene = try scene(Self.two)
    try scene.open("r-1", "c-1", on: 1)
    let before = scene.history.state(of: "r-1")
    try scene.record(scene.split("s", "h-1", "h-2", on: 3))
    #expect(try scene.annul("s", recorded: 5) == [])
    #expect(scene.history.lineage() == HouseholdLineage())
    #expect(scene.history.state(of: "r-1").subjects == before.subjects)
    #expect(scene.history.state(of: "s").householdChange == nil)
    #expect(try scene.record(scene.split("s-2", "h-1", "h-3", on: 3)) == [])
  }

  @Test func `a split under a later step stays, and says which step`() throws {
    var scene = try scene(Self.two)
    try scene.open("r-1", "c-1", on: 1)
    let split = try scene.change("s", .split, ["h-1"], ["h-1", "h-2"], on: 3, head: "h-2")
    try scene.record(split)
    #expect(scene.history.state(of: "r-1").subject?.id == "c-2")
    try scene.visit("r-1", on: 4)
    let before = scene.history
    let found = try scene.annul("s", recorded: 5)
    #expect(found.map(\.reason) == [.householdChange])
    #expect(found.first?.message.chinese.contains("r-1-2") == true)
    #expect(scene.history == before)
  }

  @Test func `a split stays while the new household has a case or changes itself`() throws {
    var scene = try scene(Self.two)
    try scene.record(scene.split("s", "h-1", "h-2", on: 3))
    try scene.record(scene.split("t", "h-2", "h-3", on: 4))
    let found = try scene.annul("s", recorded: 5)
    #expect(found.first?.message.english.hasSuffix(": t") == true)
    #expect(try scene.annul("t", recorded: 5) == [])
    #expect(try scene.annul("s", recorded: 6) == [])
  }

  @Test func `a step after a split that left the case where it was does not hold it`() throws {
    var scene = try scene(Self.two)
    try scene.open("r-1", "c-1", on: 1)
    try scene.record(scene.split("s", "h-1", "h-2", on: 3))
    try scene.visit("r-1", on: 4)
    #expect(try scene.annul("s", recorded: 5) == [])
    #expect(scene.history.state(of: "r-1").step?.id == "home_visit")
  }
}
