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

  /// Adds what follows when a condition is true, or when it is false.
  mutating func learn(from condition: TypedExpression, being outcome: Bool) {
    switch condition.form {
    case .operation(.not, let operands):
      learn(from: operands[0], being: !outcome)
    case .operation(.isNull, let operands) where !outcome:
      if let fact = Self.fact(operands[0]) { present.insert(fact) }
    case .logic(let connective, let parts) where outcome == (connective == .and):
      for part in parts { learn(from: part, being: outcome) }
    case .operation(.compare(let comparison), let operands):
      learn(comparison, operands, being: outcome)
    default:
      break
    }
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
