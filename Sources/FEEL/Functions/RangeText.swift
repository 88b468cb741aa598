internal import Diagnostics

/// Reads ranges from text.
enum RangeText {
  /// Returns the range that a text says, or `nil` if it says none; the ends must be literals.
  static func range(_ text: String, _ run: EvaluationRun) -> RangeValue? {
    let parsed = Parser.expression(SourceFragment(SourceText(name: "", text: text)))
    guard let tree = parsed.sound, case .range(let literal) = tree.form, !literal.isUnary,
      let low = literal.low, let high = literal.high, low.isLiteral, high.isLiteral
    else { return nil }
    return run.quietly { run.evaluate(tree, Scope([:])) }.asRange
  }
}

extension Expression {
  /// Whether the expression is a literal: a constant, or a conversion of one text.
  fileprivate var isLiteral: Bool {
    switch form {
    case .number, .string, .at: return true
    case .negation(let operand):
      if case .number = operand.form { return true }
      return false
    case .call(let function, .positional(let arguments)):
      guard case .name(let name) = function.form, arguments.count == 1 else { return false }
      guard case .string = arguments[0].form else { return false }
      return ["date", "time", "date and time", "duration"].contains(name.text)
    default: return false
    }
  }
}
