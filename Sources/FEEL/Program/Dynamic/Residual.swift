internal import Diagnostics
internal import Quantities

/// Makes the expression of the dynamic evaluator for a part of a typed one.
///
/// What depends on no variable of the part is an operand, which the program computes. Records are
/// contexts that hold what the part uses of records of their type, and which record it is.
struct Residual {
  /// Why a part can't be evaluated so.
  struct Problem {
    let message: (String) -> Diagnostic.Message
    let range: Range<Int>
  }

  /// A fact that is used of records of a type.
  struct Use: Hashable {
    let path: [String]
    let definition: String?
    let type: StaticType

    /// The key of the fact in a record's context.
    var key: String { Residual.key(path + [definition].compactMap { $0 }) }
  }

  /// What scopes outside of the part stand for.
  private let outer: [TypedExpression.Scope: TypedExpression]
  private var variables: [TypedExpression.Scope: StaticType] = [:]
  private var operands: [(name: String, typed: TypedExpression)] = []
  private var names: [TypedExpression: String] = [:]
  private var constants: [String: Value] = [:]
  private var uses: [String: [Use]] = [:]
  private var letNames: [TypedExpression.Scope] = []
  private var lets: [Expression.ContextEntry] = []
  /// What can't be evaluated.
  private(set) var problem: Problem?

  /// Makes the expression of a part.
  ///
  /// - Parameters:
  ///   - typed: The part.
  ///   - outer: What the scopes outside stand for that were bound to values.
  init(_ typed: TypedExpression, outer: [TypedExpression.Scope: TypedExpression]) {
    self.outer = outer
    let body = identified(expression(typed), typed.type, typed.range)
    let whole = Self.letting(lets, in: body, at: typed.range)
    code = DynamicCode(
      expression: whole,
      operands: operands.map(\.name),
      constants: constants,
      type: typed.type
    )
  }

  /// What the evaluator gets.
  private(set) var code = DynamicCode(
    expression: Expression(.null, at: 0..<0),
    operands: [],
    constants: [:],
    type: .null
  )

  /// The operands, with records made into contexts.
  var captures: [TypedExpression] { operands.map { captured($0.typed) } }

  // MARK: - Names

  /// The name under which a record's context has a fact; no fact is called so.
  private static func key(_ path: [String]) -> String { "." + path.joined(separator: ".") }

  static func name(_ scope: TypedExpression.Scope) -> String { "#\(scope)" }

  static func named(_ name: String, _ range: Range<Int>) -> Expression {
    Expression(.name(Expression.Name(name, at: range)), at: range)
  }

  /// An expression that sees some values by their names.
  static func letting(
    _ entries: [Expression.ContextEntry],
    in body: Expression,
    at range: Range<Int>
  ) -> Expression {
    guard !entries.isEmpty else { return body }
    let result = Expression.Name("#", at: range)
    let context = Expression(.context(entries + [.init(result, body)]), at: range)
    return Expression(.path(context, result), at: range)
  }

  /// A record's value outside of the part is its identity.
  private func identified(
    _ expression: Expression,
    _ type: StaticType,
    _ range: Range<Int>
  ) -> Expression {
    switch type {
    case .record, .list(.record): return path(expression, [Self.key([])], range)
    case .optional(.record):
      let record = Expression.Name("#record", at: range)
      let name = Expression(.name(record), at: range)
      let isNull = Expression(.binary(.equal, name, Expression(.null, at: range)), at: range)
      let body = Expression(
        .conditional(isNull, then: name, else: path(name, [Self.key([])], range)),
        at: range
      )
      return Self.letting([.init(record, expression)], in: body, at: range)
    default: return expression
    }
  }

  private func path(_ base: Expression, _ names: [String], _ range: Range<Int>) -> Expression {
    names.reduce(base) { Expression(.path($0, Expression.Name($1, at: range)), at: range) }
  }

  // MARK: - Operands

  /// Whether a part depends on a variable.
  private func depends(_ typed: TypedExpression) -> Bool {
    typed.reads { variables[$0] != nil }
  }

  /// Makes a scope a variable of the part.
  mutating func declare(_ variable: TypedExpression.Variable) {
    variables[variable.scope] = variable.type
  }

  private mutating func operand(_ typed: TypedExpression) -> Expression {
    if let known = names[typed] { return Self.named(known, typed.range) }
    let name = "#operand \(operands.count)"
    operands.append((name, typed))
    names[typed] = name
    return Self.named(name, typed.range)
  }

  private mutating func constant(_ value: Value, _ range: Range<Int>) -> Expression {
    let name = "#constant \(constants.count)"
    constants[name] = value
    return Self.named(name, range)
  }

