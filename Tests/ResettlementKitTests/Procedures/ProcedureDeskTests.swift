import Quantities
import ResettlementCore
import ResettlementKit
import Testing

@Suite struct ProcedureDeskTests {
  private typealias Run = IdentificationRun
  private typealias Reason = ProcedureObstacle.Reason
  private let run: IdentificationRun

  init() throws { run = try IdentificationRun(facts: IdentificationRun.allDone) }

  private func reasons(
    _ event: ProcedureEvent,
    after events: [ProcedureEvent],
    in other: IdentificationRun? = nil
  ) throws -> [Reason] {
    let run = other ?? run
    return try run.refusal([event], after: run.recorded(events)).map(\.reason)
  }

  @Test func `takes a run from its opening to its end, with a ruling on each event`() throws {
    let history = try run.recorded(Run.whole)
    let state = history.state(of: "r-1")
    #expect(state.end?.id == "monitored" && state.disregarded == [])
    let visit = try #require(history.event("e-02")?.ruling)
    #expect(visit.citations == ["aolezhaoqi-3-1-1-1"] && visit.policy == "aolezhaoqi")
    #expect(!visit.isLate && visit.daysOverdue == 0)
    let day = try #require(CalendarDay("2024-08-09"))
    #expect(state.publications.first?.dueUntil == day)
    #expect(try run.desk.decide(Run.whole, after: history) == [], "each event counts once")
    let atOnce = try run.desk.decide(Run.whole, after: ProcedureHistory())
    #expect(ProcedureHistory(atOnce) == history, "decided together as one by one")
  }

  @Test func `wants every paper of a step, by either of its titles`() throws {
    let half = try Run.event("e-02", on: 2, Run.entered("home_visit", "入户核实记录"))
    let found = try run.refusal([half], after: run.recorded([Run.opened()]))
    #expect(found.map(\.reason) == [.papersMissing])
    #expect(found.first?.message.chinese == "缺材料：本人签字的授权书")
    #expect(found.first?.citations == ["aolezhaoqi-3-1-1-1"])
  }

