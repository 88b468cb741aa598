import DecisionReceipts
import PolicyTesting
import ResettlementCore
import Testing

/// A book of receipts with a mistake.
actor WrongReceiptBook: ReceiptBook {
  /// What it does wrong.
  enum Mistake: String, CaseIterable {
    case beginsEachTimeAnew, losesContent, takesEarlierTimes, keepsWhatIsErased
    case givesAllAtOnce, looksAtTheClockTooSoon
  }

  let receiptKey = ReceiptKey(secret: [UInt8](repeating: 3, count: 32))
  private let mistake: Mistake
  private var receipts: [DecisionReceipt] = []
  private var contents: [Int: KeptContent] = [:]
  private var isWaiting = false
  private var people: [Int: Set<SubjectReference>] = [:]

  init(_ mistake: Mistake) {
    self.mistake = mistake
  }

  func record(
    _ decisions: [RecordedDecision],
    at time: @autoclosure @escaping @Sendable () -> RecordedTime
  ) async throws(RegistryError) -> [DecisionReceipt] {
    let time = time()
    if mistake == .looksAtTheClockTooSoon { await letOthersIn() }
    let last = mistake == .beginsEachTimeAnew ? nil : receipts.last
    let now = mistake == .takesEarlierTimes ? max(time, last?.recordedAt ?? time) : time
    let new = try DecisionReceipt.chain(decisions, after: last, at: now, key: receiptKey)
    for (decision, receipt) in zip(decisions, new) where mistake != .losesContent {
      contents[receipt.number] = .kept(decision.content)
      people[receipt.number] = decision.people
    }
    receipts += new
    return new
  }

  /// Lets another call in that writes before this one does, if there is any.
  private func letOthersIn() async {
    guard !isWaiting else { return }
    isWaiting = true
    let count = receipts.count
    for _ in 0..<1_000 where receipts.count == count { await Task.yield() }
    isWaiting = false
  }

  func receipts(after number: Int, limit: Int) -> [DecisionReceipt] {
    Array(receipts.dropFirst(number).prefix(mistake == .givesAllAtOnce ? .max : limit))
  }

  func content(of number: Int) -> KeptContent? { contents[number] }

  func erase(_ subject: SubjectReference, at time: RecordedTime) {
    guard mistake != .keepsWhatIsErased else { return }
    for (number, known) in people where known.contains(subject) {
      contents[number] = .erased(at: time)
    }
  }
}

@Suite struct ReceiptBookSuiteTests {
  static let found: [(WrongReceiptBook.Mistake, Set<String>)] = [
    (
      .beginsEachTimeAnew,
      ["chain", "order-of-time", "many-at-once", "reopening", "time-of-its-turn"]
    ),
    (.losesContent, ["content", "erasure"]),
    (.takesEarlierTimes, ["order-of-time"]),
    (.keepsWhatIsErased, ["erasure"]),
    (.givesAllAtOnce, ["chain"]),
    (.looksAtTheClockTooSoon, ["time-of-its-turn"]),
  ]

  @Test(arguments: found)
  func `finds a mistake`(_ mistake: WrongReceiptBook.Mistake, _ expected: Set<String>) async throws
  {
    let suite = ReceiptBookSuite {
      WrongReceiptBook(mistake)
    } reopening: {
      $0
    } erasing: { book, subject, time in
      await (book as? WrongReceiptBook)?.erase(subject, at: time)
    }
    #expect(Set(try await suite.findings().map(\.requirement)) == expected)
  }

  @Test func `has a case for each mistake`() {
    #expect(Self.found.map(\.0) == WrongReceiptBook.Mistake.allCases)
  }
}
