public import Quantities

/// A value of FEEL.
///
/// Swift's `==` tells values apart that are written apart; what FEEL's `=` says, with its third
/// answer null, is ``equals(_:)``.
public enum Value: Sendable, Hashable {
  /// No value: absent, or what an operation yields that has no result.
  case null
  /// True or false.
  case boolean(Bool)
  /// A number of up to 34 digits.
  case number(ExactDecimal)
  /// A text.
  case string(String)
  /// A day.
  case date(CalendarDay)
  /// A time of the day.
  case time(TimeValue)
  /// A time of a day.
  case dateTime(DateTimeValue)
  /// A number of months, written in years and months.
  case yearsMonthsDuration(months: Int)
  /// A number of seconds, written in days, hours, minutes and seconds.
  case daysTimeDuration(DaysTimeDuration)
  /// Values one after another.
  case list([Value])
  /// Values by name.
  case context(ContextValue)
  /// Everything between two ends.
  indirect case range(RangeValue)
  /// Something to call.
  case function(FunctionValue)

  /// The number that an integer is.
  public static func number(_ value: Int) -> Value { .number(ExactDecimal(value)) }

  /// Whether the value is null.
  public var isNull: Bool { self == .null }
}

extension Value {
  /// The truth value, if this is one.
  public var asBoolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }

  /// The number, if this is one.
  public var asNumber: ExactDecimal? {
    if case .number(let value) = self { value } else { nil }
  }

  /// The text, if this is one.
  public var asString: String? {
    if case .string(let value) = self { value } else { nil }
  }

  /// The items, if this is a list.
  public var asList: [Value]? {
    if case .list(let value) = self { value } else { nil }
  }

  /// The context, if this is one.
  public var asContext: ContextValue? {
    if case .context(let value) = self { value } else { nil }
  }

  /// The range, if this is one.
  public var asRange: RangeValue? {
    if case .range(let value) = self { value } else { nil }
  }

  /// The function, if this is one.
  public var asFunction: FunctionValue? {
    if case .function(let value) = self { value } else { nil }
  }
}
