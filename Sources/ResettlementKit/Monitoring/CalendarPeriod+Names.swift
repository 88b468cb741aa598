internal import PolicyPacks
internal import Quantities

extension CalendarPeriod {
  /// Returns what the period that holds a day is called, such as `2024-06` or `2024-Q2`.
  func name(on day: CalendarDay) -> String {
    switch self {
    case .week: "\(CalendarDay(dayNumber: day.dayNumber - day.weekday + 1))"
    case .month: String("\(day)".prefix(7))
    case .quarter: "\(day.year)-Q\((day.month + 2) / 3)"
    case .halfYear: "\(day.year)-H\((day.month + 5) / 6)"
    case .year: "\(day.year)"
    }
  }
}
