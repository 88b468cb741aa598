internal import Quantities

/// The operators `+`, `-`, `*`, `/` and `**`.
///
/// | operands | `+` | `-` | `*` | `/` | `**` |
/// | --- | --- | --- | --- | --- | --- |
/// | numbers | number | number | number | number | number |
/// | texts | text | | | | |
/// | durations of one kind | duration | duration | | number | |
/// | duration and number | | | duration | duration | |
/// | day or time, and duration | day or time | day or time | | | |
/// | days or times, both with a zone or without | | duration | | | |
enum Arithmetic {
  /// Returns the result, or `nil` if there is none.
  static func result(_ symbol: BinaryOperator, _ left: Value, _ right: Value) -> Value? {
    switch symbol {
    case .add: sum(left, right)
    case .subtract: difference(left, right)
    case .multiply: product(left, right)
    case .divide: quotient(left, right)
    case .power: power(left, right)
    default: nil
    }
  }

  private static func sum(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.number(let left), .number(let right)): left.adding(right).map(Value.number)
    case (.string(let left), .string(let right)): .string(left + right)
    case (.yearsMonthsDuration(let left), .yearsMonthsDuration(let right)):
      months(left.addingReportingOverflow(right))
    case (.daysTimeDuration(let left), .daysTimeDuration(let right)):
      seconds(left.seconds.adding(right.seconds))
    case (.yearsMonthsDuration, .date), (.yearsMonthsDuration, .dateTime),
      (.daysTimeDuration, .date), (.daysTimeDuration, .dateTime), (.daysTimeDuration, .time):
      moved(right, by: left)
    default: moved(left, by: right)
    }
  }

  private static func difference(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.number(let left), .number(let right)): left.subtracting(right).map(Value.number)
    case (.yearsMonthsDuration(let left), .yearsMonthsDuration(let right)):
      months(left.subtractingReportingOverflow(right))
    case (.daysTimeDuration(let left), .daysTimeDuration(let right)):
      seconds(left.seconds.subtracting(right.seconds))
    case (_, .yearsMonthsDuration(let months)):
      moved(left, by: .yearsMonthsDuration(months: 0 &- months))
    case (_, .daysTimeDuration(let duration)):
      moved(left, by: .daysTimeDuration(DaysTimeDuration(seconds: -duration.seconds)))
    case (.time(let left), .time(let right)): elapsed(left, right)
    default: elapsed(left, right)
    }
  }

  private static func product(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.number(let left), .number(let right)): left.multiplied(by: right).map(Value.number)
    case (.number(let factor), .yearsMonthsDuration(let months)),
      (.yearsMonthsDuration(let months), .number(let factor)):
      whole(ExactDecimal(months).multiplied(by: factor))
    case (.number(let factor), .daysTimeDuration(let duration)),
      (.daysTimeDuration(let duration), .number(let factor)):
      seconds(duration.seconds.multiplied(by: factor))
    default: nil
    }
  }

  private static func quotient(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.number(let left), .number(let right)): left.divided(by: right).map(Value.number)
    case (.yearsMonthsDuration(let months), .number(let divisor)):
      whole(ExactDecimal(months).divided(by: divisor))
    case (.daysTimeDuration(let duration), .number(let divisor)):
      seconds(duration.seconds.divided(by: divisor))
    case (.yearsMonthsDuration(let left), .yearsMonthsDuration(let right)):
      ExactDecimal(left).divided(by: ExactDecimal(right)).map(Value.number)
    case (.daysTimeDuration(let left), .daysTimeDuration(let right)):
      left.seconds.divided(by: right.seconds).map(Value.number)
    default: nil
    }
  }

  private static func power(_ left: Value, _ right: Value) -> Value? {
    guard case .number(let base) = left, case .number(let exponent) = right else { return nil }
    return base.raised(to: exponent).map(Value.number)
  }
}

// MARK: - Durations

