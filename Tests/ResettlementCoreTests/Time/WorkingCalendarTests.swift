import Quantities
import ResettlementCore
import Testing

@Suite struct WorkingCalendarTests {
  /// The first days of May 2024: free from the 1st to the 5th, worked on 28 April and 11 May.
  private let calendar = WorkingCalendar(years: [
    2024: WorkingCalendar.Year(
      daysOff: Set((1...5).map { day("2024-05-0\($0)") }),
      workedWeekendDays: [day("2024-04-28"), day("2024-05-11")]
    )
  ])

  @Test(arguments: [
    ("2024-04-27", false), ("2024-04-28", true), ("2024-04-30", true), ("2024-05-01", false),
    ("2024-05-06", true), ("2024-05-11", true), ("2024-05-12", false),
  ])
  func `knows which days are worked`(text: String, isWorked: Bool) {
    #expect(calendar.isWorked(day(text)) == isWorked)
  }

  @Test(arguments: [
    (1, TimeLimit.Days.working, "2024-04-28"), (3, .working, "2024-04-30"),
    (4, .working, "2024-05-06"), (9, .working, "2024-05-11"), (10, .working, "2024-05-13"),
    (4, .natural, "2024-04-30"), (0, .working, "2024-04-26"),
  ])
  func `counts from the day after`(count: Int, days: TimeLimit.Days, last: String) {
    let limit = TimeLimit(ExactDecimal(count), .day, days: days)
    #expect(calendar.lastDay(of: limit, from: day("2024-04-26")) == .day(day(last)))
  }

  @Test func `counts months`() {
    let limit = TimeLimit(1, .month, days: .natural)
    #expect(calendar.lastDay(of: limit, from: day("2024-01-31")) == .day(day("2024-02-29")))
  }

  @Test func `does not guess the days of a year without a notice`() {
    let limit = TimeLimit(5, .day, days: .working)
    let missing = [MissingTerm(.parameter, "holidays.2025")]
    #expect(calendar.lastDay(of: limit, from: day("2024-12-30")) == .unknown(missing))
    #expect(calendar.isWorked(day("2025-06-04")) == nil)
    let open = TimeLimit(nil, .day, days: .natural, missing: [MissingTerm(.parameter, "x")])
    #expect(calendar.lastDay(of: open, from: day("2024-04-26")) == .unknown(open.missing))
  }
}
