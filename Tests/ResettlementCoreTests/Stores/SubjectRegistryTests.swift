import Quantities
import ResettlementCore
import Testing

/// What every registry can do beyond what a conformer writes; `RegistrySuite` checks the rest.
@Suite struct SubjectRegistryTests {
  private let registry = InMemoryRegistry()
  private let early = time("2023-02-01T00:00:00Z")
  private let late = time("2023-08-01T00:00:00Z")

  private func household(size: ExactDecimal) -> Household {
    var household = Household(id: "h-1")
    household.size = .known(size)
    return household
  }

  @Test func `makes a population of a day`() async throws {
    let allYear = DatePeriod(from: day("2023-01-01"))
    let fromJune = DatePeriod(from: day("2023-06-01"))
    var person = Person(id: "p-1")
    person.household = .known("h-1")
    try await registry.save(household(size: 3), valid: allYear, recordedAt: early)
    try await registry.save(person, valid: fromJune, recordedAt: early)
    let before = try await registry.population(on: day("2023-05-31"))
    #expect(before.references(.person).isEmpty)
    #expect(before["h-1" as Household.ID] == household(size: 3))
    let after = try await registry.population(on: day("2023-06-01"), completeKinds: [.person])
    #expect(after["p-1" as Person.ID] == person)
    #expect(after.completeKinds == [.person])
  }

  @Test func `makes a population as it was known at a time`() async throws {
    let valid = DatePeriod(from: day("2023-01-01"))
    try await registry.save(household(size: 3), valid: valid, recordedAt: early)
    try await registry.save(household(size: 4), valid: valid, recordedAt: late)
    let then = try await registry.population(on: day("2023-06-01"), knownAt: early)
    #expect(then["h-1" as Household.ID] == household(size: 3))
    let now = try await registry.population(on: day("2023-06-01"))
    #expect(now["h-1" as Household.ID] == household(size: 4))
  }
}
