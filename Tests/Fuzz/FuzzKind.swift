/// What kinds of inputs are made, and how many of a thousand are of each.
public enum FuzzKind: String, CaseIterable, Sendable {
  /// Expressions made by the grammar.
  case expression
  /// Texts of expressions that were damaged.
  case damaged
  /// Unary tests, made or damaged.
  case tests
  /// Regular expressions, made or damaged.
  case pattern
  /// Decision tables of models.
  case table
  /// Models in XML, damaged or not.
  case model
  /// Conformance records, damaged.
  case record
  /// Expressions that are checked and compiled.
  case checked
  /// Tables that are checked and compiled.
  case rules

  /// How many of a thousand inputs are of this kind.
  public var share: Int {
    switch self {
    case .expression: 270
    case .damaged: 250
    case .tests: 100
    case .pattern: 100
    case .table: 60
    case .model: 60
    case .record: 40
    case .checked: 90
    case .rules: 30
    }
  }
}