  @Test func `keeps the order of the steps`() throws {
    let opened = [try Run.opened()]
    #expect(
      try reasons(Run.event("x", on: 2, Run.entered("comparison")), after: opened) == [.outOfOrder]
    )
    #expect(
      try reasons(Run.event("x", on: 2, Run.entered("compare")), after: opened) == [.unknownStep]
    )
    #expect(try reasons(Run.event("x", on: 2, Run.visit), after: []) == [.notOpened])
    #expect(try reasons(Run.opened("x"), after: opened) == [.alreadyOpened])
    #expect(try reasons(Run.opened("x", channel: nil), after: []) == [.unknownChannel])
    #expect(try reasons(Run.opened("x", channel: "hearsay"), after: []) == [.unknownChannel])
    let more = try Run.event("x", on: 20, Run.visit)
    #expect(try reasons(more, after: Run.whole) == [.ended])
  }

  @Test(arguments: [(8, [Reason.publicationRunning]), (9, [.publicationRunning]), (10, [])])
  private func `waits for the days of the publication`(day: Int, found: [Reason]) throws {
    let next = try Run.event("e-05", on: day, Run.entered("comparison"))
    #expect(try reasons(next, after: Run.untilPublished) == found)
  }

  @Test func `does not go on without a publication, or after one that was too short`() throws {
    let next = try Run.event("e-09", on: 20, Run.entered("comparison"))
    #expect(try reasons(next, after: Array(Run.untilPublished.dropLast())) == [.notPublished])
    let closed = try Run.event(
      "e-05",
      on: 7,
      .publicationClosed(ProcedureEvent.PublicationClosing(of: "e-04"))
    )
    #expect(try reasons(next, after: Run.untilPublished + [closed]) == [.publicationTooShort])
    let again = try Run.event("e-06", on: 10, Run.published)
    #expect(try reasons(next, after: Run.untilPublished + [closed, again]) == [])
  }

  @Test func `does not close a step under objection`() throws {
    let before = try Run.untilPublished + [Run.event("e-05", on: 6, Run.objection())]
    let next = try Run.event("e-09", on: 20, Run.entered("comparison"))
    let refused = try Run.event("e-09", on: 20, Run.ended("not_identified", "异议成立"))
    #expect(try reasons(refused, after: before) == [.objectionOpen])
    #expect(try reasons(next, after: before) == [.objectionOpen])
    let dismissed = try before + [Run.event("e-06", on: 8, Run.decided("e-05", isUpheld: false))]
    #expect(try reasons(next, after: dismissed) == [])
    let upheld = try before + [Run.event("e-06", on: 8, Run.decided("e-05", isUpheld: true))]
    #expect(try reasons(next, after: upheld) == [.objectionUpheld])
    #expect(
      try reasons(Run.event("x", on: 9, Run.decided("e-05", isUpheld: true)), after: upheld) == [
        .objectionDecided
      ]
    )
    let again = try upheld + [Run.event("e-07", on: 9, Run.published)]
    #expect(try reasons(next, after: again) == [])
    #expect(
      try reasons(Run.event("x", on: 20, Run.objection(to: "e-01")), after: before) == [
        .unknownEvent
      ]
    )
    #expect(try reasons(refused, after: upheld) == [])
    let silent = try Run.event("e-09", on: 20, Run.ended("not_identified"))
    #expect(try reasons(silent, after: upheld) == [.wordsNeeded])
  }

  @Test func `an objection comes while the step of its publication lasts`() throws {
    let late = try Run.event("e-09", on: 14, Run.objection())
    #expect(try reasons(late, after: Array(Run.whole.prefix(6))) == [.noPublication])
    let inTime = try Run.event("e-09", on: 6, recorded: 14, Run.objection())
    let found = try run.refusal([inTime], after: run.recorded(Run.whole))
    #expect(found.map(\.reason) == [.breaksOrder])
    #expect(found.first?.message.chinese.contains("“数据比对”将不成立：有异议未处理") == true)
    let decided = try Run.event("e-10", on: 7, recorded: 14, Run.decided("e-09", isUpheld: false))
    let both = try run.desk.decide([inTime, decided], after: run.recorded(Run.whole))
    #expect(both.map { $0.ruling?.isLate } == [true, true], "late, and decided together")
  }

  @Test func `asks the facts of the day, and says what is missing`() throws {
    let unknown = try IdentificationRun()
    let green = try Run.event("e-03", on: 4, Run.entered("green_channel"))
    let before = try Array(Run.whole.prefix(2))
    let found = try unknown.refusal([green], after: unknown.recorded(before))
    #expect(found.map(\.reason) == [.unknownFacts])
    #expect(found.first?.missing == [MissingTerm(.fact, "monitoring_case.uses_green_channel")])
    let next = try Run.event("e-03", on: 4, Run.assessment)
    #expect(try reasons(next, after: before, in: unknown) == [], "the record answers")
    let no = try IdentificationRun(facts: #""was_visited": false, "has_authorisation": true"#)
    #expect(try reasons(next, after: before, in: no) == [.guarded])
    let early = try Run.event("e-02", on: 1, recorded: 0, Run.visit)
    #expect(try reasons(early, after: [Run.opened()]) == [.inTheFuture])
  }

  @Test func `does not know how long a publication has to be where nobody has said`() throws {
    let open = try IdentificationRun(days: nil, facts: IdentificationRun.allDone)
    let next = try Run.event("e-05", on: 10, Run.entered("comparison"))
    let history = try open.recorded(Run.untilPublished)
    let found = try open.refusal([next], after: history)
    #expect(found.map(\.reason) == [.publicationUnknown])
    #expect(found.first?.missing.map(\.name) == ["parameter.publication_days"])
    #expect(try run.refusal([next], after: history) == [], "it counts once somebody has said")
  }

  @Test func `takes a correction if what follows stays in order`() throws {
    let history = try run.recorded(Run.whole)
    let earlier = try Run.event("e-09", on: 3, recorded: 20, correcting: "e-03", Run.assessment)
    let added = try run.desk.decide([earlier], after: history)
    let day = try #require(CalendarDay("2024-08-03"))
    #expect(history.adding(added).state(of: "r-1").passed[1].day == day)
    let twice = try Run.event("e-10", on: 3, recorded: 21, correcting: "e-03", Run.assessment)
    #expect(
      try run.refusal([twice], after: history.adding(added)).map(\.reason) == [.correctedAlready]
    )
    let later = try Run.event("e-09", on: 11, recorded: 20, correcting: "e-04", Run.published)
    #expect(try run.refusal([later], after: history).map(\.reason).contains(.breaksOrder))
    let nothing = try Run.event("e-09", on: 3, recorded: 20, correcting: "e-99", Run.assessment)
    #expect(try run.refusal([nothing], after: history).map(\.reason) == [.unknownEvent])
  }

  @Test func `annuls an event that nothing builds on, or the whole run`() throws {
    let history = try run.recorded(Run.whole)
    let end = try Run.event("e-09", on: 20, correcting: "e-08", .annulled)
    #expect(try run.refusal([end], after: history) == [])
    let step = try Run.event("e-09", on: 20, correcting: "e-03", .annulled)
    #expect(try Set(run.refusal([step], after: history).map(\.reason)) == [.breaksOrder])
    let whole = try Run.event("e-09", on: 20, correcting: "e-01", .annulled)
    let gone = history.adding(try run.desk.decide([whole], after: history))
    #expect(gone.state(of: "r-1").isAnnulled)
    let more = try Run.event("e-10", on: 21, Run.visit)
    #expect(try run.refusal([more], after: gone).map(\.reason) == [.annulled])
    let nothing = try Run.event("e-10", on: 21, .annulled)
    #expect(try run.refusal([nothing], after: history).map(\.reason) == [.unknownEvent])
  }

  @Test func `one run of a subject at a time, each linked to the one before`() throws {
    let open = try run.recorded(Array(Run.whole.prefix(3)))
    let second = try Run.opened("f-01", of: "r-2", on: 10)
    #expect(try run.refusal([second], after: open).map(\.reason) == [.otherRunOpen])
    let closed = try run.recorded(Run.whole)
    let again = try Run.opened("f-01", of: "r-2", on: 20)
    #expect(try run.refusal([again], after: closed).map(\.reason) == [.earlierRun])
    let linked = try Run.opened("f-01", of: "r-2", on: 20, after: "r-1")
    #expect(try run.refusal([linked], after: closed) == [])
    let wrong = try Run.opened("f-01", of: "r-2", on: 20, subject: "c-2", after: "r-1")
    #expect(try run.refusal([wrong], after: closed).map(\.reason) == [.earlierRun])
  }

  @Test func `an end is not taken away while a later run of the subject is open`() async throws {
    let ledger = InMemoryProcedureLedger()
    let desk = try run.desk
    let second = try Run.opened("e-20", of: "r-2", on: 20, after: "r-1")
    for events in [try Run.whole, [second]] {
      try await ledger.record(for: ProcedureKey(of: events)) { try desk.decide(events, after: $0) }
    }
    let reopening = try [Run.event("e-21", of: "r-1", on: 21, correcting: "e-08", .annulled)]
    let refusal = await #expect(throws: ProcedureRefusal.self) {
      try await ledger.record(for: ProcedureKey(of: reopening)) {
        try desk.decide(reopening, after: $0)
      }
    }
    #expect(refusal?.findings.map(\.obstacle.reason) == [.otherRunOpen])
    let states = await ledger.history(for: ProcedureKey(runs: ["r-1"])).states(
      of: SubjectReference(.monitoringCase, "c-1")
    )
    #expect(states.filter(\.isOpen).map(\.run) == ["r-2"])
  }

  @Test func `an id belongs to one event`() throws {
    let history = try run.recorded(Run.untilPublished)
    let other = try Run.event("e-04", on: 5, Run.published)
    #expect(try run.refusal([other], after: history).map(\.reason) == [.idTaken])
    let twice = try [
      Run.event("e-05", on: 6, Run.objection()), Run.event("e-05", on: 7, Run.objection()),
    ]
    #expect(try run.refusal(twice, after: history).map(\.reason) == [.idTaken])
  }

  @Test func `all or nothing`() throws {
    let history = try run.recorded([Run.opened()])
    let events = try [
      Run.event("e-02", on: 2, Run.visit), Run.event("e-03", on: 3, Run.entered("examination")),
    ]
    #expect(try run.refusal(events, after: history).map(\.reason) == [.outOfOrder])
  }

  @Test(arguments: [(9, nil, false), (10, nil, true), (10, 8, false), (10, 9, true)])
  func `a publication is marked as done when its step may be left, not on its last day`(
    number: Int,
    closed: Int?,
    isDone: Bool
  ) throws {
    let closing = try closed.map { day in
      try Run.event(
        "e-05",
        on: day,
        .publicationClosed(ProcedureEvent.PublicationClosing(of: "e-04"))
      )
    }
    let history = try run.recorded(Run.untilPublished + [closing].compactMap(\.self))
    let day = try #require(CalendarDay("2024-07-31")?.adding(days: number))
    let prospects = try #require(run.desk.prospects(of: "r-1", in: history, on: day))
    let text = AssessmentRenderer(language: .english, catalogue: run.pack.catalogue)
      .text([prospects])
    let lines = text.split(separator: "\n").filter { $0.contains("村务公开栏") }
    #expect(lines.count == 1 && lines.first?.contains("✓") == isDone, "\(text)")
    #expect(prospects.names(.allowed).contains("comparison") == isDone)
  }

  @Test func `says what may happen next, and what is in the way`() throws {
    let history = try run.recorded(Run.untilPublished)
    let desk = try run.desk
    let day = try #require(CalendarDay("2024-08-07"))
    let now = try #require(desk.prospects(of: "r-1", in: history, on: day))
    #expect(now.state.step?.id == "assessment")
    #expect(now.names(.blocked) == ["comparison"] && now.names(.allowed) == ["not_identified"])
    #expect(now.following.first?.obstacles.map(\.reason) == [.publicationRunning])
    #expect(now.publications.first?.daysLeft == 2)
    let later = try #require(CalendarDay("2024-08-10"))
    let then = try #require(desk.prospects(of: "r-1", in: history, on: later))
    #expect(then.names(.allowed) == ["comparison", "not_identified"])
    let before = try #require(CalendarDay("2024-08-02"))
    let visit = try #require(desk.prospects(of: "r-1", in: history, on: before))
    #expect(visit.names(.allowed) == ["assessment", "not_identified"])
    #expect(visit.following.first?.papers.map(\.chinese) == ["评议记录"])
    #expect(desk.prospects(of: "r-9", in: history, on: day) == nil)
    let over = try run.recorded(Run.whole)
    let end = try #require(CalendarDay("2024-08-20"))
    #expect(desk.prospects(of: "r-1", in: over, on: end)?.following.isEmpty == true)
  }
}
