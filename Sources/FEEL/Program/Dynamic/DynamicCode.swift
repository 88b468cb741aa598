internal import Diagnostics
internal import Quantities

/// What the dynamic evaluator computes of values that the program has: an expression whose variables
/// are those values.
struct DynamicCode: Sendable, Hashable {
  /// The expression.
  let expression: Expression
  /// The names of the operands.
  let operands: [String]
  /// The values that are written in it.
  let constants: [String: Value]
  /// The type of the result.
  let type: StaticType
  /// Whether there is a condition in it that one side may decide while the other is not known.
  let hasConditions: Bool

  /// Creates code for the dynamic evaluator.
  init(
    expression: Expression,
    operands: [String],
    constants: [String: Value],
    type: StaticType
  ) {
    self.expression = expression
    self.operands = operands
    self.constants = constants
    self.type = type
    hasConditions = expression.hasConditions
  }
}

extension Expression {
  /// Whether there is an `and`, `or`, `some`, `every` or `if` in it.
  fileprivate var hasConditions: Bool {
    switch form {
    case .binary(.and, _, _), .binary(.or, _, _), .quantified, .conditional: true
    default: children.contains(where: \.hasConditions)
    }
  }
}

extension DynamicCode {
  /// What came of an evaluation.
  enum Answer {
    case value(Value)
    /// An operation had no result, at these places.
    case undefined([SourceRange])
    /// It took too many steps, or went too deep.
    case exhausted(SourceRange?)
  }

  /// Evaluates it with values of the operands; those that are `nil` are not known.
  func answer(_ values: [Value?], in fragment: SourceFragment) -> Answer {
    let run = EvaluationRun(.packs, fragment: fragment)
    var own: [String: Value] = [:]
    for (name, value) in zip(operands, values) {
      if let value { own[name] = value } else { run.unknownNames.insert(name) }
    }
    let value = run.evaluate(expression, Scope(own, in: Scope(constants)))
    if run.isStopped { return .exhausted(run.places.last) }
    guard run.isSound, accepts(value) else { return .undefined(run.places) }
    return .value(value)
  }

  /// Whether a value is of the type: what could not be checked before is checked here.
  private func accepts(_ value: Value) -> Bool {
    guard !value.isNull else { return type.isOptional }
    switch (value, type.unwrapped) {
    case (.string(let id), .enumeration(let enumeration)):
      return enumeration.caseID(named: id) == id
    default: return value.conforms(to: type.unwrapped.valueType)
    }
  }
}

// MARK: - The evaluator of packs

extension Evaluator {
  /// The evaluator of what packs' programs can't compute in lanes: an operation without a result is
  /// no null that others could take for a value.
  static let packs: Evaluator = {
    var evaluator = Evaluator(functions: .packs, budget: 1_000_000, maximumDepth: 1000)
    evaluator.isStrict = true
    return evaluator
  }()
}

extension FunctionLibrary {
  /// The standard's functions but those of the clock, as packs know them, and those that stand for
  /// operations of typed expressions.
  static let packs = FunctionLibrary(
    standard.functions.filter { !Checker.clocks.contains($0.name) }
      + [months, days, sum, mean, median, item, filter]
  )

  private typealias Parameter = BuiltInFunction.Parameter

  private static let months = function(
    "months",
    [Parameter("duration", .yearsMonthsDuration)],
    returns: .number
  ) { arguments in
    guard case .yearsMonthsDuration(let months) = arguments[0] else { return .null }
    return .number(months)
  }

  private static let days = function(
    "days",
    [Parameter("duration", .daysTimeDuration)],
    returns: .number
  ) { arguments throws(FunctionFailure) in
    guard case .daysTimeDuration(let duration) = arguments[0],
      let days = duration.seconds.divided(by: 86_400)
    else { throw FunctionFailure(.noResult("days")) }
    return .number(days.rounded(toPlaces: 0, mode: .down))
  }

  /// The sum of no numbers is zero in packs.
  private static let sum = ofNumbers("sum", ofNone: .number(0))

  private static let mean = ofNumbers("mean", ofNone: .null)
  private static let median = ofNumbers("median", ofNone: .null)

  private static func ofNumbers(_ name: String, ofNone: Value) -> BuiltInFunction {
    let standard = FunctionLibrary.standard[name]
    let list = BuiltInFunction.Overload([Parameter("list", .list(.number))], returns: .number) {
      arguments throws(FunctionFailure) in
      let numbers = try arguments.list(0)
      guard !numbers.isEmpty, let standard else { return ofNone }
      return try standard.call([.list(numbers)], run: arguments.run)
    }
    let others = standard?.overloads.dropFirst() ?? []
    return BuiltInFunction(name, en: "", zh: "", [list] + others)
  }

  /// The item at a position; there must be one.
  private static let item = function(
    "#item",
    [Parameter("list", .list(.any)), Parameter("position", .number)],
    returns: .any
  ) { arguments throws(FunctionFailure) in
    let items = try arguments.list(0)
    let index = try arguments.number(1)
    guard let position = index.asInt(), position != 0, position.magnitude <= items.count else {
      throw FunctionFailure(.noSuchItem(index, count: items.count))
    }
    return items[position > 0 ? position - 1 : items.count + position]
  }

  /// The items for which a condition holds, which must be true or false for each.
  private static let filter = function(
    "#filter",
    [Parameter("list", .list(.any)), Parameter("condition", .function([], returns: .any))],
    returns: .list(.any)
  ) { arguments throws(FunctionFailure) in
    var found: [Value] = []
    for item in try arguments.list(0) {
      switch try arguments.call(1, [item]) {
      case .boolean(let holds): if holds { found.append(item) }
      case let other: throw FunctionFailure(.noCondition(other.type))
      }
    }
    return .list(found)
  }

  private static func function(
    _ name: String,
    _ parameters: [Parameter],
    returns type: ValueType,
    _ body: @escaping BuiltInFunction.Body
  ) -> BuiltInFunction {
    BuiltInFunction(name, en: "", zh: "", [.init(parameters, returns: type, body: body)])
  }
}
