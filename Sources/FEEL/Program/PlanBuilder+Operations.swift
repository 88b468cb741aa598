internal import Quantities

// MARK: - Operations on whole values

extension PlanBuilder {
  mutating func lower(
    _ operation: TypedExpression.Operation,
    _ instruction: Instruction
  ) {
    let a = instruction.operands[0]
    let b = instruction.operands.count > 1 ? instruction.operands[1] : -1
    let result = instruction.result
    switch operation {
    case .compare(let comparison):
      define(result, .boolean)
      compare(comparison, a, b, result)
    case .isNull: test(.isNull, a, result)
    case .not: test(.not, a, result)
    case .unwrap:
      define(result, plan.forms[a].lane, plan.forms[a].bounds)
      emit(.unwrap, result, a)
    case .addDays, .addMonths, .subtractDates, .monthsBetween: days(operation, a, b, result)
    case .year, .month, .day, .weekday:
      let isNear = plan.forms[a].bounds?.areBlockDays ?? false
      define(result, .fixed(places: 0), operation.partBounds(isNear: isNear))
      emit(.partOfDay, result, a, detail: operation.partCode)
    case .monthCount: monthCount(a, result)
    case .dayCount: dayCount(a, result)
    case .minimum, .maximum: fold(operation, instruction.operands, result)
    case .negate, .floor, .ceiling, .absolute: unary(operation, a, result)
    default: binary(operation, a, b, result)
    }
  }

  private mutating func test(_ kernel: Step.Kernel, _ operand: Int, _ result: Int) {
    define(result, .boolean)
    emit(kernel, result, operand)
  }

  // MARK: Comparing

  private mutating func compare(
    _ comparison: TypedExpression.Comparison,
    _ left: Int,
    _ right: Int,
    _ result: Int
  ) {
    let lane = commonLane([left, right])
    let a = converted(left, to: lane)
    let b = converted(right, to: lane)
    let isEquality = comparison == .equal || comparison == .notEqual
    let isOpen = plan.forms[a].mayBeAbsent || plan.forms[b].mayBeAbsent
    switch lane.storage {
    case .word where !isEquality || !isOpen:
      emit(comparison.wordKernel, result, a, b)
      wordTests[result] = isOpen ? nil : wordTest(comparison, a, b)
    case .byte where isEquality && !isOpen:
      emit(.equalBytes, result, a, b, detail: comparison == .equal ? 1 : 0)
    case _ where isEquality: emit(.equal, result, a, b, detail: comparison == .equal ? 1 : 0)
    case .decimal: emit(.compareNumbers, result, a, b, detail: comparison.code)
    default: emit(.compareTexts, result, a, b, detail: comparison.code)
    }
  }

  /// The range in which a comparison with a written value holds; `nil` if it is another one.
  private func wordTest(
    _ comparison: TypedExpression.Comparison,
    _ a: Int,
    _ b: Int
  ) -> WordTest? {
    guard let limit = plan.constants[b].flatMap({ word(of: $0, plan.forms[b]) }),
      plan.constants[a] == nil, Bounds(limit, limit) != nil
    else { return nil }
    switch comparison {
    case .equal: return WordTest(input: a, low: limit, high: limit)
    case .notEqual: return nil
    case .less: return WordTest(input: a, low: .min, high: limit - 1)
    case .lessOrEqual: return WordTest(input: a, low: .min, high: limit)
    case .greater: return WordTest(input: a, low: limit + 1, high: .max)
    case .greaterOrEqual: return WordTest(input: a, low: limit, high: .max)
    }
  }

  // MARK: Numbers

  private mutating func binary(
    _ operation: TypedExpression.Operation,
    _ a: Int,
    _ b: Int,
    _ result: Int
  ) {
    switch (operation, plan.forms[a].lane) {
    case (.addDurations, .integer): monthCounts(.addMonthCounts, a, b, result)
    case (.subtractDurations, .integer): monthCounts(.subtractMonthCounts, a, b, result)
    case (.add, _), (.addDurations, _): sum(.addWords, .addNumbers, a, b, result)
    case (.subtract, _), (.subtractDurations, _):
      sum(.subtractWords, .subtractNumbers, a, b, result)
    case (.multiply, _): multiply(a, b, result)
    case (.divide, _): exact(.divideNumbers, [a, b], result)
    default: exact(.powerNumbers, [a, b], result)
    }
  }

  private mutating func monthCounts(_ kernel: Step.Kernel, _ a: Int, _ b: Int, _ result: Int) {
    define(result, .integer)
    emit(kernel, result, a, b)
  }

  /// An operation on exact decimals.
  private mutating func exact(_ kernel: Step.Kernel, _ operands: [Int], _ result: Int) {
    let numbers = operands.map { converted($0, to: .number) }
    define(result, .number)
    emit(kernel, result, numbers[0], numbers.count > 1 ? numbers[1] : -1)
  }

  /// Operands in one lane of whole numbers, with their bounds; `nil` if they have none.
  private mutating func whole(_ operands: [Int]) -> (registers: [Int], bounds: [Bounds])? {
    let lane = commonLane(operands)
    guard lane.places != nil else { return nil }
    let registers = operands.map { converted($0, to: lane) }
    let bounds = registers.compactMap { plan.forms[$0].bounds }
    return bounds.count == operands.count ? (registers, bounds) : nil
  }

  private mutating func sum(
    _ narrow: Step.Kernel,
    _ wide: Step.Kernel,
    _ a: Int,
    _ b: Int,
    _ result: Int
  ) {
    guard let (registers, bounds) = whole([a, b]),
      let second = narrow == .addWords ? bounds[1] : bounds[1].negated,
      let total = bounds[0].adding(second)
    else { return exact(wide, [a, b], result) }
    define(result, plan.forms[registers[0]].lane, total)
    emit(narrow, result, registers[0], registers[1])
  }

