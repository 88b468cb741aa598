import Foundation
import GRDB
import Quantities
import ResettlementCore
import Testing

@testable import ResettlementStore

@Suite struct OpeningTests {
  @Test func `refuses a file that a later version wrote and leaves it as it is`() async throws {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      _ = try SQLiteStore(path: path)
      try await DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 99") }
      #expect(reason(opening: path) == .tooNew)
      let version = try await DatabaseQueue(path: path).read {
        try Int.fetchOne($0, sql: "PRAGMA user_version")
      }
      #expect(version == 99)
    }
  }

  @Test func `refuses the database of another program and leaves it as it is`() async throws {
    try await inFolder { folder in
      let path = "\(folder)/other.sqlite"
      try await DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE other (id)") }
      let before = try Data(contentsOf: URL(filePath: path))
      let error = #expect(throws: RegistryError.self) { try SQLiteStore(path: path) }
      #expect(error?.reason == .failed)
      #expect(error?.underlying as? StoreDefect == .otherDatabase)
      #expect(try Data(contentsOf: URL(filePath: path)) == before)
    }
  }

  @Test func `refuses a file that is no database`() async throws {
    try await inFolder { folder in
      let path = "\(folder)/text.sqlite"
      try String(repeating: "no database. ", count: 100)
        .write(toFile: path, atomically: true, encoding: .utf8)
      #expect(reason(opening: path) == .failed)
    }
  }

  @Test func `refuses a folder that is not there`() {
    #expect(reason(opening: "/nowhere/at/all/store.sqlite") == .failed)
  }

  private func reason(opening path: String) -> RegistryError.Reason? {
    do throws(RegistryError) {
      _ = try SQLiteStore(path: path)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func `brings a file of the first version to the newest`() async throws {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      try await DatabaseQueue(path: path).write { database in
        try database.execute(sql: Migration.all[0].sql)
        try database.execute(sql: "PRAGMA application_id = \(0x5253_544B)")
        try database.execute(sql: "PRAGMA user_version = 1")
        try database.execute(sql: "INSERT INTO subject (kind, name) VALUES ('person', 'p-1')")
        try database.execute(
          sql: """
            INSERT INTO version (subject, number, validFrom, recordedAt, openFacts, personalFacts)
            VALUES (1, 1, 0, 0, '{}', '{}')
            """
        )
      }
      let store = try SQLiteStore(path: path)
      #expect(try await store.references(.person) == [SubjectReference(.person, "p-1")])
      #expect(try await store.history(for: BenefitKey()).events.isEmpty)
    }
  }

  @Test(arguments: [3, 4])
  func `keeps what happened in procedures before all ledgers shared their tables`(
    _ version: Int
  ) async throws {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      let opened = opening(of: "r-1")
      let body = String(decoding: try JSONEncoder().encode(opened), as: UTF8.self)
      try await DatabaseQueue(path: path).write { database in
        for migration in Migration.all.prefix(version) { try database.execute(sql: migration.sql) }
        try database.execute(sql: "PRAGMA application_id = \(0x5253_544B)")
        try database.execute(sql: "PRAGMA user_version = \(version)")
        try database.execute(
          sql: """
            INSERT INTO procedureEvent (id, run, happenedOn, recordedAt, body)
            VALUES ('e-1', 'r-1', 0, 0, ?)
            """,
          arguments: [body]
        )
        try database.execute(
          sql: "INSERT INTO procedureParty (kind, name, run) VALUES ('household', 'h-1', 'r-1')"
        )
      }
      let ledger = try SQLiteStore(path: path).procedures
      let key = ProcedureKey(subjects: [SubjectReference(.household, "h-1")])
      #expect(try await ledger.history(for: key).events == [opened])
      #expect(try await ledger.record(for: key) { _ in [opened] } == [])
    }
  }

  private func opening(of run: String) -> ProcedureEvent {
    let opening = ProcedureEvent.Opening(
      policy: "example",
      procedure: "visit",
      subject: SubjectReference(.household, "h-1")
    )
    return ProcedureEvent(
      id: "e-1",
      run: run,
      happenedOn: day("2023-01-01"),
      recordedAt: time("2023-01-02"),
      recordedBy: ProcedureEvent.Recorder(unit: "村委会"),
      content: .opened(opening)
    )
  }

  @Test func `finds the streams of a subject by an index`() async throws {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      _ = try SQLiteStore(path: path)
      let plan = try await DatabaseQueue(path: path).read { database in
        try Row.fetchAll(
          database,
          sql: "EXPLAIN QUERY PLAN SELECT kind FROM eventParty WHERE ledger = 'a' AND stream = 'b'"
        )
        .map { $0["detail"] as String? ?? "" }
      }
      #expect(plan.count == 1 && plan[0].contains("partiesOfStream"), "\(plan)")
    }
  }

  @Test func `grants in a file of an earlier version are read as benefits and count`() async throws
  {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      try await DatabaseQueue(path: path).write { database in
        for migration in Migration.all.prefix(4) { try database.execute(sql: migration.sql) }
        try database.execute(sql: Self.grants)
        try database.execute(sql: "PRAGMA application_id = \(0x5253_544B)")
        try database.execute(sql: "PRAGMA user_version = 4")
      }
      let store = try SQLiteStore(path: path)
      let worker = SubjectReference(.person, "p-1")
      let history = try await store.history(for: BenefitKey(subjects: [worker]))
      let grant = try #require(history.benefits.first)
      #expect(history.benefits.map(\.id) == ["g-1", "g-3"])
      #expect(grant.isGranted && grant.counted == Money(yuan: 2500))
      #expect(grant.application?.programme == "shop_reward")
      #expect(grant.entitlement?.source == FundEarmark("f-1"))
      #expect(history.state(of: "g-3").isGranted == false)
      #expect(try await store.benefits(in: "shop_reward") == ["g-1", "g-3"])
      let household = SubjectReference(.household, "h-1")
      #expect(try await store.history(for: BenefitKey(subjects: [household])) == history)
    }
  }

  /// A grant that was corrected, and one that was corrected to nothing.
  private static let grants = """
    INSERT INTO grantEntry VALUES
      (1, 'g-1', 'shop_reward', '5000', 'f-1', 19538, 1688150400, NULL, NULL),
      (2, 'g-2', 'shop_reward', '2500', 'f-1', 19538, 1688150401, 'g-1', '录错'),
      (3, 'g-3', 'shop_reward', '800', NULL, 19539, 1688150402, NULL, NULL),
      (4, 'g-4', 'shop_reward', '0', NULL, 19539, 1688150403, 'g-3', '没有');
    INSERT INTO grantParty VALUES
      (1, 0, 'household', 'h-1'), (1, 1, 'person', 'p-1'),
      (2, 0, 'household', 'h-1'), (2, 1, 'person', 'p-1'),
      (3, 0, 'household', 'h-1'), (3, 1, 'person', 'p-1'),
      (4, 0, 'household', 'h-1'), (4, 1, 'person', 'p-1');
    """

  @Test func `makes a file that its owner alone can read`() async throws {
    try await inFolder { folder in
      let store = try SQLiteStore(path: "\(folder)/store.sqlite")
      let valid = DatePeriod(from: day("2023-01-01"))
      try await store.save(household("h-1", of: 3), valid: valid, recordedAt: time("2023-01-01"))
      let files = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(files.count == 3)
      for file in files {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(file)")
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600, "\(file)")
      }
    }
  }

  @Test func `says busy while another program writes, and saves when that is done`() async throws {
    try await inFolder { folder in
      let path = "\(folder)/store.sqlite"
      let store = try SQLiteStore(path: path, patience: .zero)
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      let other = try DatabaseQueue(path: path, configuration: configuration)
      try await other.writeWithoutTransaction { try $0.beginTransaction(.immediate) }
      let error = await #expect(throws: RegistryError.self) { try await save(in: store) }
      #expect(error?.reason == .busy)
      try await other.writeWithoutTransaction { try $0.rollback() }
      #expect(try await save(in: store) == 1)
    }
  }

  private func save(in store: SQLiteStore) async throws -> Int {
    let valid = DatePeriod(from: day("2023-01-01"))
    return try await store.save(
      household("h-1", of: 3),
      valid: valid,
      recordedAt: time("2023-01-01")
    )
  }
}
