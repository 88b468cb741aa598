internal import Quantities
internal import ResettlementCore

/// A span of days, both ends included.
struct CalendarSpan: Sendable, Hashable {
  /// The first day.
  let first: CalendarDay
  /// The last day.
  let last: CalendarDay

  /// The span as reasons show it.
  var text: LocalizedText {
    LocalizedText(zh: "考察时段：\(first)至\(last)", en: "the period looked at: \(first) to \(last)")
  }
}

extension CalendarPeriod {
  /// Returns the period of the calendar that holds a day: a week from Monday, a month, and so on.
  func span(holding day: CalendarDay) -> CalendarSpan {
    guard self != .week else {
      let monday = CalendarDay(dayNumber: day.dayNumber - day.weekday + 1)
      return CalendarSpan(first: monday, last: CalendarDay(dayNumber: monday.dayNumber + 6))
    }
    let firstMonth = (day.month - 1) / months * months + 1
    let first = day.firstDay(ofMonth: firstMonth)
    return CalendarSpan(first: first, last: first.dayBefore(months: months))
  }

  /// Returns the period before one.
  func span(before span: CalendarSpan) -> CalendarSpan {
    self.span(holding: CalendarDay(dayNumber: span.first.dayNumber - 1))
  }

  /// Returns the span of the same length that ends on a day.
  func running(until day: CalendarDay) -> CalendarSpan {
    guard self != .week else {
      return CalendarSpan(first: CalendarDay(dayNumber: day.dayNumber - 6), last: day)
    }
    let before = day.adding(months: -months) ?? day
    return CalendarSpan(first: CalendarDay(dayNumber: before.dayNumber + 1), last: day)
  }

  private var months: Int {
    switch self {
    case .week: 0
    case .month: 1
    case .quarter: 3
    case .halfYear: 6
    case .year: 12
    }
  }
}

extension CalendarDay {
  fileprivate func firstDay(ofMonth month: Int) -> CalendarDay {
    CalendarDay(year: year, month: month, day: 1) ?? self
  }

  /// The day before the one some months later.
  fileprivate func dayBefore(months: Int) -> CalendarDay {
    CalendarDay(dayNumber: (adding(months: months) ?? self).dayNumber - 1)
  }
}
