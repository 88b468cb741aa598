internal import Diagnostics

// MARK: - Functions

/// How much has been put in the place of calls: it is bounded, so that no expression grows without
/// end.
struct Inlining {
  private var left = 100_000
  private var depth = 0
  /// Whether a body was checked for a call.
  private(set) var hasCalls = false

  /// How deep bodies in bodies may nest, all their trees taken together.
  private static let maximumDepth = 300

  /// Takes the room for a text of some bytes; false if there is none left.
  mutating func take(_ bytes: Int) -> Bool {
    hasCalls = true
    left -= bytes + 20
    return left > 0
  }

  /// Goes into a body; false if that is too deep.
  mutating func enter(_ function: FunctionShape.Written) -> Bool {
    depth += function.depth + 8
    return depth <= Self.maximumDepth && take(function.body.range.count)
  }

  mutating func leave(_ function: FunctionShape.Written) { depth -= function.depth + 8 }
}

extension Checker {
  /// Checks a function that is written, `function(a: number) body`.
  ///
  /// Its body is checked for the arguments of each call. Here only its names are.
  mutating func function(
    _ parameters: [Expression.Parameter],
    _ body: Expression,
    _ isExternal: Bool,
    _ node: Expression
  ) -> TypedExpression? {
    guard !isExternal else { return report(.externalFunction, at: node) }
    for parameter in parameters {
      if let type = parameter.type, ValueType(type) == nil {
        return report(.noSuchType, at: type.range)
      }
    }
    let written = FunctionShape.Written(
      parameters: parameters,
      body: body,
      rows: rows,
      tested: tested,
      depth: body.depth
    )
    checkNames(of: written)
    return functionValue(FunctionShape(.written(written)), node.range)
  }

  private func functionValue(_ shape: FunctionShape, _ range: Range<Int>) -> TypedExpression {
    TypedExpression(.constant(.null), .function(shape), at: range)
  }

  /// A built-in function that is named without being called.
  mutating func builtIn(
    _ function: BuiltInFunction,
    _ name: Expression.Name,
    _ node: Expression
  ) -> TypedExpression? {
    if Self.clocks.contains(name.text) { return report(.readsClock(name.text), at: name.range) }
    return functionValue(FunctionShape(.builtIn(function)), node.range)
  }

  /// The functions that no rule may call.
  static let clocks: Set<String> = ["now", "today"]

  /// Reports the names of a body that there are not, whether it is called or not.
  private mutating func checkNames(of function: FunctionShape.Written) {
    let (known, outer) = (findings, rows)
    let arguments = function.parameters.map { parameter in
      wrong(Expression(.null, at: parameter.name.range))
    }
    rows += parameterRows(function, arguments)
    if inlining.enter(function) { _ = check(function.body) }
    inlining.leave(function)
    let found = findings.dropFirst(known.count).filter { Self.codesOfNames.contains($0.code) }
    (findings, rows) = (known + found, outer)
  }

  private static let codesOfNames: Set<String> = [
    "feel.unknown-name", "feel.unknown-function", "feel.reads-clock",
  ]

  private func parameterRows(
    _ function: FunctionShape.Written,
    _ arguments: [TypedExpression]
  ) -> [Rows] {
    zip(function.parameters, arguments).map { parameter, argument in
      Rows(scope: 0, element: argument.type, variable: parameter.name.text, value: argument)
    }
  }

  // MARK: Calls

  /// Checks a call of something that is no built-in function's name.
  mutating func apply(
    _ callee: TypedExpression,
    _ arguments: Expression.Arguments,
    _ node: Expression
  ) -> TypedExpression? {
    var (bindings, inner) = peeled(callee)
    guard let shape = function(inner) else { return nil }
    switch shape.body {
    case .builtIn(let function):
      return call(function, arguments, node).map { bound(bindings, $0) }
    case .written(let function):
      guard let values = ordered(arguments, for: function, node) else { return nil }
      let checked = values.map { check($0) }
      let known = checked.compactMap { $0 }
      guard known.count == checked.count else { return nil }
      let small = known.map { named($0, &bindings) }
      return apply(function, small, node).map { bound(bindings, $0) }
    }
  }

