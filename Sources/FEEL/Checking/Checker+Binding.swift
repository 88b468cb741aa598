internal import Diagnostics
internal import Quantities

// MARK: - Names for values

extension Checker {
  /// How many parts an expression may have that is put wherever its name stands.
  static let smallParts = 40

  /// An expression with what its names stand for, where there are any.
  func bound(
    _ bindings: [TypedExpression.Binding],
    _ body: TypedExpression
  ) -> TypedExpression {
    guard !bindings.isEmpty else { return body }
    return TypedExpression(.binding(bindings, body), body.type, at: body.range)
  }

  /// An expression apart from what its names stand for.
  func peeled(
    _ typed: TypedExpression
  ) -> (bindings: [TypedExpression.Binding], inner: TypedExpression) {
    guard case .binding(let bindings, let body) = typed.form else { return ([], typed) }
    let (more, inner) = peeled(body)
    return (bindings + more, inner)
  }

  /// Returns what a name is to stand for: a small expression as it is, another one by a binding.
  mutating func named(
    _ typed: TypedExpression,
    _ bindings: inout [TypedExpression.Binding]
  ) -> TypedExpression {
    let (own, inner) = peeled(typed)
    bindings += own
    if isSmall(inner) { return inner }
    lastScope += 1
    bindings.append(TypedExpression.Binding(lastScope, inner))
    return TypedExpression(.fact(lastScope, []), inner.type, at: inner.range)
  }

  private func isSmall(_ typed: TypedExpression) -> Bool {
    if case .function = typed.type { return true }
    switch typed.form {
    case .constant, .dynamic(.context): return true
    case .members: return typed.hasParts(atMost: Self.smallParts)
    default: return Knowledge.fact(typed) != nil
    }
  }

  /// A node that the dynamic evaluator computes.
  func dynamic(
    _ form: TypedExpression.Dynamic,
    _ type: StaticType,
    _ node: Expression
  ) -> TypedExpression {
    TypedExpression(.dynamic(form), type, at: node.range)
  }

  /// A scope for a variable.
  mutating func newVariable(_ type: StaticType) -> TypedExpression.Variable {
    lastScope += 1
    return TypedExpression.Variable(lastScope, type)
  }

  // MARK: Values whose type shows when they are there

  /// Returns a value of which nothing is known as one of a wanted type; `nil`, reported, if the
  /// wanted unit can't be told from the value.
  mutating func cast(_ typed: TypedExpression, to wanted: StaticType) -> TypedExpression? {
    if wanted.isAnything { return typed }
    guard !wanted.holdsScaledNumbers, !wanted.holdsFunctions, !wanted.holdsRecords else {
      return report(.unclearType(text(of: typed), wanted), at: typed.range)
    }
    return TypedExpression(.dynamic(.cast(typed)), wanted, at: typed.range)
  }

  /// Returns a value as one of the type of a list's items or a range's ends; `nil`, reported, if it
  /// is another one.
  mutating func agreeing(
    _ typed: TypedExpression,
    with type: StaticType,
    of list: TypedExpression
  ) -> TypedExpression? {
    let item = TypedExpression(.fact(0, []), type, at: list.range)
    guard !type.isAnything else { return typed.type.holdsScaledNumbers ? lost(typed) : typed }
    if case .literalNumber = type, typed.type.holdsScaledNumbers { return lost(typed) }
    let place = Expression(.null, at: typed.range)
    return unify(item, typed, at: place)?.1
  }

  /// Reports a number whose unit would be lost.
  mutating func lost(_ typed: TypedExpression) -> TypedExpression? {
    report(.unclearType(text(of: typed), typed.type), at: typed.range)
  }

  /// Reports a function where a value is wanted.
  mutating func functionAsValue(_ typed: TypedExpression) -> TypedExpression? {
    report(.functionAsValue(text(of: typed)), at: typed.range)
  }

  // MARK: Values of one type

  /// Returns some values as ones of one type, and that type; `nil`, reported, if their units differ.
  mutating func common(
    _ items: [TypedExpression]
  ) -> (items: [TypedExpression], type: StaticType)? {
    guard !items.isEmpty else { return ([], .null) }
    let types = items.map(\.type)
    let isOptional = types.contains(where: \.isOptional)
    guard let model = items.first(where: { ![.literalNumber, .null].contains($0.type.unwrapped) })
    else {
      let element: StaticType = types.contains(.literalNumber) ? .literalNumber : .anything
      return (items, isOptional && !element.isAnything ? .optional(element) : element)
    }
    guard items.allSatisfy({ isLike($0.type.unwrapped, model.type.unwrapped) }) else {
      for item in items where item.type.holdsScaledNumbers {
        _ = lost(item)
        return nil
      }
      return (items, .anything)
    }
    var fitted: [TypedExpression] = []
    for item in items {
      guard item.type != .null else {
        fitted.append(item)
        continue
      }
      let place = Expression(.null, at: item.range)
      guard let (_, same) = unify(model, item, at: place) else { return nil }
      fitted.append(same)
    }
    let element = model.type.unwrapped
    return (fitted, isOptional ? .optional(element) : element)
  }

  private func isLike(_ type: StaticType, _ model: StaticType) -> Bool {
    switch (type, model) {
    case (.null, _): true
    case (.literalNumber, .number), (.number, .number): true
    case (.string, .enumeration): true
    default: type.merged(with: model) != nil
    }
  }
}
