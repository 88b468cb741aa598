public import Quantities

/// Days as spreadsheet programs count them.
public enum SerialDate {
  /// Where the counting begins.
  public enum Epoch: Sendable, Hashable {
    /// Day 1 is 1 January 1900, and day 60 is 29 February of that year, which never was.
    case year1900
    /// Day 0 is 1 January 1904, as old programs for the Mac have it.
    case year1904
  }

  /// Returns the day with a number; `nil` if there was no such day, or it lies after the year 9999.
  public static func day(_ serial: Int, since epoch: Epoch = .year1900) -> CalendarDay? {
    guard 0...2_958_465 ~= serial else { return nil }
    switch epoch {
    case .year1904: return day(1904, 1, 1, plus: serial)
    case .year1900 where serial == 0 || serial == 60: return nil
    case .year1900 where serial < 60: return day(1899, 12, 31, plus: serial)
    case .year1900: return day(1899, 12, 30, plus: serial)
    }
  }

  /// Returns the number of a day in a workbook that counts from 1900; `nil` before that year.
  public static func serial(of day: CalendarDay) -> Int? {
    guard let epoch = CalendarDay(year: 1899, month: 12, day: 30) else { return nil }
    let serial = day.dayNumber - epoch.dayNumber
    guard serial > 1 else { return nil }
    return serial > 60 ? serial : serial - 1
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int, plus days: Int) -> CalendarDay? {
    CalendarDay(year: year, month: month, day: day)?.adding(days: days)
  }
}
