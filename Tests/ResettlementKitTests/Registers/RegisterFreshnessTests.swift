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
    let own = question.states(of: [entry.reference], in: population)
    #expect(own.map(\.freshness) == [.stale(missedPeriods: 1)])
    let day = try RegisterPack.day("2024-06-02")
    let recorded = question.states(
      of: [entry.reference],
      in: population,
      updates: [entry.reference: day]
    )
    #expect(recorded.map(\.freshness) == [.current])
    #expect(recorded.map(\.updatedOn) == [day])
  }
}
