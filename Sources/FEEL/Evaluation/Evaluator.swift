public import Diagnostics
internal import Foundation

/// Evaluates standard FEEL.
///
/// | what | result |
/// | --- | --- |
/// | an operation on values it is not for | null, and a warning at its place |
/// | `and`, `or` | true, false, or null where the known side does not decide |
/// | a list of one where an item is wanted, an item where a list is wanted | converted |
/// | more than ``Evaluator/budget`` steps, or too deep calls | null, and an error |
///
/// Evaluating never traps, whatever the expression and the variables are.
public struct Evaluator: Sendable {
  /// The functions that expressions may call.
  public let functions: FunctionLibrary
  /// The types by name that `instance of` and parameters may refer to besides those of FEEL.
  public let types: [String: ValueType]
  /// How many steps an evaluation may take; a step is a node, or an item gone through.
  public let budget: Int
  /// How deep nodes and calls may nest at evaluation.
  public let maximumDepth: Int
  /// What `now()` and `today()` say.
  public let now: @Sendable () -> DateTimeValue
  /// Whether an operation without a result leaves the whole without one, unless a sure side of an
  /// `and` or `or`, or a sure item of a `some` or `every`, decides.
  var isStrict = false

  /// Creates an evaluator.
  public init(
    functions: FunctionLibrary = .standard,
    types: [String: ValueType] = [:],
    budget: Int = 4_000_000,
    maximumDepth: Int = 2000,
    now: @escaping @Sendable () -> DateTimeValue = Evaluator.systemClock
  ) {
    self.functions = functions
    self.types = types
    self.budget = budget
    self.maximumDepth = maximumDepth
    self.now = now
  }

  /// The time of the machine, in UTC.
  public static let systemClock: @Sendable () -> DateTimeValue = {
    let seconds = Date().timeIntervalSince1970
    let whole = seconds.rounded(.down)
    let rest = Int((seconds - whole) * 1_000_000) * 1000
    let zone = TimeZoneReference.offset(seconds: 0)
    return DateTimeValue(
      universalSecond: Int(whole),
      nanosecond: min(rest, 999_999_999),
      zone: zone
    )
      ?? .epoch
  }

  /// Evaluates an expression.
  ///
  /// - Parameters:
  ///   - expression: What to evaluate.
  ///   - variables: The variables that it sees.
  ///   - fragment: The text that was parsed, for places.
  ///   - lookup: Answers for variables that are not among the others, such as those computed when
  ///     they are asked for.
  /// - Returns: The value, and why there are nulls.
  public func evaluate(
    _ expression: Expression,
    variables: [String: Value] = [:],
    fragment: SourceFragment? = nil,
    lookup: (@Sendable (String) -> Value?)? = nil
  ) -> Evaluation {
    let run = EvaluationRun(self, fragment: fragment)
    let value = run.evaluate(expression, Self.scope(variables, lookup))
    return run.finished(value)
  }

  /// Evaluates unary tests of a value: true if one of them holds.
  ///
  /// - Parameters:
  ///   - tests: What to evaluate.
  ///   - value: The tested value, which `?` means.
  ///   - variables: The variables that the tests see.
  ///   - fragment: The text that was parsed, for places.
  ///   - lookup: Answers for variables that are not among the others.
  /// - Returns: True, false or null, and why there are nulls.
  public func evaluate(
    _ tests: [UnaryTest],
    of value: Value,
    variables: [String: Value] = [:],
    fragment: SourceFragment? = nil,
    lookup: (@Sendable (String) -> Value?)? = nil
  ) -> Evaluation {
    let run = EvaluationRun(self, fragment: fragment)
    let scope = Self.scope(variables, lookup).adding("?", value)
    let result = run.holds(tests, for: value, scope)
    return run.finished(result.map(Value.boolean) ?? .null)
  }

  /// Reads and evaluates an expression; mistakes in the text are among the diagnostics.
  public func evaluate(
    text: SourceFragment,
    variables: [String: Value] = [:]
  ) -> Evaluation {
    let names = functions.namesOfSeveralWords + variables.keys
    let parsed = Parser.expression(text, names: names)
    guard let tree = parsed.sound else {
      return Evaluation(.null, diagnostics: parsed.diagnostics)
    }
    let result = evaluate(tree, variables: variables, fragment: text)
    return Evaluation(result.value, diagnostics: parsed.diagnostics + result.diagnostics)
  }

  private static func scope(
    _ variables: [String: Value],
    _ lookup: (@Sendable (String) -> Value?)?
  ) -> Scope {
    guard let lookup else { return Scope(variables) }
    return Scope(variables, in: Scope(lookup: lookup))
  }
}

extension Expression {
  /// Evaluates the expression with the standard's functions.
  ///
  /// - Parameters:
  ///   - variables: The variables that it sees.
  ///   - fragment: The text that was parsed, for places.
  ///   - evaluator: Limits and functions, if others than the standard's.
  /// - Returns: The value, and why there are nulls.
  public func evaluate(
    in variables: [String: Value] = [:],
    fragment: SourceFragment? = nil,
    evaluator: Evaluator = Evaluator()
  ) -> Evaluation {
    evaluator.evaluate(self, variables: variables, fragment: fragment)
  }
}
