import Quantities
import ResettlementCore
import ResettlementStore
import Testing

@Suite struct AccessTests {
  private let valid = DatePeriod(from: day("2023-01-01"))
  private let now = time("2023-02-01")
  private let person: Person.ID = "p-1"

  private func filled() async throws -> SQLiteStore {
    let store = try SQLiteStore.inMemory()
    try await store.save(madeUpPerson("p-1"), valid: valid, recordedAt: now)
    try await store.save(madeUpPerson("p-2"), valid: valid, recordedAt: now)
    var site = Site(id: "s-1")
    site.conditionsAllowElderCare = .known(true)
    try await store.save(site, valid: valid, recordedAt: now)
    return store
  }

  @Test func `gives open facts away, says what it withholds, and keeps no record of that`()
    async throws
  {
    let store = try await filled()
    let view = try await store.openView(of: person, on: day("2023-03-01"))
    #expect(view?.subject.isEmployed == .known(true))
    #expect(view?.subject.name == .unknown)
    #expect(view?.subject.additionalFacts.isEmpty == true)
    let withheld = ["birth_date", "health", "identity_number", "name", "phone", "x_account"]
    #expect(view?.withheld.sorted() == withheld)
    #expect(try await store.accesses().isEmpty)
  }

  @Test func `gives open facts of everybody away, and says what it withholds`() async throws {
    let store = try await filled()
    let open = try await store.openPopulation(on: day("2023-03-01"), completeKinds: [.person])
    let persons = open.population.all(Person.self)
    #expect(persons.map(\.isEmployed) == [.known(true), .known(true)])
    #expect(persons.allSatisfy { $0.name == .unknown && $0.additionalFacts.isEmpty })
    #expect(open.population.all(Site.self).count == 1)
    #expect(open.population.completeKinds == [.person])
    let withheld = ["birth_date", "health", "identity_number", "name", "phone", "x_account"]
    #expect(open.withheld.map(\.fact) == withheld)
    #expect(try await store.accesses().isEmpty)
  }

  @Test func `finds those who name a subject in an open fact, by entries that hold`() async throws {
    let store = try await filled()
    let home = SubjectReference(.household, "h-1")
    var member = madeUpPerson("p-1")
    member.household = .known("h-1")
    member.additionalFacts["x_guardian"] = .reference("p-2")
    let number = try await store.save(member, valid: valid, recordedAt: now)
    try await store.save(Person(id: "p-3"), valid: valid, recordedAt: now)
    #expect(try await store.subjects(naming: home).map(\.id) == ["p-1"])
    #expect(try await store.subjects(naming: SubjectReference(.site, "h-1")) == [])
    #expect(try await store.subjects(naming: SubjectReference(.person, "p-2")) == [])
    let wrong = Correction(of: number, because: "moved to another one")
    try await store.save(madeUpPerson("p-1"), valid: valid, recordedAt: now, correcting: wrong)
    #expect(try await store.subjects(naming: home) == [])
  }

  @Test func `withholds the reasons of corrections, which may name somebody`() async throws {
    let store = try await filled()
    let wrong = Correction(of: 1, because: "另有其人：欧阳试样")
    try await store.annul(person, wrong, recordedAt: now)
    let open = try await store.openHistory(of: person)
    #expect(open.versions.last?.correction == Correction(of: 1, because: "***"))
    let whole: History<Person> = try await store.registry(for: purpose()).history(of: person)
    #expect(whole.versions.last?.correction == wrong)
  }

  @Test func `records who saw personal facts of whom, when, which and what for`() async throws {
    let store = try await filled()
    let registry = try store.registry(for: purpose("visit"))
    let found = try await registry.subject(person, on: day("2023-03-01"))
    #expect(found == madeUpPerson("p-1"))
    let record = try #require(try await store.accesses(to: person.reference).first)
    #expect(record.by == "office 3" && record.purpose == "visit" && record.at == time("2024-01-01"))
    #expect(record.subjects == [person.reference] && record.act == .read)
    let seen = ["birth_date", "health", "identity_number", "name", "phone", "x_account"]
    #expect(record.facts.map(\.fact) == seen)
    #expect(record.isSensitive)
    #expect(try await store.accesses(to: SubjectReference(.person, "p-2")).isEmpty)
  }

  @Test func `keeps no record of what nothing personal was seen of`() async throws {
    let store = try await filled()
    let site = try await store.registry(for: purpose()).subject(
      "s-1" as Site.ID,
      on: day("2023-03-01")
    )
    #expect(site?.conditionsAllowElderCare == .known(true))
    #expect(try await store.accesses().isEmpty)
  }

  @Test func `records that everybody was looked at, once for all`() async throws {
    let store = try await filled()
    _ = try await store.registry(for: purpose()).population(on: day("2023-03-01"))
    let records = try await store.accesses()
    #expect(records.count == 1)
    #expect(records.first?.subjects == [])
    for id in ["p-1", "p-2"] {
      #expect(try await store.accesses(to: SubjectReference(.person, id)) == records)
    }
    #expect(try await store.accesses(to: SubjectReference(.site, "s-1")).isEmpty)
  }

  @Test func `finds records by their time, and keeps those of papers`() async throws {
    let store = try await filled()
    for day in ["2024-01-01", "2024-02-01", "2024-03-01"] {
      let purpose = try purpose("print", at: day)
      let facts = [AccessedFact(.person, "phone", privacy: .personal)]
      try await store.keep(
        try purpose.record(.printed(document: "x/paper"), of: [person.reference], facts: facts)
      )
    }
    let found = try await store.accesses(from: time("2024-01-02"), to: time("2024-02-01"))
    #expect(found.map(\.at) == [time("2024-02-01")])
    #expect(found.first?.act == .printed(document: "x/paper"))
    #expect(try await store.accesses().count == 3)
  }

  @Test(arguments: ["99000019800101008X", "99000019800101008x", "990000800101008"])
  func `finds a person by the identity number in each of its forms`(text: String) async throws {
    let store = try await filled()
    let registry = try store.registry(for: purpose())
    #expect(try await registry.persons(with: CitizenIdentityNumber(text)) == ["p-1", "p-2"])
    #expect(try await store.accesses(to: person.reference).count == 1)
    let nobody = try CitizenIdentityNumber("990000198001010047")
    #expect(try await registry.persons(with: nobody) == [])
  }

  @Test func `does not find a person by a number that was corrected`() async throws {
    let store = try await filled()
    var right = madeUpPerson("p-2")
    right.identityNumber = .known("990000198001010047")
    let wrong = Correction(of: 1, because: "typed wrong")
    try await store.save(right, valid: valid, recordedAt: now, correcting: wrong)
    let registry = try store.registry(for: purpose())
    let old = try CitizenIdentityNumber("99000019800101008X")
    #expect(try await registry.persons(with: old) == ["p-1"])
    let new = try CitizenIdentityNumber("990000198001010047")
    #expect(try await registry.persons(with: new) == ["p-2"])
  }

  @Test func `asks for a purpose and for somebody who has it`() {
    #expect(throws: AccessRecordError.noPurpose) { try AccessPurpose(" ", by: "a", at: now) }
    #expect(throws: AccessRecordError.nobody) { try AccessPurpose("visit", by: "", at: now) }
    #expect(throws: AccessRecordError.privateNumber) {
      try AccessPurpose("look for 99000019800101008X", by: "a", at: now)
    }
  }
}
