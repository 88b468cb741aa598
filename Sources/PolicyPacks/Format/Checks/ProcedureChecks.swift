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
    checks.checkHouseholdRules()
    if procedure.isWhole, !checks.findings.diagnostics.hasErrors {
      checks.checkWays()
      for channel in procedure.channels where !channel.order.isEmpty { checks.check(channel) }
    }
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
    var ends: [String: LocatedName] = [:]
    for end in procedure.allEnds {
      let first = steps[end.id.value] ?? ends.updateValue(end.id, forKey: end.id.value)
      if let first { findings.add(.duplicate(end.id, first: first)) }
    }
    for name in procedure.stateIDs where name.value == ProcedureModel.beginning {
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

  // MARK: - Households

  /// Cases that do not go on come to an exit, whatever step they are at, which no guard holds up.
  private mutating func checkHouseholdRules() {
    guard procedure.isWhole else { return }
    let exits = procedure.exits.filter { $0.guardText == nil && $0.rule == nil }.map(\.id.value)
    for end in procedure.householdEnds where !exits.contains(end.value) {
      findings.add(.notAnExit(end.value, exits), at: end.range)
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

  // MARK: - Channels

  /// The order of a channel leaves no step out, has none twice, and comes to an end.
  private mutating func check(_ channel: ProcedureModel.Channel) {
    let steps = procedure.steps.map(\.id.value)
    var seen: [String: LocatedName] = [:]
    for name in channel.order {
      if !steps.contains(name.value) {
        findings.add(.unknownStep(name, of: procedure.id.value, among: steps))
      } else if let first = seen.updateValue(name, forKey: name.value) {
        findings.add(.duplicate(name, first: first))
      }
    }
    let missing = steps.filter { seen[$0] == nil }
    if !missing.isEmpty {
      findings.add(.stepsLeftOut(missing, of: channel.id.value), at: channel.id.range)
    }
    let ends = Set(procedure.ends.map(\.id.value))
    guard let last = channel.order.last,
      let step = procedure.steps.first(where: { $0.id.value == last.value }),
      !step.next.contains(where: { ends.contains($0.value) })
    else { return }
    findings.add(.channelWithoutEnd(last.value), at: last.range)
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

  fileprivate static func notAnExit(_ name: String, _ exits: [String]) -> Self {
    let there = exits.joined(separator: ", ")
    return Self(
      "pack.household-rule-end",
      en:
        "'\(name)' is no end under 'exits' without a condition; a household can change at any "
        + "step" + (exits.isEmpty ? "" : "; there are: \(there)"),
      zh: "“\(name)”不是 exits 中没有条件的终点；户的变更可能发生在任何一步"
        + (exits.isEmpty ? "" : "；已有：\(there)")
    )
  }

  fileprivate static func stepsLeftOut(_ steps: [String], of channel: String) -> Self {
    Self(
      "pack.channel-leaves-out",
      en: "the order of the channel '\(channel)' leaves out: \(steps.joined(separator: ", ")); a "
        + "channel changes the order, but every step stays on record",
      zh: "渠道“\(channel)”的次序缺少：\(steps.joined(separator: "、"))；渠道可以调整次序，但每个步骤都要留痕"
    )
  }

  fileprivate static func channelWithoutEnd(_ last: String) -> Self {
    Self(
      "pack.channel-without-end",
      en: "'\(last)', the last step of the order, has no end among its 'next'",
      zh: "次序中的最后一步“\(last)”的“next”中没有终点"
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
