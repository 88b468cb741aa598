import Quantities
import Testing

@Suite struct CalendarDayTests {
  private func day(_ text: String) throws -> CalendarDay {
    try #require(CalendarDay(text), "'\(text)' is no day")
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("2024-02-29", 19_782), ("1969-12-31", -1), ("0000-01-01", -719_528),
    ("999999999-12-31", 365_241_780_471), ("-999999999-01-01", -365_243_219_162),
  ])
  func `counts days from 1970 both ways`(text: String, number: Int) throws {
    #expect(try day(text).dayNumber == number)
    #expect(CalendarDay(dayNumber: number).description == text)
  }

  @Test(arguments: [
    "2023-02-29", "2024-13-01", "2024-00-01", "2024-1-1", "24-01-01", "012024-01-01", "",
    "2024-01-",
    "9999999999-01-01", "2024-01-01T00:00", "+2024-01-01", "２０２４-01-01",
  ])
  func `refuses what is no day`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test(arguments: [
    ("2024-01-31", 1, "2024-02-29"), ("2024-03-31", -1, "2024-02-29"),
    ("2023-12-15", 1, "2024-01-15"), ("0000-01-15", -1, "-0001-12-15"),
    ("2020-02-29", 12, "2021-02-28"),
  ])
  func `adds months up to the end of a shorter one`(text: String, months: Int, end: String) throws {
    #expect(try day(text).adding(months: months) == day(end))
  }

  @Test(arguments: [
    ("2024-01-31", "2024-02-29", 0), ("2024-01-15", "2024-03-15", 2),
    ("2024-03-15", "2024-01-16", -1),
    ("2024-03-15", "2024-01-15", -2), ("2011-12-22", "2013-08-24", 20),
  ])
  func `counts whole months`(from: String, to: String, months: Int) throws {
    #expect(try day(from).months(until: day(to)) == months)
  }

  @Test(arguments: [("2024-07-01", 1, 27), ("2005-01-01", 6, 53), ("2018-12-31", 1, 1)])
  func `knows weekdays and weeks`(text: String, weekday: Int, week: Int) throws {
    #expect(try day(text).weekday == weekday)
    #expect(try day(text).weekOfYear == week)
  }

  @Test func `ends where the calendar ends`() throws {
    #expect(try day("999999999-12-31").adding(days: 1) == nil)
    #expect(try day("2024-01-01").adding(days: .max) == nil)
    #expect(try day("2024-01-01").adding(months: .min) == nil)
    #expect(try day("2024-02-10").lastDayOfMonth == day("2024-02-29"))
  }

  @Test func `orders days as their numbers`() throws {
    let days = try ["-0002-05-01", "-0001-12-31", "0000-01-01", "2024-02-01", "2024-02-02"].map(day)
    #expect(days.shuffled().sorted() == days)
  }
}
