/// A day of the proleptic Gregorian calendar, without a time and a place.
///
/// Years run from -999,999,999 to 999,999,999; the year before 1 is 0.
public struct CalendarDay: Sendable, Hashable {
  private let storedYear: Int32
  private let storedMonth: UInt8
  private let storedDay: UInt8

  /// The years that a day can be in.
  public static let years = -999_999_999...999_999_999

  /// Creates a day, or `nil` if there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), 1...12 ~= month, day >= 1,
      day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    self.init(valid: year, month, day)
  }

  private init(valid year: Int, _ month: Int, _ day: Int) {
    storedYear = Int32(truncatingIfNeeded: year)
    storedMonth = UInt8(truncatingIfNeeded: month)
    storedDay = UInt8(truncatingIfNeeded: day)
  }

  /// The year.
  public var year: Int { Int(storedYear) }
  /// The month, 1 to 12.
  public var month: Int { Int(storedMonth) }
  /// The day of the month, from 1.
  public var day: Int { Int(storedDay) }
}

// MARK: - Counting days

extension CalendarDay {
  /// The days since 1970-01-01, negative before it.
  public var dayNumber: Int {
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The numbers of the first and the last day of all.
  static let dayNumbers = -365_243_219_162...365_241_780_471

  /// Creates the day that is some days after 1970-01-01.
  ///
  /// A number beyond the calendar gives its first or last day.
  public init(dayNumber: Int) {
    let number = min(max(dayNumber, Self.dayNumbers.lowerBound), Self.dayNumbers.upperBound)
    let days = number + 719_468
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let century = dayOfEra / 36_524 - dayOfEra / 146_096
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + century) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.init(valid: year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Returns the day that is some days later, or `nil` if the calendar does not reach it.
  public func adding(days: Int) -> CalendarDay? {
    let (number, overflow) = dayNumber.addingReportingOverflow(days)
    guard !overflow, Self.dayNumbers.contains(number) else { return nil }
    return CalendarDay(dayNumber: number)
  }

  /// The day of the week, 1 for Monday to 7 for Sunday.
  public var weekday: Int {
    let rest = (dayNumber + 3) % 7
    return (rest < 0 ? rest + 7 : rest) + 1
  }

  /// The day of the year, from 1.
  public var dayOfYear: Int {
    dayNumber - CalendarDay(valid: year, 1, 1).dayNumber + 1
  }

  /// The number of the week by ISO 8601: week 1 has the year's first Thursday.
  public var weekOfYear: Int {
    let thursday = CalendarDay(dayNumber: dayNumber + 4 - weekday)
    return (thursday.dayOfYear - 1) / 7 + 1
  }
}

// MARK: - Months

extension CalendarDay {
  /// Whether a year has a 29 February.
  public static func isLeapYear(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// Whether the day's year has a 29 February.
  public var isLeapYear: Bool { Self.isLeapYear(year) }

  /// The last day of the day's month.
  public var lastDayOfMonth: CalendarDay {
    CalendarDay(valid: year, month, Self.length(ofMonth: month, in: year))
  }

  private static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: isLeapYear(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private var monthNumber: Int { year * 12 + month - 1 }

  /// Returns the same day some months later, or the last one of a shorter month; `nil` if the
  /// calendar does not reach it.
  public func adding(months: Int) -> CalendarDay? {
    let (number, overflow) = monthNumber.addingReportingOverflow(months)
    guard !overflow else { return nil }
    let year = number / 12 - (number % 12 < 0 ? 1 : 0)
    guard Self.years.contains(year) else { return nil }
    let month = number - year * 12 + 1
    return CalendarDay(valid: year, month, min(day, Self.length(ofMonth: month, in: year)))
  }

  /// Returns the whole months up to another day, negative if that is earlier.
  public func months(until other: CalendarDay) -> Int {
    let months = other.monthNumber - monthNumber
    if months > 0, other.day < day { return months - 1 }
    if months < 0, other.day > day { return months + 1 }
    return months
  }
}

extension CalendarDay: Comparable {
  /// Whether a day comes before another one.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool {
    left.order < right.order
  }

  private var order: Int { year << 16 | month << 8 | day }
}
