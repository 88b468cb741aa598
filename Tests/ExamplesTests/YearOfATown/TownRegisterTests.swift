import MadeUpTown
import ResettlementKit
import Testing

@Suite struct TownRegisterTests {
  @Test func `makes everything happen that a town knows`() {
    let words = Set(SmallTown.year.events.map(\.change.word))
    let wanted: Set = [
      "job_lost", "job_found", "income_stated", "fell_ill", "disaster", "damage_registered",
      "water_lost", "water_secured", "born", "died", "split", "founded", "merged", "joined",
    ]
    #expect(wanted.subtracting(words).isEmpty)
    let notices = SmallTown.year.notices
    #expect(notices.contains { $0.isLate })
    #expect(notices.contains { if case .corrected = $0.content { true } else { false } })
    #expect(notices.contains { if case .annulled = $0.content { true } else { false } })
  }

  @Test func `knows in the end what is true, where it learnt all of it`() throws {
    let year = SmallTown.year
    let population = try SmallTown.register().population(on: year.lastDay)
    let waiting = Set(year.events.map(\.id)).subtracting(year.notices.map(\.event.id))
    let unsure = Self.unsure(year, waiting: waiting)
    var compared = 0
    for family in year.families where !unsure.contains(family.id) {
      let household = population[family.id]
      #expect((household != nil) == family.isHere)
      #expect(household?.netIncomePerHead.value.flatMap { $0.asInt() } ?? 0 == family.incomePerHead)
      let members = population.related("members", of: family.id.reference)
      #expect(members.listed.map(\.id).sorted() == family.members.map(\.id.rawValue).sorted())
      compared += 1
    }
    #expect(compared > 40)
  }

  /// Households of which something is not learnt, or wrong and not yet corrected.
  private static func unsure(_ year: LifeYear, waiting: Set<LifeEvent.ID>) -> Set<Household.ID> {
    let truth = Dictionary(year.events.map { ($0.id, $0) }) { first, _ in first }
    var last: [LifeEvent.ID: TownNotice] = [:]
    for notice in year.notices { last[notice.event.id] = notice }
    let wrong = last.values.filter { notice in
      if case .annulled = notice.content { return false }
      return truth[notice.event.id] != notice.event
    }
    let missing = year.events.filter { waiting.contains($0.id) }
    // Who moves in or begins a household is recorded as he or she really is, known before or not.
    let moving = year.events.filter { ["joined", "founded"].contains($0.change.word) }
    return Set((wrong.map(\.event) + missing + moving).map(\.family))
  }

  @Test func `answers of the past what it answered then, whatever it learnt since`() throws {
    let notices = SmallTown.year.notices
    let time = notices[notices.count / 2].recordedAt
    let then = try SmallTown.register(after: notices.count { $0.recordedAt <= time })
    let now = try SmallTown.register()
    for day in [0, 60, 120, 200].map({ CalendarDay(dayNumber: SmallTown.firstDay.dayNumber + $0) })
    {
      let before = then.population(on: day)
      let asKnown = now.population(on: day, knownAt: time)
      #expect(before.all(Household.self) == asKnown.all(Household.self))
      #expect(before.all(Person.self) == asKnown.all(Person.self))
      #expect(before.all(Placement.self) == asKnown.all(Placement.self))
    }
    #expect(then.entryCount < now.entryCount)
  }

  @Test func `takes the same notice twice without a change`() throws {
    var register = try TownRegister(of: SmallTown.town)
    for notice in SmallTown.year.notices {
      try register.learn(notice)
      let count = register.entryCount
      try register.learn(notice)
      #expect(register.entryCount == count)
    }
  }

  @Test func `has each person in one household at a time`() throws {
    let register = try SmallTown.register()
    for month in 1...12 {
      let day = CalendarDay(dayNumber: SmallTown.firstDay.dayNumber + month * 30)
      let population = register.population(on: day)
      for household in population.references(.household) {
        let members = population.related("members", of: household)
        #expect(members.subjects != nil)
        #expect(!members.listed.isEmpty)
      }
      let homes = population.all(Person.self).compactMap(\.household.value)
      #expect(homes.allSatisfy { population[$0] != nil })
    }
  }

  @Test func `keeps its entries in any registry`() async throws {
    let register = try SmallTown.register()
    let registry = InMemoryRegistry()
    try await register.save(to: registry)
    let day = CalendarDay(dayNumber: SmallTown.firstDay.dayNumber + 150)
    let time = RecordedTime(endOf: day)
    let kept = try await registry.population(on: day, knownAt: time)
    let own = register.population(on: day, knownAt: time)
    #expect(kept.all(Household.self) == own.all(Household.self))
    #expect(kept.all(Person.self) == own.all(Person.self))
  }
}
