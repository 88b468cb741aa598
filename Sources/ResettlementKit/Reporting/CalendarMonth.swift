public import Quantities

/// A month of the calendar, such as `2025-03`.
public struct CalendarMonth: Sendable, Hashable {
  /// Its first day.
  public let first: CalendarDay

  /// Creates the month that holds a day.
  public init(holding day: CalendarDay) {
    first = CalendarDay(dayNumber: day.dayNumber - day.day + 1)
  }

  /// Its last day.
  public var last: CalendarDay { first.lastDayOfMonth }

  /// The first day of its year.
  public var firstOfYear: CalendarDay { CalendarDay(year: first.year, month: 1, day: 1) ?? first }

  /// Whether a day lies in the month.
  public func contains(_ day: CalendarDay) -> Bool { first <= day && day <= last }
}

extension CalendarMonth: LosslessStringConvertible {
  /// Creates a month from text such as `2025-03`; `nil` if it is none.
  public init?(_ description: String) {
    guard description.utf8.count == 7, let day = CalendarDay(description + "-01") else {
      return nil
    }
    first = day
  }

  /// The month as text, such as `2025-03`.
  public var description: String { String("\(first)".prefix(7)) }
}

extension CalendarMonth: Comparable {
  /// Whether a month comes before another one.
  public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
    left.first < right.first
  }
}
