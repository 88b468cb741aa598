/// The functions that say how points and ranges lie to each other.
enum RangeFunctions {
  typealias Overload = BuiltInFunction.Overload
  typealias Parameter = BuiltInFunction.Parameter

  static let all = [
    make(
      "before",
      en: "whether one point or range lies before another one",
      zh: "是否在之前",
      [
        points { compare($0, $1) { $0 == .ascending } },
        pointAndRange { point, range in
          compare(point, range.low) { $0 == .ascending || ($0 == .same && !range.includesLow) }
        },
        rangeAndPoint { range, point in
          compare(range.high, point) { $0 == .ascending || ($0 == .same && !range.includesHigh) }
        },
        ranges(before),
      ]
    ),
    make(
      "after",
      en: "whether one point or range lies after another one",
      zh: "是否在之后",
      [
        points { compare($0, $1) { $0 == .descending } },
        pointAndRange { point, range in
          compare(point, range.high) { $0 == .descending || ($0 == .same && !range.includesHigh) }
        },
        rangeAndPoint { range, point in
          compare(range.low, point) { $0 == .descending || ($0 == .same && !range.includesLow) }
        },
        ranges { before($1, $0) },
      ]
    ),
    make(
      "meets",
      en: "whether one range ends where another one begins",
      zh: "前一区间的终点是否为后一区间的起点",
      [ranges(meets)]
    ),
    make(
      "met by",
      en: "whether one range begins where another one ends",
      zh: "前一区间的起点是否为后一区间的终点",
      [ranges { meets($1, $0) }]
    ),
    make(
      "overlaps",
      en: "whether two ranges share a point",
      zh: "两区间是否相交",
      [
        ranges { first, second in both(before(first, second), before(second, first)) { !$0 && !$1 }
        }
      ]
    ),
    make(
      "overlaps before",
      en: "whether one range begins before another one and ends in it",
      zh: "前一区间是否先开始并终于后一区间内",
      [ranges(overlapsBefore)]
    ),
    make(
      "overlaps after",
      en: "whether one range begins in another one and ends after it",
      zh: "前一区间是否始于后一区间内并后结束",
      [ranges(overlapsAfter)]
    ),
    make(
      "finishes",
      en: "whether a point or range ends another range",
      zh: "是否同时结束",
      [pointAndRange(finishes), ranges(finishes)]
    ),
    make(
      "finished by",
      en: "whether a range is ended by a point or another range",
      zh: "是否由其结束",
      [rangeAndPoint { finishes($1, $0) }, ranges { finishes($1, $0) }]
    ),
    make(
      "includes",
      en: "whether a point or a whole range lies in a range",
      zh: "区间是否包含",
      [rangeAndPoint { $0.contains($1) }, ranges { during($1, $0) }]
    ),
    make(
      "during",
      en: "whether a point or a whole range lies in another range",
      zh: "是否位于区间内",
      [pointAndRange { $1.contains($0) }, ranges(during)]
    ),
    make(
      "starts",
      en: "whether a point or range begins another range",
      zh: "是否同时开始",
      [pointAndRange(starts), ranges(starts)]
    ),
    make(
      "started by",
      en: "whether a range is begun by a point or another range",
      zh: "是否由其开始",
      [rangeAndPoint { starts($1, $0) }, ranges { starts($1, $0) }]
    ),
    make(
      "coincides",
      en: "whether two points or ranges are the same",
      zh: "是否重合",
      [points { $0.equals($1) }, ranges(coincides)]
    ),
  ]
}

// MARK: - Forms

extension RangeFunctions {
  /// A function whose forms are asked from the last one, the most particular, to the first.
  private static func make(
    _ name: String,
    en english: String,
    zh chinese: String,
    _ forms: [Overload]
  ) -> BuiltInFunction {
    BuiltInFunction(name, en: english, zh: chinese, forms.reversed())
  }

  private typealias Answer = @Sendable (Value, Value) -> Bool?

  private static func points(_ compute: @escaping Answer) -> Overload {
    form([Parameter("point1", .any), Parameter("point2", .any)]) { left, right in
      if case .range = left { return nil }
      if case .range = right { return nil }
      return compute(left, right)
    }
  }

  private static func pointAndRange(
    _ compute: @escaping @Sendable (Value, RangeValue) -> Bool?
  ) -> Overload {
    form([Parameter("point", .any), Parameter("range", .range(.any))]) { point, range in
      guard point.asRange == nil else { return nil }
      return range.asRange.flatMap { compute(point, $0) }
    }
  }

  private static func rangeAndPoint(
    _ compute: @escaping @Sendable (RangeValue, Value) -> Bool?
  ) -> Overload {
    form([Parameter("range", .range(.any)), Parameter("point", .any)]) { range, point in
      guard point.asRange == nil else { return nil }
      return range.asRange.flatMap { compute($0, point) }
    }
  }

