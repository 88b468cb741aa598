internal import Diagnostics
internal import Quantities

// MARK: - Names and paths

extension Checker {
  /// Resolves a name: a variable, a field of the member in a filter, or a name of the host.
  mutating func resolve(_ name: Expression.Name, _ node: Expression) -> TypedExpression? {
    if name.text == "?", let tested { return tested }
    if let found = variable(name, node) { return found }
    guard let field = scope.field(named: name.text, of: Self.root) else {
      if let function = FunctionLibrary.standard[name.text] {
        return builtIn(function, name, node)
      }
      return report(.unknownName(name.text, nearest: nearest(to: name.text)), at: name.range)
    }
    return fact(field, scope: 0, below: [], at: node.range)
  }

  private static var root: String { "" }

  /// Resolves the name of a variable, or of a field of the member in a filter.
  mutating func variable(_ name: Expression.Name, _ node: Expression) -> TypedExpression? {
    for rows in rows.reversed() {
      if let found = self.member(named: name, of: rows, node) { return found }
    }
    return nil
  }

  private mutating func member(
    named name: Expression.Name,
    of rows: Rows,
    _ node: Expression
  ) -> TypedExpression? {
    if rows.variable == nil, let field = own(name, of: rows, node) { return field }
    guard name.text == rows.variable ?? "item" else { return nil }
    guard let value = rows.value else {
      return narrowed(.fact(rows.scope, []), rows.element, at: node.range)
    }
    return narrowed(value.form, value.type, at: node.range)
  }

  /// A field of the member that a filter is about.
  private mutating func own(
    _ name: Expression.Name,
    of rows: Rows,
    _ node: Expression
  ) -> TypedExpression? {
    switch rows.element {
    case .record(let type):
      let field = scope.field(named: name.text, of: type)
      return field.map { fact($0, scope: rows.scope, below: [], at: node.range) }
    case .context(let entries):
      return entries[name.text].map {
        narrowed(.fact(rows.scope, [name.text]), $0, at: node.range)
      }
    default:
      return nil
    }
  }

  /// Resolves `base.name`.
  mutating func path(
    _ base: Expression,
    _ name: Expression.Name,
    _ node: Expression
  ) -> TypedExpression? {
    guard let typed = check(base) else { return nil }
    let (bindings, record) = peeled(typed)
    return path(base, record, name, node).map { bound(bindings, $0) }
  }

  private mutating func path(
    _ base: Expression,
    _ record: TypedExpression,
    _ name: Expression.Name,
    _ node: Expression
  ) -> TypedExpression? {
    switch record.type {
    case .record(let type): return field(name, of: type, in: record, node)
    case .optional(.record(let type)):
      if scope.field(named: name.text, of: type) == nil {
        report(unknownField(name.text, of: type), at: name.range)
      }
      return report(.mayBeAbsent(text(of: base)), at: base)
    case .list(.record(let type)): return fields(name, of: type, in: record, node)
    case .context(let entries): return entry(name, of: entries, in: record, node)
    case .date: return part(name, of: record, node)
    case .invalid: return record
    case .optional: return report(.mayBeAbsent(text(of: base)), at: base)
    default: return property(name, of: record, node)
    }
  }

  private mutating func field(
    _ name: Expression.Name,
    of type: String,
    in record: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    guard let field = scope.field(named: name.text, of: type) else {
      return report(unknownField(name.text, of: type), at: name.range)
    }
    if record.isDerived, case .list = field.type {
      return report(.listOfDerived(text(of: record)), at: node.range)
    }
    guard let fact = Knowledge.fact(record), !record.isDerived else {
      return dynamicField(field, of: record, field.type, node)
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
    guard let field = scope.field(named: name.text, of: type) else {
      return report(unknownField(name.text, of: type), at: name.range)
    }
    guard case .members(let members) = list.form, members.element == nil else {
      return dynamicField(field, of: list, .list(field.type), node)
    }
    let element = knowing(members) { checker in
      checker.fact(field, scope: members.scope, below: [], at: node.range)
    }
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
    let members = TypedExpression.Members(
      scope: lastScope,
      parent: scope,
      path: path,
      type: element
    )
    return TypedExpression(.members(members), .list(element), at: range)
  }

  /// Returns a fact without the possibility of absence where a guard has excluded it.
  func narrowed(
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
