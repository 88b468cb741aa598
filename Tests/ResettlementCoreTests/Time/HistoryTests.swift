import Quantities
import ResettlementCore
import Testing

@Suite struct HistoryTests {
  private let year2023 = DatePeriod(from: day("2023-01-01"))
  private let year2024 = DatePeriod(from: day("2024-01-01"))

  @Test func `answers with what was recorded last for the day`() throws {
    var history = History<String>()
    try history.record("three", valid: year2023, at: time("2023-01-05T00:00:00Z"))
    try history.record("four", valid: year2024, at: time("2024-01-05T00:00:00Z"))
    #expect(history.value(on: day("2023-06-01")) == "three")
    #expect(history.value(on: day("2024-06-01")) == "four")
    #expect(history.value(on: day("2022-12-31")) == nil)
  }

  @Test func `knows of a late fact only from when it was recorded`() throws {
    var history = History<String>()
    try history.record("three", valid: year2023, at: time("2023-01-05T00:00:00Z"))
    let march = try #require(DatePeriod(from: day("2023-03-01"), to: day("2023-03-31")))
    try history.record("away", valid: march, at: time("2023-07-01T00:00:00Z"))
    let inMarch = day("2023-03-15")
    #expect(history.value(on: inMarch, knownAt: time("2023-06-30T23:59:59Z")) == "three")
    #expect(history.value(on: inMarch, knownAt: time("2023-07-01T00:00:00Z")) == "away")
    #expect(history.value(on: day("2023-04-01")) == "three")
  }

  @Test func `puts a correction in the place of what it corrects`() throws {
    var history = History<String>()
    let first = try history.record("three", valid: year2023, at: time("2023-01-05T00:00:00Z"))
    try history.record(
      "five",
      valid: year2024,
      at: time("2023-02-01T00:00:00Z"),
      correcting: Correction(of: first, because: "typed in the wrong year")
    )
    #expect(history.value(on: day("2023-06-01")) == nil)
    #expect(history.value(on: day("2024-06-01")) == "five")
    let before = time("2023-01-31T00:00:00Z")
    #expect(history.value(on: day("2023-06-01"), knownAt: before) == "three")
    #expect(history.versions.map(\.number) == [1, 2])
    #expect(history.versions.last?.correction?.reason == "typed in the wrong year")
  }

  @Test func `brings back what an annulled entry hid`() throws {
    var history = History<String>()
    try history.record("three", valid: year2023, at: time("2023-01-05T00:00:00Z"))
    let second = try history.record("nine", valid: year2023, at: time("2023-02-01T00:00:00Z"))
    let wrong = Correction(of: second, because: "another household")
    try history.annul(wrong, at: time("2023-03-01T00:00:00Z"))
    #expect(history.value(on: day("2023-06-01")) == "three")
    #expect(history.value(on: day("2023-06-01"), knownAt: time("2023-02-15T00:00:00Z")) == "nine")
    #expect(history.versions.count == 3)
  }

  @Test func `does not bring back what a corrected correction corrected`() throws {
    var history = History<Int>()
    let now = time("2023-01-05T00:00:00Z")
    try history.record(1, valid: year2023, at: now)
    let one = Correction(of: 1, because: "x")
    try history.record(2, valid: year2023, at: now, correcting: one)
    try history.annul(Correction(of: 2, because: "y"), at: now)
    #expect(history.value(on: day("2023-06-01")) == nil)
  }

  @Test func `refuses a correction of nothing, and a second one of an entry`() throws {
    var history = History<Int>()
    let now = time("2023-01-05T00:00:00Z")
    try history.record(1, valid: year2023, at: now)
    try history.annul(Correction(of: 1, because: "x"), at: now)
    let kept = history
    #expect(throws: HistoryError.noSuchVersion(9)) {
      try history.annul(Correction(of: 9, because: "x"), at: now)
    }
    #expect(throws: HistoryError.correctedAlready(1, by: 2)) {
      try history.record(3, valid: year2023, at: now, correcting: Correction(of: 1, because: "x"))
    }
    #expect(history == kept)
  }

  @Test func `refuses an entry from before the last one`() throws {
    var history = History<Int>()
    let now = time("2023-01-05T00:00:00Z")
    try history.record(1, valid: year2023, at: now)
    #expect(throws: HistoryError.recordedBeforeLast(now)) {
      try history.record(2, valid: year2023, at: time("2023-01-04T23:59:59Z"))
    }
  }
}
