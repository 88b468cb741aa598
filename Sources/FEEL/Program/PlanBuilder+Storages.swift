// MARK: - Narrow storages for blocks

extension PlanBuilder {
  /// Gives registers the least room that their values need, and steps operands of one storage.
  mutating func narrowStorages() {
    for slot in program.slots {
      plan.storages[slot.register] = storage(of: slot)
    }
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
    if let months = monthComparison(step) { return plan.steps.append(months) }
    var registers = step.operands.isEmpty ? [step.a, step.b, step.c] : operands(of: step)
    switch step.kernel {
    case .addWords, .subtractWords, .multiplyWords, .minimumWords, .maximumWords, .negateWords,
      .absoluteWords, .monthsBetween, .partOfDay:
      compute(step.result, &registers)
    case .truncateWords where step.detail == 1: keep(step.result, like: registers[0])
    case .equalWords, .notEqualWords, .lessWords, .lessOrEqualWords, .greaterWords,
      .greaterOrEqualWords, .equal:
      unify(&registers, 0..<2)
    case .insideWords: limit(&registers)
    case .roundQuotient:
      unify(&registers, 0..<2)
      keep(step.result, within: plan.forms[step.result].bounds)
    case .unwrap, .broadcast: keep(step.result, like: registers[0])
    case .select: choose(step.result, from: &registers, behind: 1)
    case .table: choose(step.result, from: &registers, behind: registers.count / 2)
    case .searchTable:
      let inputs = plan.tables[step.detail].columns.count
      choose(step.result, from: &registers, behind: inputs)
    case .least, .greatest: keep(step.result, like: registers[1])
    case .sumWords, .exactCount: keep(step.result, within: plan.forms[step.result].bounds)
    case .leastCount:
      keep(step.result, within: plan.forms[step.result].bounds)
      leastCounts[Members(frame: step.detail, filter: step.a)] = step.result
    case .greatestCount:
      keep(step.result, within: plan.forms[step.result].bounds)
      registers[2] = leastCounts[Members(frame: step.detail, filter: step.a)] ?? -1
    case .compareCount:
      if narrowest(registers[2]) == .half { registers[2] = stored(registers[2], as: .half) }
    case .isNull, .some, .every, .sumNumbers, .mean, .compareCountExactly, .collect, .gather, .call,
      .evaluate, .widenWords, .nameCodes, .box:
      break
    default: registers = registers.map { $0 < 0 ? $0 : stored($0, as: .word) }
    }
    append(step, on: registers)
  }

  /// An operation in four bytes if that does for the operands and the result.
  private mutating func compute(_ result: Int, _ registers: inout [Int]) {
    let isNarrow =
      registers.allSatisfy { $0 < 0 || narrowest($0) == .half }
      && plan.forms[result].bounds?.storage == .half
    let storage: Lane.Storage = isNarrow ? .half : .word
    registers = registers.map { $0 < 0 ? $0 : stored($0, as: storage) }
    plan.storages[result] = storage
  }

  private mutating func keep(_ result: Int, like register: Int) {
    plan.storages[result] = plan.storage(of: register)
  }

  private mutating func keep(_ result: Int, within bounds: Bounds?) {
    plan.storages[result] = bounds?.storage ?? .word
  }

  /// The limits of a range as far as four bytes hold them.
  private mutating func limit(_ registers: inout [Int]) {
    guard plan.storage(of: registers[0]) != .word else { return }
    registers[0] = stored(registers[0], as: .half)
    for index in 1...2 {
      let limit = plan.constants[registers[index]].flatMap {
        word(of: $0, plan.forms[registers[index]])
      }
      let half = Int32(clamping: limit ?? 0)
      registers[index] = constant(Int(half), like: registers[index])
      plan.storages[registers[index]] = .half
    }
  }

  /// A comparison of the months between two days with a number, which then need not be counted.
  private mutating func monthComparison(_ step: Step) -> Step? {
    guard let comparison = step.kernel.comparison else { return nil }
    let sides = [(step.a, step.b, comparison), (step.b, step.a, comparison.mirrored)]
    for (months, limit, comparison) in sides {
      guard let days = days(ofMonths: months) else { continue }
      let registers = days + [limit]
      guard registers.allSatisfy({ narrowest($0) == .half && !plan.forms[$0].mayBeAbsent }) else {
        continue
      }
      let stored = registers.map { self.stored($0, as: .half) }
      return Step(
        .compareMonths,
        result: step.result,
        a: stored[0],
        b: stored[1],
        c: stored[2],
        detail: comparison.code,
        frame: step.frame
      )
    }
    return nil
  }

  /// The two days between which a register counts the months.
  private func days(ofMonths register: Int) -> [Int]? {
    guard let instruction = program.instruction(writing: register) else { return nil }
    switch instruction.operation {
    case .strict(.monthCount): return days(ofMonths: instruction.operands[0])
    case .strict(.monthsBetween): return instruction.operands
    default: return nil
    }
  }

  private func operands(of step: Step) -> [Int] { step.operands.map { plan.operands[$0] } }

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
    keep(result, like: registers[conditions])
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
    if form.lane == .integer, !bounds.areBlockDays { return .word }
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

  /// The members of a frame that belong by a filter.
  struct Members: Hashable {
    let frame: Int
    let filter: Int
  }

  /// The values of a register in another storage.
  struct Widening: Hashable {
    let register: Int
    let storage: Lane.Storage
  }
}

extension Step.Kernel {
  /// The comparison of whole numbers that it is.
  fileprivate var comparison: TypedExpression.Comparison? {
    switch self {
    case .equalWords: .equal
    case .notEqualWords: .notEqual
    case .lessWords: .less
    case .lessOrEqualWords: .lessOrEqual
    case .greaterWords: .greater
    case .greaterOrEqualWords: .greaterOrEqual
    default: nil
    }
  }
}

extension Bounds {
  /// The least room for all of them and for one more on either side.
  var storage: Lane.Storage {
    least > Int(Int32.min) && greatest < Int(Int32.max) ? .half : .word
  }
}
