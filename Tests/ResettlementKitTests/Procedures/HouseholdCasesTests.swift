import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import Testing

/// What becomes of open cases when households split and merge, by the rules of shipped packs.
@Suite struct HouseholdCasesTests {
  private typealias Reason = ProcedureObstacle.Reason

  /// Households h-1 to h-4, each with what the facts of a test say besides.
  private static let households = """
    "households": [ { "id": "h-1" }, { "id": "h-2" }, { "id": "h-3" }, { "id": "h-4" } ]
    """

  private func desk(_ id: PolicyID, _ facts: String = "", in packs: EditedPacks = EditedPacks())
    throws -> ProcedureDesk
  {
    let pack = try packs.pack(id)
    let text = "{ \(Self.households)\(facts.isEmpty ? "" : ", ")\(facts) }"
    let extract = ExtractReader(catalogue: pack.catalogue)
      .read(json: SourceText(name: "facts.json", text: text))
    #expect(extract.diagnostics.map(\.code) == [])
    return ProcedureDesk(pack, facts: ProcedureFacts(extract.population))
  }

  private func opened(
    _ run: String,
    _ policy: PolicyID,
    _ procedure: String,
    _ subject: SubjectReference,
    on day: Int,
    channel: String? = nil
  ) throws -> ProcedureEvent {
    let opening = ProcedureEvent.Opening(
      policy: policy,
      procedure: procedure,
      subject: subject,
      channel: channel
    )
    return try IdentificationRun.event("\(run)-open", of: run, on: day, .opened(opening))
  }

  private func clue(_ run: String, of household: String, on day: Int) throws -> ProcedureEvent {
    let subject = SubjectReference(.household, household)
    return try opened(run, "qinzhou-port", "risk_clue_handling", subject, on: day)
  }

  private func change(
    _ id: String,
    _ kind: HouseholdChange.Kind,
    _ from: [Household.ID],
    _ into: [Household.ID],
    on number: Int,
    head: Household.ID? = nil
  ) throws -> HouseholdChange {
    let day = try #require(CalendarDay("2024-07-31")?.adding(days: number))
    return HouseholdChange(
      id: id,
      kind,
      of: from,
      into: into,
      on: day,
      recordedAt: RecordedTime(startOf: day),
      headOf: head
    )
  }

  private let recorder = ProcedureEvent.Recorder(unit: "社区")

  private func history(_ desk: ProcedureDesk, _ events: ProcedureEvent...) throws
    -> ProcedureHistory
  {
    ProcedureHistory(try desk.decide(events, after: ProcedureHistory()))
  }

  private func recorded(
    _ change: HouseholdChange,
    _ desk: ProcedureDesk,
    _ history: ProcedureHistory
  ) throws -> ProcedureHistory {
    let events = try desk.events(for: change, recordedBy: recorder, after: history)
    return history.adding(try desk.decide(events, after: history))
  }

  private func refusal(_ body: () throws(ProcedureRefusal) -> [ProcedureEvent]) -> [Reason] {
    do throws(ProcedureRefusal) {
      _ = try body()
      return []
    } catch {
      #expect(error.findings.allSatisfy { !$0.obstacle.message.chinese.isEmpty })
      return error.findings.map(\.obstacle.reason)
    }
  }

  // MARK: - Splits

  @Test func `of every part each has a case, the new one linked with the old`() throws {
    let desk = try desk("qinzhou-port")
    let before = try history(desk, clue("r-1", of: "h-1", on: 1))
    let split = try change("s", .split, ["h-1"], ["h-1", "h-2"], on: 3)
    let after = try recorded(split, desk, before)
    #expect(after.state(of: "r-1").subject == SubjectReference(.household, "h-1"))
    let part = after.state(of: "r-1-h-2")
    #expect(part.subject == SubjectReference(.household, "h-2") && part.isOpen)
    #expect(part.opening?.household == ProcedureEvent.HouseholdCause("s", linkedTo: "r-1"))
    #expect(after.lineage().ancestors(of: "h-2").map(\.household) == ["h-1"])
    #expect(after.state(of: "s").disregarded == [])
  }

