import Diagnostics
import Testing

@testable import FEEL

/// An expression of a pack with what it gives for a household, as a line of text.
///
///     household.a and household.b => unknown household.b where {a: true}
///
/// The outcome is a value, `unknown` with its causes, an operation without a result as `undefined
/// <its text>`, or codes of what is said at load. A warning says what is said before the outcome:
/// `feel.may-divide-by-zero; undefined 1 / household.months`.
struct ProfileCase: Sendable, CustomTestStringConvertible {
  let expression: String
  let expected: String
  let facts: String

  var testDescription: String { "\(expression) => \(expected) where \(facts)" }

  /// Returns the cases of a table, a line each.
  static func table(_ text: String) -> [ProfileCase] {
    text.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: " => ", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let ends = parts[1].split(separator: " where ", maxSplits: 1)
      return ProfileCase(
        expression: parts[0].trimmingPrefix { $0 == " " }.description,
        expected: String(ends[0]),
        facts: ends.count == 2 ? String(ends[1]) : "{}"
      )
    }
  }

  /// Checks and runs the expression, alone and within a block, and compares.
  func check() {
    let checked = Checker.check(HamletScope.fragment(expression), in: HamletScope())
    let codes = checked.diagnostics.map(\.code).joined(separator: ", ")
    guard let expression = checked.expression else {
      #expect(codes == expected)
      return
    }
    let outcome = Self.text(of: Self.outcome(of: expression, facts))
    #expect((codes.isEmpty ? "" : codes + "; ") + outcome == expected)
    #expect(Self.text(of: Self.outcome(of: expression, facts, isAmongOthers: true)) == outcome)
  }

  /// Returns what an expression gives for a household, alone or among others.
  static func outcome(
    of expression: CheckedExpression,
    _ facts: String,
    isAmongOthers: Bool = false
  ) -> Outcome {
    guard isAmongOthers else { return outcomes(of: expression, [facts])[0] }
    return outcomes(of: expression, ["{}", facts, others])[1]
  }

  /// Returns what an expression gives for each household of a block.
  static func outcomes(of expression: CheckedExpression, _ households: [String]) -> [Outcome] {
    var builder = ProgramBuilder(definitions: HamletScope.definition)
    let trace = builder.add(expression)
    let run = ProgramRun(builder.program, over: households.map(row), from: Hamlet())
    return households.indices.map { run.outcome(of: trace, row: $0) }
  }

  private static func row(_ facts: String) -> Hamlet.Row {
    Hamlet.Row(path: "", facts: evaluate(facts).value.asContext ?? [:])
  }

  private static let others = """
    {a: true, b: false, flag: null, income: 7, months: 0, members: [{works: true, wage: 3}],
    left_on: null, grants: [1, 2], visits: []}
    """

  /// The outcome as tables write it.
  static func text(of outcome: Outcome) -> String {
    switch outcome {
    case .known(let value): value.description
    case .unknown(let causes): text(of: causes)
    }
  }

  private static func text(of causes: Set<UnknownCause>) -> String {
    var (missing, undefined): ([String], [String]) = ([], [])
    for cause in causes {
      switch cause {
      case .missing(let name): missing.append(name)
      case .undefined(let range), .exhausted(let range): undefined.append(range.text)
      }
    }
    let parts = [
      missing.isEmpty ? nil : "unknown " + missing.sorted().joined(separator: ", "),
      undefined.isEmpty ? nil : "undefined " + undefined.sorted().joined(separator: ", "),
    ]
    return parts.compactMap { $0 }.joined(separator: "; ")
  }
}
