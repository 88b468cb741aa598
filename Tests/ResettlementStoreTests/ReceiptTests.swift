import DecisionReceipts
import GRDB
import PolicyTesting
import Quantities
import ResettlementCore
import ResettlementStore
import Testing

/// Receipts of decisions in a file, and what becomes of them when somebody meddles with it.
@Suite struct ReceiptTests {
  private static func erase(
    _ subject: SubjectReference,
    at time: RecordedTime,
    from book: any ReceiptBook
  ) async throws {
    let store = try #require(book as? SQLiteStore)
    try await store.erase([subject], for: AccessPurpose("on request", by: "A7", at: time))
  }

  @Test func `keeps what a book of receipts promises, in memory`() async throws {
    try await ReceiptBookSuite {
      try SQLiteStore.inMemory()
    } reopening: {
      $0
    } erasing: { book, subject, time in
      try await Self.erase(subject, at: time, from: book)
    }.run()
  }

  @Test func `keeps what a book of receipts promises, in a file that two use at once`() async throws
  {
    try await inFolder { folder in
      let files = NumberedFiles(folder: folder)
      try await ReceiptBookSuite {
        try SQLiteStore(path: files.next())
      } reopening: { _ in
        try SQLiteStore(path: files.last)
      } erasing: { book, subject, time in
        try await Self.erase(subject, at: time, from: book)
      }.run()
    }
  }

  // MARK: - Meddling

  private func decision(_ number: Int, about people: Set<SubjectReference>) -> RecordedDecision {
    let question = DecisionQuestion(
      packs: [
        DecisionQuestion.PackDigest(id: "town", version: "1", sha256: ContentDigest(of: [1]))
      ],
      rule: "subsidy",
      subject: SubjectReference(.household, "h\(number)"),
      dates: AssessmentDates(on: day("2024-06-30"))
    )
    return RecordedDecision(
      question: question,
      content: DecisionContent(inputs: Array("欧阳试样 \(number)".utf8), answer: [UInt8(number)]),
      people: people,
      recordedBy: "某镇"
    )
  }

  private func store(_ path: String) async throws -> SQLiteStore {
    let store = try SQLiteStore(path: path)
    let decisions = (1...5).map {
      decision(
        $0,
        about: [SubjectReference(.household, "h\($0)"), SubjectReference(.person, "p1")]
      )
    }
    try await store.record(decisions, at: time("2024-07-01"))
    return store
  }

  /// Changes a file as somebody does who has it, and knows SQL.
  private func meddle(with path: String, _ sql: String) throws {
    try DatabaseQueue(path: path).write { database in
      let triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger'"
      for name in try String.fetchAll(database, sql: triggers) {
        try database.execute(sql: "DROP TRIGGER \(name)")
      }
      try database.execute(sql: sql)
    }
  }

  static let changes: [(sql: String, broken: Int, reason: ReceiptChain.Break.Reason)] = [
    ("UPDATE receipt SET line = replace(line, '某镇', '某村') WHERE number = 3", 3, .changed),
    (
      """
      PRAGMA foreign_keys = OFF; DELETE FROM receiptContent WHERE receipt = 2;
      DELETE FROM receiptParty WHERE receipt = 2; DELETE FROM receipt WHERE number = 2
      """, 2, .outOfOrder
    ),
    (
      """
      UPDATE receipt SET line = (SELECT line FROM receipt WHERE number = 4) WHERE number = 5
      """, 5, .outOfOrder
    ),
  ]

  @Test(arguments: changes)
  func `whoever changes the file is found out at the first link`(
    _ change: (sql: String, broken: Int, reason: ReceiptChain.Break.Reason)
  ) async throws {
    try await inFolder { folder in
      let path = folder + "/store.sqlite"
      let store = try await store(path)
      #expect(try await store.firstBreak().break == nil)
      try meddle(with: path, change.sql)
      let found = try await store.firstBreak().break
      #expect(found?.number == change.broken)
      #expect(found?.reason == change.reason)
    }
  }

  @Test func `content that was exchanged or taken out is damaged, not erased`() async throws {
    try await inFolder { folder in
      let path = folder + "/store.sqlite"
      let store = try await store(path)
      try meddle(
        with: path,
        """
        UPDATE receiptContent SET answer = (SELECT answer FROM receiptContent WHERE receipt = 1)
        WHERE receipt = 2;
        DELETE FROM receiptContent WHERE receipt = 3
        """
      )
      #expect(try await store.content(of: 1) != .damaged)
      #expect(try await store.content(of: 2) == .damaged)
      #expect(try await store.content(of: 3) == .damaged)
    }
  }

  @Test func `nobody can change a receipt by way of the file's own tables`() async throws {
    try await inFolder { folder in
      let path = folder + "/store.sqlite"
      _ = try await store(path)
      for table in ["receipt", "receiptParty", "receiptContent"] {
        #expect(throws: DatabaseError.self) {
          try DatabaseQueue(path: path).write { try $0.execute(sql: "DELETE FROM \(table)") }
        }
      }
    }
  }

  @Test func `erasing one of several people takes all that their decisions say`() async throws {
    try await inFolder { folder in
      let path = folder + "/store.sqlite"
      let store = try await store(path)
      let alone = decision(6, about: [SubjectReference(.household, "h6")])
      try await store.record([alone], at: time("2024-07-02"))
      try await Self.erase(SubjectReference(.person, "p1"), at: time("2024-08-01"), from: store)
      for number in 1...5 {
        #expect(try await store.content(of: number) == .erased(at: time("2024-08-01")))
      }
      #expect(try await store.content(of: 6) == .kept(alone.content))
      #expect(try await store.firstBreak().break == nil)
    }
  }

  @Test func `somebody of whom only a decision tells is no subject of the register`() async throws {
    let store = try SQLiteStore.inMemory()
    try await store.record(
      [decision(1, about: [SubjectReference(.person, "p1")])],
      at: time("2024-07-01")
    )
    let registry = try store.registry(for: purpose())
    #expect(try await registry.references(.person).isEmpty)
  }
}
