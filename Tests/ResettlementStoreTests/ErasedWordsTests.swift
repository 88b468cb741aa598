import Foundation
import GRDB
import Quantities
import ResettlementCore
import Testing

@testable import ResettlementStore

/// What is left in ledgers of a person who was erased: what happened, and no words of anybody.
@Suite struct ErasedWordsTests {
  private let now = time("2023-02-01")
  private let person = SubjectReference(.person, "p-1")
  private let other = SubjectReference(.person, "p-2")

  /// What somebody wrote into entries.
  private static let words = [
    "欧阳试样患病", "电话 13900001234", "由欧阳试样之子代签", "欧阳试样另有住房", "录错欧阳试样",
  ]

  private func event(
    _ id: String,
    of run: String,
    _ content: ProcedureEvent.Content,
    correcting correction: EventCorrection? = nil
  ) -> ProcedureEvent {
    ProcedureEvent(
      id: id,
      run: run,
      happenedOn: day("2023-02-01"),
      recordedAt: now,
      recordedBy: ProcedureEvent.Recorder(unit: "村委会"),
      content: content,
      correction: correction
    )
  }

  private func run(_ run: String, of subject: SubjectReference) -> [ProcedureEvent] {
    let opening = ProcedureEvent.Opening(policy: "example", procedure: "visit", subject: subject)
    let words = Self.words
    return [
      event("\(run)-1", of: run, .opened(opening)),
      event("\(run)-2", of: run, .objectionRaised(.init(to: "\(run)-1", about: words[0]))),
      event(
        "\(run)-3",
        of: run,
        .objectionDecided(.init(on: "\(run)-2", isUpheld: false, because: words[1]))
      ),
      event(
        "\(run)-4",
        of: run,
        .ended(.init("closed", because: words[2])),
        correcting: EventCorrection(of: "\(run)-3", because: words[4])
      ),
    ]
  }

  private func entry(
    _ id: String,
    _ content: BenefitEvent.Content,
    correcting correction: BenefitEvent.Correction? = nil
  ) -> BenefitEvent {
    BenefitEvent(
      id: id,
      benefit: "b-1",
      happenedOn: day("2023-02-01"),
      recordedAt: now,
      recordedBy: "office 3",
      content: content,
      correction: correction
    )
  }

  private var benefit: [BenefitEvent] {
    let words = Self.words
    let decision = BenefitDecision(
      refusals: [.byDiscretion(unit: "office 3", reason: words[3])],
      countsFor: [SubjectReference(.household, "h-1"), person],
      grounds: DecisionGrounds(conditions: ["old": "yes"], discretion: words[0])
    )
    let application = Application(policy: "example", programme: "help", subject: other)
    return [
      entry("b-1/1", .applied(application)), entry("b-1/2", .decided(decision)),
      entry("b-1/3", .stopped(BenefitStop(.died, note: words[1]))),
      entry("b-1/4", .annulled, correcting: .init(of: "b-1/3", because: words[4])),
    ]
  }

  private func fill(_ store: SQLiteStore) async throws {
    try await store.procedures.record(for: LedgerKey()) { _ in run("r-1", of: person) }
    try await store.procedures.record(for: LedgerKey()) { _ in
      run("r-2", of: SubjectReference(.person, "p-3"))
    }
    try await store.record(for: BenefitKey()) { _ in benefit }
  }

  /// The bodies of all entries in a file, as who has the key can read them.
  private func bodies(of store: SQLiteStore) async throws -> [String: String] {
    let bodies = LedgerBodies(store.keys)
    return try await store.read { database in
      let events = try Row.fetchAll(database, sql: "SELECT ledger, id, body FROM ledgerEvent")
      let entries = try Row.fetchAll(database, sql: "SELECT id, body FROM benefitEvent")
      let texts =
        try events.map { row in
          let place = LedgerBodies.place(ofEvent: row["id"], in: row["ledger"])
          return (row["id"] as String, try bodies.text(row["body"], at: place))
        }
        + entries.map { row in
          let place = LedgerBodies.place(ofBenefitEntry: row["id"])
          return (row["id"] as String, try bodies.text(row["body"], at: place))
        }
      return Dictionary(uniqueKeysWithValues: texts)
    }
  }

