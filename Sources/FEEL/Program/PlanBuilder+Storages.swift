// MARK: - Narrow storages for blocks

extension PlanBuilder {
  /// Gives registers the least room that their values need, and steps operands of one storage.
  mutating func narrowStorages() {
    for slot in program.slots { plan.storages[slot.register] = storage(of: slot) }
    let steps = plan.steps
    plan.steps = []
    for step in steps { narrow(step) }
  }

  /// What a host fills: whole numbers by their bounds, cases as a byte, days as four bytes.
  private func storage(of slot: Program.Slot) -> Lane.Storage {
    let form = plan.forms[slot.register]
    switch (form.lane, slot.type.unwrapped) {
    case (.fixed, _): return form.bounds?.storage ?? .word
    case (.code, .enumeration(let type)): return type.cases.count > 256 ? .half : .byte
    case (.integer, .date): return .half
    default: return form.lane.storage
    }
  }

  private mutating func narrow(_ step: Step) {
    var registers = step.operands.isEmpty ? [step.a, step.b, step.c] : operands(of: step)
    switch step.kernel {
    case .unwrap, .broadcast: store(step.result, as: plan.storage(of: step.a))
    case .equal: unify(&registers, 0..<2)
    case .select: choose(step.result, from: &registers, behind: 1)
    case .table: choose(step.result, from: &registers, behind: registers.count / 2)
    case .searchTable:
      let inputs = plan.tables[step.detail].columns.count
      choose(step.result, from: &registers, behind: inputs)
    case .least, .greatest: store(step.result, as: plan.storage(of: step.b))
    case .isNull, .some, .every, .sumWords, .sumNumbers, .mean, .leastCount, .greatestCount,
      .exactCount, .compareCount, .compareCountExactly, .collect, .gather, .call, .evaluate,
      .widenWords, .nameCodes, .box:
      break
    default: registers = registers.map { $0 < 0 ? $0 : stored($0, as: .word) }
    }
    append(step, on: registers)
  }

  private func operands(of step: Step) -> [Int] { step.operands.map { plan.operands[$0] } }

  private mutating func store(_ register: Int, as storage: Lane.Storage) {
    plan.storages[register] = storage
  }

  /// The step on other registers with the same values.
  private mutating func append(_ step: Step, on registers: [Int]) {
    let first = plan.operands.count
    if !step.operands.isEmpty { plan.operands += registers }
    plan.steps.append(
      Step(
        step.kernel,
        checksAbsence: step.checksAbsence,
        result: step.result,
        a: registers.first ?? -1,
        b: registers.count > 1 ? registers[1] : -1,
        c: registers.count > 2 ? registers[2] : -1,
        detail: step.detail,
        frame: step.frame,
        operands: step.operands.isEmpty ? 0..<0 : first..<plan.operands.count
      )
    )
  }

  // MARK: Operands in one storage

  /// What chooses between values has their storage.
  private mutating func choose(_ result: Int, from registers: inout [Int], behind conditions: Int) {
    unify(&registers, conditions..<registers.count)
    store(result, as: plan.storage(of: registers[conditions]))
  }

  private mutating func unify(_ registers: inout [Int], _ range: Range<Int>) {
    let storages = registers[range].map(narrowest)
    guard storages.allSatisfy(\.isWhole) else { return }
    let common = storages.max { $0.stride < $1.stride } ?? .word
    for index in range { registers[index] = stored(registers[index], as: common) }
  }

  /// The least room for the values of a register; a written value can be kept in any.
  private func narrowest(_ register: Int) -> Lane.Storage {
    let form = plan.forms[register]
    let own = plan.storage(of: register)
    guard own == .word, plan.constants[register] != nil, let bounds = form.bounds else {
      return own
    }
    return form.lane == .code && bounds.greatest < 256 ? .byte : bounds.storage
  }

  /// A register with the same whole numbers in at least as much room.
  private mutating func stored(_ register: Int, as storage: Lane.Storage) -> Int {
    let own = plan.storage(of: register)
    guard own.isWhole, own != storage, plan.forms[register].lane != .boolean else {
      return register
    }
    let key = Widening(register: register, storage: storage)
    if let known = widened[key] { return known }
    let result = newRegister(like: register, plan.forms[register])
    plan.storages[result] = storage
    plan.constants[result] = plan.constants[register]
    if plan.constants[register] == nil { emit(.widenHalves, result, register) }
    widened[key] = result
    return result
  }

  /// The values of a register in another storage.
  struct Widening: Hashable {
    let register: Int
    let storage: Lane.Storage
  }
}

extension Bounds {
  /// The least room for all of them and for one more on either side.
  var storage: Lane.Storage {
    least > Int(Int32.min) && greatest < Int(Int32.max) ? .half : .word
  }
}