  @Test func `the part with the head goes on where the head went`() throws {
    let desk = try desk("qinzhou-port")
    let before = try history(desk, clue("r-1", of: "h-1", on: 1))
    let split = try change("s", .split, ["h-1"], ["h-1", "h-2"], on: 3, head: "h-2")
    let after = try recorded(split, desk, before)
    #expect(after.state(of: "r-1").subject == SubjectReference(.household, "h-2"))
    #expect(after.state(of: "r-1-h-1").subject == SubjectReference(.household, "h-1"))
    let early = try #require(CalendarDay("2024-08-02"))
    #expect(after.state(of: "r-1", on: early).subject == SubjectReference(.household, "h-1"))
  }

  private static let cases = """
    "monitoring_cases": [ { "id": "c-1", "household": "h-1", "uses_green_channel": false },
      { "id": "c-2", "household": "h-2" } ]
    """

  private func identification(_ run: String, _ subject: String, on day: Int) throws
    -> ProcedureEvent
  {
    let subject = SubjectReference(.monitoringCase, subject)
    let channel = "cadre_screening"
    return try opened(run, "aolezhaoqi", "identification", subject, on: day, channel: channel)
  }

  @Test func `a case that follows the head is refused while nobody says where the head is`() throws
  {
    let desk = try desk("aolezhaoqi", Self.cases)
    let before = try history(desk, identification("r-1", "c-1", on: 1))
    let split = try change("s", .split, ["h-1"], ["h-1", "h-2"], on: 3)
    let found = refusal { () throws(ProcedureRefusal) in
      try desk.events(for: split, recordedBy: recorder, after: before)
    }
    #expect(found == [.householdUnclear])
    let known = try change("s", .split, ["h-1"], ["h-1", "h-2"], on: 3, head: "h-2")
    let after = try recorded(known, desk, before)
    #expect(after.state(of: "r-1").subjects.map(\.id) == ["c-1", "c-2"])
    #expect(after.states(of: SubjectReference(.monitoringCase, "c-2")).map(\.run) == ["r-1"])
  }

  @Test func `nothing is written where the pack does not say what becomes of a case`() throws {
    var silent = EditedPacks()
    let file = "InnerMongolia/Aolezhaoqi/procedures/identification.yaml"
    try silent.drop("on_split:", in: file)
    let desk = try desk("aolezhaoqi", Self.cases, in: silent)
    let before = try history(desk, identification("r-1", "c-1", on: 1))
    let split = try change("s", .split, ["h-1"], ["h-1", "h-2"], on: 3, head: "h-1")
    let found = refusal { () throws(ProcedureRefusal) in
      try desk.events(for: split, recordedBy: recorder, after: before)
    }
    #expect(found == [.householdRule])
  }

  // MARK: - Merges

  @Test func `of several cases the first goes on and the others end, linked with it`() throws {
    let desk = try desk("qinzhou-port")
    let before = try history(desk, clue("r-1", of: "h-2", on: 1), clue("r-2", of: "h-1", on: 2))
    let merge = try change("m", .merge, ["h-1", "h-2"], ["h-1"], on: 5)
    let after = try recorded(merge, desk, before)
    #expect(after.state(of: "r-1").subject == SubjectReference(.household, "h-1"))
    #expect(after.state(of: "r-1").isOpen)
    let ended = after.state(of: "r-2")
    #expect(ended.end?.id == "merged")
    let cause = try #require(after.events(of: "r-2").last?.content.household)
    #expect(cause == ProcedureEvent.HouseholdCause("m", linkedTo: "r-1"))
    let again = try clue("r-3", of: "h-1", on: 6)
    let found = refusal { () throws(ProcedureRefusal) in try desk.decide([again], after: after) }
    #expect(found.contains(.otherRunOpen))
  }

  @Test func `nobody comes to the end of merged cases by hand`() throws {
    let desk = try desk("qinzhou-port")
    let before = try history(desk, clue("r-1", of: "h-1", on: 1))
    let end = try IdentificationRun.event(
      "x",
      of: "r-1",
      on: 2,
      IdentificationRun.ended("merged", "并户")
    )
    let found = refusal { () throws(ProcedureRefusal) in try desk.decide([end], after: before) }
    #expect(found == [.outOfOrder])
  }

  // MARK: - The whole of it

