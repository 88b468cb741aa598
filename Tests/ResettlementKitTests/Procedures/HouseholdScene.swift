import Diagnostics
import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import Testing

/// A few households at a desk that goes by a shipped pack, day by day from 2024-08-01.
struct HouseholdScene {
  let desk: ProcedureDesk
  private(set) var history = ProcedureHistory()

  /// Opens a desk with facts in JSON.
  init(_ facts: String, in packs: EditedPacks = EditedPacks()) throws {
    let pack = try packs.pack("aolezhaoqi")
    let source = SourceText(name: "facts.json", text: facts)
    #expect(
      ExtractReader(catalogue: pack.catalogue).read(json: source).diagnostics.map(\.code) == []
    )
    let catalogue = pack.catalogue
    desk = ProcedureDesk(
      pack,
      facts: ProcedureFacts { day in
        ExtractReader(catalogue: catalogue, onFactsDay: day).read(json: source).population
      }
    )
  }

  static func day(_ number: Int) throws -> CalendarDay {
    try #require(CalendarDay("2024-07-31")?.adding(days: number))
  }

  func change(
    _ id: String,
    _ kind: HouseholdChange.Kind,
    _ from: [Household.ID],
    _ into: [Household.ID],
    on number: Int,
    head: Household.ID? = nil,
    moves: [HouseholdChange.Move] = [],
    members: HouseholdChange.Members? = nil
  ) throws -> HouseholdChange {
    let day = try Self.day(number)
    return HouseholdChange(
      id: id,
      kind,
      of: from,
      into: into,
      on: day,
      recordedAt: RecordedTime(startOf: day),
      headOf: head,
      moves: moves,
      members: members
    )
  }

  /// A household that gives up a part, its head staying.
  func split(
    _ id: String,
    _ household: Household.ID,
    _ part: Household.ID,
    on day: Int,
    moves: [HouseholdChange.Move] = []
  ) throws -> HouseholdChange {
    try change(id, .split, [household], [household, part], on: day, head: household, moves: moves)
  }

  // MARK: - Recording

  /// Records events, or returns why they are refused.
  @discardableResult
  mutating func record(_ events: [ProcedureEvent]) throws -> [ProcedureObstacle] {
    let (desk, before) = (desk, history)
    do throws(ProcedureRefusal) {
      history = before.adding(try desk.decide(events, after: before))
      return []
    } catch {
      return error.findings.map(\.obstacle)
    }
  }

  /// Records a change with all that it makes, or returns why it is refused.
  @discardableResult
  mutating func record(_ change: HouseholdChange) throws -> [ProcedureObstacle] {
    let (desk, before) = (desk, history)
    let events: [ProcedureEvent]
    do throws(ProcedureRefusal) {
      let recorder = ProcedureEvent.Recorder(unit: "社区")
      events = try desk.events(for: change, recordedBy: recorder, after: before)
    } catch {
      return error.findings.map(\.obstacle)
    }
    return try record(events)
  }

  /// Annuls a change with all that it made, or returns why that is refused.
  mutating func annul(_ change: String, recorded day: Int) throws -> [ProcedureObstacle] {
    let events = desk.annulments(
      of: change,
      because: "录错",
      recordedBy: ProcedureEvent.Recorder(unit: "社区"),
      at: RecordedTime(startOf: try Self.day(day)),
      in: history
    )
    return try record(try #require(events))
  }

  /// Opens the identification of a monitoring case.
  @discardableResult
  mutating func open(_ run: String, _ subject: String, on day: Int, recorded: Int? = nil) throws
    -> [ProcedureObstacle]
  {
    let opening = ProcedureEvent.Opening(
      policy: "aolezhaoqi",
      procedure: "identification",
      subject: SubjectReference(.monitoringCase, subject),
      channel: "cadre_screening"
    )
    let event = try IdentificationRun.event(
      "\(run)-1",
      of: run,
      on: day,
      recorded: recorded,
      .opened(opening)
    )
    return try record([event])
  }

  /// Takes the first step of an identification.
  @discardableResult
  mutating func visit(_ run: String, on day: Int) throws -> [ProcedureObstacle] {
    try record([IdentificationRun.event("\(run)-2", of: run, on: day, IdentificationRun.visit)])
  }
}
