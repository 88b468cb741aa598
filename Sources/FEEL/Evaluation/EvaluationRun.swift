internal import Diagnostics

/// One evaluation under way: what it may still use up, and what it has to report.
final class EvaluationRun {
  let evaluator: Evaluator
  /// The text of the expression that is being evaluated now.
  private(set) var fragment: SourceFragment?
  private var diagnostics: [Diagnostic] = []
  private var left: Int
  private var depth = 0
  private var muted = 0
  private var stack = StackLimit()
  /// How many operations had no result, and how often a variable was read that is not known.
  private var failures = 0
  /// The variables whose values are not known: what one side of a condition decides without them is
  /// decided.
  var unknownNames: Set<String> = []
  /// Whether the evaluation was given up: everything is null from then on.
  private(set) var isStopped = false

  /// How deep values may nest.
  static let maximumValueDepth = 200

  init(_ evaluator: Evaluator, fragment: SourceFragment? = nil) {
    self.evaluator = evaluator
    self.fragment = fragment
    left = evaluator.budget
  }

  func finished(_ value: Value) -> Evaluation {
    Evaluation(isStopped ? .null : value, diagnostics: diagnostics)
  }
}

// MARK: - Limits

extension EvaluationRun {
  /// Takes steps from the budget, and gives up when it is used up.
  func charge(_ steps: Int) {
    left -= min(max(steps, 0), left)
    if left <= 0 { stop(.budgetExceeded, at: nil) }
  }

  /// Gives the evaluation up.
  func stop(_ message: Diagnostic.Message, at range: Range<Int>?) {
    guard !isStopped else { return }
    isStopped = true
    muted = 0
    append(.error, message, at: range)
  }

  /// Goes one level deeper and takes a step; false if the evaluation is given up.
  func enter(at range: Range<Int>) -> Bool {
    depth += 1
    left -= 1
    if left <= 0 { stop(.budgetExceeded, at: range) }
    if isTooDeep { stop(.tooDeepAtEvaluation, at: range) }
    return !isStopped
  }

  func leave() { depth -= 1 }

  private var isTooDeep: Bool {
    depth > evaluator.maximumDepth || (depth > 40 && !stack.hasRoom())
  }

  /// Returns a value that was put together if it is not too large and does not nest too deeply.
  func checked(_ value: Value, at range: Range<Int>?) -> Value {
    var rest = left
    guard measure(value, depth: 0, &rest) else {
      stop(rest <= 0 ? .budgetExceeded : .valueTooDeep, at: range)
      return .null
    }
    left = rest
    return value
  }

  /// Counts the parts of a value off a rest; false if that is used up or the value too deep.
  private func measure(_ value: Value, depth: Int, _ rest: inout Int) -> Bool {
    rest -= 1
    guard rest > 0, depth <= Self.maximumValueDepth else { return false }
    switch value {
    case .list(let items):
      return items.allSatisfy { measure($0, depth: depth + 1, &rest) }
    case .context(let context):
      return context.keys.allSatisfy {
        measure(context[$0] ?? .null, depth: depth + 1, &rest)
      }
    case .string(let text):
      rest -= text.utf8.count >> 4
      return rest > 0
    case .range(let range):
      return [range.low, range.high].compactMap(\.self).allSatisfy {
        measure($0, depth: depth + 1, &rest)
      }
    default:
      return true
    }
  }
}

// MARK: - Reporting

extension EvaluationRun {
  /// Reports that an operation has no result, which is null.
  ///
  /// Where something in the operation was reported already, its having no result follows from
  /// that, and is not worth a second report.
  ///
  /// - Parameters:
  ///   - message: What is said.
  ///   - range: The place.
  ///   - whole: The whole operation, if the place is only a part of it.
  /// - Returns: Null.
  func nothing(
    _ message: Diagnostic.Message,
    at range: Range<Int>?,
    in whole: Range<Int>? = nil
  ) -> Value {
    if muted == 0 { failures += 1 }
    let isQuiet = muted > 0 || isStopped || diagnostics.count >= 100
    if !isQuiet, !isReported(within: whole ?? range) { append(.warning, message, at: range) }
    return .null
  }

  /// Takes null for a variable that is not known; whatever depends on it has no result.
  func unknown() -> Value {
    failures += 1
    return .null
  }

  private func isReported(within range: Range<Int>?) -> Bool {
    guard let range, let fragment else { return false }
    let place = fragment.range(range)
    return diagnostics.contains { diagnostic in
      guard let other = diagnostic.range, other.source.name == place.source.name else {
        return false
      }
      return place.bytes.contains(other.bytes.lowerBound)
        && other.bytes.upperBound <= place.bytes.upperBound
    }
  }

  private func append(
    _ severity: Diagnostic.Severity,
    _ message: Diagnostic.Message,
    at range: Range<Int>?
  ) {
    let place = range.flatMap { range in fragment.map { $0.range(range) } }
    let diagnostic = Diagnostic(severity, message, at: place)
    if diagnostics.last != diagnostic { diagnostics.append(diagnostic) }
  }

  /// Evaluates something whose nulls are not worth a report.
  func quietly<Result>(_ body: () -> Result) -> Result {
    muted += 1
    defer { muted = max(0, muted - 1) }
    return body()
  }

  /// Evaluates the body of a function that was written in another text.
  func within<Result>(_ other: SourceFragment?, _ body: () -> Result) -> Result {
    let outer = fragment
    fragment = other
    defer { fragment = outer }
    return body()
  }
}

// MARK: - Strictness

extension EvaluationRun {
  /// What a part of an evaluation had to report.
  struct Reports {
    fileprivate var diagnostics: ArraySlice<Diagnostic> = []
    fileprivate var failures = 0

    /// Whether every operation had a result.
    var isEmpty: Bool { failures == 0 }

    /// Adds those of another part.
    static func += (left: inout Reports, right: Reports) {
      left.diagnostics += right.diagnostics
      left.failures += right.failures
    }
  }

  /// Whether every operation that counts had a result.
  var isSound: Bool { failures == 0 }

  /// The places of the operations without a result.
  var places: [SourceRange] { diagnostics.compactMap(\.range) }

  /// Evaluates a part that another one may make irrelevant, and sets its reports apart if strict.
  func apart<Result>(_ body: () -> Result) -> (result: Result, reports: Reports) {
    let (count, known) = (diagnostics.count, failures)
    let result = body()
    guard evaluator.isStrict, !isStopped, failures > known else { return (result, Reports()) }
    let reports = Reports(
      diagnostics: diagnostics[count...],
      failures: failures - known
    )
    diagnostics.removeSubrange(count...)
    failures = known
    return (result, reports)
  }

  /// Reports what was set apart.
  func report(_ reports: Reports) {
    diagnostics += reports.diagnostics
    failures += reports.failures
  }
}