extension Arithmetic {
  private static func months(_ result: (partialValue: Int, overflow: Bool)) -> Value? {
    result.overflow ? nil : .yearsMonthsDuration(months: result.partialValue)
  }

  private static func whole(_ months: ExactDecimal?) -> Value? {
    months?.rounded(toPlaces: 0, mode: .down).asInt().map { .yearsMonthsDuration(months: $0) }
  }

  private static func seconds(_ seconds: ExactDecimal?) -> Value? {
    seconds.map { .daysTimeDuration(DaysTimeDuration(seconds: $0)) }
  }
}

// MARK: - Days and times

extension Arithmetic {
  private static func moved(_ value: Value, by duration: Value) -> Value? {
    switch (value, duration) {
    case (.date(let day), .yearsMonthsDuration(let months)):
      day.adding(months: months).map(Value.date)
    case (.dateTime(let moment), .yearsMonthsDuration(let months)):
      moment.day.adding(months: months).map { .dateTime(DateTimeValue($0, moment.time)) }
    case (.date(let day), .daysTimeDuration(let duration)):
      DateTimeValue.midnight(of: day).adding(duration).map { .date($0.day) }
    case (.dateTime(let moment), .daysTimeDuration(let duration)):
      moment.adding(duration).map(Value.dateTime)
    case (.time(let time), .daysTimeDuration(let duration)):
      time.adding(duration).map(Value.time)
    default: nil
    }
  }

  private static func elapsed(_ left: TimeValue, _ right: TimeValue) -> Value? {
    let isSame = left.zone == right.zone
    guard let first = isSame ? left.secondOfDay : left.universalSecond,
      let second = isSame ? right.secondOfDay : right.universalSecond
    else { return nil }
    return elapsed(first - second, left.nanosecond - right.nanosecond)
  }

  private static func elapsed(_ left: Value, _ right: Value) -> Value? {
    if case .date(let left) = left, case .date(let right) = right {
      return elapsed((left.dayNumber - right.dayNumber) * 86_400, 0)
    }
    guard let first = moment(left), let second = moment(right) else { return nil }
    let nanoseconds = first.time.nanosecond - second.time.nanosecond
    switch (first.universalSecond, second.universalSecond) {
    case (let first?, let second?): return elapsed(first - second, nanoseconds)
    case (nil, nil): return elapsed(first.localSecond - second.localSecond, nanoseconds)
    default: return nil
    }
  }

  private static func moment(_ value: Value) -> DateTimeValue? {
    switch value {
    case .dateTime(let moment): moment
    case .date(let day): .midnight(of: day)
    default: nil
    }
  }

  private static func elapsed(_ seconds: Int, _ nanoseconds: Int) -> Value? {
    let fraction = ExactDecimal(significand: Int64(nanoseconds), exponent: -9)
    return self.seconds(ExactDecimal(seconds).adding(fraction))
  }
}

extension TimeValue {
  /// Returns the time some time later, of the same or another day.
  func adding(_ duration: DaysTimeDuration) -> TimeValue? {
    guard let (second, nanosecond) = duration.parts else { return nil }
    let fraction = self.nanosecond + nanosecond
    let carry = fraction / 1_000_000_000
    return TimeValue(
      secondOfDay: secondOfDay + second % 86_400 + carry,
      nanosecond: fraction % 1_000_000_000,
      zone: zone
    )
  }
}

extension DateTimeValue {
  /// Returns the time some time later; with a zone, of the clocks of that zone.
  func adding(_ duration: DaysTimeDuration) -> DateTimeValue? {
    guard let (second, nanosecond) = duration.parts else { return nil }
    let fraction = time.nanosecond + nanosecond
    let (whole, part) = (second + fraction / 1_000_000_000, fraction % 1_000_000_000)
    guard let universalSecond else {
      return DateTimeValue(localSecond: localSecond + whole, nanosecond: part, zone: time.zone)
    }
    let moment = universalSecond + whole
    return DateTimeValue(universalSecond: moment, nanosecond: part, zone: time.zone)
  }
}
