import DecisionReceipts
import Foundation
import GRDB
import Quantities
import ResettlementCore
import ResettlementStore
import Testing

/// What a person may ask for: a copy of everything, and its erasure.
@Suite struct RightsTests {
  private let valid = DatePeriod(from: day("2023-01-01"))
  private let now = time("2023-02-01")
  private let person = SubjectReference(.person, "p-1")

  private func fill(_ store: SQLiteStore) async throws {
    try await store.save(madeUpPerson("p-1"), valid: valid, recordedAt: now)
    var other = madeUpPerson("p-2")
    other.name = .known("司马试样")
    try await store.save(other, valid: valid, recordedAt: now)
    for (id, worker) in [("j-1", "p-1"), ("j-2", "p-2")] {
      var placement = Placement(id: Placement.ID(id))
      placement.worker = .known(Person.ID(worker))
      try await store.save(placement, valid: valid, recordedAt: now)
    }
    var entry = LedgerEntry(id: "e-1")
    entry.additionalFacts["x_visited"] = .list([.reference("p-1")])
    try await store.save(entry, valid: valid, recordedAt: now)
    let wrong = Correction(of: 1, because: "typed wrong")
    try await store.annul("p-1" as Person.ID, wrong, recordedAt: now)
    let opening = ProcedureEvent.Opening(policy: "example", procedure: "visit", subject: person)
    let opened = ProcedureEvent(
      id: "e-1",
      run: "r-1",
      happenedOn: day("2023-02-01"),
      recordedAt: now,
      recordedBy: ProcedureEvent.Recorder(unit: "村委会"),
      content: .opened(opening)
    )
    try await store.procedures.record(for: LedgerKey()) { _ in [opened] }
  }

  @Test func `exports all entries of a person, and those of others that name it`() async throws {
    let store = try SQLiteStore.inMemory()
    try await fill(store)
    let export = try await store.export(person, for: purpose("asked for a copy"))
    #expect(export.own.versions.count == 2)
    #expect(export.own.versions.first?.value?["name"] == .text("欧阳试样"))
    #expect(export.own.versions.last?.correction?.reason == "typed wrong")
    #expect(export.named.map(\.subject.id) == ["j-1", "e-1"])
    #expect(export.events.map(\.ledger) == ["procedure"])
    let text = String(decoding: try export.json(), as: UTF8.self)
    #expect(text.contains(#""value" : "99000019800101008X""#) && text.contains("公民身份号码"))
    #expect(!text.contains("司马试样") && text.contains("村委会"))
    #expect("\(export) \(String(reflecting: export))".contains("欧阳") == false)
    let record = try await store.accesses(to: person).last
    #expect(record?.act == .exported(document: "personal-data"))
    #expect(record?.purpose == "asked for a copy")
  }

  @Test func `exports the decisions that tell of a person, and no others`() async throws {
    let store = try SQLiteStore.inMemory()
    try await fill(store)
    let other = SubjectReference(.person, "p-2")
    let people: [Set<SubjectReference>] = [[person], [other], [person, other]]
    let decisions = people.enumerated().map { number, people in
      RecordedDecision(
        question: DecisionQuestion(
          packs: [],
          rule: "subsidy",
          subject: SubjectReference(.household, "h-\(number)"),
          dates: AssessmentDates(on: day("2024-01-01"))
        ),
        content: DecisionContent(
          inputs: Array("facts \(number)".utf8),
          answer: Array("answer \(number)".utf8)
        ),
        people: people,
        recordedBy: "某镇"
      )
    }
    try await store.record(decisions, at: now)
    let export = try await store.export(person, for: purpose())
    #expect(export.decisions.map(\.receipt.number) == [1, 3])
    #expect(export.decisions.map(\.content) == [0, 2].map { .kept(decisions[$0].content) })
    let text = String(decoding: try export.json(), as: UTF8.self)
    #expect(text.contains("facts 0") && text.contains("answer 2") && !text.contains("facts 1"))
    try await store.erase([other], for: purpose(at: "2024-05-01"))
    let later = try await store.export(person, for: purpose())
    #expect(later.decisions.last?.content == .erased(at: time("2024-05-01")))
    #expect(!String(decoding: try later.json(), as: UTF8.self).contains("facts 2"))
  }

