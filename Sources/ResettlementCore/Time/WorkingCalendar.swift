public import Quantities

/// On which days offices work (工作日), as the notices of each year say.
///
/// Without the notice of a year nothing is said of its days: a weekend may be worked and a Wednesday
/// be free.
public struct WorkingCalendar: Sendable, Hashable {
  /// What the notice of one year says.
  public struct Year: Sendable, Hashable {
    /// The days that are free although they may be no weekend.
    public let daysOff: Set<CalendarDay>
    /// The days of weekends that are worked (调休上班).
    public let workedWeekendDays: Set<CalendarDay>

    /// Creates the days of a year.
    public init(daysOff: Set<CalendarDay>, workedWeekendDays: Set<CalendarDay> = []) {
      self.daysOff = daysOff
      self.workedWeekendDays = workedWeekendDays
    }
  }

  /// The years of which there is a notice.
  public let years: [Int: Year]

  /// Creates a calendar.
  public init(years: [Int: Year] = [:]) {
    self.years = years
  }

  /// Returns whether offices work on a day; `nil` if there is no notice of its year.
  public func isWorked(_ day: CalendarDay) -> Bool? {
    guard let year = years[day.year] else { return nil }
    if year.daysOff.contains(day) { return false }
    return day.weekday <= 5 || year.workedWeekendDays.contains(day)
  }
}

// MARK: - Counting

extension WorkingCalendar {
  /// The last day of a length of time, or what is missing to say it.
  public enum LastDay: Sendable, Hashable {
    /// The day.
    case day(CalendarDay)
    /// What is missing.
    case unknown([MissingTerm])

    /// The day; `nil` if it is not known.
    public var day: CalendarDay? {
      if case .day(let day) = self { day } else { nil }
    }
  }

  /// The most days that are counted.
  private static let longest = 36_600

  /// Returns the last day of a length of time that begins on a day, which itself is not counted.
  ///
  /// - Complexity: O(*n*) in the number of working days.
  public func lastDay(of limit: TimeLimit, from day: CalendarDay) -> LastDay {
    guard let amount = limit.amount?.asInt(), 0...Self.longest ~= amount else {
      return .unknown(limit.missing)
    }
    switch (limit.unit, limit.days) {
    case (.month, _): return day.adding(months: amount).map(LastDay.day) ?? .unknown([])
    case (.day, .natural): return day.adding(days: amount).map(LastDay.day) ?? .unknown([])
    case (.day, .working): return workingDay(amount, after: day)
    }
  }

  private func workingDay(_ amount: Int, after day: CalendarDay) -> LastDay {
    var (left, last) = (amount, day)
    while left > 0 {
      guard let next = last.adding(days: 1) else { return .unknown([]) }
      guard let isWorked = isWorked(next) else {
        return .unknown([MissingTerm(.parameter, "holidays.\(next.year)")])
      }
      last = next
      if isWorked { left -= 1 }
    }
    return .day(last)
  }
}
