import DecisionReceipts
import GRDB
import PolicyTesting
import Quantities
import ResettlementCore
import ResettlementStore
import Synchronization
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
    ("UPDATE receipt SET line = 'nothing' WHERE number = 4", 4, .changed),
    ("UPDATE receipt SET line = x'ff00' WHERE number = 1", 1, .changed),
    (
      """
      UPDATE receipt SET line = replace(line, '{"number"', '{"note":"later","number"')
      WHERE number = 2
      """, 2, .changed
    ),
    (
      """
      UPDATE receipt SET line = replace(line, '{"number"', '{"number":2,"number"')
      WHERE number = 2
      """, 2, .changed
    ),
    (
      """
      UPDATE receipt SET line = replace(line, '某镇', '某村') WHERE number = 2;
      UPDATE receipt SET line = '' WHERE number = 4
      """, 2, .changed
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

  @Test func `a receipt that can't be read ends reading and recording, and is named`() async throws
  {
    try await inFolder { folder in
      let path = folder + "/store.sqlite"
      let store = try await store(path)
      try meddle(with: path, "UPDATE receipt SET line = 'nothing' WHERE number = 5")
      #expect(try await store.receipts(after: 0, limit: 9).map(\.number) == [1, 2, 3, 4])
      #expect(try await store.firstBreak().last?.number == 4)
      let found = ReceiptChain.Break(number: 5, reason: .changed)
      let reading = await #expect(throws: RegistryError.self) {
        try await store.receipts(after: 4, limit: 9)
      }
      let recording = await #expect(throws: RegistryError.self) {
        try await store.record([], at: time("2024-07-02"))
      }
      for error in [reading, recording] {
        #expect(error?.reason == .failed)
        #expect(error?.underlying as? ReceiptChain.Break == found)
      }
    }
  }

  static let meddlings = [
    "INSERT INTO receiptParty SELECT 1, id FROM subject WHERE name = 'p9'",
    "DELETE FROM receiptParty WHERE receipt = 1 AND subject = (SELECT min(id) FROM subject)",
    "DELETE FROM receiptParty WHERE receipt = 1",
    "UPDATE receiptContent SET wrapped = 5 WHERE receipt = 1",
    "UPDATE receiptContent SET inputs = 'text' WHERE receipt = 1",
    """
    UPDATE receipt SET line = (SELECT line FROM receipt WHERE number = 6) WHERE number = 1;
    DELETE FROM receiptParty WHERE receipt = 1;
    INSERT INTO receiptParty SELECT 1, subject FROM receiptParty WHERE receipt = 6
    """,
  ]

  @Test(arguments: meddlings)
  func `nobody can pass a decision off as erased whose people were not`(_ sql: String) async throws
  {
    try await inFolder { folder in
      let path = folder + "/store.sqlite"
      let store = try await store(path)
      let gone = SubjectReference(.person, "p9")
      try await store.record([decision(6, about: [gone])], at: time("2024-07-02"))
      try await Self.erase(gone, at: time("2024-08-01"), from: store)
      #expect(try await store.content(of: 6) == .erased(at: time("2024-08-01")))
      try meddle(with: path, sql)
      #expect(try await store.content(of: 1) == .damaged)
      #expect(try await store.content(of: 6) == .erased(at: time("2024-08-01")))
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

  @Test func `twelve who record in one file at once don't refuse one another`() async throws {
    try await inFolder { folder in
      let path = folder + "/store.sqlite"
      _ = try await store(path)
      let clock = Clock(from: time("2024-07-02"))
      let stores = try (1...12).map { _ in try SQLiteStore(path: path, patience: .seconds(60)) }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for (number, store) in stores.enumerated() {
          let decision = decision(number, about: [SubjectReference(.household, "h\(number)")])
          group.addTask {
            for _ in 0..<5 { try await store.record([decision], at: clock.next) }
          }
        }
        try await group.waitForAll()
      }
      let (found, last) = try await SQLiteStore(path: path).firstBreak()
      #expect(found == nil)
      #expect(last?.number == 65)
    }
  }

  // MARK: - Numbers of persons

  @Test(arguments: ["13900001234", "某镇 990000-19800101-0080", "99000019800101008X"])
  func `takes no number of a person into a receipt, which is not encrypted`(_ number: String)
    async throws
  {
    let question = decision(1, about: []).question
    func asking(
      readings: [String: String] = [:],
      parameters: [String: String] = [:],
      subject: String = "h1"
    ) -> DecisionQuestion {
      DecisionQuestion(
        packs: question.packs,
        readings: readings,
        parameters: parameters,
        rule: question.rule,
        subject: SubjectReference(.household, subject),
        dates: question.dates
      )
    }
    let store = try SQLiteStore.inMemory()
    let cases: [(DecisionQuestion, String)] = [
      (question, number), (asking(readings: ["bounds": number]), "某镇"),
      (asking(parameters: ["line": number]), "某镇"), (asking(subject: number), "某镇"),
    ]
    for (question, recorder) in cases {
      let content = DecisionContent(inputs: [], answer: [])
      let decision = RecordedDecision(
        question: question,
        content: content,
        people: [],
        recordedBy: recorder
      )
      let error = await #expect(throws: RegistryError.self) {
        try await store.record([decision], at: time("2024-07-01"))
      }
      #expect(error?.underlying as? StoreDefect == .personalName)
    }
    #expect(try await store.receipts(after: 0, limit: 1).isEmpty)
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

/// A clock that goes on by a second each time that somebody looks at it.
private final class Clock: Sendable {
  private let seconds: Mutex<Int64>

  init(from start: RecordedTime) {
    seconds = Mutex(start.secondsSince1970)
  }

  var next: RecordedTime {
    let seconds = seconds.withLock { seconds in
      seconds += 1
      return seconds
    }
    return RecordedTime(secondsSince1970: seconds)
  }
}
