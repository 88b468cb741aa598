import GRDB
import Quantities
import ResettlementCore
import ResettlementStore
import Testing

@Suite struct KeepingTests {
  private let valid = DatePeriod(from: day("2023-01-01"))
  private let now = time("2023-02-01")

  @Test(arguments: [
    "UPDATE version SET openFacts = NULL", "DELETE FROM version", "DELETE FROM subject",
    "DELETE FROM subjectKey", "UPDATE subjectKey SET wrapped = x'00'", "DELETE FROM identityNumber",
    "UPDATE connection SET subject = 9", "DELETE FROM connection",
    "UPDATE subjectKey SET subject = 2, wrapped = NULL, erasedAt = 0", "DELETE FROM access",
    "UPDATE storeKey SET salt = x'00'", "DELETE FROM storeKey", "DELETE FROM accessedSubject",
    "UPDATE benefitEvent SET body = ''", "DELETE FROM benefitEvent", "DELETE FROM benefitParty",
  ])
  func `does not let entries be changed, by whomever`(statement: String) async throws {
    try await withFile { store, file in
      try await store.save(household("h-1", of: 3), valid: valid, recordedAt: now)
      var person = madeUpPerson("p-1")
      person.household = .known("h-1")
      try await store.save(person, valid: valid, recordedAt: now)
      _ = try await store.registry(for: purpose()).history(of: "p-1" as Person.ID)
      try await store.record(for: BenefitKey()) { _ in [applied] }
      let error = await #expect(throws: DatabaseError.self) {
        try await file.write { try $0.execute(sql: statement) }
      }
      #expect(error?.message == "entries are only added")
    }
  }

  @Test func `finds a name however its characters are composed`() async throws {
    let store = try SQLiteStore.inMemory()
    try await store.save(household("caf\u{E9}", of: 3), valid: valid, recordedAt: now)
    let again: Household.ID = "cafe\u{301}"
    #expect(try await store.save(household(again, of: 4), valid: valid, recordedAt: now) == 2)
    #expect(try await store.references(.household).count == 1)
  }

  @Test func `refuses a name that SQLite would cut off`() async throws {
    let store = try SQLiteStore.inMemory()
    let error = await #expect(throws: RegistryError.self) {
      try await store.save(household("h-1\u{0}x", of: 3), valid: valid, recordedAt: now)
    }
    #expect(error?.underlying as? StoreDefect == .unstorableText)
    #expect(try await store.references(.household).isEmpty)
  }

  @Test func `refuses a value that the fact's declaration excludes`() async throws {
    let store = try SQLiteStore.inMemory()
    let error = await #expect(throws: RegistryError.self) {
      try await store.save(household("h-1", of: -1), valid: valid, recordedAt: now)
    }
    #expect(error?.reason == .failed)
    #expect((error?.underlying as? FactMismatch)?.fact == "size")
  }

  @Test func `shows no values in its errors`() async throws {
    try await withFile { store, file in
      try await file.write { try $0.execute(sql: "DROP TABLE version") }
      let error = await #expect(throws: RegistryError.self) {
        try await store.save(household("h-1", of: 3), valid: valid, recordedAt: now)
      }
      #expect(error?.reason == .failed)
      #expect("\(String(describing: error))".contains("no such table: version"))
      #expect(!"\(String(describing: error))".contains("甲户"))
    }
  }

  @Test func `says failed, not conflict, for a history that was damaged`() async throws {
    try await withFile { store, file in
      try await store.save(household("h-1", of: 3), valid: valid, recordedAt: now)
      let later = """
        INSERT INTO version SELECT subject, 2, validFrom, validTo, recordedAt - 1, corrects, reason,
        openFacts, personalFacts FROM version
        """
      try await file.write { try $0.execute(sql: later) }
      let error = await #expect(throws: RegistryError.self) {
        try await store.openHistory(of: "h-1" as Household.ID)
      }
      #expect(error?.reason == .failed)
    }
  }

  @Test func `passes on the error of a decision even if it is one of a registry`() async throws {
    let store = try SQLiteStore.inMemory()
    let error = await #expect(throws: RegistryError.self) {
      try await store.record(for: BenefitKey()) { _ in throw RegistryError(.tooNew) }
    }
    #expect(error?.reason == .tooNew)
  }

  private func withFile(_ body: (SQLiteStore, DatabaseQueue) async throws -> Void) async throws {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      try await body(try SQLiteStore(path: path), try DatabaseQueue(path: path))
    }
  }
}

private let applied = BenefitEvent(
  id: "a-1",
  benefit: "b-1",
  happenedOn: day("2023-02-01"),
  recordedAt: time("2023-02-01"),
  recordedBy: "乡镇",
  content: .applied(
    Application(
      policy: "example",
      programme: "shop_reward",
      subject: SubjectReference(.household, "h-1")
    )
  )
)
