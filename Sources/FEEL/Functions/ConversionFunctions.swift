internal import Quantities

/// The functions that make one kind of value of another one.
enum ConversionFunctions {
  typealias Overload = BuiltInFunction.Overload
  typealias Parameter = BuiltInFunction.Parameter

  static let all = [number, string, duration, range, negation, identity]

  private static let number = BuiltInFunction(
    "number",
    en: "the number that a text says",
    zh: "把文本转换为数字",
    [
      Overload([Parameter("from", .string)], returns: .number, body: plainNumber),
      Overload([Parameter("from", .number)], returns: .number) { $0[0] },
      Overload(
        [
          Parameter("from", .string), Parameter("grouping separator", .string, acceptsNull: true),
          Parameter("decimal separator", .string, acceptsNull: true),
        ],
        returns: .number,
        body: separatedNumber
      ),
    ]
  )

  private static let string = BuiltInFunction(
    "string",
    en: "the text that shows a value",
    zh: "把值转换为文本",
    [
      Overload([Parameter("from", .any, acceptsNull: true)], returns: .string) { arguments in
        arguments[0].isNull ? .null : .string(arguments[0].text)
      }
    ]
  )

  private static let duration = BuiltInFunction(
    "duration",
    en: "the duration that a text such as 'P1Y2M' says",
    zh: "把“P1Y2M”之类的文本转换为时长",
    [
      Overload([Parameter("from", .string)], returns: .any, body: readDuration),
      Overload([Parameter("from", .daysTimeDuration)], returns: .daysTimeDuration) { $0[0] },
      Overload([Parameter("from", .yearsMonthsDuration)], returns: .yearsMonthsDuration) { $0[0] },
    ]
  )

  private static let range = BuiltInFunction(
    "range",
    en: "the range that a text such as '[1..5]' says",
    zh: "把“[1..5]”之类的文本转换为区间",
    [Overload([Parameter("from", .string)], returns: .range(.any), body: readRange)]
  )

  private static let negation = BuiltInFunction(
    "not",
    en: "true for false and false for true",
    zh: "逻辑非",
    [
      Overload([Parameter("negand", .boolean, acceptsNull: true)], returns: .boolean) { arguments in
        arguments[0].asBoolean.map { .boolean(!$0) } ?? .null
      }
    ]
  )

  private static let identity = BuiltInFunction(
    "is",
    en: "whether two values are the same and of one kind",
    zh: "判断两个值是否类型相同且相等",
    [
      Overload(
        [
          Parameter("value1", .any, acceptsNull: true),
          Parameter("value2", .any, acceptsNull: true),
        ],
        returns: .boolean
      ) { arguments in .boolean(isSame(arguments[0], arguments[1])) }
    ]
  )
}

// MARK: - Bodies

extension ConversionFunctions {
  private static func plainNumber(_ arguments: FunctionArguments) throws(FunctionFailure) -> Value {
    let text = try arguments.string(0)
    guard text.first != "+", let number = ExactDecimal(text) else {
      throw FunctionFailure(.notReadable(text, as: .number))
    }
    return .number(number)
  }

  private static func separatedNumber(
    _ arguments: FunctionArguments
  ) throws(FunctionFailure) -> Value {
    var text = try arguments.string(0)
    let original = text
    let (grouping, decimal) = (arguments[1].asString, arguments[2].asString)
    guard grouping.map({ [" ", ",", "."].contains($0) }) ?? true,
      decimal.map({ [",", "."].contains($0) }) ?? true, grouping == nil || grouping != decimal
    else { throw FunctionFailure(.noResult("number")) }
    if let grouping { text.removeAll { String($0) == grouping } }
    if decimal == ",", text.contains(".") {
      throw FunctionFailure(.notReadable(original, as: .number))
    }
    if decimal == "," { text = String(text.map { $0 == "," ? "." : $0 }) }
    guard text.first != "+", let number = ExactDecimal(text) else {
      throw FunctionFailure(.notReadable(original, as: .number))
    }
    return .number(number)
  }

  private static func readDuration(_ arguments: FunctionArguments) throws(FunctionFailure) -> Value
  {
    let text = try arguments.string(0)
    if let duration = TemporalText.duration(text) { return duration }
    throw FunctionFailure(.notReadable(text, as: .daysTimeDuration))
  }

  private static func readRange(_ arguments: FunctionArguments) throws(FunctionFailure) -> Value {
    let text = try arguments.string(0)
    if let range = RangeText.range(text, arguments.run) { return .range(range) }
    throw FunctionFailure(.notReadable(text, as: .range(.any)))
  }

  private static func isSame(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.time(let left), .time(let right)):
      left.zone.offset(atUniversal: 0) == right.zone.offset(atUniversal: 0) && left.equals(right)
    case (.dateTime(let left), .dateTime(let right)):
      left.offset == right.offset && left.equals(right)
    default: left.equals(right) == true
    }
  }
}
