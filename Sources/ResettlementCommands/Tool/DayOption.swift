internal import ArgumentParser
internal import Quantities

/// How days are written in options.
enum DayOption {
  /// Returns the day that a text means, such as `2024-06-30`.
  ///
  /// - Throws: `ValidationError` if it means none.
  @Sendable static func day(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(text) else {
      throw ValidationError(
        "'\(text)' is not a day; write it as 2024-06-30",
        zh: "“\(text)”不是日期；请写成 2024-06-30"
      )
    }
    return day
  }

  /// Returns the days that a text means, such as `2022-08-20..2026-12-31`.
  ///
  /// - Throws: `ValidationError` if it means none.
  @Sendable static func span(_ text: String) throws -> ClosedRange<CalendarDay> {
    guard let dots = text.firstRange(of: "..") else {
      throw ValidationError(
        "'\(text)' is no span of days; write it as 2022-08-20..2026-12-31",
        zh: "“\(text)”不是一段日期；请写成 2022-08-20..2026-12-31"
      )
    }
    let first = try day(String(text[..<dots.lowerBound]))
    let last = try day(String(text[dots.upperBound...]))
    guard first <= last else {
      throw ValidationError(
        "the span '\(text)' ends before it begins; swap its days",
        zh: "“\(text)”的止日早于起日；请对调"
      )
    }
    return first...last
  }
}