  private mutating func use(_ use: Use, of record: String) -> String {
    if !uses[record, default: []].contains(where: { $0.key == use.key }) {
      uses[record, default: []].append(use)
    }
    return use.key
  }

  /// An operand as the program computes it: a record as a context of what is used of it.
  private func captured(_ typed: TypedExpression) -> TypedExpression {
    switch typed.form {
    case .members(let members):
      guard case .list(let element) = typed.type, element.holdsRecords else { return typed }
      let own = TypedExpression(.fact(members.scope, []), element, at: typed.range)
      let made = members.with(
        filter: members.filter?.expression,
        element: captured(members.element?.expression ?? own)
      )
      return TypedExpression(.members(made), .list(.anything), at: typed.range)
    default:
      guard case .record(let record) = typed.type, let fact = Knowledge.fact(typed) else {
        return typed
      }
      return context(record, fact, typed)
    }
  }

  private func context(
    _ record: String,
    _ fact: Knowledge.Fact,
    _ typed: TypedExpression
  ) -> TypedExpression {
    let range = typed.range
    let entries = (uses[record] ?? []).map { use in
      let value = TypedExpression(Self.form(of: use, fact, typed), use.type, at: range)
      return TypedExpression.Entry(use.key, Self.identity(value))
    }
    let all = [TypedExpression.Entry(Self.key([]), Self.identity(typed))] + entries
    return TypedExpression(.dynamic(.context(all)), .anything, at: range)
  }

  /// What is used of a record: a fact, or a field of what a definition gives.
  private static func form(
    of use: Use,
    _ fact: Knowledge.Fact,
    _ record: TypedExpression
  ) -> TypedExpression.Form {
    guard !record.isDerived else {
      return .dynamic(.field(record, use.path, definition: use.definition))
    }
    let path = fact.path + use.path
    return use.definition.map { .definition($0, fact.scope, path) } ?? .fact(fact.scope, path)
  }

  /// A record as the text that says which one it is; anything else as it is.
  private static func identity(_ typed: TypedExpression) -> TypedExpression {
    guard case .record = typed.type else { return typed }
    return TypedExpression(.operation(.unwrap, [typed]), .string, at: typed.range)
  }
}

// MARK: - Expressions

extension Residual {
  /// Returns the evaluator's expression for a typed one.
  mutating func expression(_ typed: TypedExpression) -> Expression {
    if case .constant(let value) = typed.form { return constant(value, typed.range) }
    if case .dynamic(let dynamic) = typed.form {
      return typed.isDerived && !depends(typed) ? operand(typed) : expression(dynamic, typed)
    }
    if !depends(typed) {
      guard typed.type.holdsRecords || typed.type.holdsFunctions else { return operand(typed) }
      if let whole = independent(typed) { return whole }
    }
    return dependent(typed)
  }

  /// A part with records or functions that depends on no variable; `nil` if its parts are to be
  /// looked at.
  private mutating func independent(_ typed: TypedExpression) -> Expression? {
    switch typed.form {
    case .fact(let scope, let path):
      guard path.isEmpty, let value = outer[scope], Knowledge.fact(value) == nil else {
        return operand(typed)
      }
      return bound(scope, to: value, typed.range)
    case .members(let members):
      let element = members.element?.expression
      return element.map { Knowledge.fact($0) != nil } ?? true ? operand(typed) : nil
    case .definition, .quoted: return operand(typed)
    case .operation(.unwrap, _): return operand(typed)
    default: return nil
    }
  }

  /// A value with a name outside of the part that holds records: it is made here, with their facts.
  private mutating func bound(
    _ scope: TypedExpression.Scope,
    to value: TypedExpression,
    _ range: Range<Int>
  ) -> Expression {
    if !letNames.contains(scope) {
      let made = expression(value)
      letNames.append(scope)
      lets.append(.init(Expression.Name(Self.name(scope), at: value.range), made))
    }
    return Self.named(Self.name(scope), range)
  }

  private mutating func dependent(_ typed: TypedExpression) -> Expression {
    let range = typed.range
    switch typed.form {
    case .constant(let value): return constant(value, range)
    case .fact(let scope, let path): return checked(fact(scope, path, nil, typed), typed)
    case .definition(let id, let scope, let path):
      return checked(fact(scope, path, id, typed), typed)
    case .operation(let operation, let operands): return self.operation(operation, operands, range)
    case .logic(let connective, let parts):
      return joined(connective == .and ? .and : .or, parts.map { expression($0) }, range)
    case .conditional(let test, let then, let other):
      let parts = [test, then, other].map { expression($0) }
      return Expression(.conditional(parts[0], then: parts[1], else: parts[2]), at: range)
    case .list(let items):
      return Expression(.list(items.map { expression($0) }), at: range)
    case .builtIn(let name, let operands):
      return call(name, operands.map { expression($0) }, range)
    case .members(let members): return self.members(members, range)
    case .reduction(let reduction, let members): return self.reduction(reduction, members, range)
    case .countComparison(let comparison, let members, let limit, let place):
      let count = call("count", [self.members(members, place)], place)
      return Expression(.binary(comparison.symbol, count, expression(limit)), at: range)
    case .binding(let bindings, let body): return binding(bindings, body, range)
    case .dynamic(let dynamic): return expression(dynamic, typed)
    case .quoted, .table: return operand(typed)
    }
  }