  private mutating func multiply(_ a: Int, _ b: Int, _ result: Int) {
    let (first, second) = (plan.forms[a], plan.forms[b])
    guard let x = first.lane.places, let y = second.lane.places, x + y < 18,
      let bounds = second.bounds.flatMap({ first.bounds?.multiplied(by: $0) })
    else { return exact(.multiplyNumbers, [a, b], result) }
    define(result, .fixed(places: x + y), bounds)
    emit(.multiplyWords, result, a, b)
  }

  /// The least or greatest of any number of operands, two at a time.
  private mutating func fold(
    _ operation: TypedExpression.Operation,
    _ operands: [Int],
    _ result: Int
  ) {
    let isLeast = operation == .minimum
    let narrow = whole(operands)
    let lane = narrow == nil ? Lane.number : commonLane(operands)
    let registers = narrow?.registers ?? operands.map { converted($0, to: .number) }
    let all = narrow?.bounds ?? []
    let bounds = all.dropFirst().reduce(all.first) { bounds, next in
      bounds?.extreme(next, isLeast: isLeast)
    }
    define(result, lane, bounds)
    let kernel: Step.Kernel =
      switch (isLeast, narrow != nil) {
      case (true, true): .minimumWords
      case (false, true): .maximumWords
      case (true, false): .minimumNumbers
      case (false, false): .maximumNumbers
      }
    var left = registers[0]
    for (index, right) in registers.enumerated().dropFirst() {
      let isLast = index == registers.count - 1
      let target = isLast ? result : newRegister(like: result, plan.forms[result])
      emit(kernel, target, left, right)
      left = target
    }
    if registers.count == 1 { emit(kernel, result, left, left) }
  }

  private mutating func unary(
    _ operation: TypedExpression.Operation,
    _ a: Int,
    _ result: Int
  ) {
    let form = plan.forms[a]
    if let rounding = operation.rounding, round(a, rounding, places: 0, result) { return }
    if form.lane == .integer {
      define(result, .integer)
      emit(.negateMonthCount, result, a)
    } else if let places = form.lane.places, let bounds = form.bounds,
      let wider = bounds.negated?.union(bounds), operation.rounding == nil
    {
      define(result, .fixed(places: places), wider)
      emit(operation == .negate ? .negateWords : .absoluteWords, result, a)
    } else {
      exact(operation.numberKernel, [a], result)
    }
  }

  // MARK: Days

  private mutating func days(
    _ operation: TypedExpression.Operation,
    _ a: Int,
    _ b: Int,
    _ result: Int
  ) {
    switch operation {
    case .addDays:
      let isWhole = plan.forms[b].lane == .fixed(places: 0)
      define(result, .integer)
      let seconds = isWhole ? b : converted(b, to: .number)
      emit(isWhole ? .addSeconds : .addDays, result, a, seconds)
    case .addMonths:
      define(result, .integer)
      emit(.addMonths, result, a, b)
    case .subtractDates:
      define(result, .fixed(places: 0), Bounds(-(1 << 60), 1 << 60))
      emit(.subtractDays, result, a, b)
    default:
      let isNear = [a, b].allSatisfy { plan.forms[$0].bounds?.areBlockDays ?? false }
      let most = isNear ? 1 << 25 : 1 << 40
      define(result, .integer, Bounds(-most, most))
      emit(.monthsBetween, result, a, b)
    }
  }

  private mutating func monthCount(_ a: Int, _ result: Int) {
    guard let bounds = plan.forms[a].bounds else {
      define(result, .number)
      return emit(.widenWords, result, a, detail: 0)
    }
    define(result, .fixed(places: 0), bounds)
    emit(.truncateWords, result, a, detail: 1)
  }

  private mutating func dayCount(_ a: Int, _ result: Int) {
    guard plan.forms[a].lane == .fixed(places: 0), let bounds = plan.forms[a].bounds else {
      return exact(.daysOfSeconds, [a], result)
    }
    define(result, .fixed(places: 0), bounds)
    emit(.truncateWords, result, a, detail: 86_400)
  }
}

// MARK: - Kernels of operations

extension TypedExpression.Operation {
  fileprivate var numberKernel: Step.Kernel {
    switch self {
    case .negate: .negateNumber
    case .floor: .floorNumber
    case .ceiling: .ceilingNumber
    default: .absoluteNumber
    }
  }

  /// How it rounds.
  fileprivate var rounding: Rounding? {
    switch self {
    case .floor: .floor
    case .ceiling: .ceiling
    default: nil
    }
  }

  /// The greatest part of a day.
  fileprivate func partBounds(isNear: Bool) -> Bounds? {
    let most = isNear ? 1_000_000 : 1_000_000_000
    return self == .year ? Bounds(-most, most) : Bounds(0, 31)
  }

  /// Which part of a day it is.
  fileprivate var partCode: Int {
    switch self {
    case .year: 0
    case .month: 1
    case .day: 2
    default: 3
    }
  }
}

extension TypedExpression.Comparison {
  private static let all: [Self] = [
    .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual,
  ]

  /// The comparison as a number.
  var code: Int { Self.all.firstIndex(of: self) ?? 0 }

  /// The comparison that a number stands for.
  init(code: Int) { self = Self.all[code] }

  fileprivate var wordKernel: Step.Kernel {
    switch self {
    case .equal: .equalWords
    case .notEqual: .notEqualWords
    case .less: .lessWords
    case .lessOrEqual: .lessOrEqualWords
    case .greater: .greaterWords
    case .greaterOrEqual: .greaterOrEqualWords
    }
  }
}
