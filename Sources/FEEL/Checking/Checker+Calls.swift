internal import Diagnostics
internal import Quantities

// MARK: - Calls

extension Checker {
  /// Checks a call, `f(a, b)`.
  mutating func call(
    _ function: Expression,
    _ arguments: Expression.Arguments,
    _ node: Expression
  ) -> TypedExpression? {
    guard case .name(let name) = function.form else {
      return check(function).flatMap { apply($0, arguments, node) }
    }
    if let variable = variable(name, function) { return apply(variable, arguments, node) }
    if Self.clocks.contains(name.text) { return report(.readsClock(name.text), at: name.range) }
    if Self.packFunctions.contains(name.text), case .positional(let values) = arguments {
      return packFunction(name, values, node)
    }
    guard let builtIn = FunctionLibrary.standard[name.text] else {
      let near = FunctionLibrary.standard.nearest(to: name.text)
      return report(.unknownFunction(name.text, nearest: near), at: name.range)
    }
    return call(builtIn, arguments, node)
  }

  /// Checks a call of a built-in function.
  mutating func call(
    _ function: BuiltInFunction,
    _ arguments: Expression.Arguments,
    _ node: Expression
  ) -> TypedExpression? {
    guard let operands = positional(arguments, of: function) else {
      return report(.wrongArguments(function.name, function.signatures), at: node)
    }
    let checked = operands.map { check($0) }
    let known = checked.compactMap { $0 }
    guard known.count == checked.count else { return nil }
    return call(function, known, node)
  }

  /// Returns the call of a built-in function.
  mutating func call(
    _ function: BuiltInFunction,
    _ operands: [TypedExpression],
    _ node: Expression
  ) -> TypedExpression? {
    for operand in operands where operand.type == .invalid { return operand }
    let parts = operands.map { peeled($0) }
    let inner = parts.map(\.inner)
    if let absent = absentMembers(function.name, inner) {
      return report(.membersMayBeAbsent(text(of: absent)), at: absent.range)
    }
    return (native(function.name, inner, node) ?? library(function, inner, node))
      .map { bound(parts.flatMap(\.bindings), $0) }
  }

  /// The functions that only packs have: whole months and days of a duration, with their unit.
  private static let packFunctions = ["months", "days"]

  private mutating func packFunction(
    _ name: Expression.Name,
    _ arguments: [Expression],
    _ node: Expression
  ) -> TypedExpression? {
    let operands = arguments.compactMap { check($0) }
    guard operands.count == arguments.count else { return nil }
    if operands.count == 1, let call = unary(name.text, operands[0], node) { return call }
    return report(.wrongArguments(name.text, "\(name.text)(duration)"), at: node)
  }

  /// Returns the arguments in the order of a function's parameters; `nil` if they fit none.
  private func positional(
    _ arguments: Expression.Arguments,
    of function: BuiltInFunction
  ) -> [Expression]? {
    switch arguments {
    case .positional(let values):
      return values
    case .named(let named):
      let values = Dictionary(named.map { ($0.name.text, $0.value) }) { first, _ in first }
      let overload = function.overloads(named: named.map(\.name.text)).first
      return overload?.parameters.compactMap { values[$0.name] }
    }
  }

  // MARK: With an operation of their own

  /// Returns the call of a function that the typed program has itself; `nil` for any other.
  private mutating func native(
    _ name: String,
    _ operands: [TypedExpression],
    _ node: Expression
  ) -> TypedExpression? {
    if operands.count == 1, let call = unary(name, operands[0], node) { return call }
    switch (name, operands.count) {
    case ("min", 2...): return extreme(.minimum, operands, node)
    case ("max", 2...): return extreme(.maximum, operands, node)
    case ("list contains", 2):
      guard case .list(let element) = operands[0].type else { return nil }
      return contains(operands[0], element, operands[1], node)
    case ("years and months duration", 2) where operands.allSatisfy { $0.type == .date }:
      return operation(.monthsBetween, operands, .yearsMonthsDuration, node)
    default: return nil
    }
  }

  private mutating func unary(
    _ name: String,
    _ operand: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    switch (name, operand.type) {
    case ("not", .boolean): operation(.not, [operand], .boolean, node)
    case ("floor", .number), ("floor", .literalNumber): rounded(.floor, operand, node)
    case ("ceiling", .number), ("ceiling", .literalNumber): rounded(.ceiling, operand, node)
    case ("abs", .number), ("abs", .literalNumber):
      operation(.absolute, [operand], operand.type, node)
    case ("months", .yearsMonthsDuration): count(.monthCount, "month", operand, node)
    case ("days", .daysTimeDuration): count(.dayCount, "day", operand, node)
    case (_, .list(let element)): aggregate(name, operand, element, node)
    default: nil
    }
  }

  private func count(
    _ part: TypedExpression.Operation,
    _ unit: String,
    _ operand: TypedExpression,
    _ node: Expression
  ) -> TypedExpression {
    operation(part, [operand], .number(UnitOfMeasure(dimension: [unit: 1])), node)
  }

  /// The least or greatest of some numbers.
  private mutating func extreme(
    _ extreme: TypedExpression.Operation,
    _ operands: [TypedExpression],
    _ node: Expression
  ) -> TypedExpression? {
    guard operands.allSatisfy({ $0.type.isNumber }) else { return nil }
    let model = operands.first { $0.type != .literalNumber } ?? operands[0]
    var fitted: [TypedExpression] = []
    for operand in operands {
      guard let (_, same) = unify(model, operand, at: node) else { return nil }
      fitted.append(same)
    }
    return operation(extreme, fitted, model.type, node)
  }