  @Test func `erases a person's facts, says so and when, and leaves others as they are`()
    async throws
  {
    let store = try SQLiteStore.inMemory()
    try await fill(store)
    let registry = try store.registry(for: purpose())
    _ = try await registry.history(of: "p-1" as Person.ID)
    let erased = try await store.erase([person], for: purpose("asked for it", at: "2024-05-01"))
    #expect(erased.map(\.at) == [time("2024-05-01")])
    let error = await #expect(throws: RegistryError.self) {
      try await registry.history(of: "p-1" as Person.ID)
    }
    #expect(error?.reason == .erased)
    #expect(error?.underlying as? Erasure == erased.first)
    #expect(try await store.erasure(of: person)?.purpose == "asked for it")
    #expect(try await store.accesses(to: person).count == 1)
    let number = try CitizenIdentityNumber("99000019800101008X")
    #expect(try await registry.persons(with: number) == ["p-2"])
    let other = try await registry.subject("p-2" as Person.ID, on: day("2023-03-01"))
    #expect(other?.name.value?.revealed == "司马试样")
    #expect(try await store.references(.person).map(\.id) == ["p-1", "p-2"])
  }

  @Test func `does not take up an erased person again, and erases only once`() async throws {
    let store = try SQLiteStore.inMemory()
    try await fill(store)
    let first = try await store.erase([person], for: purpose("first", at: "2024-05-01"))
    #expect(try await store.erase([person], for: purpose("second", at: "2024-06-01")) == first)
    let error = await #expect(throws: RegistryError.self) {
      try await store.save(madeUpPerson("p-1"), valid: valid, recordedAt: now)
    }
    #expect(error?.reason == .erased)
    let unknown = SubjectReference(.person, "p-9")
    #expect(try await store.erase([unknown], for: purpose()) == [])
  }

  @Test func `a population without an erased person is not complete`() async throws {
    let store = try SQLiteStore.inMemory()
    try await store.save(madeUpPerson("p-1"), valid: valid, recordedAt: now)
    try await store.save(madeUpPerson("p-2"), valid: valid, recordedAt: now)
    try await store.erase([person], for: purpose())
    let registry = try store.registry(for: purpose())
    let kinds: Set<SubjectKind> = [.person, .household]
    let during = try await registry.population(on: day("2023-03-01"), completeKinds: kinds)
    #expect(during.all(Person.self).map(\.id.rawValue) == ["p-2"])
    #expect(during.completeKinds == [.household])
    let number = try CitizenIdentityNumber("99000019800101008X")
    #expect(try await registry.persons(with: number) == ["p-2"])
    let before = try await registry.population(on: day("2022-03-01"), completeKinds: kinds)
    #expect(before.completeKinds == kinds)
  }

  @Test func `the key of an erased person is in none of the files`() async throws {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      let store = try SQLiteStore(path: path)
      try await fill(store)
      let key = try await wrappedKey(path)
      #expect(try found(key, in: folder))
      try await store.erase([person], for: purpose())
      #expect(try !found(key, in: folder))
      let versions = try await DatabaseQueue(path: path).read {
        try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM version WHERE subject = 1")
      }
      #expect(versions == 2)
    }
  }

  @Test func `says that traces remain while another program reads, and wipes them out later`()
    async throws
  {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      let store = try SQLiteStore(path: path, patience: .zero)
      try await fill(store)
      let key = try await wrappedKey(path)
      let reader = try DatabasePool(path: path)
      try await reader.read { database in
        _ = try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM version")
        let done = DispatchSemaphore(value: 0)
        Task {
          let error = await #expect(throws: RegistryError.self) {
            try await store.erase([person], for: purpose())
          }
          #expect(error?.underlying as? StoreDefect == .tracesRemain)
          done.signal()
        }
        done.wait()
      }
      try reader.close()
      try await store.erase([person], for: purpose())
      #expect(try !found(key, in: folder))
    }
  }

  private func wrappedKey(_ path: String) async throws -> Data {
    let key = try await DatabaseQueue(path: path).read {
      try Data.fetchOne($0, sql: "SELECT wrapped FROM subjectKey WHERE subject = 1")
    }
    return try #require(key)
  }

  private func found(_ bytes: Data, in folder: String) throws -> Bool {
    try FileManager.default.contentsOfDirectory(atPath: folder).contains { file in
      try Data(contentsOf: URL(filePath: "\(folder)/\(file)")).range(of: bytes) != nil
    }
  }
}
