public import Diagnostics
public import FEEL

/// Evaluates the decisions of a model.
///
/// An engine is made once and evaluates as often as wanted, also at the same time. As the standard
/// has it, an error makes a value null; it is reported beside the value.
///
/// ```swift
/// let engine = DecisionEngine(model)
/// let result = engine.evaluate(decision: "Discount", inputs: ["Age": .number(17)])
/// ```
public struct DecisionEngine: Sendable {
  /// The model.
  public let model: DMNModel
  /// What is wrong with the texts of the model; the decisions that need them are null.
  public let diagnostics: [Diagnostic]
  /// How much one evaluation may use up.
  public let limits: EvaluationLimits

  private let compiled: CompiledModel
  private let now: @Sendable () -> DateTimeValue

  /// Creates an engine.
  ///
  /// - Parameters:
  ///   - model: What to evaluate.
  ///   - limits: How much one evaluation may use up.
  ///   - now: What `now()` and `today()` say.
  public init(
    _ model: DMNModel,
    limits: EvaluationLimits = .standard,
    now: @escaping @Sendable () -> DateTimeValue = Evaluator.systemClock
  ) {
    self.model = model
    self.limits = limits
    self.now = now
    compiled = CompiledModel(model)
    diagnostics = compiled.diagnostics
  }

  /// Makes a decision.
  ///
  /// - Parameters:
  ///   - name: The decision.
  ///   - inputs: The values of input data, null for those that are missing. A value under the name
  ///     of a decision replaces that decision.
  /// - Returns: The value, and why there are nulls.
  public func evaluate(decision name: String, inputs: [String: Value] = [:]) -> Evaluation {
    let run = ModelRun(limits, now: now)
    guard compiled.decisions[name] != nil else {
      let nearest = nearestName(to: name, among: model.decisions.map(\.name))
      return run.finished(run.nothing(.noDecision(name, nearest: nearest)))
    }
    let graph = GraphRun(compiled, given: inputs, run)
    return run.finished(graph.value(of: name))
  }

  /// Calls a decision service.
  ///
  /// - Parameters:
  ///   - name: The service.
  ///   - inputs: The values of its input data and input decisions, null for those that are missing.
  /// - Returns: The value of its output decision, or a context if it has several; and why there are
  ///   nulls.
  public func evaluate(service name: String, inputs: [String: Value] = [:]) -> Evaluation {
    let run = ModelRun(limits, now: now)
    guard let service = compiled.services[name] else {
      let nearest = nearestName(to: name, among: model.services.map(\.name))
      return run.finished(run.nothing(.noService(name, nearest: nearest)))
    }
    let values = service.parameters.map { element in
      let value = inputs[element.name] ?? .null
      let type = compiled.typeRef(of: element)
      return compiled.types.coerced(value, to: type, what: element.name, run)
    }
    return run.finished(compiled.result(of: service, values, run))
  }
}
