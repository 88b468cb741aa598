internal import Quantities

/// The functions of numbers.
enum NumericFunctions {
  typealias Overload = BuiltInFunction.Overload
  typealias Parameter = BuiltInFunction.Parameter

  static let all =
    [decimal, floor, ceiling, absolute, modulo]
    + [
      rounding("round up", .up, en: "away from zero", zh: "向远离零的方向"),
      rounding("round down", .down, en: "towards zero", zh: "向零的方向"),
      rounding("round half up", .halfUp, en: "to the nearest, halves away from zero", zh: "四舍五入"),
      rounding("round half down", .halfDown, en: "to the nearest, halves towards zero", zh: "五舍六入"),
    ]
    + [
      single("sqrt", en: "the square root", zh: "平方根") { $0.squareRoot() },
      single("log", en: "the natural logarithm", zh: "自然对数") { $0.naturalLogarithm() },
      single("exp", en: "e to the power of a number", zh: "e的幂") { $0.exponential() },
      parity("odd", rest: 1, en: "whether a number is odd", zh: "是否为奇数"),
      parity("even", rest: 0, en: "whether a number is even", zh: "是否为偶数"),
    ]

  /// The scales to which a number can be rounded.
  private static let scales = -6111...6176

  private static let decimal = BuiltInFunction(
    "decimal",
    en: "a number rounded to some places, halves to the even digit",
    zh: "按位数舍入，中间值取偶",
    [rounded(.halfEven)]
  )

  private static let floor = BuiltInFunction(
    "floor",
    en: "a number rounded down",
    zh: "向下取整",
    [single(.floor), rounded(.floor)]
  )

  private static let ceiling = BuiltInFunction(
    "ceiling",
    en: "a number rounded up",
    zh: "向上取整",
    [single(.ceiling), rounded(.ceiling)]
  )

  private static let absolute = BuiltInFunction(
    "abs",
    en: "a number or duration without its sign",
    zh: "绝对值",
    [
      Overload([Parameter("n", .number)], returns: .number) { arguments throws(FunctionFailure) in
        .number(try arguments.number(0).magnitude)
      },
      Overload(
        [Parameter("n", .yearsMonthsDuration)],
        returns: .yearsMonthsDuration,
        body: positive
      ),
      Overload([Parameter("n", .daysTimeDuration)], returns: .daysTimeDuration, body: positive),
    ]
  )

  private static let modulo = BuiltInFunction(
    "modulo",
    en: "what a division leaves, with the sign of the divisor",
    zh: "取模，符号与除数相同",
    [
      Overload([Parameter("dividend", .number), Parameter("divisor", .number)], returns: .number) {
        arguments throws(FunctionFailure) in
        guard let rest = try arguments.number(0).modulo(try arguments.number(1)) else {
          throw FunctionFailure(.noResult("modulo"))
        }
        return .number(rest)
      }
    ]
  )
}

// MARK: - Making

extension NumericFunctions {
  private static func rounding(
    _ name: String,
    _ mode: ExactDecimal.RoundingMode,
    en english: String,
    zh chinese: String
  ) -> BuiltInFunction {
    BuiltInFunction(
      name,
      en: "a number rounded to some places, " + english,
      zh: "按位数舍入，" + chinese,
      [rounded(mode)]
    )
  }

  private static func rounded(_ mode: ExactDecimal.RoundingMode) -> Overload {
    Overload([Parameter("n", .number), Parameter("scale", .number)], returns: .number) {
      arguments throws(FunctionFailure) in
      let scale = try arguments.integer(1)
      guard scales.contains(scale) else {
        throw FunctionFailure(.outOfRange(ExactDecimal(scale)))
      }
      return .number(try arguments.number(0).rounded(toPlaces: scale, mode: mode))
    }
  }

  private static func single(_ mode: ExactDecimal.RoundingMode) -> Overload {
    Overload([Parameter("n", .number)], returns: .number) { arguments throws(FunctionFailure) in
      .number(try arguments.number(0).rounded(toPlaces: 0, mode: mode))
    }
  }

  private static func single(
    _ name: String,
    en english: String,
    zh chinese: String,
    _ compute: @escaping @Sendable (ExactDecimal) -> ExactDecimal?
  ) -> BuiltInFunction {
    let overload = Overload([Parameter("number", .number)], returns: .number) {
      arguments throws(FunctionFailure) in
      guard let result = compute(try arguments.number(0)) else {
        throw FunctionFailure(.noResult(name))
      }
      return .number(result)
    }
    return BuiltInFunction(name, en: english, zh: chinese, [overload])
  }

  private static func parity(
    _ name: String,
    rest: ExactDecimal,
    en english: String,
    zh chinese: String
  ) -> BuiltInFunction {
    let overload = Overload([Parameter("number", .number)], returns: .boolean) {
      arguments throws(FunctionFailure) in
      .boolean(try arguments.number(0).modulo(2) == rest)
    }
    return BuiltInFunction(name, en: english, zh: chinese, [overload])
  }

  private static func positive(_ arguments: FunctionArguments) throws(FunctionFailure) -> Value {
    switch arguments[0] {
    case .yearsMonthsDuration(let months):
      return .yearsMonthsDuration(months: months < 0 ? 0 &- months : months)
    case .daysTimeDuration(let duration):
      return .daysTimeDuration(DaysTimeDuration(seconds: duration.seconds.magnitude))
    default: return .null
    }
  }
}
