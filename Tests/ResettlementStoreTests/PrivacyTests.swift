import Foundation
import GRDB
import Quantities
import ResettlementCore
import Testing

@testable import ResettlementStore

/// That nothing of a person is in the file, its log or its free pages, and nobody sees it unasked.
@Suite struct PrivacyTests {
  private let valid = DatePeriod(from: day("2023-01-01"))
  private let now = time("2023-02-01")

  /// What must be in no file: of a made-up person, of a household, and of reasons.
  static let secrets = [
    "欧阳试样", "99000019800101008X", "13900001234", "6222009900001234567", "chronic", "甲户",
    "1980-01-01", "typed by 欧阳", "yearly review", "office 3", "x_account",
  ]

  private func fill(_ store: SQLiteStore) async throws {
    try await store.save(household("h-1", of: 3), valid: valid, recordedAt: now)
    try await store.save(madeUpPerson("p-1"), valid: valid, recordedAt: now)
    let wrong = Correction(of: 1, because: "typed by 欧阳试样")
    try await store.save(madeUpPerson("p-1"), valid: valid, recordedAt: now, correcting: wrong)
    let registry = try store.registry(for: purpose())
    _ = try await registry.history(of: "p-1" as Person.ID)
    _ = try await registry.population(on: day("2023-03-01"))
    try await store.procedures.record(for: LedgerKey()) { _ in [ended] }
    try await store.record(for: BenefitKey()) { _ in [refused] }
  }

  private var ended: ProcedureEvent {
    ProcedureEvent(
      id: "e-1",
      run: "r-1",
      happenedOn: day("2023-02-01"),
      recordedAt: now,
      recordedBy: ProcedureEvent.Recorder(unit: "村委会"),
      content: .ended(ProcedureEvent.Ending("closed", because: "欧阳试样 13900001234"))
    )
  }

  private var refused: BenefitEvent {
    BenefitEvent(
      id: "b-1/annulled",
      benefit: "b-1",
      happenedOn: day("2023-02-01"),
      recordedAt: now,
      recordedBy: "office 3",
      content: .annulled,
      correction: BenefitEvent.Correction(of: "b-0", because: "欧阳试样")
    )
  }

  @Test func `has nothing of a person in its files, open or closed`() async throws {
    try await inFolder { folder in
      do {
        let store = try SQLiteStore(path: "\(folder)/store.sqlite")
        try await fill(store)
        #expect(try found(Self.secrets, in: folder) == [])
      }
      #expect(try found(Self.secrets, in: folder) == [])
      #expect(try found(["p-1", "h-1"], in: folder) == ["p-1", "h-1"], "the search finds nothing")
    }
  }

