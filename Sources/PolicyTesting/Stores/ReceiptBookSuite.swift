public import DecisionReceipts
internal import Quantities
public import ResettlementCore
internal import Synchronization
public import Testing

/// Checks that a book keeps what `ReceiptBook` promises, also when many record at once.
public struct ReceiptBookSuite: ConformanceSuite {
  /// Makes an empty book.
  public typealias Factory = @Sendable () async throws -> any ReceiptBook

  /// Erases everything personal of a subject from a book.
  public typealias Erasing =
    @Sendable (
      any ReceiptBook, SubjectReference, RecordedTime
    ) async throws -> Void

  /// Opens what a book wrote once more, as a second reader.
  public typealias Reopening = @Sendable (any ReceiptBook) async throws -> any ReceiptBook

  /// The place at which issues are recorded.
  public let sourceLocation: SourceLocation

  private let make: Factory
  private let erasing: Erasing
  private let reopening: Reopening

  /// Creates a suite.
  ///
  /// - Parameters:
  ///   - make: Makes an empty book; it is called once for each promise.
  ///   - reopening: Opens what a book wrote once more, beside the first.
  ///   - erasing: Erases everything personal of a subject.
  ///   - sourceLocation: The place at which issues are recorded.
  public init(
    _ make: @escaping Factory,
    reopening: @escaping Reopening,
    erasing: @escaping Erasing,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    self.make = make
    self.reopening = reopening
    self.erasing = erasing
    self.sourceLocation = sourceLocation
  }

  /// Returns what does not hold.
  ///
  /// - Throws: What making a book throws.
  public func findings() async throws -> [ConformanceFinding] {
    var findings: [ConformanceFinding] = []
    for requirement in Self.chaining + [erasure, reopened, turns] {
      findings += await requirement.findings(of: try await make())
    }
    return findings
  }
}

// MARK: - Promises

extension ReceiptBookSuite {
  private static let chaining: [Requirement<any ReceiptBook>] = [
    Requirement("chain") { book, remarks in
      try await book.record([sample("h1"), sample("h2")], at: time(1))
      try await book.record([sample("h3")], at: time(1))
      let (found, last) = try await book.firstBreak()
      remarks.expect(found == nil, "the chain is broken at \(found?.number ?? 0)")
      remarks.expect(last?.number ?? 0, is: 3, "the number of the last receipt")
      let rest = try await book.receipts(after: 1, limit: 1)
      remarks.expect(rest.map(\.number), is: [2], "the receipts after the first, one at most")
    },
    Requirement("content") { book, remarks in
      let decision = sample("h1")
      let receipts = try await book.record([decision], at: time(1))
      let content = try await book.content(of: 1)
      remarks.expect(content == .kept(decision.content), "the content is not what was recorded")
      let isOwn = receipts.first?.isOf(decision.content, key: book.receiptKey) ?? false
      remarks.expect(isOwn, "the receipt is not that of its content")
      remarks.expect(try await book.content(of: 2) == nil, "there is content without a receipt")
    },
    Requirement("order-of-time") { book, remarks in
      try await book.record([sample("h1")], at: time(2))
      do throws(RegistryError) {
        try await book.record([sample("h2")], at: time(1))
        remarks.note("takes a receipt of a time before the last one")
      } catch {
        remarks.expect(error.reason, is: .conflict, "the reason of a time before the last")
      }
      let kept = try await book.receipts(after: 0, limit: 10)
      remarks.expect(kept.count, is: 1, "the receipts after a refusal")
    },
    Requirement("many-at-once") { book, remarks in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<40 {
          group.addTask { try await book.record([sample("h\(number)")], at: time(1)) }
        }
        try await group.waitForAll()
      }
      let (found, last) = try await book.firstBreak()
      remarks.expect(found == nil, "the chain is broken at \(found?.number ?? 0)")
      remarks.expect(last?.number ?? 0, is: 40, "the number of the last receipt")
    },
  ]

  private var erasure: Requirement<any ReceiptBook> {
    Requirement("erasure") { [erasing] book, remarks in
      try await book.record([Self.sample("h1"), Self.sample("h2")], at: Self.time(1))
      try await erasing(book, SubjectReference(.household, "h1"), Self.time(5))
      let gone = try await book.content(of: 1)
      remarks.expect(gone == .erased(at: Self.time(5)), "erased content does not say when")
      let kept = try await book.content(of: 2)
      remarks.expect(kept == .kept(Self.sample("h2").content), "other content is gone as well")
      let found = try await book.firstBreak().break
      remarks.expect(found == nil, "the chain is broken by an erasure")
    }
  }

  private var reopened: Requirement<any ReceiptBook> {
    Requirement("reopening") { [reopening] book, remarks in
      try await book.record([Self.sample("h1")], at: Self.time(1))
      let other = try await reopening(book)
      try await other.record([Self.sample("h2")], at: Self.time(2))
      let last = try await book.firstBreak().last
      remarks.expect(last?.number ?? 0, is: 2, "the last receipt after another reader wrote")
    }
  }

  /// The clock goes on by a second each time that it is looked at: who looks before it is its turn
  /// comes too late.
  private var turns: Requirement<any ReceiptBook> {
    Requirement("time-of-its-turn") { [reopening] book, remarks in
      let (clock, count) = (Clock(), 12)
      let books = [book, try await reopening(book)]
      let refused = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<count {
          let (book, sample) = (books[number % 2], Self.sample("h\(number)"))
          group.addTask { await Self.isRefused(sample, by: book, at: clock) }
        }
        return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
      }
      remarks.expect(refused, is: 0, "the records that others overtook, and that were refused")
      let (found, last) = try await book.firstBreak()
      remarks.expect(found == nil, "the chain is broken at \(found?.number ?? 0)")
      remarks.expect(last?.number ?? 0, is: count, "the number of the last receipt")
    }
  }

  private static func isRefused(
    _ sample: RecordedDecision,
    by book: any ReceiptBook,
    at clock: Clock
  ) async -> Bool {
    do throws(RegistryError) {
      try await book.record([sample], at: clock.next)
      return false
    } catch {
      return true
    }
  }
}

/// A clock that goes on by a second each time that somebody looks at it.
private final class Clock: Sendable {
  private let seconds = Mutex<Int64>(0)

  var next: RecordedTime {
    let seconds = seconds.withLock { seconds in
      seconds += 1
      return seconds
    }
    return RecordedTime(secondsSince1970: 1_700_000_000 + seconds)
  }
}

// MARK: - Samples

extension ReceiptBookSuite {
  private static func time(_ seconds: Int64) -> RecordedTime {
    RecordedTime(secondsSince1970: 1_700_000_000 + seconds)
  }

  private static func sample(_ household: String) -> RecordedDecision {
    let subject = SubjectReference(.household, household)
    let question = DecisionQuestion(
      packs: [
        DecisionQuestion.PackDigest(
          id: "town",
          version: "1.0.0",
          sha256: ContentDigest(of: "town".utf8)
        )
      ],
      rule: "subsidy",
      subject: subject,
      dates: AssessmentDates(on: CalendarDay(dayNumber: 19_000))
    )
    let content = DecisionContent(inputs: Array(household.utf8), answer: Array("eligible".utf8))
    return RecordedDecision(
      question: question,
      content: content,
      people: [subject],
      recordedBy: "office"
    )
  }
}
