internal import FEEL
internal import ResettlementCore

extension CompiledRule {
  /// The expressions of the rule behind its condition of application.
  var observed: [ObservedExpression] {
    switch body {
    case .conditions(let body): body.observed
    case .measure(let measure): measure.observed
    case .cadence(let cadence): cadence.observed
    case .demand(let demand): demand.observed
    }
  }

  /// The condition of application.
  var observedApplication: ObservedExpression? { application.map { .condition($0) } }
}

extension ObservedExpression {
  static func condition(_ trace: Trace) -> Self { Self(trace: trace, isCondition: true) }
  static func value(_ trace: Trace) -> Self { Self(trace: trace, isCondition: false) }
}

extension CompiledRule.Conditions {
  fileprivate var observed: [ObservedExpression] {
    let values = (amount?.parts.map(\.1) ?? []) + [payee, rank].compactMap(\.self)
    let tests = (conditions + groups).flatMap(\.traces) + levels.compactMap(\.holds)
    return tests.map { .condition($0) } + (values + fields.map(\.value)).map { .value($0) }
  }
}

extension CompiledRule.Measure {
  fileprivate var observed: [ObservedExpression] {
    let values = [numerator, denominator, bound, due].compactMap(\.self)
    return values.map { .value($0) } + [isStrict].compactMap(\.self).map { .condition($0) }
  }
}

extension CompiledRule.Cadence {
  fileprivate var observed: [ObservedExpression] {
    [.value(count), .value(atLeast)] + [isCalendar].compactMap(\.self).map { .condition($0) }
  }
}

extension CompiledRule.Demand {
  fileprivate var observed: [ObservedExpression] {
    conditions.flatMap(\.traces).map { .condition($0) }
      + [due].compactMap(\.self).map { .value($0) }
  }
}

extension CompiledProcedure {
  /// The guard of a step or an end, and the lengths of time of a step.
  func observed(of step: String) -> [ObservedExpression] {
    guard let step = steps[step] else { return [] }
    let times = [step.publication?.amount, step.limit?.amount].compactMap(\.self)
    return [step.guardTrace].compactMap(\.self).map { .condition($0) } + times.map { .value($0) }
  }

  /// The condition of application.
  var observedApplication: ObservedExpression? { application.map { .condition($0) } }

  /// All expressions, those of the steps in the order of the procedure.
  var observed: [ObservedExpression] {
    [observedApplication].compactMap(\.self)
      + (procedure.steps.map(\.id) + procedure.ends.map(\.id)).flatMap { observed(of: $0) }
  }

  /// Whether facts decide if a step may be entered.
  func isGuarded(_ step: String) -> Bool {
    guard let step = steps[step] else { return false }
    return step.rule != nil || step.guardTrace.map { $0.form != .constant } ?? false
  }
}
