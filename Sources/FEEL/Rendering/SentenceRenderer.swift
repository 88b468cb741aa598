public import Diagnostics
internal import Quantities

/// Turns expressions into plain sentences in Chinese or English.
///
/// ```swift
/// let text = SourceFragment(SourceText(name: "rule", text: "income >= line and not(moved)"))
/// guard let rule = Parser.expression(text).sound else { return }
/// print(SentenceRenderer(.english).sentence(rule))
/// ```
///
/// That prints `income ≥ line and not moved`. Every form and every function of FEEL has its words;
/// what names are called is for a ``SentenceVocabulary`` to say. With the values of its parts a
/// sentence shows them: `人均纯收入 9100 ≥ 监测线 8200`.
public struct SentenceRenderer: Sendable {
  /// The words and marks of the language.
  public let words: SentenceWords

  let vocabulary: any SentenceVocabulary

  /// Creates a renderer.
  public init(
    _ language: Language,
    vocabulary: any SentenceVocabulary = PlainVocabulary()
  ) {
    words = SentenceWords(language)
    self.vocabulary = vocabulary
  }

  /// Returns what an expression says.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - values: What a part of it came to; `nil` for no value. It is asked about names and the
  ///     sides of comparisons, but not about those that depend on a member of a list.
  /// - Returns: A sentence without a full stop.
  /// - Complexity: O(*n*) for *n* nodes.
  public func sentence(
    _ expression: Expression,
    values: ((Expression) -> PartValue?)? = nil
  ) -> String {
    SentenceWriter(self, values: values).statement(expression)
  }

  /// Returns what an expression says, with the values that its parts have for some variables.
  public func sentence(
    _ expression: Expression,
    variables: [String: Value],
    evaluator: Evaluator = Evaluator()
  ) -> String {
    sentence(expression) { .known(evaluator.evaluate($0, variables: variables).value) }
  }

  /// Returns what the unary tests of a table's cell say of what they test.
  ///
  /// - Parameters:
  ///   - tests: The tests.
  ///   - tested: The tested expression.
  /// - Returns: A sentence without a full stop.
  public func sentence(_ tests: [UnaryTest], of tested: Expression) -> String {
    SentenceWriter(self, values: nil).membership(tested, tests).text
  }

  /// Returns what a checked expression says.
  public func sentence(_ checked: CheckedExpression) -> String {
    Self.tree(checked).map { sentence($0) } ?? checked.fragment.text
  }

  /// Returns what a checked expression says, with the values that its parts had in a run.
  ///
  /// - Parameters:
  ///   - checked: The expression.
  ///   - trace: What ``ProgramBuilder/add(_:)`` returned for it.
  ///   - run: The run of that program.
  ///   - row: The record, by its position among those of the run.
  /// - Returns: A sentence without a full stop.
  public func sentence(
    _ checked: CheckedExpression,
    trace: Trace,
    in run: ProgramRun,
    row: Int = 0
  ) -> String {
    guard let tree = Self.tree(checked) else { return checked.fragment.text }
    var values: [Range<Int>: PartValue] = [:]
    trace.visit { part in
      guard part.frame == 0, part.text == trace.text, values[part.range] == nil else { return }
      values[part.range] = Self.value(part, run.outcome(of: part, row: row))
    }
    return sentence(tree) { values[$0.range] }
  }

  /// What a part came to: a number in the scale of its unit.
  private static func value(_ part: Trace, _ outcome: Outcome) -> PartValue {
    guard case .known(let value) = outcome else { return .unknown }
    guard case .number(let unit) = part.type.unwrapped, case .number(let number) = value else {
      return .known(value)
    }
    let scaled = number.divided(by: unit.scale) ?? number
    return .known(.number(scaled), unit: unit.isDimensionless ? nil : unit.symbol)
  }

  private static func tree(_ checked: CheckedExpression) -> Expression? {
    Parser.expression(checked.fragment).tree
  }
}
