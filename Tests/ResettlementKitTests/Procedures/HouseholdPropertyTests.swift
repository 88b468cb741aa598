import PolicyPacks
import Quantities
import ResettlementCore
import ResettlementKit
import Testing

/// What holds of the cases of households whatever splits and merges come between their events.
@Suite struct HouseholdPropertyTests {
  static let shipped = ProcedurePropertyTests.shipped.filter {
    $0.procedure.subject == .household
  }

  /// Six households, of which random ones split and merge while their cases go on.
  private struct Town {
    let shipped: ProcedurePropertyTests.Shipped
    let desk: ProcedureDesk
    var random: Seeded
    var history = ProcedureHistory()
    var day = CalendarDay(dayNumber: 19_800)
    var count = 0
    var changes = 0

    init(_ shipped: ProcedurePropertyTests.Shipped, seed: Int) {
      self.shipped = shipped
      random = Seeded(seed)
      var population = Population()
      for number in 1...6 { population.insert(Household(id: Household.ID("h-\(number)"))) }
      population.insert(Person(id: "p-1"))
      let policy = OraclePolicy(base: shipped.pack, seed: seed, share: 10)
      desk = ProcedureDesk(policy, facts: ProcedureFacts(population))
    }

    var recorder: ProcedureEvent.Recorder { ProcedureEvent.Recorder(unit: "村委会") }

    mutating func household() -> Household.ID {
      Household.ID("h-\(Int.random(in: 1...6, using: &random))")
    }

    /// Tries something that could happen, and returns whether it was taken.
    mutating func step() throws -> Bool {
      count += 1
      day = day.adding(days: Int.random(in: 0...2, using: &random)) ?? day
      let kind = Int.random(in: 0...6, using: &random)
      let events =
        switch kind {
        case 0, 1: try changeEvents(isSplit: kind == 0)
        case 2: try memberEvents()
        default: try caseEvents()
        }
      guard let events, let added = try? desk.decide(events, after: history) else { return false }
      #expect(added.map(\.asSent) == events, "all of it or nothing")
      #expect(try desk.decide(events, after: history.adding(added)) == [], "once")
      history = history.adding(added)
      if kind < 2 { changes += 1 }
      return true
    }

    private mutating func changeEvents(isSplit: Bool) throws -> [ProcedureEvent]? {
      let (one, other) = (household(), household())
      let late = day.adding(days: -Int.random(in: 0...3, using: &random)) ?? day
      let change = HouseholdChange(
        id: "c-\(count)",
        isSplit ? .split : .merge,
        of: isSplit ? [one] : [one, other],
        into: isSplit ? [one, other] : [one],
        on: late,
        recordedAt: time,
        headOf: isSplit ? [one, other].randomElement(using: &random) : nil
      )
      return try? desk.events(for: change, recordedBy: recorder, after: history)
    }

    /// A household has another head, or one more member.
    private mutating func memberEvents() throws -> [ProcedureEvent]? {
      let (household, isHead) = (household(), Bool.random(using: &random))
      let members = HouseholdChange.Members(
        head: isHead ? "p-1" : nil,
        joined: isHead ? [] : ["p-1"]
      )
      let change = HouseholdChange(
        id: "c-\(count)",
        isHead ? .headChanged : .membersChanged,
        of: [household],
        into: [household],
        on: day.adding(days: -Int.random(in: 0...3, using: &random)) ?? day,
        recordedAt: time,
        members: members
      )
      return try? desk.events(for: change, recordedBy: recorder, after: history)
    }

    private var time: RecordedTime {
      RecordedTime(
        secondsSince1970: RecordedTime(startOf: day).secondsSince1970 + Int64(count)
      )
    }

    private mutating func caseEvents() throws -> [ProcedureEvent]? {
      let open = history.runs.filter { history.state(of: $0).isOpen }
      guard let run = open.randomElement(using: &random), Bool.random(using: &random) else {
        let subject = household().reference
        let before = history.states(of: subject, in: shipped.procedure.id).last { $0.end != nil }
        let opening = ProcedureEvent.Opening(
          policy: shipped.pack.manifest.id.value,
          procedure: shipped.procedure.id,
          subject: subject,
          channel: shipped.procedure.channels.first?.id,
          after: before?.run
        )
        return [event("r-\(count)", .opened(opening))]
      }
      let step = history.state(of: run).step?.id
      guard let next = shipped.procedure.following(step).randomElement(using: &random) else {
        return nil
      }
      guard let entered = shipped.procedure.step(next) else {
        return [event(run, .ended(ProcedureEvent.Ending(next, because: "查明")))]
      }
      let papers = entered.evidence.map(\.chinese)
      return [event(run, .entered(ProcedureEvent.StepEntry(next, papers: papers)))]
    }

    private func event(
      _ run: String,
      _ content: ProcedureEvent.Content
    ) -> ProcedureEvent {
      ProcedureEvent(
        id: "e-\(count)",
        run: run,
        happenedOn: day,
        recordedAt: time,
        recordedBy: recorder,
        content: content
      )
    }

    /// Plainly, over every pair of cases: no household ever has two at once.
    func hasTwoAtOnce() -> Bool {
      let states = history.runs.map { history.state(of: $0) }.filter { $0.opening != nil }
      let last = CalendarDay(dayNumber: 30_000)
      for (index, one) in states.enumerated() {
        for other in states.dropFirst(index + 1) {
          for subject in Set(one.subjects).intersection(other.subjects) {
            for mine in one.tenures(of: subject) {
              for its in other.tenures(of: subject)
              where max(mine.from, its.from) < min(mine.until ?? last, its.until ?? last) {
                return true
              }
            }
          }
        }
      }
      return false
    }
  }

  @Test(arguments: shipped)
  func `splits and merges are taken whole, and leave no case of a household that is gone`(
    shipped: ProcedurePropertyTests.Shipped
  ) throws {
    var changes = 0
    for seed in 300..<306 {
      var town = Town(shipped, seed: seed)
      for _ in 0..<50 { _ = try town.step() }
      changes += town.changes
      let lineage = town.history.lineage()
      #expect(lineage.conflicts == [])
      let gone = Set(lineage.changes.flatMap(\.ended)).subtracting(
        lineage.changes.flatMap(\.begun)
      )
      for run in town.history.runs {
        let state = town.history.state(of: run)
        #expect(state.disregarded == [], "\(run)")
        guard state.isOpen, let opened = state.openedOn, let subject = state.subject else {
          continue
        }
        let id = Household.ID(subject.id)
        let end = lineage.changes.first { $0.ended.contains(id) }?.happenedOn
        #expect(!gone.contains(id) || end.map { opened >= $0 } ?? true, "\(run) of \(id)")
      }
      #expect(!town.hasTwoAtOnce())
    }
    #expect(changes > 3, "nothing ever changed")
  }

  @Test(arguments: shipped)
  func `replay gives the same cases and the same lineage, in whatever order events arrive`(
    shipped: ProcedurePropertyTests.Shipped
  ) throws {
    var town = Town(shipped, seed: 400)
    for _ in 0..<50 { _ = try town.step() }
    var random = Seeded(9)
    for _ in 0..<5 {
      let events = town.history.events + town.history.events.prefix(4)
      let replayed = ProcedureHistory(events.shuffled(using: &random))
      #expect(replayed.lineage() == town.history.lineage())
      for run in town.history.runs {
        #expect(replayed.state(of: run) == town.history.state(of: run))
      }
    }
  }

  @Test func `procedures about households are among the shipped ones`() {
    #expect(Self.shipped.count > 4)
  }
}
