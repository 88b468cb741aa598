internal import Diagnostics

extension EvaluationRun {
  func call(
    _ callee: Expression,
    _ arguments: Expression.Arguments,
    _ range: Range<Int>,
    _ scope: Scope
  ) -> Value {
    let value = function(callee, scope)
    guard case .function(let function) = value else {
      return notAFunction(value, callee)
    }
    switch arguments {
    case .positional(let values):
      return call(function, values.map { evaluate($0, scope) }, at: range)
    case .named(let values):
      return call(function, named: values, range, scope)
    }
  }

  private func notAFunction(_ value: Value, _ callee: Expression) -> Value {
    guard let name = callee.calledName, value.isNull else {
      return nothing(.notAFunction(value.type), at: callee.range)
    }
    let nearest = evaluator.functions.nearest(to: name)
    return nothing(.noSuchFunction(name, nearest: nearest), at: callee.range)
  }

  /// The value that is called; a name that there is not is reported by the caller.
  private func function(_ callee: Expression, _ scope: Scope) -> Value {
    guard case .name(let name) = callee.form else { return evaluate(callee, scope) }
    if let value = scope[name.text] { return value }
    return evaluator.functions[name.text].map { .function(FunctionValue($0)) } ?? .null
  }

  private func call(
    _ function: FunctionValue,
    named arguments: [Expression.NamedArgument],
    _ range: Range<Int>,
    _ scope: Scope
  ) -> Value {
    var values: [String: Value] = [:]
    for argument in arguments {
      let value = evaluate(argument.value, scope)
      guard values.updateValue(value, forKey: argument.name.text) == nil else {
        return nothing(.duplicateArgument(argument.name.text), at: argument.name.range)
      }
    }
    if case .builtIn(let builtIn) = function.body {
      return answer(at: range) { () throws(FunctionFailure) in
        try builtIn.call(named: values, order: arguments.map(\.name.text), run: self)
      }
    }
    guard let ordered = function.ordered(values) else {
      return nothing(.noSuchParameters(function.parameterNames), at: range)
    }
    return call(function, ordered, at: range)
  }

  /// Calls a function with arguments in order.
  func call(_ function: FunctionValue, _ arguments: [Value], at range: Range<Int>?) -> Value {
    guard !isStopped else { return .null }
    switch function.body {
    case .builtIn(let builtIn):
      return answer(at: range) { () throws(FunctionFailure) in
        try builtIn.call(arguments, run: self)
      }
    case .closure(let closure):
      return call(closure, arguments, at: range)
    case .host(let host):
      return call(host, arguments, at: range)
    }
  }

  private func answer(
    at range: Range<Int>?,
    _ body: () throws(FunctionFailure) -> Value
  ) -> Value {
    do throws(FunctionFailure) {
      return checked(try body(), at: range)
    } catch {
      return nothing(error.message, at: range)
    }
  }

  private func call(_ closure: Closure, _ arguments: [Value], at range: Range<Int>?) -> Value {
    guard arguments.count == closure.parameters.count else {
      return nothing(.wrongCount(arguments.count, wanted: closure.parameters.count), at: range)
    }
    guard !closure.isExternal else { return nothing(.externalFunction, at: range) }
    var variables: [String: Value] = [:]
    for (parameter, argument) in zip(closure.parameters, arguments) {
      variables[parameter.name] =
        argument.converted(to: parameter.type)
        ?? nothing(.wrongArgument(argument.type, wanted: parameter.type), at: range)
    }
    let scope = closure.scope.adding(variables)
    return within(closure.fragment) { evaluate(closure.body, scope) }
  }

  private func call(
    _ host: FunctionValue.Host,
    _ arguments: [Value],
    at range: Range<Int>?
  ) -> Value {
    guard arguments.count == host.parameters.count else {
      return nothing(.wrongCount(arguments.count, wanted: host.parameters.count), at: range)
    }
    let values = zip(host.parameters, arguments).map { parameter, argument in
      argument.converted(to: parameter.type)
        ?? nothing(.wrongArgument(argument.type, wanted: parameter.type), at: range)
    }
    return checked(host.call(values), at: range)
  }
}

extension FunctionValue {
  fileprivate var parameterNames: [String] {
    switch body {
    case .builtIn: []
    case .closure(let closure): closure.parameters.map(\.name)
    case .host(let host): host.parameters.map(\.name)
    }
  }

  /// Returns named arguments in the order of the parameters, or `nil` if the names are others.
  fileprivate func ordered(_ arguments: [String: Value]) -> [Value]? {
    let values = parameterNames.compactMap { arguments[$0] }
    return values.count == parameterNames.count && values.count == arguments.count ? values : nil
  }
}

extension Expression {
  fileprivate var calledName: String? {
    if case .name(let name) = form { name.text } else { nil }
  }
}
