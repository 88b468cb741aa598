package import FEEL
internal import Quantities
package import ResettlementCore

/// Runs a ``PopulationProgram`` for one subject after the other, whose facts the host writes in place.
///
/// It serves one thread at a time.
package final class RecordAssessor {
  /// The rules.
  package let program: PopulationProgram

  /// The memory of the program, whose slots the host fills.
  package let workspace: ProgramWorkspace

  /// What each rule comes to: a ``VerdictCode``.
  package let verdicts: UnsafeMutablePointer<UInt8>

  /// The numbers of each rule's amount.
  package private(set) var amounts: [[NumberLane]] = []

  private var steps: [VerdictStep] = []
  private let stack: UnsafeMutablePointer<UInt8>
  private let depth: Int
  private var version = -1

  /// Makes room for a record, and fills what is the same for all.
  package init(_ program: PopulationProgram) {
    self.program = program
    workspace = ProgramWorkspace(program.program)
    let count = max(1, program.rules.count)
    verdicts = .allocate(capacity: count)
    verdicts.initialize(repeating: VerdictCode.notInForce.rawValue, count: count)
    depth = program.compiled.map(\.partCount).max() ?? 0
    stack = .allocate(capacity: depth + 1)
    stack.initialize(repeating: 0, count: depth + 1)
    workspace.beginRecord()
    for (slot, need) in program.needs.enumerated() where need.source == .shared {
      workspace.setAll(program.sharedValue(of: need), slot: slot)
    }
  }

  deinit {
    verdicts.deallocate()
    stack.deallocate()
  }

  /// Answers all rules about the record that was written.
  package func run() {
    workspace.runRecord()
    if version != workspace.memoryVersion { resolve() }
    steps.withUnsafeBufferPointer { steps in
      var top = stack
      for step in steps { top = step.run(top, verdicts) }
    }
  }

  /// The whole verdict of a rule, with what is missing and whose discretion it is.
  package func verdict(ofRule place: Int) -> Verdict {
    let rule = program.compiled[place]
    guard program.isInForce(rule), case .conditions(let conditions) = rule.body else {
      return .notInForce
    }
    let run = program.run(SubjectReference(program.subject, ""), in: workspace, row: 0)
    return program.assessor(rule).verdict(conditions, run)
  }

  /// The amount that a rule gives; `nil` if it gives none, or a number of it is not known.
  func amount(ofRule rule: Int) -> Amount? {
    let lanes = amounts[rule]
    func number(_ place: Int) -> ExactDecimal? {
      guard place < lanes.count, lanes[place].known?[0] == 1, lanes[place].absent?[0] == 0 else {
        return nil
      }
      return lanes[place].number(at: 0)
    }
    return program.amountShapes[rule]?.amount(number(0), most: number(1))
  }

  // MARK: - Preparing

  /// Finds where the values that verdicts are made of stand.
  private func resolve() {
    var builder = VerdictStepBuilder(workspace)
    for (place, rule) in program.compiled.enumerated() where program.isInForce(rule) {
      builder.add(rule, at: place)
    }
    steps = builder.steps
    amounts = program.compiled.map { rule in
      guard program.isInForce(rule) else { return [] }
      return rule.amountTraces.compactMap { workspace.recordNumbers(of: $0) }
    }
    version = workspace.memoryVersion
  }
}

/// A step from truth values to verdicts, over a stack of verdicts.
struct VerdictStep {
  enum Kind: UInt8 {
    /// Puts what a truth value comes to on the stack.
    case holds
    /// Puts a verdict on the stack.
    case verdict
    /// Leaves to an office what is eligible.
    case leave
    /// Puts the one that decides in the place of so many.
    case all, any
    /// Makes the verdict unknown where a number of the amount is, unless it fails.
    case needs
    /// Puts what an application that does not hold comes to in the place of the verdict.
    case applies
    /// Takes the verdict of a rule from the stack.
    case store
  }

  let kind: Kind
  /// A verdict, a number of verdicts, or the place of a rule.
  var number = 0
  var values: UnsafePointer<UInt8>?
  var known: UnsafePointer<UInt8>?

