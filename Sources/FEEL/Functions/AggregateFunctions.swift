internal import Quantities

/// The functions that make one value of the items of a list, or of their arguments.
enum AggregateFunctions {
  typealias Overload = BuiltInFunction.Overload
  typealias Parameter = BuiltInFunction.Parameter

  static let all = [
    make("min", .any, returns: .any, en: "the least item", zh: "最小值", minimum),
    make("max", .any, returns: .any, en: "the greatest item", zh: "最大值", maximum),
    make("sum", .number, returns: .number, en: "the sum of numbers", zh: "求和", sum),
    make("mean", .number, returns: .number, en: "the mean of numbers", zh: "平均值", mean),
    make("product", .number, returns: .number, en: "the product of numbers", zh: "求积", product),
    make("median", .number, returns: .number, en: "the middle of numbers", zh: "中位数", median),
    make("stddev", .number, returns: .number, en: "the standard deviation", zh: "标准差", deviation),
    make("mode", .number, returns: .list(.number), en: "the most frequent numbers", zh: "众数", mode),
    make(
      "all",
      .any,
      returns: .boolean,
      en: "whether all items are true",
      zh: "是否全部为真",
      conjunction
    ),
    make("any", .any, returns: .boolean, en: "whether an item is true", zh: "是否有一项为真", disjunction),
  ]

  private typealias Compute = @Sendable ([Value], EvaluationRun) -> Value?

  /// A function of a list that may also be called with the items as arguments.
  private static func make(
    _ name: String,
    _ item: ValueType,
    returns result: ValueType,
    en english: String,
    zh chinese: String,
    _ compute: @escaping Compute
  ) -> BuiltInFunction {
    let body: BuiltInFunction.Body = { arguments throws(FunctionFailure) in
      guard let value = compute(try arguments.list(0), arguments.run) else {
        throw FunctionFailure(.noResult(name))
      }
      return value
    }
    let list = Parameter("list", .list(item))
    let single = Parameter("c", item, acceptsNull: true)
    return BuiltInFunction(
      name,
      en: english,
      zh: chinese,
      [
        Overload([list], returns: result, body: body),
        Overload([single, single], isVariadic: true, returns: result) {
          arguments throws(FunctionFailure) in
          let rest = try arguments.list(1)
          return try body(FunctionArguments([.list([arguments[0]] + rest)], run: arguments.run))
        },
      ]
    )
  }

  private static func numbers(_ items: [Value]) -> [ExactDecimal]? {
    let numbers = items.compactMap(\.asNumber)
    return numbers.count == items.count ? numbers : nil
  }
}

// MARK: - Bodies

extension AggregateFunctions {
  @Sendable private static func minimum(_ items: [Value], _: EvaluationRun) -> Value? {
    extreme(items, .ascending)
  }

  @Sendable private static func maximum(_ items: [Value], _: EvaluationRun) -> Value? {
    extreme(items, .descending)
  }

  private static func extreme(_ items: [Value], _ wanted: Order) -> Value? {
    guard var best = items.first else { return .null }
    guard best.compared(to: best) != nil else { return nil }
    for item in items.dropFirst() {
      guard let order = item.compared(to: best) else { return nil }
      if order == wanted { best = item }
    }
    return best
  }

  @Sendable private static func sum(_ items: [Value], _: EvaluationRun) -> Value? {
    guard !items.isEmpty else { return .null }
    return total(items).map(Value.number)
  }

  private static func total(_ items: [Value]) -> ExactDecimal? {
    numbers(items)?.reduce(ExactDecimal.zero as ExactDecimal?) { $0?.adding($1) }
  }

  @Sendable private static func mean(_ items: [Value], _: EvaluationRun) -> Value? {
    guard !items.isEmpty else { return .null }
    return total(items)?.divided(by: ExactDecimal(items.count)).map(Value.number)
  }

  @Sendable private static func product(_ items: [Value], _: EvaluationRun) -> Value? {
    guard !items.isEmpty else { return .null }
    let product = numbers(items)?.reduce(ExactDecimal.one as ExactDecimal?) {
      $0?.multiplied(by: $1)
    }
    return product.map(Value.number)
  }

  @Sendable private static func median(_ items: [Value], _: EvaluationRun) -> Value? {
    guard let sorted = numbers(items)?.sorted() else { return nil }
    guard !sorted.isEmpty else { return .null }
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return .number(sorted[middle]) }
    return sorted[middle - 1].adding(sorted[middle])?.divided(by: 2).map(Value.number)
  }

  @Sendable private static func deviation(_ items: [Value], _: EvaluationRun) -> Value? {
    let count = ExactDecimal(items.count)
    guard items.count > 1, let numbers = numbers(items), let mean = total(items)?.divided(by: count)
    else { return nil }
    let squares = numbers.reduce(ExactDecimal.zero as ExactDecimal?) { sum, number in
      guard let distance = number.subtracting(mean) else { return nil }
      return distance.multiplied(by: distance).flatMap { sum?.adding($0) }
    }
    let variance = squares?.divided(by: ExactDecimal(items.count - 1))
    return variance?.squareRoot().map(Value.number)
  }

  @Sendable private static func mode(_ items: [Value], _: EvaluationRun) -> Value? {
    guard let numbers = numbers(items) else { return nil }
    var counts: [ExactDecimal: Int] = [:]
    for number in numbers { counts[number, default: 0] += 1 }
    let most = counts.values.max()
    let modes = counts.filter { $0.value == most }.keys.sorted()
    return .list(modes.map(Value.number))
  }

  /// False if an item is false, true if all are true, else null.
  @Sendable private static func conjunction(_ items: [Value], _: EvaluationRun) -> Value? {
    fold(items, deciding: false)
  }

  /// True if an item is true, false if all are false, else null.
  @Sendable private static func disjunction(_ items: [Value], _: EvaluationRun) -> Value? {
    fold(items, deciding: true)
  }

  private static func fold(_ items: [Value], deciding: Bool) -> Value? {
    if items.contains(.boolean(deciding)) { return .boolean(deciding) }
    if items.allSatisfy({ $0 == .boolean(!deciding) }) { return .boolean(!deciding) }
    return items.allSatisfy { $0.isNull || $0.asBoolean != nil } ? .null : nil
  }
}
