internal import Diagnostics
internal import ResettlementCore

/// What can be wrong with the steps of a procedure: names that nothing has, steps that nothing leads
/// to, and steps that lead to no end.
struct ProcedureChecks {
  private let procedure: ProcedureModel
  private var findings = Findings()

  private init(_ procedure: ProcedureModel) { self.procedure = procedure }

  /// Returns what is wrong with the steps of a procedure.
  static func diagnostics(of procedure: ProcedureModel) -> [Diagnostic] {
    var checks = ProcedureChecks(procedure)
    checks.checkNames()
    if procedure.isWhole, !checks.findings.diagnostics.hasErrors { checks.checkWays() }
    return checks.findings.diagnostics
  }

  private mutating func checkNames() {
    checkOwnNames()
    let steps = procedure.steps.map(\.id.value)
    if let start = procedure.start, procedure.isWhole, !steps.contains(start.value) {
      findings.add(.unknownStep(start, of: procedure.id.value, among: steps))
    }
    for step in procedure.steps { checkNext(of: step) }
  }

  private mutating func checkOwnNames() {
    let steps = Dictionary(procedure.steps.map { ($0.id.value, $0.id) }) { first, _ in first }
    for end in procedure.ends {
      guard let step = steps[end.id.value] else { continue }
      findings.add(.duplicate(end.id, first: step))
    }
    for name in procedure.steps.map(\.id) + procedure.ends.map(\.id)
    where name.value == ProcedureModel.beginning {
      findings.add(.reservedStep(name.value), at: name.range)
    }
  }

  private mutating func checkNext(of step: ProcedureModel.Step) {
    var seen: [String: LocatedName] = [:]
    for name in step.next {
      if procedure.isWhole, !procedure.stateNames.contains(name.value) {
        findings.add(
          .unknownStep(name, of: procedure.id.value, among: procedure.stateNames)
        )
      } else if let first = seen.updateValue(name, forKey: name.value) {
        findings.add(.duplicate(name, first: first))
      }
    }
  }

  // MARK: - Ways

  private mutating func checkWays() {
    guard let first = procedure.first, procedure.steps.allSatisfy({ !$0.next.isEmpty }) else {
      return
    }
    let next = Dictionary(
      procedure.steps.map { ($0.id.value, $0.next.map(\.value)) },
      uniquingKeysWith: { first, _ in first }
    )
    let reached = Self.reached(from: [first], by: next)
    for name in procedure.steps.map(\.id) + procedure.ends.map(\.id)
    where !reached.contains(name.value) {
      findings.add(.unreachable(name.value, from: first), at: name.range)
    }
    let ending = Self.reached(from: procedure.ends.map(\.id.value), by: Self.reversed(next))
    for step in procedure.steps where !ending.contains(step.id.value) {
      findings.add(.noWayToAnEnd(step.id.value), at: step.id.range)
    }
  }

  private static func reversed(_ next: [String: [String]]) -> [String: [String]] {
    next.reduce(into: [:]) { before, item in
      for name in item.value { before[name, default: []].append(item.key) }
    }
  }

  private static func reached(from names: [String], by next: [String: [String]]) -> Set<String> {
    var reached = Set(names)
    var waiting = names
    while let name = waiting.popLast() {
      for following in next[name] ?? [] where reached.insert(following).inserted {
        waiting.append(following)
      }
    }
    return reached
  }
}

extension Diagnostic {
  static func unknownStep(
    _ name: LocatedName,
    of procedure: String,
    among names: [String]
  ) -> Self {
    unknown(name, "pack.unknown-step", among: names) { hint in
      Message(
        "pack.unknown-step",
        en: "the procedure '\(procedure)' has no step or end '\(name.value)'\(hint.english)",
        zh: "程序“\(procedure)”没有步骤或终点“\(name.value)”\(hint.chinese)"
      )
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func reservedStep(_ name: String) -> Self {
    Self(
      "pack.reserved-step",
      en: "'\(name)' stands for the time before the first step; name the step otherwise",
      zh: "“\(name)”指尚未进入第一步；请为该步骤另取名称"
    )
  }

  fileprivate static func unreachable(_ name: String, from first: String) -> Self {
    Self(
      "pack.unreachable-step",
      en: "no way leads from the first step, '\(first)', to '\(name)'; write it under a 'next', or "
        + "delete it",
      zh: "从第一步“\(first)”无法到达“\(name)”；请写入某一步的“next”，或删去"
    )
  }

  fileprivate static func noWayToAnEnd(_ name: String) -> Self {
    Self(
      "pack.no-way-to-an-end",
      en: "no way leads from '\(name)' to an end; let a step that follows lead to one",
      zh: "从“\(name)”无法到达任何终点；请使其后的步骤通向终点"
    )
  }
}
