internal import FEEL
internal import ResettlementCore

extension CompiledRule {
  /// The answers that the rule can give, by their words, in the order in which they are listed.
  var possibleVerdicts: [String] {
    var possible = own
    possible.insert("notInForce")
    if let application {
      possible.insert("notApplicable")
      if application.hasFacts { possible.insert("unknown") }
    }
    return ExpectationModel.Verdict.allCases.map(\.rawValue).filter(possible.contains)
  }

  private var own: Set<String> {
    switch body {
    case .conditions(let body): body.possible
    case .measure(let measure): measure.possible
    case .cadence(let cadence): cadence.possible
    case .demand(let demand): demand.possible
    }
  }
}

extension CompiledRule.Conditions {
  fileprivate var possible: Set<String> {
    let verdicts = conditions.map(\.possible) + (amount.map { [$0.possible] } ?? [])
    return Set(Verdict.each(of: verdicts, from: .eligible, by: Verdict.all).map(\.name))
  }
}

extension CompiledRule.Condition {
  /// What the condition can come to.
  var possible: Set<Verdict> {
    switch test {
    case .holds(let trace): trace.possible
    case .all(let parts):
      Verdict.each(of: parts.map(\.possible), from: .eligible, by: Verdict.all)
    case .any(let parts):
      Verdict.each(of: parts.map(\.possible), from: .ineligible, by: Verdict.any)
    case .leftTo(_, let onlyIf):
      Set((onlyIf?.possible ?? [.eligible]).map { $0 == .eligible ? .discretion(of: []) : $0 })
    }
  }
}

extension CompiledAmount {
  fileprivate var possible: Set<Verdict> {
    if case .leftTo = form { return [.discretion(of: [])] }
    let hasFacts = parts.contains { $0.1.hasFacts }
    return hasFacts ? [.eligible, .unknown(missing: [])] : [.eligible]
  }
}

extension CompiledRule.Measure {
  fileprivate var possible: Set<String> {
    let traces = [numerator, denominator, bound, isStrict].compactMap(\.self)
    var possible: Set = ["met", "missed"]
    if traces.contains(where: \.hasFacts) { possible.insert("unknown") }
    if due != nil || period != nil { possible.insert("notYetDue") }
    if denominator != nil { possible.insert("notApplicable") }
    return possible
  }
}

extension CompiledRule.Cadence {
  fileprivate var possible: Set<String> { ["met", "missed", "notYetDue", "unknown"] }
}

extension CompiledRule.Demand {
  fileprivate var possible: Set<String> {
    let held = Verdict.each(of: conditions.map(\.possible), from: .eligible, by: Verdict.all)
    var possible: Set<String> = []
    if held.contains(.eligible) { possible.insert(isForbidden ? "missed" : "met") }
    if held.contains(.ineligible) { possible.formUnion(isForbidden ? ["met"] : ["missed"]) }
    if held.contains(.unknown(missing: [])) { possible.insert("unknown") }
    if due != nil || period != nil { possible.insert("notYetDue") }
    return possible
  }
}

extension Trace {
  /// What a condition that is an expression can come to.
  fileprivate var possible: Set<Verdict> {
    if form == .constant { return [.eligible] }
    return hasFacts ? [.eligible, .ineligible, .unknown(missing: [])] : [.eligible, .ineligible]
  }
}

extension Verdict {
  /// Returns what several conditions can come to together.
  fileprivate static func each(
    of several: [Set<Verdict>],
    from start: Verdict,
    by combine: ([Verdict]) -> Verdict
  ) -> Set<Verdict> {
    several.reduce([start]) { known, next in
      Set(known.flatMap { one in next.map { combine([one, $0]) } })
    }
  }
}
