internal import Diagnostics
internal import FEEL
internal import Synchronization

/// One evaluation of a model under way: what it may still use up, and what it has to report.
final class ModelRun: Sendable {
  private struct State {
    var left: Int
    var depth = 0
    var diagnostics: [Diagnostic] = []
    var isStopped = false
    /// Where the stack of the calls begins.
    var stackBase: UInt = 0
    /// Which allowance was enough for texts that needed more than the first.
    var allowances: [ObjectIdentifier: Int] = [:]
  }

  private let limits: EvaluationLimits
  private let now: @Sendable () -> DateTimeValue
  private let state: Mutex<State>

  /// How many findings are kept.
  private static let maximumDiagnostics = 200
  /// What a text whose steps depend on values is given, one after the other until it is enough.
  private static let allowances = (0..<9).map { 250 << (2 * $0) }

  init(_ limits: EvaluationLimits, now: @escaping @Sendable () -> DateTimeValue) {
    self.limits = limits
    self.now = now
    state = Mutex(State(left: limits.steps))
  }

  /// Whether the evaluation was given up: everything is null from then on.
  var isStopped: Bool { state.withLock { $0.isStopped } }

  func finished(_ value: Value) -> Evaluation {
    state.withLock { Evaluation($0.isStopped ? .null : value, diagnostics: $0.diagnostics) }
  }
}

// MARK: - Reporting

extension ModelRun {
  /// Reports that something has no value, which is null.
  @discardableResult
  func nothing(_ message: Diagnostic.Message, at range: SourceRange? = nil) -> Value {
    report([Diagnostic(.warning, message, at: range)])
    return .null
  }

  private func report(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    state.withLock { state in
      guard !state.isStopped else { return }
      for diagnostic in diagnostics where state.diagnostics.count < Self.maximumDiagnostics {
        if !state.diagnostics.contains(diagnostic) { state.diagnostics.append(diagnostic) }
      }
    }
  }

  private func stop(_ message: Diagnostic.Message) {
    state.withLock { state in
      guard !state.isStopped else { return }
      state.isStopped = true
      state.diagnostics.append(Diagnostic(.error, message, at: nil))
    }
  }
}

// MARK: - Steps

extension ModelRun {
  /// Takes steps from the budget, and gives up when it is used up.
  func charge(_ steps: Int) {
    let isEmpty = state.withLock { state in
      state.left -= min(state.left, max(steps, 0))
      return state.left <= 0
    }
    if isEmpty { stop(.modelBudgetExceeded) }
  }

  /// Evaluates a text.
  func evaluate(
    _ text: CompiledText,
    _ variables: [String: Value],
    _ evaluator: Evaluator
  ) -> Value {
    switch text.content {
    case .nothing: return unreadable(text)
    case .tests: return .null
    case .expression(let expression):
      return spend(text) { budget in
        evaluator.with(budget: budget, now: now)
          .evaluate(expression, variables: variables, fragment: text.fragment)
      }
    }
  }

  /// Whether tests hold for a value; `nil` if they can't tell.
  func test(
    _ text: CompiledText,
    of value: Value,
    _ variables: [String: Value],
    _ evaluator: Evaluator
  ) -> Bool? {
    guard case .tests(let tests) = text.content else { return unreadable(text).asBoolean }
    let result = spend(text) { budget in
      evaluator.with(budget: budget, now: now)
        .evaluate(tests, of: value, variables: variables, fragment: text.fragment)
    }
    return result.asBoolean
  }

  private func unreadable(_ text: CompiledText) -> Value {
    report(text.diagnostics)
    return .null
  }

  /// Evaluates with a budget that is enough, and charges it.
  ///
  /// How many steps a text took is not known afterwards; so one that loops or calls is first given
  /// a small budget, and evaluated again with a larger one if that is used up. The next time it
  /// begins with what was enough, so that texts that call each other are not evaluated over and
  /// over.
  private func spend(_ text: CompiledText, _ body: (Int) -> Evaluation) -> Value {
    if let steps = text.steps {
      let result = body(2 * steps + 16)
      charge(steps)
      report(result.diagnostics)
      return result.value
    }
    for (index, allowance) in Self.allowances.enumerated() where index >= first(for: text) {
      let left = state.withLock { $0.left }
      guard !isStopped else { return .null }
      let result = body(min(allowance, left))
      charge(min(allowance, left))
      if result.ranOut, allowance < left, allowance != Self.allowances.last {
        state.withLock { $0.allowances[text.identity] = index + 1 }
        continue
      }
      report(result.diagnostics)
      if result.ranOut { stop(.modelBudgetExceeded) }
      return result.value
    }
    return .null
  }

  private func first(for text: CompiledText) -> Int {
    state.withLock { $0.allowances[text.identity] ?? 0 }
  }
}

extension Evaluation {
  /// Whether the evaluation was given up for want of steps.
  fileprivate var ranOut: Bool {
    diagnostics.contains { $0.severity == .error && $0.code == "feel.budget-exceeded" }
  }
}

extension Evaluator {
  fileprivate func with(budget: Int, now: @escaping @Sendable () -> DateTimeValue) -> Evaluator {
    Evaluator(
      functions: functions,
      types: types,
      budget: budget,
      maximumDepth: maximumDepth,
      now: now
    )
  }
}

// MARK: - Values

extension ModelRun {
  /// How deep values may nest.
  private static let maximumValueDepth = 200

  /// Returns a value that was put together if it is not too large and does not nest too deeply.
  ///
  /// Parts that are the same count each time, as whoever goes through the value meets them so.
  func checked(_ value: Value) -> Value {
    let left = state.withLock { $0.left }
    var rest = left
    guard Self.measure(value, depth: 0, &rest) else {
      stop(rest <= 0 ? .modelBudgetExceeded : .modelTooDeep)
      return .null
    }
    charge(left - rest)
    return value
  }

  /// Counts the parts of a value off a rest; false if that is used up or the value too deep.
  private static func measure(_ value: Value, depth: Int, _ rest: inout Int) -> Bool {
    rest -= 1
    guard rest > 0, depth <= maximumValueDepth else { return false }
    switch value {
    case .list(let items):
      return items.allSatisfy { measure($0, depth: depth + 1, &rest) }
    case .context(let context):
      return context.keys.allSatisfy { measure(context[$0] ?? .null, depth: depth + 1, &rest) }
    default:
      return true
    }
  }
}

// MARK: - Calls

extension ModelRun {
  /// Runs the body of a function of the model one level deeper.
  func call(_ body: @escaping @Sendable () -> Value) -> Value {
    let depth = state.withLock { state in
      state.depth += 1
      return state.depth
    }
    defer { state.withLock { $0.depth -= 1 } }
    guard !isStopped else { return .null }
    guard depth <= limits.depth, depth == 1 || hasRoom else {
      stop(.modelTooDeep)
      return .null
    }
    guard depth == 1 else { return body() }
    let result = DeepStack.run { base in
      self.state.withLock { $0.stackBase = base }
      return body()
    }
    return result ?? .null
  }

  private var hasRoom: Bool { DeepStack.hasRoom(above: state.withLock { $0.stackBase }) }
}
