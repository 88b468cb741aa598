internal import Diagnostics

extension BuiltInFunction {
  /// Answers a call whose arguments stand in order.
  func call(_ arguments: [Value], run: EvaluationRun) throws(FunctionFailure) -> Value {
    for isStrict in [true, false] {
      for overload in overloads {
        guard let values = overload.fit(arguments, isStrict: isStrict) else { continue }
        return try overload.body(FunctionArguments(values, run: run))
      }
    }
    throw FunctionFailure(misfit(arguments))
  }

  /// Returns the forms whose parameters have some names.
  ///
  /// The names come in any order. Only where two forms have the same names, as `before(point, range)`
  /// and `before(range, point)`, the one that has them in the written order is the first.
  func overloads(named names: [String]) -> [Overload] {
    let fitting = overloads.filter { $0.accepts(names: Set(names)) }
    let isWritten = fitting.map { $0.parameters.map(\.name).starts(with: names) }
    let all = zip(fitting, isWritten)
    return all.filter(\.1).map(\.0) + all.filter { !$0.1 }.map(\.0)
  }

  /// Answers a call that names its arguments, in the order of their names.
  func call(
    named arguments: [String: Value],
    order: [String],
    run: EvaluationRun
  ) throws(FunctionFailure) -> Value {
    for overload in overloads(named: order) {
      let values = overload.parameters.map { arguments[$0.name] }
      guard let fitting = overload.fit(named: values) else { continue }
      return try overload.body(FunctionArguments(fitting, run: run))
    }
    throw FunctionFailure(.noSuchParameters(of: self, names: arguments.keys.sorted()))
  }

  private func misfit(_ arguments: [Value]) -> Diagnostic.Message {
    guard overloads.contains(where: { $0.accepts(count: arguments.count) }) else {
      return .wrongCount(of: self, arguments.count)
    }
    return .wrongTypes(of: self, arguments.map(\.type))
  }
}

extension BuiltInFunction.Overload {
  /// Returns the arguments as the parameters want them, null for those left out; `nil` if they
  /// don't fit.
  func fit(_ arguments: [Value], isStrict: Bool) -> [Value]? {
    guard accepts(count: arguments.count) else { return nil }
    let fixed = isVariadic ? parameters.count - 1 : parameters.count
    var values: [Value] = []
    for (index, parameter) in parameters.prefix(fixed).enumerated() {
      guard index < arguments.count else {
        values.append(.null)
        continue
      }
      guard let value = parameter.take(arguments[index], isStrict: isStrict) else { return nil }
      values.append(value)
    }
    guard isVariadic else { return values }
    return fitRest(arguments.dropFirst(fixed), isStrict: isStrict).map { values + [$0] }
  }

  private func fitRest(_ arguments: ArraySlice<Value>, isStrict: Bool) -> Value? {
    var rest: [Value] = []
    for argument in arguments {
      guard let value = parameters.last?.take(argument, isStrict: isStrict) else { return nil }
      rest.append(value)
    }
    return .list(rest)
  }

  func fit(named arguments: [Value?]) -> [Value]? {
    var values: [Value] = []
    for (parameter, argument) in zip(parameters, arguments) {
      guard let argument else {
        guard parameter.isOptional else { return nil }
        values.append(.null)
        continue
      }
      guard let value = parameter.take(argument, isStrict: false) else { return nil }
      values.append(isVariadic && parameter == parameters.last ? .list([value]) : value)
    }
    return values
  }
}

extension BuiltInFunction.Parameter {
  /// Returns an argument as the parameter wants it, `nil` if it does not take it.
  fileprivate func take(_ argument: Value, isStrict: Bool) -> Value? {
    if argument.isNull { return acceptsNull ? argument : nil }
    return isStrict ? (argument.conforms(to: type) ? argument : nil) : argument.converted(to: type)
  }
}
