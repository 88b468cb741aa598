import Quantities
import ResettlementCore
import Testing

@testable import PolicyPacks

@Suite struct RegisterTests {
  private let pack: PolicyPack

  init() throws { pack = try RepairPack().load() }

  @Test func `says what a pack declares of it`() throws {
    let register = try #require(pack.registers.first)
    #expect(pack.registers.count == 1)
    #expect(register.id == "repairs")
    #expect(register.subject == .ledgerEntry)
    #expect(register.keptBy == "住建所")
    #expect(register.updated == .onChange)
    #expect(register.force == .stated)
    #expect(register.citations == ["repair-1"])
    #expect(register.procedure == "repair_ticket")
    #expect(register.groups.map(\.id) == ["urgent", "old"])
    #expect(register.groups.map { $0.title?.chinese } == ["紧急维修", nil])
  }

  @Test func `knows which fields are facts, and the unit of the others`() throws {
    let fields = try #require(pack.registers.first?.fields)
    #expect(fields.map(\.id) == ["state", "members", "closed_on"])
    #expect(fields.map(\.fact) == ["ledger_entry.state", nil, "ledger_entry.closed_on"])
    #expect(fields.map(\.unit) == [nil, "person", nil])
    #expect(fields.map { $0.title?.chinese } == ["状态", nil, nil])
  }

  @Test func `answers who is to be entered`() throws {
    let entered = try RepairPack.population(pack)
    #expect(try pack.answer("repairs", RepairPack.entry, entered).verdictName == "eligible")
    let other = try RepairPack.population(pack) { $0.register = .known("visits") }
    #expect(try pack.answer("repairs", RepairPack.entry, other).verdictName == "ineligible")
    let unknown = try RepairPack.population(pack) { $0.household = .unknown }
    #expect(
      try pack.answer("repairs", RepairPack.entry, unknown).missing
        == [MissingTerm(.fact, "ledger_entry.household")]
    )
  }

  @Test func `records values and groups, and what is missing for them`() throws {
    let population = try RepairPack.population(pack, isUrgent: .boolean(true)) { entry in
      entry.state = .known("reported")
      entry.closedOn = .known(nil)
    }
    let dates = try TinyPack.dates()
    let entry = try #require(
      pack.entry(in: "repairs", of: RepairPack.entry, in: population, on: dates)
    )
    #expect(entry.verdict == .eligible)
    #expect(entry.values.map(\.field) == ["state", "members", "closed_on"])
    #expect(entry.values.map(\.value) == ["reported", "4", "null"])
    let opened = MissingTerm(.fact, "ledger_entry.opened_on")
    #expect(entry.groups.map(\.verdict) == [.eligible, .unknown(missing: [opened])])
  }

  @Test func `leaves values and groups out of the reasons, since they may tell who somebody is`()
    throws
  {
    let population = try RepairPack.population(pack) { $0.state = .known("reported") }
    let reasons = try pack.answer("repairs", RepairPack.entry, population).reasons
    #expect(reasons.computations.isEmpty)
    #expect(reasons.conditions?.parts.map(\.id) == ["of_a_household", "of_this_register"])
  }

  @Test func `has no entries in what is no register`() throws {
    let population = try RepairPack.population(pack)
    let dates = try TinyPack.dates()
    for rule in ["urgent_first", "repair_ticket", "no_such"] {
      #expect(pack.entry(in: rule, of: RepairPack.entry, in: population, on: dates) == nil)
    }
  }
}