  @Test func `encrypts a file of an earlier version and wipes its plain text out`() async throws {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      try await writePlainFile(path)
      #expect(try found(Self.secrets, in: folder).count > 5)
      let store = try SQLiteStore(path: path)
      #expect(try found(Self.secrets, in: folder) == [])
      let registry = try store.registry(for: purpose())
      let history = try await registry.history(of: "p-1" as Person.ID)
      #expect(history.versions.map(\.value?.name.value?.revealed) == ["欧阳试样", nil, "欧阳试样"])
      #expect(history.versions[0].value?.isEmployed == .known(true))
      #expect(history.versions[1].correction == Correction(of: 1, because: "typed by 欧阳试样"))
      let number = try CitizenIdentityNumber("99000019800101008X")
      #expect(try await registry.persons(with: number) == ["p-1"])
      #expect(try await registry.references(.household).map(\.id) == ["h-1"])
      let runs = try await store.procedures.history(for: LedgerKey(streams: ["r-1"]))
      #expect(runs.events == [ended])
      let household = SubjectReference(.household, "h-1")
      let benefits = try await store.history(for: BenefitKey(subjects: [household])).events
      #expect(benefits.last?.correction?.reason == "typed by 欧阳试样")
    }
  }

  @Test func `still refuses changes after a file of an earlier version was encrypted`()
    async throws
  {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      try await writePlainFile(path)
      _ = try SQLiteStore(path: path)
      for change in [
        "DELETE FROM version", "UPDATE version SET number = 9", "DELETE FROM grantEntry",
        "UPDATE ledgerEvent SET body = ''", "UPDATE grantEntry SET reason = NULL",
      ] {
        let error = await #expect(throws: DatabaseError.self) {
          try await DatabaseQueue(path: path).write { try $0.execute(sql: change) }
        }
        #expect(error?.message == "entries are only added")
      }
    }
  }

  /// A file of the fourth version, in which everything stood in plain text.
  private func writePlainFile(_ path: String) async throws {
    let open = #"{"is_employed":{"boolean":true}}"#
    let personal = """
      {"identity_number":{"text":"99000019800101008X"},"name":{"text":"欧阳试样"},\
      "phone":{"text":"13900001234"},"x_account":{"text":"6222009900001234567"},\
      "birth_date":{"date":"1980-01-01"},"health":{"symbol":"chronic"}}
      """
    let event = String(decoding: try JSONEncoder().encode(ended), as: UTF8.self)
    try await DatabaseQueue(path: path).write { database in
      for migration in Migration.all.prefix(4) { try database.execute(sql: migration.sql) }
      try database.execute(sql: "PRAGMA application_id = \(0x5253_544B)")
      try database.execute(sql: "PRAGMA user_version = 4")
      try database.execute(
        sql: """
          INSERT INTO subject (kind, name) VALUES ('household', 'h-1'), ('person', 'p-1');
          INSERT INTO version VALUES (1, 1, 19000, NULL, 0, NULL, NULL, '{}', '{}');
          INSERT INTO version VALUES (2, 1, 19000, NULL, 0, NULL, NULL, :open, :personal);
          INSERT INTO version VALUES (2, 2, 19000, NULL, 0, 1, 'typed by 欧阳试样', NULL, NULL);
          INSERT INTO version VALUES (2, 3, 19000, 20000, 5, NULL, NULL, :open, :personal);
          INSERT INTO procedureEvent VALUES (1, 'e-1', 'r-1', 19000, 0, :event);
          INSERT INTO grantEntry VALUES (1, 'g-1', 'reward', '5', NULL, 19000, 0, NULL, NULL);
          INSERT INTO grantEntry VALUES
          (2, 'g-2', 'reward', '6', NULL, 19000, 9, 'g-1', 'typed by 欧阳试样');
          INSERT INTO grantParty VALUES (1, 0, 'household', 'h-1'), (2, 0, 'household', 'h-1');
          """,
        arguments: ["open": open, "personal": personal, "event": event]
      )
    }
  }

  @Test func `refuses another key than the one it was written by, and leaves it as it is`()
    async throws
  {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      try await fill(try SQLiteStore(path: path))
      let before = try Data(contentsOf: URL(filePath: path))
      let error = #expect(throws: RegistryError.self) {
        try SQLiteStore(path: path, key: MasterKey())
      }
      #expect(error?.reason == .failed)
      #expect(error?.underlying as? StoreDefect == .wrongKey)
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func `does not read an entry that was moved or whose days were changed`() async throws {
    let changes = [
      "UPDATE version SET validFrom = validFrom - 1 WHERE number = 1",
      "UPDATE version SET openFacts = (SELECT openFacts FROM version WHERE number = 2)",
      "UPDATE version SET personalFacts = openFacts",
      "UPDATE subject SET name = 'p-9' WHERE name = 'p-1'",
    ]
    for change in changes {
      try await inFolder { folder in
        let path = "\(folder)/store.sqlite"
        let store = try SQLiteStore(path: path)
        try await fill(store)
        try await DatabaseQueue(path: path).write { database in
          for trigger in ["version", "subject"] {
            try database.execute(sql: "DROP TRIGGER \(trigger)RefusesUPDATE")
          }
          try database.execute(sql: change)
        }
        let id: Person.ID = change.contains("p-9") ? "p-9" : "p-1"
        let error = await #expect(throws: RegistryError.self) {
          try await store.registry(for: purpose()).history(of: id)
        }
        #expect(error?.underlying as? StoreDefect == .damagedEntry("encrypted value"), "\(change)")
      }
    }
  }

  @Test(arguments: [
    "99000019800101008X", "99000019800101008x", "990000800101008", "p-990000198001010080",
    "990000-19800101-0080", "９９００００１９８００１０１００８Ｘ", "h13900001234",
  ])
  func `refuses a name that was made of a number of a person`(name: String) async throws {
    let store = try SQLiteStore.inMemory()
    let error = await #expect(throws: RegistryError.self) {
      try await store.save(Person(id: Person.ID(name)), valid: valid, recordedAt: now)
    }
    #expect(error?.underlying as? StoreDefect == .personalName)
    #expect(!String(describing: error).contains(name))
    #expect(try await store.references(.person).isEmpty)
  }

  @Test(arguments: ["99000019800101008X", "h13900001234"])
  func `refuses an id of an event, stream or benefit that was made of a number of a person`(
    number: String
  ) async throws {
    let store = try SQLiteStore.inMemory()
    for (id, stream) in [(number, "r-1"), ("e-1", number)] {
      let event = ProcedureEvent(
        id: id,
        run: stream,
        happenedOn: ended.happenedOn,
        recordedAt: ended.recordedAt,
        recordedBy: ended.recordedBy,
        content: ended.content
      )
      let entry = BenefitEvent(
        id: id,
        benefit: stream,
        happenedOn: refused.happenedOn,
        recordedAt: refused.recordedAt,
        recordedBy: refused.recordedBy,
        content: refused.content
      )
      let errors = [
        await #expect(throws: RegistryError.self) {
          try await store.procedures.record(for: LedgerKey()) { _ in [event] }
        },
        await #expect(throws: RegistryError.self) {
          try await store.record(for: BenefitKey()) { _ in [entry] }
        },
      ]
      #expect(errors.map { $0?.underlying as? StoreDefect } == [.personalName, .personalName])
    }
    #expect(try await store.procedures.history(for: LedgerKey(streams: ["r-1"])).events.isEmpty)
    #expect(try await store.benefits(in: nil).isEmpty)
  }

  @Test(arguments: ["p-1", "450702001001", "asset-2024-01150001", "20240115000001", "甲-0001"])
  func `takes names of the register's own`(name: String) async throws {
    let store = try SQLiteStore.inMemory()
    try await store.save(Person(id: Person.ID(name)), valid: valid, recordedAt: now)
    #expect(try await store.references(.person).map(\.id) == [name])
  }

  @Test func `a master key shows nothing of itself and reads back from its text`() throws {
    let key = MasterKey()
    var shown = ""
    dump(key, to: &shown)
    #expect(!"\(key) \(String(reflecting: key)) \(shown)".contains(key.base64))
    #expect(try MasterKey(base64: " \(key.base64)\n").base64 == key.base64)
    #expect(throws: StoreDefect.noKey) { try MasterKey(base64: "secret") }
    #expect(throws: StoreDefect.noKey) { try MasterKey([1, 2, 3]) }
    #expect(throws: StoreDefect.noKey) { try MasterKey(Array(repeating: 7, count: 32)) }
  }
}

/// Returns those of some texts that are in a file of a folder.
func found(_ texts: [String], in folder: String) throws -> [String] {
  let files = try FileManager.default.contentsOfDirectory(atPath: folder)
  let bytes = try files.map { try Data(contentsOf: URL(filePath: "\(folder)/\($0)")) }
  return texts.filter { text in bytes.contains { $0.range(of: Data(text.utf8)) != nil } }
}
