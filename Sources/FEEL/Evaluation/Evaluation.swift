public import Diagnostics

/// What evaluating an expression gave.
public struct Evaluation: Sendable {
  /// The value; null also where an operation had no result or the evaluation was given up.
  public let value: Value

  /// Why there are nulls, each at the place of its operation.
  ///
  /// An operation without a result is a warning, since the standard makes it null. Errors say that
  /// the evaluation was given up.
  public let diagnostics: [Diagnostic]

  /// Creates a result.
  public init(_ value: Value, diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}
