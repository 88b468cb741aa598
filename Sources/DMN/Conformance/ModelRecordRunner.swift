internal import Diagnostics
internal import FEEL

/// Runs conformance records that need a model.
public struct ModelRecordRunner: Sendable {
  /// How much one record may use up.
  public let limits: EvaluationLimits

  /// Creates a runner.
  public init(limits: EvaluationLimits = .standard) {
    self.limits = limits
  }

  /// Runs a record and says whether it passes.
  public func run(_ record: ModelRecord) -> ConformanceReport.Result {
    let result = evaluate(record)
    let expected = record.record.expected
    guard !ConformanceRunner.isSame(result.value, expected) else {
      return ConformanceReport.Result(record.record, failure: nil)
    }
    let reasons = result.diagnostics.map(\.message.english).joined(separator: "; ")
    let failure = "expected \(expected), not \(result.value)"
    return ConformanceReport.Result(
      record.record,
      failure: reasons.isEmpty ? failure : "\(failure): \(reasons)"
    )
  }

  private func evaluate(_ record: ModelRecord) -> Evaluation {
    let engine = DecisionEngine(record.model, limits: limits)
    let inputs = record.record.inputs
    switch record.target {
    case .decision(let name):
      return engine.evaluate(decision: name, inputs: inputs)
    case .service(let name, let output):
      let result = engine.evaluate(service: name, inputs: inputs)
      let service = record.model.services.first { $0.name == name }
      guard service?.outputs.count ?? 0 > 1 else { return result }
      let value = result.value.asContext?[output] ?? .null
      return Evaluation(value, diagnostics: result.diagnostics)
    }
  }
}