  /// The function that is called; `nil`, reported, if it is none that is known here.
  private mutating func function(_ callee: TypedExpression) -> FunctionShape? {
    guard case .function(let shape) = callee.type else {
      if callee.type != .invalid {
        _ = report(.notAFunction(text(of: callee), callee.type), at: callee.range)
      }
      return nil
    }
    if case .constant = callee.form { return shape }
    _ = functionAsValue(callee)
    return nil
  }

  /// The arguments in the order of the parameters.
  private mutating func ordered(
    _ arguments: Expression.Arguments,
    for function: FunctionShape.Written,
    _ node: Expression
  ) -> [Expression]? {
    let names = function.parameters.map(\.name.text)
    let values: [Expression]
    switch arguments {
    case .positional(let given): values = given
    case .named(let given):
      let byName = Dictionary(given.map { ($0.name.text, $0.value) }) { $1 }
      values = byName.count == given.count ? names.compactMap { byName[$0] } : []
    }
    guard values.count == names.count, arguments.values.count == names.count else {
      _ = report(.wrongArguments("function", "(\(names.joined(separator: ", ")))"), at: node)
      return nil
    }
    return values
  }

  /// Returns a function's body for some arguments.
  private mutating func apply(
    _ function: FunctionShape.Written,
    _ arguments: [TypedExpression],
    _ node: Expression
  ) -> TypedExpression? {
    guard inlining.enter(function) else {
      inlining.leave(function)
      return report(.tooManyCalls, at: node)
    }
    let outer = (rows, tested)
    defer {
      (rows, tested) = outer
      inlining.leave(function)
    }
    guard let fitting = fit(arguments, to: function) else { return nil }
    rows = function.rows + parameterRows(function, fitting)
    tested = function.tested
    return check(function.body)
  }

  private mutating func fit(
    _ arguments: [TypedExpression],
    to function: FunctionShape.Written
  ) -> [TypedExpression]? {
    var fitting: [TypedExpression] = []
    for (parameter, argument) in zip(function.parameters, arguments) {
      guard let value = fit(argument, to: parameter) else { return nil }
      fitting.append(value)
    }
    return fitting
  }

  /// An argument keeps its own, narrower type, such as a number's unit.
  private mutating func fit(
    _ argument: TypedExpression,
    to parameter: Expression.Parameter
  ) -> TypedExpression? {
    guard let wanted = parameter.type.flatMap({ ValueType($0) }), argument.type != .invalid else {
      return argument
    }
    if argument.type.isAnything { return cast(argument, to: StaticType(wanted)) }
    let own = argument.type.unwrapped.valueType
    if own.conforms(to: wanted) || argument.type.isLoosely(wanted) { return argument }
    return report(
      .wrongType(text(of: argument), argument.type, want: StaticType(wanted)),
      at: argument.range
    )
  }

  // MARK: Functions as arguments

  /// Returns a function that a built-in one calls, for arguments of some types.
  mutating func instance(
    _ typed: TypedExpression,
    taking types: [StaticType],
    _ node: Expression
  ) -> TypedExpression? {
    let (bindings, inner) = peeled(typed)
    guard let shape = function(inner) else { return nil }
    let variables = types.map { newVariable($0) }
    let arguments = variables.map {
      TypedExpression(.fact($0.scope, []), $0.type, at: typed.range)
    }
    let body: TypedExpression?
    switch shape.body {
    case .builtIn(let function): body = call(function, arguments, node)
    case .written(let function):
      guard function.parameters.count == types.count else {
        let names = types.map(\.english).joined(separator: ", ")
        return report(.wrongArguments("function", "(\(names))"), at: typed.range)
      }
      body = apply(function, arguments, node)
    }
    guard let test = body.flatMap({ fit($0, to: .boolean) }) else { return nil }
    let made = TypedExpression(.dynamic(.function(variables, test)), inner.type, at: typed.range)
    return bound(bindings, made)
  }
}

extension StaticType {
  /// Whether values of the type may be of a type of FEEL, as far as is known before they are there.
  func isLoosely(_ wanted: ValueType) -> Bool {
    switch (self, wanted) {
    case (.other(.any), _): true
    case (.list(let element), .list(let item)):
      element.isLoosely(item) || element.valueType.conforms(to: item)
    case (.other(.context), .context): true
    default: false
    }
  }
}
