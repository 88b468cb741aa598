public import Quantities

/// The arguments of a call, one for each parameter and of its type; null for one left out.
public struct FunctionArguments {
  /// The values.
  public let values: [Value]
  let run: EvaluationRun

  init(_ values: [Value], run: EvaluationRun) {
    self.values = values
    self.run = run
  }

  /// Returns an argument, null if there is none at the position.
  public subscript(position: Int) -> Value {
    values.indices.contains(position) ? values[position] : .null
  }

  /// Returns an argument that is a text.
  public func string(_ position: Int) throws(FunctionFailure) -> String {
    guard let value = self[position].asString else { throw unexpected(.string, position) }
    return value
  }

  /// Returns an argument that is a number.
  public func number(_ position: Int) throws(FunctionFailure) -> ExactDecimal {
    guard let value = self[position].asNumber else { throw unexpected(.number, position) }
    return value
  }

  /// Returns an argument that is a number, rounded towards zero to a whole one.
  public func integer(_ position: Int) throws(FunctionFailure) -> Int {
    let whole = try number(position).rounded(toPlaces: 0, mode: .down)
    guard let value = whole.asInt() else { throw FunctionFailure(.outOfRange(whole)) }
    return value
  }

  /// Returns an argument that is a list, and charges the budget for going through it.
  public func list(_ position: Int) throws(FunctionFailure) -> [Value] {
    guard let value = self[position].asList else { throw unexpected(.list(.any), position) }
    run.charge(value.count)
    return value
  }

  /// Returns an argument that is a context.
  public func context(_ position: Int) throws(FunctionFailure) -> ContextValue {
    guard let value = self[position].asContext else { throw unexpected(.context([:]), position) }
    return value
  }

  /// Returns an argument that is a range.
  public func range(_ position: Int) throws(FunctionFailure) -> RangeValue {
    guard let value = self[position].asRange else { throw unexpected(.range(.any), position) }
    return value
  }

  /// Calls a function that is an argument.
  public func call(_ position: Int, _ arguments: [Value]) throws(FunctionFailure) -> Value {
    guard let function = self[position].asFunction else {
      throw unexpected(.function([], returns: .any), position)
    }
    return run.call(function, arguments, at: nil)
  }

  private func unexpected(_ type: ValueType, _ position: Int) -> FunctionFailure {
    FunctionFailure(.wrongArgument(self[position].type, wanted: type))
  }
}
