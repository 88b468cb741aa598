internal import Diagnostics
internal import Quantities

// MARK: - Functions of numbers whose unit has a scale

extension Checker {
  /// The functions that round their first argument to some places.
  private static let roundings: Set<String> = [
    "decimal", "round up", "round down", "round half up", "round half down",
  ]

  /// Rounds a number to a whole one of its unit.
  func rounded(
    _ rounding: TypedExpression.Operation,
    _ operand: TypedExpression,
    _ node: Expression
  ) -> TypedExpression {
    inOwnUnit(operand, node) { operation(rounding, [$0], $0.type, node) }
  }

  /// A call that rounds a number, which keeps its unit; `nil` for any other call.
  func rounded(
    _ function: BuiltInFunction,
    _ operands: [TypedExpression],
    _ node: Expression
  ) -> TypedExpression? {
    guard Self.roundings.contains(function.name), operands.count == 2,
      case .number = operands[0].type, operands[1].type.isNumber,
      !operands[1].type.holdsScaledNumbers
    else { return nil }
    return inOwnUnit(operands[0], node) { number in
      TypedExpression(.builtIn(function.name, [number, operands[1]]), number.type, at: node.range)
    }
  }

  /// Computes with a number as it is written in its unit: two years are 2, though kept as 24 months.
  func inOwnUnit(
    _ operand: TypedExpression,
    _ node: Expression,
    _ body: (TypedExpression) -> TypedExpression
  ) -> TypedExpression {
    guard operand.type.holdsScaledNumbers else { return body(operand) }
    let (own, scale) = written(operand, node)
    return operation(.multiply, [body(own), scale], operand.type, node)
  }

  /// A number as it is written in its unit, and the unit's scale.
  private func written(
    _ operand: TypedExpression,
    _ node: Expression
  ) -> (own: TypedExpression, scale: TypedExpression) {
    guard case .number(let unit) = operand.type else { return (operand, operand) }
    let scale = literal(unit.scale, node)
    let own = operation(.divide, [operand, scale], .number(.none), node)
    guard unit.scale.places > Self.exactPlaces else { return (own, scale) }
    let places = literal(ExactDecimal(Self.exactPlaces), node)
    let near = TypedExpression(.builtIn("decimal", [own, places]), .number(.none), at: node.range)
    return (near, scale)
  }

  /// What is divided by a scale of more places, such as a twelfth, is near a number of so many.
  private static let exactPlaces = 15

  private func literal(_ number: ExactDecimal, _ node: Expression) -> TypedExpression {
    TypedExpression(.constant(.number(number)), .literalNumber, at: node.range)
  }

  /// The argument whose unit a library function would lose; `nil` if there is none.
  func scaledOperand(
    of function: BuiltInFunction,
    _ operands: [TypedExpression],
    _ result: StaticType
  ) -> TypedExpression? {
    guard let scaled = operands.first(where: { $0.type.holdsScaledNumbers }) else { return nil }
    if case .list = operands[0].type {
      return result.holdsAnything || function.name == "product" ? scaled : nil
    }
    let types = Set(operands.map { $0.type.endType })
    return types.count == 1 && operands.count > 1 && result == .boolean ? nil : scaled
  }
}

extension StaticType {
  /// The type of a range's ends; of anything else the type itself.
  fileprivate var endType: StaticType {
    if case .range(let end) = self { end } else { self }
  }
}
