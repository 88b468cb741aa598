import Quantities
import ResettlementCore
import ResettlementStore
import Testing

/// That populations read in one statement are those that the histories tell.
@Suite struct PopulationTests {
  private let ids: [Household.ID] = ["h-2", "h-1", "h-3"]

  /// Late entries, corrections, annulments, and days that nobody spoke of.
  private func fill(_ registry: some SubjectRegistry) async throws {
    for (index, id) in ids.enumerated() {
      try await save(id, 1, "2023-01-01", "2023-06-30", at: "2023-01-0\(index + 1)", in: registry)
      try await save(id, 2, "2023-04-01", nil, at: "2023-05-01", in: registry)
      try await save(id, 3, "2023-03-01", "2023-04-30", at: "2023-06-01", in: registry)
    }
    let wrong = Correction(of: 2, because: "typed wrong")
    try await registry.annul("h-1" as Household.ID, wrong, recordedAt: time("2023-07-01"))
    try await registry.save(
      household("h-3", of: 4),
      valid: DatePeriod(from: day("2023-05-01")),
      recordedAt: time("2023-08-01"),
      correcting: wrong
    )
    try await registry.save(
      Person(id: "h-1"),
      valid: DatePeriod(day: day("2023-04-01")),
      recordedAt: time("2023-08-01")
    )
  }

  private func save(
    _ id: Household.ID,
    _ size: ExactDecimal,
    _ from: String,
    _ to: String?,
    at time: String,
    in registry: some SubjectRegistry
  ) async throws {
    let period = DatePeriod(from: day(from), to: to.map { day($0) })
    try await registry.save(
      household(id, of: size),
      valid: try #require(period),
      recordedAt: ResettlementStoreTests.time(time)
    )
  }

  @Test func `are those that the histories tell, on each day and as known at each time`()
    async throws
  {
    let store = try SQLiteStore.inMemory().registry(for: purpose())
    let other = InMemoryRegistry()
    try await fill(store)
    try await fill(other)
    let months = (1...9).map { "2023-0\($0)-01" }
    for asked in ["2022-12-31", "2023-04-30", "2023-06-30"] + months {
      for known in [nil] + months.map({ Optional($0) }) {
        let moment = known.map { time($0) }
        let found = try await store.population(on: day(asked), knownAt: moment)
        let wanted = try await other.population(on: day(asked), knownAt: moment)
        #expect(found.all(Household.self) == wanted.all(Household.self), "\(asked), \(known ?? "")")
        #expect(found.all(Person.self) == wanted.all(Person.self))
      }
    }
  }

  @Test func `have the catalogue and the complete kinds that were asked for`() async throws {
    let store = try SQLiteStore.inMemory().registry(for: purpose())
    let population = try await store.population(on: day("2023-01-01"), completeKinds: [.person])
    #expect(population.completeKinds == [.person])
  }
}