  private static func ranges(
    _ compute: @escaping @Sendable (RangeValue, RangeValue) -> Bool?
  ) -> Overload {
    let parameters = [Parameter("range1", .range(.any)), Parameter("range2", .range(.any))]
    return form(parameters) { left, right in
      guard let left = left.asRange, let right = right.asRange else { return nil }
      return compute(left, right)
    }
  }

  private static func form(_ parameters: [Parameter], _ compute: @escaping Answer) -> Overload {
    Overload(parameters, returns: .boolean) { arguments throws(FunctionFailure) in
      guard let answer = compute(arguments[0], arguments[1]) else {
        throw FunctionFailure(.noOperation("range", arguments[0].type, arguments[1].type))
      }
      return .boolean(answer)
    }
  }
}

// MARK: - Relations

extension RangeFunctions {
  private static func compare(_ left: Value?, _ right: Value?, _ test: (Order) -> Bool) -> Bool? {
    guard let left, let right else { return nil }
    return left.compared(to: right).map(test)
  }

  private static func both(
    _ left: Bool?,
    _ right: Bool?,
    _ combine: (Bool, Bool) -> Bool
  ) -> Bool? {
    guard let left, let right else { return nil }
    return combine(left, right)
  }

  @Sendable private static func before(_ left: RangeValue, _ right: RangeValue) -> Bool? {
    guard let end = left.high, let start = right.low else { return false }
    return end.compared(to: start).map { order in
      order == .ascending || (order == .same && !(left.includesHigh && right.includesLow))
    }
  }

  @Sendable private static func meets(_ left: RangeValue, _ right: RangeValue) -> Bool? {
    compare(left.high, right.low) { $0 == .same && left.includesHigh && right.includesLow }
  }

  @Sendable private static func overlapsBefore(_ left: RangeValue, _ right: RangeValue) -> Bool? {
    guard let starts = lowOrder(left, right), let ends = highOrder(left, right),
      let isApart = before(left, right)
    else { return nil }
    return starts == .ascending && ends != .descending && !isApart
  }

  @Sendable private static func overlapsAfter(_ left: RangeValue, _ right: RangeValue) -> Bool? {
    overlapsBefore(right, left)
  }

  @Sendable private static func finishes(_ point: Value, _ range: RangeValue) -> Bool? {
    compare(point, range.high) { $0 == .same && range.includesHigh }
  }

  @Sendable private static func finishes(_ left: RangeValue, _ right: RangeValue) -> Bool? {
    guard let starts = lowOrder(left, right), let ends = highOrder(left, right) else { return nil }
    return ends == .same && starts != .ascending
  }

  @Sendable private static func starts(_ point: Value, _ range: RangeValue) -> Bool? {
    compare(point, range.low) { $0 == .same && range.includesLow }
  }

  @Sendable private static func starts(_ left: RangeValue, _ right: RangeValue) -> Bool? {
    guard let starts = lowOrder(left, right), let ends = highOrder(left, right) else { return nil }
    return starts == .same && ends != .descending
  }

  @Sendable private static func during(_ left: RangeValue, _ right: RangeValue) -> Bool? {
    guard let starts = lowOrder(left, right), let ends = highOrder(left, right) else { return nil }
    return starts != .ascending && ends != .descending
  }

  @Sendable private static func coincides(_ left: RangeValue, _ right: RangeValue) -> Bool? {
    guard let starts = lowOrder(left, right), let ends = highOrder(left, right) else { return nil }
    return starts == .same && ends == .same
  }

  /// How the beginnings lie: one that is not included lies behind one that is, none before all.
  private static func lowOrder(_ left: RangeValue, _ right: RangeValue) -> Order? {
    switch (left.low, right.low) {
    case (nil, nil): return .same
    case (nil, _): return .ascending
    case (_, nil): return .descending
    case (let low?, let other?):
      guard let order = low.compared(to: other), order == .same else {
        return low.compared(to: other)
      }
      return Order(left.includesLow ? 0 : 1, right.includesLow ? 0 : 1)
    }
  }

  /// How the ends lie: one that is not included lies before one that is, none behind all.
  private static func highOrder(_ left: RangeValue, _ right: RangeValue) -> Order? {
    switch (left.high, right.high) {
    case (nil, nil): return .same
    case (nil, _): return .descending
    case (_, nil): return .ascending
    case (let high?, let other?):
      guard let order = high.compared(to: other), order == .same else {
        return high.compared(to: other)
      }
      return Order(left.includesHigh ? 1 : 0, right.includesHigh ? 1 : 0)
    }
  }
}
