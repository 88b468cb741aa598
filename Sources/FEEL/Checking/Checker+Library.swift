internal import Diagnostics
internal import Quantities

// MARK: - What library functions take and give

extension Checker {
  /// Returns a function's arguments with the types of its list's items, and functions for them.
  mutating func fitted(
    _ operands: [TypedExpression],
    to function: BuiltInFunction,
    _ node: Expression
  ) -> [TypedExpression]? {
    guard case .list(let element)? = operands.first?.type else {
      return values(operands)
    }
    let places = Self.places[function.name] ?? Places()
    var fitted = [operands[0]]
    for (position, operand) in operands.enumerated().dropFirst() {
      let value: TypedExpression?
      if case .function = operand.type {
        value = self.function(operand, in: function, element, operands, node)
      } else if places.isItem(position) {
        value = agreeing(operand, with: element, of: operands[0])
      } else {
        value =
          places.isOfLists
          ? agreeing(operand, with: operands[0].type, of: operands[0]) : operand
      }
      guard let value else { return nil }
      fitted.append(value)
    }
    return fitted
  }

  /// A function as an argument: `sort` calls it with two items, `list replace` with an item and the
  /// new one.
  private mutating func function(
    _ operand: TypedExpression,
    in function: BuiltInFunction,
    _ element: StaticType,
    _ operands: [TypedExpression],
    _ node: Expression
  ) -> TypedExpression? {
    switch function.name {
    case "sort": return instance(operand, taking: [element, element], node)
    case "list replace":
      return instance(operand, taking: [element, operands.last?.type ?? element], node)
    default: return functionAsValue(operand)
    }
  }

  private mutating func values(_ operands: [TypedExpression]) -> [TypedExpression]? {
    for operand in operands where operand.type.holdsFunctions {
      _ = functionAsValue(operand)
      return nil
    }
    return operands
  }

  /// Which arguments behind a list are items of it, or lists of the same items.
  private struct Places {
    var items: Set<Int> = []
    var itemsFrom: Int?
    var isOfLists = false

    func isItem(_ position: Int) -> Bool {
      items.contains(position) || itemsFrom.map { position >= $0 } ?? false
    }
  }

  private static let places: [String: Places] = [
    "append": Places(itemsFrom: 1),
    "insert before": Places(items: [2]),
    "list contains": Places(items: [1]),
    "list replace": Places(items: [2]),
    "index of": Places(items: [1]),
    "concatenate": Places(isOfLists: true),
    "union": Places(isOfLists: true),
  ]

  // MARK: Results

  /// The type of a call's result, which for functions of lists follows from their items.
  func result(
    of function: BuiltInFunction,
    _ overload: BuiltInFunction.Overload,
    _ operands: [TypedExpression]
  ) -> StaticType {
    guard case .list(let element)? = operands.first?.type else {
      return StaticType(overload.result)
    }
    switch function.name {
    case "sort", "reverse", "sublist", "remove", "distinct values", "duplicate values",
      "list replace", "append", "concatenate", "union", "insert before":
      return .list(element)
    case "flatten": return .list(Self.innermost(element))
    case "mode", "stddev": return function.name == "mode" ? .list(element) : element
    case "index of", "list contains", "all", "any": return StaticType(overload.result)
    default: return StaticType(overload.result)
    }
  }

  private static func innermost(_ type: StaticType) -> StaticType {
    if case .list(let element) = type { innermost(element) } else { type }
  }

  /// Returns an entry that `get value` finds by a written key.
  mutating func value(
    of function: BuiltInFunction,
    _ operands: [TypedExpression],
    _ node: Expression
  ) -> TypedExpression? {
    guard function.name == "get value", operands.count == 2,
      case .context(let entries) = operands[0].type,
      case .constant(.string(let key)) = operands[1].form, entries[key] != nil
    else { return nil }
    let name = Expression.Name(key, at: operands[1].range)
    return entry(name, of: entries, in: operands[0], node)
  }
}

extension BuiltInFunction.Overload {
  /// Whether arguments of some types may fit the parameters.
  func takes(_ types: [StaticType]) -> Bool {
    accepts(count: types.count)
      && zip(types, parameterTypes(count: types.count)).allSatisfy { type, wanted in
        type.valueType.conforms(to: wanted) || type.isLoosely(wanted)
      }
  }
}

extension TypedExpression {
  /// Whether it is computed as a value, with records as contexts, and not in lanes.
  var isValue: Bool {
    if type.holdsRecords { return true }
    switch form {
    case .dynamic, .binding: return true
    case .list(let items): return items.contains(where: \.isValue)
    default: return false
    }
  }
}
