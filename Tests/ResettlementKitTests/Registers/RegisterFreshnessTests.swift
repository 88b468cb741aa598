import ResettlementKit
import Testing

@Suite struct RegisterFreshnessTests {
  private func freshness(
    _ cadence: Register.Update?,
    _ updated: String?,
    on day: String,
    closed: String? = nil
  ) throws -> EntryFreshness {
    RegisterFreshness(cadence, on: try RegisterPack.day(day)).freshness(
      updatedOn: try updated.map(RegisterPack.day),
      closedOn: try closed.map(RegisterPack.day)
    )
  }

  @Test(arguments: [
    (Register.Update.month, "2024-06-01", 0), (.month, "2024-05-31", 1), (.month, "2024-05-01", 1),
    (.month, "2024-04-30", 2), (.month, "2023-12-31", 6), (.week, "2024-06-24", 0),
    (.week, "2024-06-23", 1),
    (.week, "2024-06-16", 2), (.quarter, "2024-04-01", 0), (.quarter, "2024-03-31", 1),
    (.quarter, "2023-12-31", 2),
    (.halfYear, "2024-01-01", 0), (.halfYear, "2023-12-31", 1), (.year, "2024-01-01", 0),
    (.year, "2022-12-31", 2),
  ])
  func `counts whole periods without an update`(
    cadence: Register.Update,
    updated: String,
    periodsBefore: Int
  ) throws {
    let found = try freshness(cadence, updated, on: "2024-06-30")
    switch periodsBefore {
    case 0: #expect(found == .current)
    case 1:
      guard case .due = found else {
        Issue.record("\(found)")
        return
      }
    default: #expect(found == .stale(missedPeriods: periodsBefore - 1))
    }
  }

  @Test func `says by when an entry is due`() throws {
    #expect(
      try freshness(.month, "2024-05-20", on: "2024-06-03")
        == .due(try RegisterPack.day("2024-06-30"))
    )
    #expect(
      try freshness(.week, "2024-06-20", on: "2024-06-26")
        == .due(try RegisterPack.day("2024-06-30"))
    )
  }

  @Test func `knows when there is nothing to count`() throws {
    #expect(try freshness(.month, nil, on: "2024-06-30") == .unknown)
    #expect(try freshness(.month, "2024-07-01", on: "2024-06-30") == .unknown)
    #expect(try freshness(.onChange, nil, on: "2024-06-30") == .notScheduled)
    #expect(try freshness(nil, "2020-01-01", on: "2024-06-30") == .notScheduled)
    let closed = try freshness(.month, "2020-01-01", on: "2024-06-30", closed: "2024-06-01")
    #expect(closed == .closed(try RegisterPack.day("2024-06-01")))
    #expect(try freshness(.year, "0001-01-01", on: "2024-06-30") == .stale(missedPeriods: 1_000))
  }

  @Test func `takes the later of an entry's own day and its last version`() throws {
    var entry = LedgerEntry(id: "E1")
    entry.updatedOn = .known(try RegisterPack.day("2024-04-10"))
    var population = Population()
    population.insert(entry)
    let question = RegisterFreshness(.month, on: try RegisterPack.day())
    let own = question.states(of: [entry.reference], in: "repairs", population)
    #expect(own.map(\.freshness) == [.stale(missedPeriods: 1)])
    let day = try RegisterPack.day("2024-06-02")
    let recorded = question.states(
      of: [entry.reference],
      in: "repairs",
      population,
      updates: [entry.reference: day]
    )
    #expect(recorded.map(\.freshness) == [.current])
    #expect(recorded.map(\.updatedOn) == [day])
  }

  // MARK: - One measure for lists and due lists

  /// Workers with entries of random days, some closed, some without a day, some twice.
  private func population(seed: UInt64) -> Population {
    var random = SplitMix(seed)
    func day() -> CalendarDay { CalendarDay(dayNumber: 19_905 - Int(random.next() % 130)) }
    var population = Population()
    for number in 0..<Int(random.next() % 12) {
      var person = Person(id: Person.ID("P\(number)"))
      person.isEmployed = random.next() % 8 == 0 ? .unknown : .known(random.next() % 5 != 0)
      population.insert(person)
      for copy in 0..<Int(random.next() % 3) {
        var entry = LedgerEntry(id: LedgerEntry.ID("E\(number)-\(copy)"))
        entry.register = .known(random.next() % 6 == 0 ? "other" : "workers")
        entry.person = .known(person.id)
        entry.updatedOn = random.next() % 6 == 0 ? .unknown : .known(day())
        entry.openedOn = random.next() % 2 == 0 ? .unknown : .known(day())
        entry.closedOn = random.next() % 4 == 0 ? .known(day()) : .absent
        population.insert(entry)
      }
    }
    return population
  }

  @Test func `says the same as the due list, whatever stands in the register`() throws {
    let pack = try RegisterPack.load()
    let register = try #require(pack.registers.first { $0.id == "workers" })
    let day = try RegisterPack.day()
    let dates = AssessmentDates(on: day)
    let question = try #require(pack.freshness(ofRegister: "workers", on: dates))
    let first = try #require(question.period).lowerBound
    var standings: Set<String> = []
    for seed in 0..<400 {
      let population = population(seed: UInt64(seed))
      let entries = pack.entries(of: register, in: population, on: dates)
      let found = question.states(of: entries, in: "workers", population).map(\.freshness)
      let items = pack.dueItems(of: "workers", in: population, on: dates)
      let counted = found.filter { state in
        if case .closed(let closed) = state { closed >= first } else { true }
      }
      guard let item = items.first else {
        #expect(entries.isEmpty, "seed \(seed)")
        continue
      }
      standings.insert(item.standing.name)
      let fresh = counted.count { state in
        if case .closed = state { true } else { state == .current }
      }
      let isStale = found.contains { if case .stale = $0 { true } else { false } }
      #expect(item.count.numerator == ExactDecimal(fresh), "seed \(seed)")
      #expect(item.count.denominator == ExactDecimal(counted.count), "seed \(seed)")
      #expect((item.standing == .late) == isStale, "seed \(seed)")
      if item.standing == .met { #expect(fresh == counted.count, "seed \(seed)") }
      if item.standing == .due { #expect(!found.contains(.unknown), "seed \(seed)") }
      let isUnknown = entries.isEmpty || found.contains(.unknown)
      if isUnknown, !isStale { #expect(item.standing.name == "unknown", "seed \(seed)") }
    }
    #expect(standings == ["late", "unknown", "due", "met"])
  }

  @Test func `no period is missed that began before the register had to be kept`() throws {
    let day = try RegisterPack.day("2024-06-30")
    let updated = try RegisterPack.day("2024-03-10")
    for (since, expected) in [
      ("2024-01-01", EntryFreshness.stale(missedPeriods: 2)),
      ("2024-05-01", .stale(missedPeriods: 1)),
      ("2024-05-02", .due(day)), ("2024-06-20", .due(day)),
    ] {
      let question = RegisterFreshness(.month, on: day, since: try RegisterPack.day(since))
      #expect(question.freshness(updatedOn: updated) == expected, "\(since)")
    }
  }
}

/// A plain source of numbers that repeat for a seed.
private struct SplitMix {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
