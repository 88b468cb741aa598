internal import Quantities

/// The functions of days, times and durations.
enum TemporalFunctions {
  typealias Overload = BuiltInFunction.Overload
  typealias Parameter = BuiltInFunction.Parameter

  static let all =
    [date, dateTime, time, duration, now, today]
    + [
      ofDay("day of year", returns: .number, en: "the number of a day in its year", zh: "一年中的第几天") {
        .number($0.dayOfYear)
      },
      ofDay("day of week", returns: .string, en: "the name of a day of the week", zh: "星期几") {
        .string(weekdays[$0.weekday - 1])
      },
      ofDay("month of year", returns: .string, en: "the name of a day's month", zh: "月份名称") {
        .string(months[$0.month - 1])
      },
      ofDay("week of year", returns: .number, en: "the ISO 8601 week of a day", zh: "一年中的第几周") {
        .number($0.weekOfYear)
      },
    ]

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  private static let fields = ["year", "month", "day"].map { Parameter($0, .number) }
  private static let clock = ["hour", "minute", "second"].map { Parameter($0, .number) }

  private static let date = BuiltInFunction(
    "date",
    en: "the day that a text or its year, month and day say, or of a time of a day",
    zh: "由文本、年月日或日期时间得到日期",
    [
      reading(.date) { CalendarDay($0).map(Value.date) },
      Overload([Parameter("from", .date)], returns: .date) { $0[0] },
      Overload([Parameter("from", .dateTime)], returns: .date) { arguments in
        guard case .dateTime(let moment) = arguments[0] else { return .null }
        return .date(moment.day)
      },
      Overload(fields, returns: .date) { arguments throws(FunctionFailure) in
        .date(try day(arguments))
      },
    ]
  )

  private static let dateTime = BuiltInFunction(
    "date and time",
    en: "the time of a day that a text says, or a day and a time, or their fields",
    zh: "由文本、日期和时间或各字段得到日期时间",
    [
      reading(.dateTime, readDateTime),
      Overload([Parameter("from", .dateTime)], returns: .dateTime) { $0[0] },
      Overload(
        [Parameter("date", .date), Parameter("time", .time)],
        returns: .dateTime,
        body: pair
      ),
      Overload(
        [Parameter("date", .dateTime), Parameter("time", .time)],
        returns: .dateTime,
        body: pair
      ),
      Overload(
        [Parameter("date", .dateTime), Parameter("timezone", .string)],
        returns: .dateTime,
        body: moved
      ),
      Overload(fields + clock, returns: .dateTime) { arguments throws(FunctionFailure) in
        try moment(arguments, .local)
      },
      Overload(
        fields + clock + [Parameter("offset", .daysTimeDuration, acceptsNull: true)],
        returns: .dateTime
      ) { arguments throws(FunctionFailure) in
        try moment(arguments, try zone(arguments[6]))
      },
      Overload(fields + clock + [Parameter("timezone", .string)], returns: .dateTime) {
        arguments throws(FunctionFailure) in
        try moment(arguments, try zone(arguments[6]))
      },
    ]
  )

  private static let time = BuiltInFunction(
    "time",
    en: "the time of the day that a text or its fields say, or of a time of a day",
    zh: "由文本、各字段或日期时间得到时间",
    [
      reading(.time) { TemporalText.time($0).map(Value.time) },
      Overload([Parameter("from", .time)], returns: .time) { $0[0] },
      Overload([Parameter("from", .dateTime)], returns: .time) { arguments in
        guard case .dateTime(let moment) = arguments[0] else { return .null }
        return .time(moment.time)
      },
      Overload(
        clock + [Parameter("offset", .daysTimeDuration, isOptional: true, acceptsNull: true)],
        returns: .time
      ) { arguments throws(FunctionFailure) in
        .time(try clockTime(arguments, from: 0, try zone(arguments[3])))
      },
    ]
  )

  private static let duration = BuiltInFunction(
    "years and months duration",
    en: "the whole months from one day to another one",
    zh: "两个日期之间的整月数",
    [
      Overload(
        [Parameter("from", .date), Parameter("to", .date)],
        returns: .yearsMonthsDuration,
        body: months
      ),
      Overload(
        [Parameter("from", .dateTime), Parameter("to", .dateTime)],
        returns: .yearsMonthsDuration,
        body: months
      ),
    ]
  )

  private static let now = BuiltInFunction(
    "now",
    en: "the time of the machine",
    zh: "当前日期时间",
    [Overload([], returns: .dateTime) { .dateTime($0.run.evaluator.now()) }]
  )

  private static let today = BuiltInFunction(
    "today",
    en: "the day of the machine",
    zh: "当前日期",
    [Overload([], returns: .date) { .date($0.run.evaluator.now().day) }]
  )
}