  @Test func `a change is taken with all it makes of open cases, or not at all`() throws {
    let desk = try desk("qinzhou-port")
    let before = try history(desk, clue("r-1", of: "h-1", on: 1))
    let split = try change("s", .split, ["h-1"], ["h-1", "h-2"], on: 3)
    let events = try desk.events(for: split, recordedBy: recorder, after: before)
    #expect(events.count == 3)
    for index in events.indices {
      var some = events
      some.remove(at: index)
      let found = refusal { () throws(ProcedureRefusal) in try desk.decide(some, after: before) }
      #expect(!found.isEmpty, "without \(events[index].id)")
    }
    let after = before.adding(try desk.decide(events.reversed(), after: before))
    #expect(try desk.decide(events, after: after) == [], "twice it changes nothing")
  }

  @Test func `what a change made is annulled with it, and not without it`() throws {
    let desk = try desk("qinzhou-port")
    let before = try history(desk, clue("r-1", of: "h-1", on: 1))
    let split = try change("s", .split, ["h-1"], ["h-1", "h-2"], on: 3)
    let after = try recorded(split, desk, before)
    let annulments = try after.events.filter { $0.id.hasPrefix("s") }.map { event in
      try IdentificationRun.event(
        "x-\(event.id)",
        of: event.run,
        on: 3,
        recorded: 4,
        correcting: event.id,
        .annulled
      )
    }
    for annulment in annulments {
      let found = refusal { () throws(ProcedureRefusal) in
        try desk.decide([annulment], after: after)
      }
      #expect(found == [.householdChange], "\(annulment.id)")
    }
    let back = after.adding(try desk.decide(annulments, after: after))
    #expect(back.lineage() == HouseholdLineage())
    #expect(back.state(of: "r-1").subject == SubjectReference(.household, "h-1"))
    #expect(back.state(of: "r-1-h-2").isAnnulled)
  }

  @Test func `a case that turns up late from before a split needs its place in it`() throws {
    let desk = try desk("qinzhou-port")
    let split = try change("s", .split, ["h-1"], ["h-1", "h-2"], on: 3)
    let after = try recorded(split, desk, ProcedureHistory())
    let late = try clue("r-1", of: "h-1", on: 1)
    let found = refusal { () throws(ProcedureRefusal) in try desk.decide([late], after: after) }
    #expect(found.contains(.householdChange))
    let all = try desk.events(for: split, recordedBy: recorder, after: after.adding([late]))
    let whole = try desk.decide([late] + all.dropFirst(), after: after)
    #expect(whole.map(\.run) == ["r-1", "r-1", "r-1-h-2"])
    #expect(whole.first?.ruling?.isLate == false)
  }

  @Test func `changes that can't be right are refused`() throws {
    let desk = try desk("qinzhou-port")
    let merge = try change("m", .merge, ["h-1", "h-2"], ["h-1"], on: 2)
    let after = try recorded(merge, desk, ProcedureHistory())
    for (kind, from, into) in [
      (HouseholdChange.Kind.split, ["h-2"], ["h-2", "h-3"]), (.split, ["h-4"], ["h-4", "h-1"]),
      (.split, ["h-3"], ["h-3", "h-9"]), (.split, ["h-3"], ["h-4"]),
    ] as [(HouseholdChange.Kind, [Household.ID], [Household.ID])] {
      let other = try change("x", kind, from, into, on: 4)
      let found = refusal { () throws(ProcedureRefusal) in
        let events = try desk.events(for: other, recordedBy: recorder, after: after)
        return try desk.decide(events, after: after)
      }
      #expect(found.count == 1 && [.householdChange, .unknownSubject].contains(found[0]))
    }
  }

  @Test func `a case goes on with another household only by a recorded change`() throws {
    let desk = try desk("qinzhou-port")
    let before = try history(desk, clue("r-1", of: "h-1", on: 1))
    let other = SubjectReference(.household, "h-2")
    let causes = [nil, ProcedureEvent.HouseholdCause("s")]
    for cause in causes {
      let lineage = ProcedureEvent.Lineage(.split, to: other, by: cause)
      let event = try IdentificationRun.event("x", of: "r-1", on: 2, .carriedOver(lineage))
      let found = refusal { () throws(ProcedureRefusal) in
        try desk.decide([event], after: before)
      }
      #expect(found == [cause == nil ? .householdChange : .unknownEvent])
    }
    let head = ProcedureEvent.Lineage(.headChanged, to: other)
    let event = try IdentificationRun.event("x", of: "r-1", on: 2, .carriedOver(head))
    let found = refusal { () throws(ProcedureRefusal) in try desk.decide([event], after: before) }
    #expect(found == [.householdChange])
  }
}
