internal import Quantities

/// What guards have shown about facts: that they are present, that they are not zero.
struct Knowledge {
  /// A fact by its scope and path.
  struct Fact: Hashable {
    let scope: TypedExpression.Scope
    let path: [String]

    init(_ scope: TypedExpression.Scope, _ path: [String]) {
      self.scope = scope
      self.path = path
    }
  }

  /// The facts that are known to be present.
  private(set) var present: Set<Fact> = []

  /// The facts that are known not to be zero.
  private(set) var nonZero: Set<Fact> = []

  /// What is computed and is known to be present, such as the greatest of some numbers, by its
  /// shape.
  private var presentShapes: Set<TypedExpression> = []

  /// Adds what follows when a condition is true, or when it is false.
  mutating func learn(from condition: TypedExpression, being outcome: Bool) {
    switch condition.form {
    case .operation(.not, let operands):
      learn(from: operands[0], being: !outcome)
    case .operation(.isNull, let operands) where !outcome:
      learnPresence(of: operands[0])
    case .logic(let connective, let parts) where outcome == (connective == .and):
      for part in parts { learn(from: part, being: outcome) }
    case .logic(_, let parts):
      learnCommon(to: parts, being: outcome)
    case .operation(.compare(let comparison), let operands):
      learn(comparison, operands, being: outcome)
      learnEquality(comparison, operands, being: outcome)
    default:
      break
    }
  }

  private mutating func learnPresence(of typed: TypedExpression) {
    if let fact = Self.known(typed) {
      present.insert(fact)
    } else if typed.type.isOptional, typed.type != .null {
      presentShapes.insert(typed.shape)
    }
  }

  /// What follows whichever of some parts it is that decides.
  private mutating func learnCommon(to parts: [TypedExpression], being outcome: Bool) {
    let each = parts.map { part in
      var known = Knowledge()
      known.learn(from: part, being: outcome)
      return known
    }
    guard var common = each.first else { return }
    for other in each.dropFirst() {
      common.present.formIntersection(other.present)
      common.nonZero.formIntersection(other.nonZero)
      common.presentShapes.formIntersection(other.presentShapes)
    }
    present.formUnion(common.present)
    nonZero.formUnion(common.nonZero)
    presentShapes.formUnion(common.presentShapes)
  }

  /// What equals a value that is there is there itself.
  private mutating func learnEquality(
    _ comparison: TypedExpression.Comparison,
    _ operands: [TypedExpression],
    being outcome: Bool
  ) {
    guard comparison == (outcome ? .equal : .notEqual) else { return }
    let (left, right) = (operands[0], operands[1])
    if left.type.isOptional, !right.type.isOptional { learnPresence(of: left) }
    if right.type.isOptional, !left.type.isOptional { learnPresence(of: right) }
  }

  /// Returns an expression without the possibility of absence where that has been excluded.
  func narrowed(_ typed: TypedExpression) -> TypedExpression {
    guard case .optional(let wrapped) = typed.type, isPresent(typed) else { return typed }
    return TypedExpression(.operation(.unwrap, [typed]), wrapped, at: typed.range)
  }

  private func isPresent(_ typed: TypedExpression) -> Bool {
    if let fact = Self.known(typed) { return present.contains(fact) }
    return !presentShapes.isEmpty && presentShapes.contains(typed.shape)
  }

  private mutating func learn(
    _ comparison: TypedExpression.Comparison,
    _ operands: [TypedExpression],
    being outcome: Bool
  ) {
    guard let fact = Self.fact(operands[0]), Self.isZero(operands[1]) else { return }
    let excludesZero: [TypedExpression.Comparison] =
      outcome ? [.greater, .less, .notEqual] : [.equal, .lessOrEqual]
    if excludesZero.contains(comparison) { nonZero.insert(fact) }
  }

  private static func isZero(_ typed: TypedExpression) -> Bool {
    if case .constant(.number(let value)) = typed.form { value.isZero } else { false }
  }

  /// Returns the fact that an expression reads as it is, be it of a record that a definition gives.
  private static func known(_ typed: TypedExpression) -> Fact? {
    guard case .dynamic(.field(let base, let path, let definition)) = typed.form, base.isDerived
    else { return fact(typed) }
    return known(base).map { Fact($0.scope, $0.path + path + [definition].compactMap(\.self)) }
  }

  /// Returns the fact that an expression reads as it is; `nil` if it computes something.
  static func fact(_ typed: TypedExpression) -> Fact? {
    switch typed.form {
    case .fact(let scope, let path): Fact(scope, path)
    case .definition(let id, let scope, let path): Fact(scope, path + [id])
    case .operation(.unwrap, let operands): fact(operands[0])
    default: nil
    }
  }
}