  private func joined(
    _ symbol: BinaryOperator,
    _ parts: [Expression],
    _ range: Range<Int>
  ) -> Expression {
    guard let first = parts.first else { return Expression(.boolean(symbol == .and), at: range) }
    return parts.dropFirst().reduce(first) { Expression(.binary(symbol, $0, $1), at: range) }
  }

  func call(_ name: String, _ arguments: [Expression], _ range: Range<Int>) -> Expression {
    Expression(.call(Self.named(name, range), .positional(arguments)), at: range)
  }

  private mutating func binding(
    _ bindings: [TypedExpression.Binding],
    _ body: TypedExpression,
    _ range: Range<Int>
  ) -> Expression {
    var entries: [Expression.ContextEntry] = []
    for binding in bindings {
      let name = Expression.Name(Self.name(binding.scope), at: binding.value.range)
      entries.append(.init(name, expression(binding.value)))
      variables[binding.scope] = binding.value.type
    }
    return Self.letting(entries, in: expression(body), at: range)
  }

  // MARK: Facts of variables

  /// What a path leads to from a variable: entries of contexts, and at last a fact of a record.
  private mutating func fact(
    _ scope: TypedExpression.Scope,
    _ path: [String],
    _ definition: String?,
    _ typed: TypedExpression
  ) -> Expression {
    guard let type = variables[scope] else { return operand(typed) }
    let variable = Self.named(Self.name(scope), typed.range)
    return field(of: variable, type, path, definition, typed)
  }

  mutating func field(
    of base: Expression,
    _ baseType: StaticType,
    _ path: [String],
    _ definition: String?,
    _ typed: TypedExpression
  ) -> Expression {
    var (base, type, rest) = (base, baseType, path[...])
    while true {
      switch type {
      case .optional(let inner), .list(let inner): type = inner
      case .context(let entries):
        guard let name = rest.popFirst() else { return base }
        base = self.path(base, [name], typed.range)
        type = entries[name] ?? .anything
      case .record(let record):
        return self.fact(Array(rest), definition, of: record, base, typed)
      default:
        return self.path(base, Array(rest), typed.range)
      }
    }
  }

  private mutating func fact(
    _ path: [String],
    _ definition: String?,
    of record: String,
    _ base: Expression,
    _ typed: TypedExpression
  ) -> Expression {
    if path.isEmpty, definition == nil { return base }
    let key = use(Use(path: path, definition: definition, type: factType(typed)), of: record)
    return self.path(base, [key], typed.range)
  }

  /// A record that a record of a variable refers to is no context, so that it is good for
  /// comparisons only.
  mutating func checked(_ made: Expression, _ typed: TypedExpression) -> Expression {
    if typed.type.holdsRecords, typed.isFactOfRecord {
      refuse(Diagnostic.Message.nestedRecord, typed.range)
    }
    return made
  }

  private mutating func refuse(
    _ message: @escaping (String) -> Diagnostic.Message,
    _ range: Range<Int>
  ) {
    problem = problem ?? Problem(message: message, range: range)
  }

  /// The type of a fact of one record; a field of a list of records has the type of a list.
  private func factType(_ typed: TypedExpression) -> StaticType {
    guard case .dynamic(.field(let base, _, _)) = typed.form, case .list = base.type,
      case .list(let element) = typed.type
    else { return typed.type }
    return element
  }

  // MARK: Members

  /// The members of a list of which the filter or the element depends on a variable.
  private mutating func members(
    _ members: TypedExpression.Members,
    _ range: Range<Int>
  ) -> Expression {
    if variables[members.parent] != nil { refuse(Diagnostic.Message.nestedList, range) }
    let plain = members.with(filter: nil, element: nil)
    let element = members.type
    var list = operand(TypedExpression(.members(plain), .list(element), at: range))
    variables[members.scope] = element
    if let filter = members.filter {
      list = call("#filter", [list, lambda([members.scope], filter.expression)], range)
    }
    guard let value = members.element?.expression else { return list }
    let iterator = Expression.Iterator(
      Expression.Name(Self.name(members.scope), at: range),
      in: list
    )
    return Expression(.iteration([iterator], body: expression(value)), at: range)
  }