  private func isTelling(_ text: String) -> Bool { Self.words.contains { text.contains($0) } }

  @Test func `no reason of an erased person's entries can be read, by whoever has the key`()
    async throws
  {
    let store = try SQLiteStore.inMemory()
    try await fill(store)
    let before = try await bodies(of: store)
    #expect(before.values.filter(isTelling).count == 9, "the search finds nothing")
    try await store.erase([person], for: purpose())
    let left = try await bodies(of: store)
    #expect(left.filter { isTelling($0.value) }.keys.sorted() == ["r-2-2", "r-2-3", "r-2-4"])
    #expect(left.filter { $0.key.hasPrefix("r-2") } == before.filter { $0.key.hasPrefix("r-2") })
  }

  @Test func `what happened is read as before`() async throws {
    let store = try SQLiteStore.inMemory()
    try await fill(store)
    try await store.erase([person], for: purpose())
    let runs = try await store.procedures.history(for: LedgerKey(streams: ["r-1"])).events
    #expect(runs.map(\.id) == run("r-1", of: person).map(\.id))
    #expect(runs.map(\.content.kind) == run("r-1", of: person).map(\.content.kind))
    #expect(runs.last?.correction == EventCorrection(of: "r-1-3", because: "***"))
    let history = try await store.history(for: BenefitKey(subjects: [person]))
    let decision = history.events.compactMap { event -> BenefitDecision? in
      if case .decided(let decision) = event.content { decision } else { nil }
    }.first
    #expect(decision?.refusals == [.byDiscretion(unit: "office 3", reason: "***")])
    #expect(decision?.grounds.conditions == ["old": "yes"])
    #expect(history.state(of: "b-1").application?.subject == other)
  }

