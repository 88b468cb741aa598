import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import Testing

@Suite struct StepDuesTests {
  private typealias Run = IdentificationRun

  /// The shipped pack, in which two steps have to be followed within the days of a publication.
  private func pack(days: Int? = 5) throws -> PolicyPack {
    var packs = EditedPacks()
    let file = "InnerMongolia/Aolezhaoqi/procedures/identification.yaml"
    let visit = "    records: { was_visited: taken, has_authorisation: taken }\n"
    let limit = "    within: parameter.publication_days\n"
    try packs.replace(visit, with: visit + limit + "    days: working\n", in: file)
    let comparison = "    records: { was_compared: taken }\n"
    try packs.replace(comparison, with: comparison + limit, in: file)
    let pack = try packs.pack("aolezhaoqi")
    guard let days, let value = ParameterValue("\(days)", as: .number) else { return pack }
    return try pack.setting(parameters: ["publication_days": value])
  }

  private func lines(
    _ pack: PolicyPack,
    _ events: [ProcedureEvent],
    on day: String,
    since: String? = nil
  ) throws -> [DueLine] {
    let facts = try Run(facts: Run.allDone).desk.facts
    let desk = ProcedureDesk(pack, facts: facts)
    let history = ProcedureHistory(try desk.decide(events, after: ProcedureHistory()))
    let dates = AssessmentDates(on: try #require(CalendarDay(day)))
    return StepDues(pack, facts: facts, units: pack.units)
      .lines(of: history, on: dates, since: since.flatMap { CalendarDay($0) })
  }

  /// The visit is on Friday 2 August: five working days are over on Friday the 9th.
  @Test(arguments: [
    ("2024-08-03", DueStanding.due, nil), ("2024-08-09", .met, "2024-08-04"),
  ])
  func `a step is due until its last day, and met by what follows in time`(
    day: String,
    standing: DueStanding,
    done: String?
  ) throws {
    let line = try #require(lines(pack(), Run.untilPublished, on: day).first)
    #expect(line.demand.id == "identification.home_visit")
    #expect(line.demand.rule.citations == ["aolezhaoqi-3-1-1-1"])
    #expect(line.demand.tasks.map(\.unit) == ["嘎查村社区"])
    let title = "监测对象识别程序：“入户和授权”的下一步（5 个工作日内）"
    #expect(line.demand.rule.title.chinese == title)
    #expect(line.items.map(\.dueOn) == [CalendarDay("2024-08-09")])
    #expect(line.items.map(\.standing) == [standing])
    #expect(line.items.map(\.doneOn) == [done.flatMap { CalendarDay($0) }])
  }

  @Test func `a step that nothing follows in time is late, and stays so when it is followed`()
    throws
  {
    let visited = try Array(Run.untilPublished.prefix(2))
    let late = try #require(lines(pack(), visited, on: "2024-08-12").first?.items.first)
    #expect(late.standing == .late && late.doneOn == nil)
    let assessed = try visited + [Run.event("e-03", on: 14, Run.assessment)]
    let done = try #require(lines(pack(), assessed, on: "2024-08-31").first?.items.first)
    #expect(done.standing == .late && done.doneOn == CalendarDay("2024-08-14"))
    #expect(done.daysLate(on: try #require(CalendarDay("2024-08-31"))) == 5)
    #expect(try lines(pack(), assessed, on: "2024-08-31", since: "2024-08-20") == [])
  }

  @Test func `a limit that nobody has set is unknown, and names what is missing`() throws {
    let visited = try Array(Run.untilPublished.prefix(2))
    let item = try #require(lines(pack(days: nil), visited, on: "2024-08-12").first?.items.first)
    #expect(item.dueOn == nil)
    guard case .unknown(let missing) = item.standing else {
      Issue.record("\(item.standing)")
      return
    }
    #expect(missing.map(\.name) == ["parameter.publication_days"])
  }

  // MARK: - Against a plain recomputation

  private struct Plain: Hashable {
    let step: String
    let due: Int
    let done: Int?
    let standing: String
  }

  /// What is due by the events alone, one after the other.
  private func plain(
    _ history: ProcedureHistory,
    _ procedure: Procedure,
    _ calendar: WorkingCalendar,
    on day: CalendarDay
  ) -> [Plain] {
    let events = StandingEvents(history.events(of: "r-1"))
    guard !events.isOpeningAnnulled else { return [] }
    let reached = events.entries.map(\.event).filter { event in
      (event.content.kind == .entered || event.content.kind == .ended) && event.happenedOn <= day
    }
    return reached.enumerated().compactMap { index, event in
      guard case .entered(let entry) = event.content,
        procedure.step(entry.step)?.isLimited == true
      else { return nil }
      let due = event.happenedOn.dayNumber + 5
      let done = index + 1 < reached.count ? reached[index + 1].happenedOn.dayNumber : nil
      let isLate = (done ?? day.dayNumber) > due
      let standing = isLate ? "late" : done == nil ? "due" : "met"
      return Plain(step: entry.step, due: due, done: done, standing: standing)
    }
  }

  @Test(arguments: 0..<12)
  func `the list is what a plain recomputation gives, whatever happened`(seed: Int) throws {
    let base = try pack()
    let policy = OraclePolicy(base: base, seed: seed, share: 10)
    let procedure = try #require(base.procedures.first { $0.id == "identification" })
    var population = Population()
    population.insert(MonitoringCase(id: "s-1"))
    let facts = ProcedureFacts(population)
    let desk = ProcedureDesk(policy, facts: facts)
    var run = RandomRun(procedure, of: "aolezhaoqi", seed: seed)
    var history = ProcedureHistory()
    for _ in 0..<60 {
      let event = run.event(after: history)
      history = history.adding((try? desk.decide([event], after: history)) ?? [])
    }
    for number in stride(from: 19_800, through: 19_880, by: 8) {
      let day = CalendarDay(dayNumber: number)
      let lines = StepDues(policy, facts: facts).lines(of: history, on: AssessmentDates(on: day))
      let found = lines.flatMap { line in
        line.items.map { item in
          Plain(
            step: line.demand.id.replacing("identification.", with: ""),
            due: item.dueOn?.dayNumber ?? 0,
            done: item.doneOn?.dayNumber,
            standing: item.standing.name
          )
        }
      }
      let wanted = plain(history, procedure, base.calendar, on: day)
      #expect(Set(found) == Set(wanted) && found.count == wanted.count, "on \(day)")
    }
  }
}
