import Quantities
import ResettlementCore
import Testing

@Suite struct ClueBookTests {
  private func clue(_ id: RiskClue.ID, on found: String = "2024-07-01") -> RiskClue {
    RiskClue(
      id: id,
      policy: "small",
      rule: "poor",
      citations: ["small-1"],
      subject: SubjectReference(.household, "h-1"),
      household: "h-1",
      risk: .illness,
      channel: .cadreScreening,
      foundOn: day(found),
      fingerprint: "0"
    )
  }

  private func answer(
    _ outcome: ClueOutcome = .noRisk,
    on answered: String = "2024-07-03"
  ) throws -> ClueAnswer {
    try #require(ClueAnswer(outcome, reason: "looked at", on: day(answered), by: "village"))
  }

  private func event(_ id: String, _ kind: ClueEvent.Kind, at second: Int64) -> ClueEvent {
    ClueEvent(id: id, kind, recordedAt: RecordedTime(secondsSince1970: second))
  }

  @Test(arguments: ["", "  ", "\n"])
  func `no outcome stands without a reason`(reason: String) {
    let today = day("2024-07-03")
    #expect(ClueAnswer(.noRisk, reason: reason, on: today, by: "village") == nil)
    #expect(ClueAnswer(.noRisk, reason: "looked at", on: today, by: reason) == nil)
    #expect(ClueAnswer(.noRisk, reason: "looked at", on: today, by: "village") != nil)
  }

  @Test func `lists the clues that have no outcome, also as of a day`() throws {
    let book = ClueBook(folding: [
      event("1", .found(clue("a")), at: 1),
      event("2", .found(clue("b", on: "2024-06-01")), at: 2),
      event("3", .answered("b", try answer()), at: 3),
    ])
    #expect(book.entries.map(\.id) == ["b", "a"])
    #expect(book.withoutOutcome.map(\.id) == ["a"])
    #expect(book.withoutOutcome(on: day("2024-06-30")).map(\.id) == ["b"])
    #expect(book.withoutOutcome(on: day("2024-07-02")).map(\.id) == ["b", "a"])
    #expect(book.withoutOutcome(on: day("2024-07-03")).map(\.id) == ["a"])
    #expect(book["b"]?.answer?.outcome == .noRisk)
    #expect(book.conflicts.isEmpty)
  }

  @Test func `is the same in whatever order events arrive, and however often`() throws {
    let events = [
      event("1", .found(clue("a")), at: 1), event("2", .found(clue("b")), at: 2),
      event("3", .answered("a", try answer()), at: 3),
      event("4", .annulled("3", reason: "wrong household"), at: 4),
      event("5", .answered("a", try answer(.takenIn(as: "c-1"))), at: 5),
      event("6", .answered("b", try answer()), at: 6),
      event("7", .answered("b", try answer(.metOtherwise)), at: 7),
    ]
    let book = ClueBook(folding: events)
    #expect(book["a"]?.answer?.outcome == .takenIn(as: "c-1"))
    #expect(book["b"]?.answer?.outcome == .noRisk)
    #expect(book.conflicts == [.answeredAlready("7", clue: "b")])
    var random = SeededRandom(seed: 7)
    for _ in 0..<50 {
      let mixed = (events + events.filter { _ in Bool.random(using: &random) })
        .shuffled(using: &random)
      #expect(ClueBook(folding: mixed) == book)
    }
  }

  @Test func `an annulment may be annulled itself`() throws {
    let book = ClueBook(folding: [
      event("1", .found(clue("a")), at: 1), event("2", .answered("a", try answer()), at: 2),
      event("3", .annulled("2", reason: "typed wrong"), at: 3),
      event("4", .annulled("3", reason: "was right"), at: 4),
    ])
    #expect(book["a"]?.answer?.outcome == .noRisk)
    #expect(book.conflicts.isEmpty)
  }

  @Test func `an annulled finding leaves no clue, and its answer nothing to answer`() throws {
    let book = ClueBook(folding: [
      event("1", .found(clue("a")), at: 1), event("2", .answered("a", try answer()), at: 2),
      event("3", .annulled("1", reason: "another village"), at: 3),
    ])
    #expect(book.entries.isEmpty)
    #expect(book.conflicts == [.noSuchClue("2", clue: "a")])
  }

  @Test func `names what is wrong, in the order of the records that do not count`() throws {
    let early = try answer(on: "2024-06-30")
    let book = ClueBook(folding: [
      event("1", .found(clue("a")), at: 1), event("2", .answered("a", early), at: 2),
      event("3", .answered("z", try answer()), at: 3),
      event("4", .annulled("9", reason: "gone"), at: 4),
      event("5", .annulled("1", reason: " "), at: 5),
      event("6", .found(clue("b")), at: 6), event("6", .found(clue("c")), at: 7),
    ])
    #expect(
      book.conflicts == [
        .answeredBeforeFound("2", clue: "a"), .noSuchClue("3", clue: "z"),
        .noSuchEvent("4", annuls: "9"), .noReason("5"), .idTaken("6"),
      ]
    )
    #expect(book.entries.map(\.id) == ["a", "b"])
    #expect(book.withoutOutcome.map(\.id) == ["a", "b"])
  }

  @Test func `a clue that is found again stays as it was found first`() {
    let book = ClueBook(folding: [
      event("1", .found(clue("a", on: "2024-06-01")), at: 1),
      event("2", .found(clue("a", on: "2024-06-20")), at: 2),
    ])
    #expect(book.entries.map(\.clue.foundOn) == [day("2024-06-01")])
  }
}

@Suite struct RiskSeverityTests {
  @Test func `is ordered by how pressing it is`() {
    #expect(RiskSeverity.allCases == [.ordinary, .serious, .urgent])
    #expect(RiskSeverity.allCases == RiskSeverity.allCases.reversed().sorted())
  }

  @Test func `one that may be urgent ranks as if it were`() {
    #expect(GradedSeverity(level: .ordinary, possible: .urgent).rank == .urgent)
    #expect(GradedSeverity(level: .serious).rank == .serious)
    #expect(GradedSeverity(level: nil).rank == nil)
  }
}

/// A generator of the same numbers for the same seed.
private struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
