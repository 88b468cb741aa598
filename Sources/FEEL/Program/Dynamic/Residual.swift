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
  let outer: [TypedExpression.Scope: TypedExpression]
  var variables: [TypedExpression.Scope: StaticType] = [:]
  var operands: [(name: String, typed: TypedExpression)] = []
  private var names: [TypedExpression: String] = [:]
  private var constants: [String: Value] = [:]
  private var uses: [String: [Use]] = [:]
  var letNames: [TypedExpression.Scope] = []
  var lets: [Expression.ContextEntry] = []
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
  static func key(_ path: [String]) -> String { "." + path.joined(separator: ".") }

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
  func identified(
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

  func path(_ base: Expression, _ names: [String], _ range: Range<Int>) -> Expression {
    names.reduce(base) { Expression(.path($0, Expression.Name($1, at: range)), at: range) }
  }

  /// Notes the first part that can't be evaluated.
  mutating func refuse(
    _ message: @escaping (String) -> Diagnostic.Message,
    _ range: Range<Int>
  ) {
    problem = problem ?? Problem(message: message, range: range)
  }

  // MARK: - Operands

  /// Whether a part depends on a variable.
  func depends(_ typed: TypedExpression) -> Bool {
    typed.reads { variables[$0] != nil }
  }

  /// Makes a scope a variable of the part.
  mutating func declare(_ variable: TypedExpression.Variable) {
    variables[variable.scope] = variable.type
  }

  mutating func operand(_ typed: TypedExpression) -> Expression {
    if let known = names[typed] { return Self.named(known, typed.range) }
    let name = "#operand \(operands.count)"
    operands.append((name, typed))
    names[typed] = name
    return Self.named(name, typed.range)
  }

  mutating func constant(_ value: Value, _ range: Range<Int>) -> Expression {
    let name = "#constant \(constants.count)"
    constants[name] = value
    return Self.named(name, range)
  }

  mutating func use(_ use: Use, of record: String) -> String {
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

  func context(
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
  static func form(
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
  static func identity(_ typed: TypedExpression) -> TypedExpression {
    guard case .record = typed.type else { return typed }
    return TypedExpression(.operation(.unwrap, [typed]), .string, at: typed.range)
  }
}
