import Quantities
import ResettlementCore
import Testing

@testable import ResettlementStore

/// A register that is brought up to what a population says.
@Suite struct UpdatingTests {
  private func population(_ households: Household..., complete: Bool = false) -> Population {
    var population = Population(completeKinds: complete ? [.household] : [])
    for household in households { population.insert(household) }
    return population
  }

  private func take(
    _ population: Population,
    into store: SQLiteStore,
    from first: String,
    at recorded: String
  ) async throws -> RegistryUpdate.Counts? {
    try await store.update(to: population, from: day(first), recordedAt: time(recorded))
      .counts[.household]
  }

  private func size(on date: String, in store: SQLiteStore) async throws -> Known<ExactDecimal>? {
    try await store.openView(of: Household.ID("h-1"), on: day(date))?.subject.size
  }

  @Test func `records what is new or otherwise, and nothing of what is as it was`() async throws {
    let store = try SQLiteStore.inMemory()
    let first = population(household("h-1", of: 3), household("h-2", of: 2))
    let new = try await take(first, into: store, from: "2024-01-01", at: "2024-01-02")
    #expect(new?.new == 2)
    let again = try await take(first, into: store, from: "2024-02-01", at: "2024-02-02")
    #expect(again?.unchanged == 2 && again?.new == 0 && again?.changed == 0)
    let second = population(household("h-1", of: 4), complete: true)
    let changed = try await take(second, into: store, from: "2024-03-01", at: "2024-03-02")
    #expect(changed?.changed == 1 && changed?.others == 1)
    #expect(try await size(on: "2024-02-29", in: store) == .known(3))
    #expect(try await size(on: "2024-03-01", in: store) == .known(4))
    #expect(try await store.openHistory(of: Household.ID("h-1")).versions.count == 2)
  }

  @Test func `what is not said stays, and what is said to be absent becomes so`() async throws {
    let store = try SQLiteStore.inMemory()
    var known = household("h-1", of: 3)
    known.additionalFacts["x_score"] = .number(7)
    _ = try await take(population(known), into: store, from: "2024-01-01", at: "2024-01-02")
    var told = Household(id: "h-1")
    told.name = .absent
    _ = try await take(population(told), into: store, from: "2024-02-01", at: "2024-02-02")
    let registry = store.registry(for: try purpose())
    let found = try await registry.subject(Household.ID("h-1"), on: day("2024-02-01"))
    #expect(found?.size == .known(3) && found?.name == .absent)
    #expect(found?.additionalFacts["x_score"] == .number(7))
  }

  @Test func `what is told late does not reach beyond what is known of later days`() async throws {
    let store = try SQLiteStore.inMemory()
    let later = population(household("h-1", of: 5))
    _ = try await take(later, into: store, from: "2024-06-01", at: "2024-06-02")
    let late = try await take(
      population(household("h-1", of: 3)),
      into: store,
      from: "2024-01-01",
      at: "2024-07-01"
    )
    #expect(late?.new == 1)
    #expect(try await size(on: "2024-05-31", in: store) == .known(3))
    #expect(try await size(on: "2024-06-01", in: store) == .known(5))
  }

  @Test func `nothing is taken if somebody was erased or a value can't be`() async throws {
    let store = try SQLiteStore.inMemory()
    _ = try await take(
      population(household("h-1", of: 3)),
      into: store,
      from: "2024-01-01",
      at: "2024-01-02"
    )
    try await store.erase([SubjectReference(.household, "h-1")], for: try purpose())
    for refused in [household("h-1", of: 4), household("h-3", of: -1)] {
      let error = await #expect(throws: RegistryError.self) {
        let all = population(household("h-2", of: 2), refused)
        _ = try await take(all, into: store, from: "2024-02-01", at: "2024-02-02")
      }
      #expect(error?.reason == (refused.id == "h-1" ? .erased : .failed))
    }
    #expect(try await store.references(.household).map(\.id) == ["h-1"])
  }
}
