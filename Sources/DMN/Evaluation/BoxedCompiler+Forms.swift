internal import Diagnostics
internal import FEEL

// MARK: - Contexts and lists

extension BoxedCompiler {
  mutating func context(
    _ entries: [BoxedExpression.Entry],
    _ names: VisibleNames
  ) -> BoxedProgram {
    var names = names
    var programs: [(name: String?, program: BoxedProgram)] = []
    for entry in entries {
      let name = entry.variable?.name
      let program = compile(entry.value, names)
      let typed = typed(program, entry.variable?.typeRef, what: name ?? "result")
      programs.append((name, typed))
      if let name { names = names.adding([name]) }
    }
    let ready = programs
    return { frame in Self.context(ready, frame) }
  }

  private static func context(
    _ entries: [(name: String?, program: BoxedProgram)],
    _ frame: Frame
  ) -> Value {
    var frame = frame
    var result = ContextValue()
    for entry in entries {
      let value = entry.program(frame)
      guard let name = entry.name else { return value }
      guard result[name] == nil else { return frame.run.nothing(.duplicateEntry(name)) }
      result[name] = value
      frame = frame.adding(name, value)
    }
    return frame.run.checked(.context(result))
  }

  mutating func list(_ items: [BoxedExpression], _ names: VisibleNames) -> BoxedProgram {
    let programs = items.map { compile($0, names) }
    return { frame in frame.run.checked(.list(programs.map { $0(frame) })) }
  }

  mutating func relation(
    _ columns: [InformationItem],
    _ rows: [[BoxedExpression]],
    _ names: VisibleNames
  ) -> BoxedProgram {
    let programs = rows.map { row in
      zip(row, columns).map { cell, column in
        typed(compile(cell, names), column.typeRef, what: column.name)
      }
    }
    let counts = Set(rows.map(\.count) + [columns.count])
    guard counts.count == 1 else {
      let wrong = counts.first { $0 != columns.count } ?? 0
      return impossible(.wrongCells(have: wrong, want: columns.count))
    }
    return { frame in
      let rows = programs.map { row in
        Value.context(ContextValue(zip(columns, row).map { ($0.name, $1(frame)) }))
      }
      return frame.run.checked(.list(rows))
    }
  }
}

// MARK: - Functions

extension BoxedCompiler {
  mutating func invocation(
    _ function: BoxedExpression,
    _ bindings: [BoxedExpression.Binding],
    _ names: VisibleNames
  ) -> BoxedProgram {
    let callee = compile(function, names)
    let arguments = bindings.map { binding in
      let program = compile(binding.value, names)
      let parameter = binding.parameter
      return (parameter.name, typed(program, parameter.typeRef, what: parameter.name))
    }
    let evaluator = evaluator
    return { frame in
      guard case .function(let function) = callee(frame) else {
        return frame.run.nothing(.notCallable)
      }
      let values = arguments.map { ($0.0, $0.1(frame)) }
      return frame.run.call(function, values, evaluator)
    }
  }

  mutating func function(_ function: BoxedFunction, _ names: VisibleNames) -> BoxedProgram {
    let call = callable(function, names)
    return { frame in call.value(in: frame) }
  }

  /// Makes a function of a box.
  mutating func callable(_ function: BoxedFunction, _ names: VisibleNames) -> CallableFunction {
    for parameter in function.parameters { checkType(parameter.typeRef) }
    guard function.language == .feel else {
      let language = function.language.rawValue
      return CallableFunction(function.parameters, types) { frame in
        frame.run.nothing(.foreignFunction(language))
      }
    }
    let body = compile(function.body, names.adding(function.parameters.map(\.name)))
    return CallableFunction(function.parameters, types, body)
  }
}

/// A function of a model, apart from the variables that it sees where it stands.
struct CallableFunction: Sendable {
  let parameters: [InformationItem]
  let types: ModelTypes
  let body: BoxedProgram

  init(
    _ parameters: [InformationItem],
    _ types: ModelTypes,
    _ body: @escaping BoxedProgram
  ) {
    self.parameters = parameters
    self.types = types
    self.body = body
  }

  /// Returns the function as a value.
  ///
  /// - Parameter frame: What its body sees besides the arguments.
  /// - Returns: A function that takes as many arguments as there are parameters.
  func value(in frame: Frame) -> Value {
    .function(
      FunctionValue(parameters: parameters.map { ($0.name, .any) }) { arguments in
        call(arguments, in: frame)
      }
    )
  }

  /// Calls the function; with an argument that does not conform to its type it is not called, and
  /// the result is null.
  func call(_ arguments: [Value], in frame: Frame) -> Value {
    var inner = frame
    for (parameter, argument) in zip(parameters, arguments) {
      guard let value = types.coerced(argument, to: parameter.typeRef) else {
        return frame.run.nothing(
          .nonconforming(argument.type, to: parameter.typeRef ?? "", what: parameter.name)
        )
      }
      inner.variables[parameter.name] = value
    }
    let ready = inner
    return frame.run.call { body(ready) }
  }
}

extension ModelRun {
  /// Calls a function with named arguments.
  func call(
    _ function: FunctionValue,
    _ arguments: [(name: String, value: Value)],
    _ evaluator: Evaluator
  ) -> Value {
    var variables: [String: Value] = ["f": .function(function)]
    var named: [Expression.NamedArgument] = []
    for (index, argument) in arguments.enumerated() {
      let variable = "a\(index)"
      variables[variable] = argument.value
      let name = Expression.Name(argument.name, at: 0..<0)
      named.append(Expression.NamedArgument(name, .name(variable)))
    }
    let list = arguments.isEmpty ? Expression.Arguments.positional([]) : .named(named)
    let call = Expression(.call(.name("f"), list), at: 0..<0)
    return evaluate(CompiledText(call), variables, evaluator)
  }
}

extension Expression {
  /// A name that stands in no text.
  static func name(_ name: String) -> Expression {
    Expression(.name(Name(name, at: 0..<0)), at: 0..<0)
  }
}
