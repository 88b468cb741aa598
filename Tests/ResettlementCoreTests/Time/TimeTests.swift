import Quantities
import ResettlementCore
import Testing

@Suite struct RecordedTimeTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0 as Int64), ("2024-07-01T08:30:05Z", 1_719_822_605),
    ("2024-07-01T16:30:05+08:00", 1_719_822_605), ("1969-12-31T23:59:59Z", -1),
    ("2024-06-30T22:30:05-10:00", 1_719_822_605),
  ])
  func `reads a moment`(text: String, seconds: Int64) {
    #expect(RecordedTime(text)?.secondsSince1970 == seconds)
  }

  @Test(arguments: [
    "", "2024-07-01", "2024-07-01T08:30:05", "2024-07-01T24:00:00Z", "2024-07-01T08:60:00Z",
    "2024-02-30T08:30:00Z", "2024-07-01T8:30:00Z", "2024-07-01T08:30:00z", "2024-07-01T08:30Z",
    "2024-07-01T08:30:00+0800", "2024-07-01T08:30:00+08:00:00", "2024-07-01T+8:30:00Z",
  ])
  func `refuses what is no moment`(text: String) {
    #expect(RecordedTime(text) == nil)
  }

  @Test(arguments: ["2024-07-01T08:30:05Z", "1969-12-31T23:59:59Z", "1970-01-01T00:00:00Z"])
  func `writes a moment as it reads it`(text: String) {
    #expect(RecordedTime(text)?.description == text)
  }

  @Test func `is on the next day in China from four in the afternoon`() {
    #expect(time("2024-06-30T15:59:59Z").day() == day("2024-06-30"))
    #expect(time("2024-06-30T16:00:00Z").day() == day("2024-07-01"))
    #expect(time("1969-12-31T15:00:00Z").day() == day("1969-12-31"))
  }
}

@Suite struct DatePeriodTests {
  @Test func `has both its first and its last day`() throws {
    let period = try #require(DatePeriod(from: day("2023-01-01"), to: day("2023-12-31")))
    #expect(period.contains(day("2023-01-01")) && period.contains(day("2023-12-31")))
    #expect(!period.contains(day("2022-12-31")) && !period.contains(day("2024-01-01")))
    #expect(period.description == "2023-01-01/2023-12-31")
  }

  @Test func `has no end if none is set`() {
    let period = DatePeriod(from: day("2023-01-01"))
    #expect(period.contains(day("2999-01-01")))
    #expect(period.description == "2023-01-01/..")
  }

  @Test func `does not end before it begins`() {
    #expect(DatePeriod(from: day("2023-01-02"), to: day("2023-01-01")) == nil)
  }

  @Test func `overlaps what shares a day with it`() throws {
    let half = try #require(DatePeriod(from: day("2023-01-01"), to: day("2023-06-30")))
    #expect(half.overlaps(DatePeriod(from: day("2023-06-30"))))
    #expect(!half.overlaps(DatePeriod(from: day("2023-07-01"))))
    #expect(DatePeriod(from: day("2022-01-01")).overlaps(half))
  }
}

@Suite struct AssessmentDatesTests {
  @Test func `is about one day in every way`() {
    let today = day("2023-07-01")
    let dates = AssessmentDates(on: today)
    #expect(dates.lawAsOf == today && dates.decidedOn == today && dates.factsAsOf == today)
    #expect(dates.factsPeriod == DatePeriod(day: today))
  }
}
