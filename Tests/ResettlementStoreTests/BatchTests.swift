import GRDB
import Quantities
import ResettlementCore
import Testing

@testable import ResettlementStore

/// Many subjects at once, and writers that have to wait for one another.
@Suite struct BatchTests {
  private let valid = DatePeriod(from: day("2023-01-01"))
  private let now = time("2023-02-01")

  @Test func `saves a batch that several cores encode in its order`() async throws {
    let store = try SQLiteStore.inMemory()
    let households = (0..<1_300).map { number in
      household(Household.ID("h-\(number)"), of: ExactDecimal(number % 1_000))
    }
    try await store.save(all: households, valid: valid, recordedAt: now)
    #expect(try await store.references(.household).map(\.id) == households.map(\.id.rawValue))
    for number in [0, 511, 512, 1_299] {
      let id = Household.ID("h-\(number)")
      let view = try await store.openView(of: id, on: day("2023-03-01"))
      #expect(view?.subject.size == .known(ExactDecimal(number % 1_000)))
    }
  }

  @Test func `saves nothing of a batch in which one value can't be`() async throws {
    let store = try SQLiteStore.inMemory()
    let households = (0..<1_300).map { number in
      household(Household.ID("h-\(number)"), of: number == 1_000 ? -1 : 3)
    }
    let error = await #expect(throws: RegistryError.self) {
      try await store.save(all: households, valid: valid, recordedAt: now)
    }
    #expect((error?.underlying as? FactMismatch)?.fact == "size")
    #expect(try await store.references(.household).isEmpty)
  }

  @Test func `waits while another program writes, and then saves`() async throws {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      let store = try SQLiteStore(path: path, patience: .seconds(20))
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: path, configuration: configuration)
      try await other.writeWithoutTransaction { try $0.beginTransaction(.immediate) }
      async let number = store.save(household("h-1", of: 3), valid: valid, recordedAt: now)
      try await Task.sleep(for: .milliseconds(150))
      try await other.writeWithoutTransaction { try $0.rollback() }
      #expect(try await number == 1)
    }
  }

  @Test func `waits longer each time, and not longer than its patience in all`() {
    #expect(!Backoff(patience: .zero).wait(before: 0))
    let clock = ContinuousClock()
    let waited = clock.measure {
      var attempt = 0
      while Backoff(patience: .milliseconds(31)).wait(before: attempt) { attempt += 1 }
      #expect(attempt == 5)
    }
    #expect(waited > .milliseconds(15))
  }
}