  /// Does the step, and returns the place after the top of the stack.
  @inline(__always)
  func run(
    _ top: UnsafeMutablePointer<UInt8>,
    _ verdicts: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    switch kind {
    case .holds:
      top[0] = code
      return top + 1
    case .verdict:
      top[0] = UInt8(truncatingIfNeeded: number)
      return top + 1
    case .leave:
      if top[-1] == VerdictCode.eligible.rawValue { top[-1] = VerdictCode.discretion.rawValue }
    case .all: return combined(top, VerdictCode.eligible.rawValue) { max($0, $1) }
    case .any: return combined(top, VerdictCode.ineligible.rawValue) { min($0, $1) }
    case .needs:
      if known?[0] == 0 { top[-1] = max(top[-1], VerdictCode.unknown.rawValue) }
    case .applies: apply(top - 1)
    case .store:
      verdicts[number] = top[-1]
      return top - 1
    }
    return top
  }

  /// What the truth value comes to.
  private var code: UInt8 {
    guard let values, let known, known[0] == 1 else { return VerdictCode.unknown.rawValue }
    return (values[0] ^ 1) &* VerdictCode.ineligible.rawValue
  }

  private func apply(_ verdict: UnsafeMutablePointer<UInt8>) {
    switch code {
    case VerdictCode.eligible.rawValue: break
    case VerdictCode.unknown.rawValue: verdict[0] = VerdictCode.unknown.rawValue
    default: verdict[0] = VerdictCode.notApplicable.rawValue
    }
  }

  @inline(__always)
  private func combined(
    _ top: UnsafeMutablePointer<UInt8>,
    _ first: UInt8,
    _ combine: (UInt8, UInt8) -> UInt8
  ) -> UnsafeMutablePointer<UInt8> {
    let bottom = top - number
    var result = first
    for place in 0..<number { result = combine(result, bottom[place]) }
    bottom[0] = result
    return bottom + 1
  }
}

/// Makes the steps from the truth values of a workspace to the verdicts of rules.
private struct VerdictStepBuilder {
  private(set) var steps: [VerdictStep] = []
  private let workspace: ProgramWorkspace

  init(_ workspace: ProgramWorkspace) { self.workspace = workspace }

  mutating func add(_ rule: CompiledRule, at place: Int) {
    guard case .conditions(let conditions) = rule.body else { return }
    for condition in conditions.conditions { add(condition.test) }
    steps.append(VerdictStep(kind: .all, number: conditions.conditions.count))
    if case .leftTo = conditions.amount?.form {
      steps.append(VerdictStep(kind: .verdict, number: Int(VerdictCode.discretion.rawValue)))
      steps.append(VerdictStep(kind: .all, number: 2))
    }
    for trace in rule.amountTraces {
      guard let known = workspace.recordNumbers(of: trace)?.known else { continue }
      steps.append(VerdictStep(kind: .needs, known: known))
    }
    if let application = rule.application { steps.append(step(.applies, application)) }
    steps.append(VerdictStep(kind: .store, number: place))
  }

  private mutating func add(_ test: CompiledRule.Condition.Test) {
    switch test {
    case .holds(let trace): steps.append(step(.holds, trace))
    case .all(let parts), .any(let parts):
      for part in parts { add(part.test) }
      let isAll = if case .all = test { true } else { false }
      steps.append(VerdictStep(kind: isAll ? .all : .any, number: parts.count))
    case .leftTo(_, let asked):
      let eligible = VerdictStep(kind: .verdict, number: Int(VerdictCode.eligible.rawValue))
      steps.append(asked.map { step(.holds, $0) } ?? eligible)
      steps.append(VerdictStep(kind: .leave))
    }
  }

  private func step(_ kind: VerdictStep.Kind, _ trace: Trace) -> VerdictStep {
    let memory = workspace.recordTruths(of: trace)
    return VerdictStep(
      kind: kind,
      values: memory.map { UnsafePointer($0.values.assumingMemoryBound(to: UInt8.self)) },
      known: memory.map { UnsafePointer($0.known) }
    )
  }
}

extension CompiledRule {
  /// The numbers of the amount.
  fileprivate var amountTraces: [Trace] {
    guard case .conditions(let conditions) = body else { return [] }
    return conditions.amount?.parts.map(\.1) ?? []
  }

  /// At least as many verdicts as stand on the stack at once.
  fileprivate var partCount: Int {
    guard case .conditions(let conditions) = body else { return 0 }
    return conditions.conditions.reduce(2) { $0 + $1.partCount }
  }
}

extension CompiledRule.Condition {
  fileprivate var partCount: Int {
    switch test {
    case .holds, .leftTo: 1
    case .all(let parts), .any(let parts): parts.reduce(1) { $0 + $1.partCount }
    }
  }
}