  // MARK: Aggregates

  private mutating func aggregate(
    _ name: String,
    _ list: TypedExpression,
    _ element: StaticType,
    _ node: Expression
  ) -> TypedExpression? {
    guard case .members(let members) = list.form else {
      return aggregate(values: list, name, element, node)
    }
    switch (name, element) {
    case ("count", _):
      return reduction(.count, members, counted(element), node)
    case ("sum", .number):
      return reduction(.sum, valued(members, element), element, node)
    case ("min", .number), ("min", .date):
      return reduction(.minimum, valued(members, element), .optional(element), node)
    case ("max", .number), ("max", .date):
      return reduction(.maximum, valued(members, element), .optional(element), node)
    case ("mean", .number):
      return reduction(.mean, valued(members, element), .optional(element), node)
    case ("all", .boolean):
      return reduction(.every, valued(members, element), .boolean, node)
    case ("any", .boolean):
      return reduction(.some, valued(members, element), .boolean, node)
    default:
      return nil
    }
  }

  /// An aggregate of a list that is a value.
  private mutating func aggregate(
    values list: TypedExpression,
    _ name: String,
    _ element: StaticType,
    _ node: Expression
  ) -> TypedExpression? {
    if case .list(let items) = list.form, !items.isEmpty, element.isNumber {
      switch name {
      case "min": return items.count > 1 ? extreme(.minimum, items, node) : items[0]
      case "max": return items.count > 1 ? extreme(.maximum, items, node) : items[0]
      case "sum":
        return items.dropFirst().reduce(items[0]) { operation(.add, [$0, $1], element, node) }
      default: break
      }
    }
    switch (name, element) {
    case ("count", _): return dynamic(.call(name, [list]), counted(element), node)
    case ("sum", _) where element.isNumber: return dynamic(.call(name, [list]), element, node)
    case ("min", _) where isOrdered(element), ("max", _) where isOrdered(element),
      ("mean", _) where element.isNumber, ("median", _) where element.isNumber:
      return dynamic(.call(name, [list]), .optional(element), node)
    default: return nil
    }
  }

  /// A count of records is in them: persons, households.
  private func counted(_ element: StaticType) -> StaticType {
    guard case .record(let type) = element, UnitOfMeasure.baseUnits[type] != nil else {
      return .literalNumber
    }
    return .number(UnitOfMeasure(dimension: [type: 1]))
  }

  /// Members with an element of their own: a list of plain values contributes those.
  private func valued(
    _ members: TypedExpression.Members,
    _ element: StaticType
  ) -> TypedExpression.Members {
    guard members.element == nil else { return members }
    return members.with(
      filter: members.filter?.expression,
      element: TypedExpression(.fact(members.scope, []), element, at: 0..<0)
    )
  }

  private func reduction(
    _ reduction: TypedExpression.Reduction,
    _ members: TypedExpression.Members,
    _ type: StaticType,
    _ node: Expression
  ) -> TypedExpression {
    TypedExpression(.reduction(reduction, members), type, at: node.range)
  }

  // MARK: Of the library

  /// Returns the call of a function that the dynamic evaluator carries out.
  private mutating func library(
    _ function: BuiltInFunction,
    _ given: [TypedExpression],
    _ node: Expression
  ) -> TypedExpression? {
    if let rounded = rounded(function, given, node) { return rounded }
    guard let operands = fitted(given, to: function, node) else { return nil }
    let overload = function.overloads.first { $0.takes(operands.map(\.type)) }
    for operand in operands where operand.type.isOptional && overload == nil {
      return report(.mayBeAbsent(text(of: operand)), at: operand.range)
    }
    guard let overload else {
      return report(.wrongArguments(function.name, function.signatures), at: node)
    }
    let type = result(of: function, overload, operands)
    if let lost = scaledOperand(of: function, operands, type) { return self.lost(lost) }
    if let entry = value(of: function, operands, node) { return entry }
    if let values = Self.written(operands) {
      return written(function.value(of: values), type, node)
    }
    guard isDefined(function, operands, node) else { return nil }
    let isDynamic = type.isOptional || operands.contains { $0.isValue }
    let form: TypedExpression.Form =
      isDynamic ? .dynamic(.call(function.name, operands)) : .builtIn(function.name, operands)
    return TypedExpression(form, type, at: node.range)
  }

  /// The values of operands that are all written: a call on them has its value now.
  private static func written(_ operands: [TypedExpression]) -> [Value]? {
    var values: [Value] = []
    for operand in operands {
      guard case .constant(let value) = operand.form else { return nil }
      values.append(value)
    }
    return values
  }

  /// Checks a written date or duration, `@"2024-07-01"`.
  mutating func temporal(_ text: String, _ node: Expression) -> TypedExpression? {
    written(Value.temporal(text), .other(.any), node)
  }

  mutating func written(
    _ value: Value,
    _ type: StaticType,
    _ node: Expression
  ) -> TypedExpression? {
    if value.isNull { return report(.noValue(text(of: node)), at: node) }
    return TypedExpression(.constant(value), StaticType(of: value) ?? type, at: node.range)
  }
}
