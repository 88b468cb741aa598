import Diagnostics
import FEEL
import Testing

/// An expression and what it gives, as FEEL text, or the code of the reason why it gives null.
struct EvaluationCase: Sendable, CustomTestStringConvertible {
  let expression: String
  let expected: String

  var testDescription: String { "\(expression) => \(expected)" }

  /// Returns the cases of a table with a line `expression => result` each.
  static func table(_ text: String) -> [EvaluationCase] {
    text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " => ", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      return EvaluationCase(
        expression: parts[0].trimmingPrefix { $0 == " " }.description,
        expected: parts[1].description
      )
    }
  }

  /// Evaluates the expression and compares.
  func check(_ variables: [String: Value] = [:]) {
    let result = evaluate(expression, variables)
    let code = result.diagnostics.first?.code
    if expected.hasPrefix("feel.") {
      #expect(result.value == .null)
      #expect(code == expected)
    } else {
      #expect(result.value.description == expected)
      if expected == "null" { #expect(result.diagnostics.isEmpty) }
    }
  }
}

/// Reads and evaluates an expression.
func evaluate(_ text: String, _ variables: [String: Value] = [:]) -> Evaluation {
  Evaluator().evaluate(
    text: SourceFragment(SourceText(name: "case", text: text)),
    variables: variables
  )
}
