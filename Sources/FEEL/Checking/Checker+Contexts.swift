internal import Diagnostics
internal import Quantities

// MARK: - Contexts and ranges

extension Checker {
  /// Checks a context, `{ a: 1, b: a + 1 }`; an entry sees those before it.
  mutating func context(
    _ entries: [Expression.ContextEntry],
    _ node: Expression
  ) -> TypedExpression? {
    let outer = rows
    defer { rows = outer }
    var bindings: [TypedExpression.Binding] = []
    var made: [TypedExpression.Entry] = []
    for entry in entries {
      guard !made.contains(where: { $0.key == entry.key.text }) else {
        return report(.repeatedKey(entry.key.text), at: entry.key.range)
      }
      let value = check(entry.value).map { named($0, &bindings) } ?? wrong(entry.value)
      rows.append(
        Rows(scope: 0, element: value.type, variable: entry.key.text, value: value)
      )
      made.append(TypedExpression.Entry(entry.key.text, value))
    }
    if made.contains(where: { $0.value.type == .invalid }) { return nil }
    let type = StaticType.context(Dictionary(made.map { ($0.key, $0.value.type) }) { $1 })
    if type.isTooLarge { return report(.contextTooLarge, at: node) }
    return bound(bindings, dynamic(.context(made), type, node))
  }

  /// What stands for an expression with a mistake that was reported.
  func wrong(_ node: Expression) -> TypedExpression {
    TypedExpression(.constant(.null), .invalid, at: node.range)
  }

  /// An entry of a context.
  mutating func entry(
    _ name: Expression.Name,
    of entries: [String: StaticType],
    in context: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    guard let type = entries[name.text] else {
      let near = nearestName(to: name.text, among: entries.keys.sorted())
      return report(.noEntry(name.text, nearest: near), at: name.range)
    }
    switch context.form {
    case .dynamic(.context(let made)):
      return made.first { $0.key == name.text }
        .map { narrowed($0.value.form, $0.value.type, at: node.range) }
    case .fact(let scope, let path):
      return narrowed(.fact(scope, path + [name.text]), type, at: node.range)
    default:
      return dynamic(.field(context, [name.text], definition: nil), type, node)
    }
  }

  /// A fact of a record that a definition gives, that is no fact itself, or of each of some records.
  mutating func dynamicField(
    _ field: Field,
    of record: TypedExpression,
    _ type: StaticType,
    _ node: Expression
  ) -> TypedExpression? {
    let (base, path): (TypedExpression, [String]) =
      if case .dynamic(.field(let base, let path, nil)) = record.form, base.type.holdsRecords {
        (base, path)
      } else {
        (record, [])
      }
    let form: TypedExpression.Dynamic =
      switch field.origin {
      case .stored: .field(base, path + [field.name], definition: nil)
      case .definition(let id): .field(base, path, definition: id)
      }
    return dynamic(form, type, node)
  }

  // MARK: Properties

  /// A property of a value, such as the hour of a time or the start of a range.
  mutating func property(
    _ name: Expression.Name,
    of value: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    guard let type = propertyType(name.text, of: value.type) else {
      return report(.noField(name.text, of: value.type), at: name.range)
    }
    return dynamic(.field(value, [name.text], definition: nil), type, node)
  }

  private func propertyType(_ name: String, of type: StaticType) -> StaticType? {
    let number = StaticType.number(.none)
    switch type {
    case .other(.any), .other(.context): return .anything
    case .list(let element) where !element.isOptional:
      if case .context(let entries) = element { return entries[name].map { .list($0) } }
      return element.isAnything ? .list(.anything) : nil
    case .range(let end):
      return ["start": end, "end": end, "start included": .boolean, "end included": .boolean][name]
    case .yearsMonthsDuration: return ["years", "months"].contains(name) ? number : nil
    case .daysTimeDuration:
      return ["days", "hours", "minutes", "seconds"].contains(name) ? number : nil
    case .other(.time), .other(.dateTime): return clockType(name, hasDay: type == .other(.dateTime))
    default: return nil
    }
  }

  private func clockType(_ name: String, hasDay: Bool) -> StaticType? {
    switch name {
    case "hour", "minute", "second": .number(.none)
    case "year", "month", "day", "weekday": hasDay ? .number(.none) : nil
    case "time offset": .optional(.daysTimeDuration)
    case "timezone": .optional(.string)
    default: nil
    }
  }

  // MARK: Ranges

  /// Checks a range as a value, `[1..5]`.
  mutating func range(
    _ literal: Expression.RangeLiteral,
    _ node: Expression
  ) -> TypedExpression? {
    let low = literal.low.map { check($0) }
    let high = literal.high.map { check($0) }
    if case .some(.none) = low { return nil }
    if case .some(.none) = high { return nil }
    var (first, last) = (low ?? nil, high ?? nil)
    if let a = first, let b = last {
      guard let (fitting, other) = unify(a, b, at: node) else { return nil }
      (first, last) = (fitting, other)
    }
    guard let end = first ?? last else { return report(.noSuchRange, at: node) }
    for side in [first, last].compactMap(\.self) where side.type.isOptional {
      return report(.mayBeAbsent(text(of: side)), at: side.range)
    }
    guard isOrdered(end.type) else {
      return report(.wrongOperand("..", text(of: end), end.type), at: end.range)
    }
    let span = TypedExpression.Span(literal, low: first, high: last)
    return dynamic(.range(span), .range(end.type), node)
  }

  /// Whether a value lies in a range that is a value itself.
  mutating func inside(
    _ range: TypedExpression,
    _ end: StaticType,
    _ value: TypedExpression,
    _ node: Expression
  ) -> TypedExpression? {
    if value.type.isOptional {
      return report(.mayBeAbsent(text(of: value)), at: value.range)
    }
    guard let value = agreeing(value, with: end, of: range) else { return nil }
    return dynamic(.contains(value, in: range), .boolean, node)
  }

  // MARK: Types of values

  /// Checks `x instance of type`.
  mutating func instance(
    _ value: Expression,
    _ type: TypeReference,
    _ node: Expression
  ) -> TypedExpression? {
    guard let typed = check(value) else { return nil }
    guard let wanted = ValueType(type) else { return report(.noSuchType, at: type.range) }
    if case .function = typed.type {
      let holds = typed.type.valueType.conforms(to: wanted)
      return TypedExpression(.constant(.boolean(holds)), .boolean, at: node.range)
    }
    return dynamic(.instance(typed, type), .boolean, node)
  }
}

extension ValueType {
  /// The type of FEEL that is written; `nil` if there is none of the name.
  init?(_ reference: TypeReference) {
    switch reference.form {
    case .named(let name):
      guard let named = Self.named[name] else { return nil }
      self = named
    case .list(let item):
      guard let item = ValueType(item) else { return nil }
      self = .list(item)
    case .range(let end):
      guard let end = ValueType(end) else { return nil }
      self = .range(end)
    case .context(let entries):
      let types = entries.compactMap { $0.type.flatMap { ValueType($0) } }
      guard types.count == entries.count else { return nil }
      self = .context(Dictionary(zip(entries.map(\.name.text), types)) { $1 })
    case .function(let parameters, let result):
      let types = parameters.compactMap { ValueType($0) }
      guard types.count == parameters.count, let result = ValueType(result) else { return nil }
      self = .function(types, returns: result)
    }
  }
}