  mutating func lambda(
    _ scopes: [TypedExpression.Scope],
    _ body: TypedExpression
  ) -> Expression {
    let parameters = scopes.map {
      Expression.Parameter(Expression.Name(Self.name($0), at: body.range))
    }
    return Expression(
      .function(parameters, body: expression(body), isExternal: false),
      at: body.range
    )
  }

  private mutating func reduction(
    _ reduction: TypedExpression.Reduction,
    _ members: TypedExpression.Members,
    _ range: Range<Int>
  ) -> Expression {
    let list = self.members(members, range)
    switch reduction {
    case .count: return call("count", [list], range)
    case .sum: return call("sum", [list], range)
    case .minimum: return call("min", [list], range)
    case .maximum: return call("max", [list], range)
    case .mean: return call("mean", [list], range)
    case .some, .every:
      let item = Expression.Name("#item of list", at: range)
      return Expression(
        .quantified(
          reduction == .some ? .some : .every,
          [Expression.Iterator(item, in: list)],
          condition: Expression(.name(item), at: range)
        ),
        at: range
      )
    }
  }
}

// MARK: - Operations

extension Residual {
  private mutating func operation(
    _ operation: TypedExpression.Operation,
    _ operands: [TypedExpression],
    _ range: Range<Int>
  ) -> Expression {
    let isRecord = operands.contains { $0.type.isRecord }
    if case .compare = operation, isRecord {
      let sides = operands.map { identity($0) }
      return Expression(.binary(operation.symbol ?? .equal, sides[0], sides[1]), at: range)
    }
    if operation == .isNull, isRecord {
      let null = Expression(.null, at: range)
      return Expression(.binary(.equal, identity(operands[0]), null), at: range)
    }
    let parts = operands.map { expression($0) }
    if let symbol = operation.symbol {
      return Expression(.binary(symbol, parts[0], parts[1]), at: range)
    }
    if let function = operation.function { return call(function, parts, range) }
    switch operation {
    case .negate: return Expression(.negation(parts[0]), at: range)
    case .isNull:
      return Expression(.binary(.equal, parts[0], Expression(.null, at: range)), at: range)
    case .year: return path(parts[0], ["year"], range)
    case .month: return path(parts[0], ["month"], range)
    case .day: return path(parts[0], ["day"], range)
    case .weekday: return path(parts[0], ["weekday"], range)
    default: return parts[0]
    }
  }

  /// Which record it is: records are the same if their identities are.
  private mutating func identity(_ typed: TypedExpression) -> Expression {
    guard depends(typed) else {
      guard let fact = Knowledge.fact(typed), outer[fact.scope] == nil else {
        return identified(expression(typed), typed.type, typed.range)
      }
      return operand(Self.identity(typed))
    }
    switch typed.form {
    case .operation(.unwrap, let operands): return identity(operands[0])
    case .fact(let scope, let path) where typed.isFactOfRecord:
      return fact(scope, path, nil, typed)
    case .definition(let id, let scope, let path): return fact(scope, path, id, typed)
    default: return identified(expression(typed), typed.type, typed.range)
    }
  }
}

extension TypedExpression.Operation {
  /// The operator of the language that does the same.
  fileprivate var symbol: BinaryOperator? {
    switch self {
    case .add, .addDurations, .addMonths, .addDays: .add
    case .subtract, .subtractDurations, .subtractDates: .subtract
    case .multiply: .multiply
    case .divide: .divide
    case .power: .power
    case .compare(let comparison): comparison.symbol
    default: nil
    }
  }

  /// The function of the language, or of packs, that does the same.
  fileprivate var function: String? {
    switch self {
    case .floor: "floor"
    case .ceiling: "ceiling"
    case .absolute: "abs"
    case .minimum: "min"
    case .maximum: "max"
    case .monthsBetween: "years and months duration"
    case .monthCount: "months"
    case .dayCount: "days"
    case .not: "not"
    default: nil
    }
  }
}

extension TypedExpression.Comparison {
  fileprivate var symbol: BinaryOperator { BinaryOperator(rawValue: rawValue) ?? .equal }
}

extension StaticType {
  /// Whether it is a record, or may be one.
  fileprivate var isRecord: Bool { if case .record = unwrapped { true } else { false } }
}

extension TypedExpression {
  /// Whether it is what a record refers to, and not a variable itself.
  fileprivate var isFactOfRecord: Bool {
    switch form {
    case .fact(_, let path): !path.isEmpty
    case .definition, .dynamic(.field): true
    default: false
    }
  }
}