  @Test func `an entry that comes later has no words either, and one that comes again counts once`()
    async throws
  {
    let store = try SQLiteStore.inMemory()
    try await fill(store)
    try await store.erase([person], for: purpose())
    let more = event("r-1-5", of: "r-1", .ended(.init("closed", because: Self.words[0])))
    let sent = run("r-1", of: person) + [more]
    let added = try await store.procedures.record(for: LedgerKey()) { _ in sent }
    #expect(added.map(\.id) == ["r-1-5"])
    let again = try await store.record(for: BenefitKey()) { _ in
      benefit + [entry("b-1/5", .stopped(BenefitStop(.died, note: Self.words[2])))]
    }
    #expect(again.map(\.id) == ["b-1/5"])
    let left = try await bodies(of: store).filter { isTelling($0.value) }
    #expect(left.keys.sorted() == ["r-2-2", "r-2-3", "r-2-4"])
    let error = await #expect(throws: RegistryError.self) {
      let changed = event("r-1-4", of: "r-1", .ended(.init("other", because: "***")))
      try await store.procedures.record(for: LedgerKey()) { _ in [changed] }
    }
    #expect(error?.underlying as? LedgerConflict == .idTaken("r-1-4"))
  }

  @Test func `somebody whom only a ledger knows can be erased`() async throws {
    let store = try SQLiteStore.inMemory()
    try await fill(store)
    let erased = try await store.erase([other, person], for: purpose())
    #expect(erased.map(\.subject) == [other, person])
    #expect(try await store.erasure(of: other) == erased.first)
    let nobody = SubjectReference(.person, "p-9")
    #expect(try await store.erase([nobody], for: purpose()) == [])
  }

  static let changes = [
    "UPDATE ledgerEvent SET body = x'00' WHERE stream = 'r-2'",
    "UPDATE ledgerEvent SET happenedOn = 0 WHERE stream = 'r-1'",
    "UPDATE ledgerEvent SET id = 'x' WHERE id = 'r-1-1'",
    "UPDATE benefitEvent SET recordedAt = 0", "UPDATE benefitEvent SET body = NULL",
    "DELETE FROM ledgerEvent", "DELETE FROM benefitEvent",
  ]

  @Test(arguments: changes)
  func `the file lets nothing of entries be changed but words of who was erased`(_ sql: String)
    async throws
  {
    try await inFolder { folder in
      let path = folder + "/store.sqlite"
      let store = try SQLiteStore(path: path)
      try await fill(store)
      try await store.erase([person], for: purpose())
      let error = await #expect(throws: DatabaseError.self) {
        try await DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
      }
      #expect(error?.message == "entries are only added")
    }
  }

  @Test func `words of who was erased before go when a file of an earlier version is opened`()
    async throws
  {
    try await inFolder { folder in
      let path = folder + "/store.sqlite"
      try await fillEarlier(path)
      let store = try SQLiteStore(path: path)
      let left = try await bodies(of: store).filter { isTelling($0.value) }
      #expect(left.keys.sorted() == ["r-2-2", "r-2-3", "r-2-4"])
    }
  }

  // MARK: - Entries of others

  /// What others say of a person by name or number, however it is written.
  static let mentions = [
    "因欧阳试样患病", "电话 139-0000-1234", "身份证990000 19800101 008x", "９９００００８００１０１００８",
    "账号 6222 0099 0000 1234 567", "欧阳 试样之母",
  ]

  /// A case of a household, an asset that is kept by somebody, and a benefit of the household.
  private func fillOthers(_ store: SQLiteStore, _ words: String) async throws {
    let household = SubjectReference(.household, "h-1")
    let opening = ProcedureEvent.Opening(policy: "example", procedure: "v", subject: household)
    try await store.procedures.record(for: LedgerKey()) { _ in
      [
        event("h-1", of: "r-9", .opened(opening)),
        event("h-2", of: "r-9", .ended(.init("closed", because: words))),
        event("h-3", of: "r-9", .entered(.init("home", papers: [words], takenBy: "村委会"))),
        event("h-4", of: "r-9", .entered(.init("home", papers: ["核实表"]))),
        event("h-5", of: "r-9", .annulled, correcting: .init(of: "h-3", because: "录错")),
      ]
    }
    let application = Application(policy: "example", programme: "help", subject: household)
    let decision = BenefitDecision(
      countsFor: [household],
      grounds: DecisionGrounds(discretion: words)
    )
    try await store.record(for: BenefitKey()) { _ in
      [entry("b-1/1", .applied(application)), entry("b-1/2", .decided(decision))]
    }
    let (known, valid) = (Household(id: "h-1"), DatePeriod(from: day("2023-01-01")))
    try await store.save(known, valid: valid, recordedAt: now)
    let wrong = Correction(of: 1, because: words)
    try await store.save(known, valid: valid, recordedAt: now, correcting: wrong)
    try await store.save(madeUpPerson("p-1"), valid: valid, recordedAt: now)
  }

  @Test(arguments: mentions)
  func `words of others go in which a person is named who is erased`(_ words: String) async throws {
    try await inFolder { folder in
      let path = folder + "/store.sqlite"
      let store = try SQLiteStore(path: path)
      try await fillOthers(store, words)
      let isTelling = { (text: String) in text.contains(words) }
      let before = try await bodies(of: store)
      #expect(before.values.filter(isTelling).count == 3, "the search finds nothing")
      try await store.erase([person], for: purpose())
      let left = try await bodies(of: store)
      #expect(left.values.filter(isTelling) == [])
      let untouched = ["h-1", "h-4", "h-5", "b-1/1"]
      let (kept, had) = (left, before)
      #expect(untouched.allSatisfy { kept[$0] == had[$0] })
      let runs = try await store.procedures.history(for: LedgerKey(streams: ["r-9"])).events
      #expect(runs.map(\.content.kind).count == 5)
      let history = try await store.registry(for: purpose()).history(of: "h-1" as Household.ID)
      #expect(history.versions.compactMap(\.correction?.reason) == ["***"])
      #expect(try found(["***", words], in: folder) == [])
    }
  }

  @Test func `an entry that lost its words is there already when it is sent again`() async throws {
    let store = try SQLiteStore.inMemory()
    try await fillOthers(store, Self.mentions[0])
    let sent = try await store.procedures.history(for: LedgerKey(streams: ["r-9"])).events
    try await store.erase([person], for: purpose())
    #expect(try await store.procedures.record(for: LedgerKey()) { _ in sent } == [])
  }

  @Test(arguments: [
    "DELETE FROM lostWords", "UPDATE lostWords SET row = 9", "UPDATE version SET reason = x'00'",
    "UPDATE version SET reason = NULL WHERE corrects IS NOT NULL",
    "UPDATE version SET validFrom = 0 WHERE corrects IS NOT NULL",
    "UPDATE ledgerEvent SET body = x'00'", "UPDATE ledgerEvent SET id = 'x' WHERE id = 'h-2'",
  ])
  func `the file lets only words of entries be changed that are listed`(_ sql: String) async throws
  {
    try await inFolder { folder in
      let path = folder + "/store.sqlite"
      let store = try SQLiteStore(path: path)
      try await fillOthers(store, Self.mentions[0])
      let listing = "INSERT INTO lostWords VALUES ('ledgerEvent', 1, 0)"
      for (sql, erases) in [(listing, true), (sql, false)] {
        let error = await #expect(throws: DatabaseError.self) {
          try await DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
        }
        #expect(error?.message == "entries are only added")
        if erases { try await store.erase([person], for: purpose()) }
      }
    }
  }

  @Test func `words that name others stay, and so do names that are too short to tell`()
    async throws
  {
    let store = try SQLiteStore.inMemory()
    try await fillOthers(store, "欧阳先生患病，电话 13900001235")
    let before = try await bodies(of: store)
    try await store.erase([person], for: purpose())
    #expect(try await bodies(of: store) == before)
  }

  @Test func `what was written while ledgers were looked through goes as well`() async throws {
    let store = try SQLiteStore.inMemory()
    try await fillOthers(store, Self.mentions[0])
    let seen = try await store.read { [keys = store.keys] database in
      let words = LedgerWords(database: database, keys: keys)
      let values = try self.values(database, keys)
      return (values: values, mentions: try words.mentions(of: values))
    }
    let late = event("h-9", of: "r-9", .ended(.init("closed", because: Self.mentions[1])))
    try await store.procedures.record(for: LedgerKey()) { _ in [late] }
    let all = try await store.read { [keys = store.keys] database in
      try LedgerWords(database: database, keys: keys)
        .mentions(of: seen.values, after: seen.mentions)
    }
    #expect(all.rows.map(\.count) == [3, 1, 0])
  }

  private func values(_ database: Database, _ keys: StoreKeys) throws -> TellingValues {
    var values = TellingValues()
    let tables = SubjectTables(database: database, keys: keys)
    _ = try tables.history(of: person, .whole) { values.add($0.all, of: .person) }
    return values
  }

  // MARK: - Earlier versions

  /// A file of the eighth version, in which a person was erased and the words stayed.
  private func fillEarlier(_ path: String) async throws {
    let store = try SQLiteStore(path: path)
    try await store.save(
      Person(id: "p-1"),
      valid: DatePeriod(from: day("2023-01-01")),
      recordedAt: now
    )
    try await fill(store)
    try await DatabaseQueue(path: path).write { database in
      try database.execute(
        sql: """
          UPDATE subjectKey SET wrapped = NULL, erasedAt = 1, erasure = x'00';
          DROP INDEX partiesOfBenefit;
          DROP TABLE lostWords;
          PRAGMA user_version = 8;
          """
      )
    }
  }
}
