internal import Diagnostics
internal import Quantities

// MARK: - Names and paths

extension Checker {
  /// Resolves a name: a variable, a field of the member in a filter, or a name of the host.
  mutating func resolve(_ name: Expression.Name, _ node: Expression) -> TypedExpression? {
    if name.text == "?", let tested { return tested }
    for rows in rows.reversed() {
      if let found = self.member(named: name, of: rows, node) { return found }
    }
    guard let field = scope.field(named: name.text, of: Self.root) else {
      return report(.unknownName(name.text, nearest: nearest(to: name.text)), at: name.range)
    }
    return fact(field, scope: 0, below: [], at: node.range)
  }

  private static var root: String { "" }

  private mutating func member(
    named name: Expression.Name,
    of rows: Rows,
    _ node: Expression
  ) -> TypedExpression? {
    if name.text == rows.variable ?? "item" {
      return TypedExpression(.fact(rows.scope, []), rows.element, at: node.range)
    }
    guard rows.variable == nil, case .record(let type) = rows.element,
      let field = scope.field(named: name.text, of: type)
    else { return nil }
    return fact(field, scope: rows.scope, below: [], at: node.range)
  }

  /// Resolves `base.name`.
  mutating func path(
    _ base: Expression,
    _ name: Expression.Name,
    _ node: Expression
  ) -> TypedExpression? {
    guard let record = check(base) else { return nil }
    switch record.type {
    case .record(let type): return field(name, of: type, in: record, node)
    case .optional(.record(let type)):
      if scope.field(named: name.text, of: type) == nil {
        report(unknownField(name.text, of: type), at: name.range)
      }
      return report(.mayBeAbsent(text(of: base)), at: base)
    case .list(.record(let type)): return fields(name, of: type, in: record, node)
    case .date: return part(name, of: record, node)
    case .invalid: return record
    default: return report(.noField(name.text, of: record.type), at: name.range)
    }
  }

  private mutating func field(
    _ name: Expression.Name,
    of type: String,
    in record: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    guard let fact = Knowledge.fact(record) else {
      return report(.noField(name.text, of: record.type), at: name.range)
    }
    guard let field = scope.field(named: name.text, of: type) else {
      return report(unknownField(name.text, of: type), at: name.range)
    }
    return self.fact(field, scope: fact.scope, below: fact.path, at: node.range)
  }

  private func unknownField(_ name: String, of type: String) -> Diagnostic.Message {
    .unknownField(
      name,
      of: type,
      zh: scope.chineseName(of: type),
      nearest: nearestName(to: name, among: scope.fieldNames(of: type))
    )
  }

  /// `xs.name`: the field of each member.
  private mutating func fields(
    _ name: Expression.Name,
    of type: String,
    in list: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    guard case .members(let members) = list.form, members.element == nil else {
      return report(.noField(name.text, of: list.type), at: name.range)
    }
    guard let field = scope.field(named: name.text, of: type) else {
      return report(unknownField(name.text, of: type), at: name.range)
    }
    let element = fact(field, scope: members.scope, below: [], at: node.range)
    return mapped(members, to: element, node)
  }

  private mutating func part(
    _ name: Expression.Name,
    of date: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    let parts: [String: TypedExpression.Operation] = [
      "year": .year, "month": .month, "day": .day, "weekday": .weekday,
    ]
    guard let part = parts[name.text] else {
      return report(.noField(name.text, of: date.type), at: name.range)
    }
    return TypedExpression(.operation(part, [date]), .number(.none), at: node.range)
  }

  /// Returns the fact that a field is, below a record's path.
  mutating func fact(
    _ field: Field,
    scope: TypedExpression.Scope,
    below path: [String],
    at range: Range<Int>
  ) -> TypedExpression {
    switch field.origin {
    case .definition(let id):
      return narrowed(.definition(id, scope, path), field.type, at: range)
    case .stored:
      guard case .list(let element) = field.type else {
        return narrowed(.fact(scope, path + [field.name]), field.type, at: range)
      }
      return storedList(of: element, scope: scope, path: path + [field.name], at: range)
    }
  }

  /// A list that the host has: rows of a scope of their own.
  private mutating func storedList(
    of element: StaticType,
    scope: TypedExpression.Scope,
    path: [String],
    at range: Range<Int>
  ) -> TypedExpression {
    lastScope += 1
    let members = TypedExpression.Members(scope: lastScope, parent: scope, path: path)
    return TypedExpression(.members(members), .list(element), at: range)
  }

  /// Returns a fact without the possibility of absence where a guard has excluded it.
  private func narrowed(
    _ form: TypedExpression.Form,
    _ type: StaticType,
    at range: Range<Int>
  ) -> TypedExpression {
    let plain = TypedExpression(form, type, at: range)
    guard case .optional(let wrapped) = type, let fact = Knowledge.fact(plain),
      knowledge.present.contains(fact)
    else { return plain }
    return TypedExpression(.operation(.unwrap, [plain]), wrapped, at: range)
  }

  /// Returns what was declared of a fact; `nil` for what is no fact of a record.
  func field(of fact: Knowledge.Fact) -> Field? {
    var record = Self.root
    if fact.scope > 0 {
      guard let rows = rows.last(where: { $0.scope == fact.scope }),
        case .record(let element) = rows.element
      else { return nil }
      record = element
    }
    var found: Field?
    for name in fact.path {
      found = scope.field(named: name, of: record)
      guard case .record(let next) = found?.type.unwrapped else { continue }
      record = next
    }
    return found
  }

  private func nearest(to name: String) -> String? {
    let inner = rows.flatMap { rows -> [String] in
      guard rows.variable == nil, case .record(let type) = rows.element else {
        return rows.variable.map { [$0] } ?? []
      }
      return scope.fieldNames(of: type)
    }
    return nearestName(to: name, among: inner + scope.fieldNames(of: Self.root))
  }
}