// MARK: - Making

extension TemporalFunctions {
  private static func reading(
    _ type: ValueType,
    _ read: @escaping @Sendable (String) -> Value?
  ) -> Overload {
    Overload([Parameter("from", .string)], returns: type) { arguments throws(FunctionFailure) in
      let text = try arguments.string(0)
      guard let value = read(text) else { throw FunctionFailure(.notReadable(text, as: type)) }
      return value
    }
  }

  private static func ofDay(
    _ name: String,
    returns result: ValueType,
    en english: String,
    zh chinese: String,
    _ compute: @escaping @Sendable (CalendarDay) -> Value
  ) -> BuiltInFunction {
    let body: BuiltInFunction.Body = { arguments throws(FunctionFailure) in
      guard let day = arguments[0].asDay else { throw FunctionFailure(.noResult(name)) }
      return compute(day)
    }
    return BuiltInFunction(
      name,
      en: english,
      zh: chinese,
      [
        Overload([Parameter("date", .date)], returns: result, body: body),
        Overload([Parameter("date", .dateTime)], returns: result, body: body),
      ]
    )
  }
}

extension Value {
  /// The day, if this is one or a time of one.
  fileprivate var asDay: CalendarDay? {
    switch self {
    case .date(let day): day
    case .dateTime(let moment): moment.day
    default: nil
    }
  }
}

// MARK: - Bodies

extension TemporalFunctions {
  @Sendable private static func readDateTime(_ text: String) -> Value? {
    if let day = CalendarDay(text) { return .dateTime(DateTimeValue(day, .midnight)) }
    return TemporalText.dateTime(text).map(Value.dateTime)
  }

  private static func pair(_ arguments: FunctionArguments) throws(FunctionFailure) -> Value {
    guard let day = arguments[0].asDay, case .time(let time) = arguments[1] else { return .null }
    return .dateTime(DateTimeValue(day, time))
  }

  private static func moved(_ arguments: FunctionArguments) throws(FunctionFailure) -> Value {
    let zone = try zone(arguments[1])
    guard case .dateTime(let moment) = arguments[0], let second = moment.universalSecond,
      let result = DateTimeValue(
        universalSecond: second,
        nanosecond: moment.time.nanosecond,
        zone: zone
      )
    else { throw FunctionFailure(.noResult("date and time")) }
    return .dateTime(result)
  }

  private static func day(_ arguments: FunctionArguments) throws(FunctionFailure) -> CalendarDay {
    let (year, month) = (try arguments.integer(0), try arguments.integer(1))
    guard let day = CalendarDay(year: year, month: month, day: try arguments.integer(2)) else {
      throw FunctionFailure(.noResult("date"))
    }
    return day
  }

  private static func moment(
    _ arguments: FunctionArguments,
    _ zone: TimeZoneReference
  ) throws(FunctionFailure) -> Value {
    let time = try clockTime(arguments, from: 3, zone)
    return .dateTime(DateTimeValue(try day(arguments), time))
  }

  private static func clockTime(
    _ arguments: FunctionArguments,
    from first: Int,
    _ zone: TimeZoneReference
  ) throws(FunctionFailure) -> TimeValue {
    let seconds = try arguments.number(first + 2)
    let whole = try arguments.integer(first + 2)
    let fraction = seconds.modulo(1)?.rounded(toPlaces: 9, mode: .down).scaled(toPlaces: 9)
    let (hour, minute) = (try arguments.integer(first), try arguments.integer(first + 1))
    let time = TimeValue(
      hour: hour,
      minute: minute,
      second: seconds.isNegative ? -1 : whole,
      nanosecond: Int(fraction ?? 0),
      zone: zone
    )
    guard let time else { throw FunctionFailure(.noResult("time")) }
    return time
  }

  private static func zone(_ value: Value) throws(FunctionFailure) -> TimeZoneReference {
    switch value {
    case .daysTimeDuration(let offset):
      guard let seconds = offset.wholeSeconds, seconds.magnitude <= 18 * 3600 else {
        throw FunctionFailure(.outOfRange(offset.seconds))
      }
      return .offset(seconds: seconds)
    case .string(let name):
      guard let zone = TimeZoneReference(name: name) else {
        throw FunctionFailure(.notReadable(name, as: .string))
      }
      return zone
    default: return .local
    }
  }

  private static func months(_ arguments: FunctionArguments) throws(FunctionFailure) -> Value {
    guard let from = arguments[0].asDay, let to = arguments[1].asDay else { return .null }
    return .yearsMonthsDuration(months: from.months(until: to))
  }
}
