internal import Quantities

/// The properties of values that are not contexts, such as a day's `year`.
enum Properties {
  /// Returns the value of a property, or `nil` if the value has none of that name.
  static func value(_ name: String, of value: Value) -> Value? {
    switch value {
    case .date(let day): self.value(name, of: day)
    case .time(let time): self.value(name, of: time, offset: time.timeOffset)
    case .dateTime(let moment):
      self.value(name, of: moment.day)
        ?? self.value(name, of: moment.time, offset: moment.timeOffset)
    case .yearsMonthsDuration(let months): self.value(name, of: months)
    case .daysTimeDuration(let duration): self.value(name, of: duration)
    case .range(let range): self.value(name, of: range)
    default: nil
    }
  }

  /// The names of the properties that any value can have.
  static let names = [
    "year", "month", "day", "weekday", "hour", "minute", "second", "time offset", "timezone",
    "years", "months", "days", "hours", "minutes", "seconds", "start", "end", "start included",
    "end included",
  ]

  private static func value(_ name: String, of day: CalendarDay) -> Value? {
    switch name {
    case "year": .number(day.year)
    case "month": .number(day.month)
    case "day": .number(day.day)
    case "weekday": .number(day.weekday)
    default: nil
    }
  }

  private static func value(
    _ name: String,
    of time: TimeValue,
    offset: DaysTimeDuration?
  ) -> Value? {
    switch name {
    case "hour": .number(time.hour)
    case "minute": .number(time.minute)
    case "second": .number(time.second)
    case "time offset": offset.map(Value.daysTimeDuration) ?? .null
    case "timezone": time.zone.name.map(Value.string) ?? .null
    default: nil
    }
  }

  private static func value(_ name: String, of months: Int) -> Value? {
    switch name {
    case "years": .number(months / 12)
    case "months": .number(months % 12)
    default: nil
    }
  }

  private static func value(_ name: String, of duration: DaysTimeDuration) -> Value? {
    switch name {
    case "days": duration.count(of: .days).map(Value.number)
    case "hours": duration.count(of: .hours).map(Value.number)
    case "minutes": duration.count(of: .minutes).map(Value.number)
    case "seconds": duration.count(of: .seconds).map(Value.number)
    default: nil
    }
  }

  private static func value(_ name: String, of range: RangeValue) -> Value? {
    switch name {
    case "start": range.low ?? .null
    case "end": range.high ?? .null
    case "start included": .boolean(range.includesLow)
    case "end included": .boolean(range.includesHigh)
    default: nil
    }
  }
}
