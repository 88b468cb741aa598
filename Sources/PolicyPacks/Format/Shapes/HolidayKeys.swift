internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

/// The keys of the holidays of a year.
private enum HolidayKeys {
  static let year = Key("year", .integer, .required, zh: "年份", en: "the year")
  static let source = Key(
    "source",
    .localized,
    .required,
    zh: "所依据的通知",
    en: "the notice that says so"
  )
  static let daysOff = Key(
    "days_off",
    .list(.day),
    .required,
    zh: "放假的日期",
    en: "the days that are free"
  )
  static let worked = Key(
    "worked_weekend_days",
    .list(.day),
    zh: "调休上班的周末",
    en: "the days of weekends that are worked"
  )
  static let shape = Shape(
    "holidays",
    zh: "节假日",
    en: "holidays",
    [year, source, daysOff, worked]
  )
}

extension Notation<HolidayModel> {
  /// The holidays of a year.
  static let holidays = mapping(HolidayKeys.shape) { keys in
    guard let year = keys[HolidayKeys.year] else { return nil }
    let (off, worked) = (keys[HolidayKeys.daysOff] ?? [], keys[HolidayKeys.worked] ?? [])
    for day in off + worked where day.year != year {
      keys.reading.error(.dayOfOtherYear(day, year), at: keys.mark)
    }
    for day in worked where day.weekday <= 5 {
      keys.reading.error(.noWeekend(day), at: keys.mark)
    }
    return HolidayModel(
      year: year,
      source: keys[HolidayKeys.source] ?? LocalizedText(zh: ""),
      daysOff: off,
      workedWeekendDays: worked,
      range: keys.mark
    )
  }
}

extension Diagnostic.Message {
  fileprivate static func dayOfOtherYear(_ day: CalendarDay, _ year: Int) -> Self {
    Self(
      "pack.holiday-of-other-year",
      en: "\(day) is no day of \(year); write it under its own year",
      zh: "\(day) 不在 \(year) 年；请写在其所属年份之下"
    )
  }

  fileprivate static func noWeekend(_ day: CalendarDay) -> Self {
    Self(
      "pack.worked-day-is-no-weekend",
      en: "\(day) is no Saturday or Sunday; only days of weekends can be worked in exchange",
      zh: "\(day) 不是周末；调休上班的只能是周六或周日"
    )
  }
}
