internal import Diagnostics

// MARK: - Causes

extension ProgramWorkspace {
  /// Returns why a value is not known; empty if it is.
  func causes(of register: Int, _ row: Int) -> Set<UnknownCause> {
    guard column(register).known[row] == 0 else { return [] }
    guard let instruction = program.instruction(writing: register) else {
      return slotCause(register, row)
    }
    let found = causes(of: instruction, row).union(
      failures[Place(register: register, row: row)] ?? []
    )
    return found.isEmpty ? [.undefined(place(of: instruction))] : found
  }

  private func slotCause(_ register: Int, _ row: Int) -> Set<UnknownCause> {
    if let cause = causes[Place(register: register, row: row)] { return [.missing(cause)] }
    guard takesLanes, let slot = program.slots.firstIndex(where: { $0.register == register })
    else { return [] }
    if case .unknown(let cause) = block.sources[slot].value { return [.missing(cause)] }
    return missingNames.map { [.missing($0.ofSlot(slot, row))] } ?? []
  }

  private func place(of instruction: Instruction) -> SourceRange {
    program.texts[instruction.text].range(instruction.range)
  }

  private func causes(of instruction: Instruction, _ row: Int) -> Set<UnknownCause> {
    let operands = instruction.operands
    switch instruction.operation {
    case .strict, .logic, .gather, .call, .evaluate:
      return union(operands) { causes(of: $0, row) }
    case .select:
      return selectCauses(operands, row)
    case .broadcast:
      return causes(of: operands[0], frames[instruction.frame].parent(of: row))
    case .table(let policy):
      return tableCauses(policy, operands, row)
    case .reduce(let reduction, let frame, let hasFilter, let hasElement):
      let members = members(frame, operands, hasFilter, hasElement)
      return causes(of: members, row, deciding: deciding(reduction))
    case .collect(let frame, let hasFilter, let hasElement):
      return causes(of: members(frame, operands, hasFilter, hasElement), row, deciding: nil)
    case .leastCount(let frame), .greatestCount(let frame):
      return causes(of: members(frame, operands, !operands.isEmpty, false), row, deciding: nil)
    case .exactCount:
      return countCauses(operands[1], row)
    case .compareCount:
      return countCauses(operands[1], row).union(causes(of: operands[2], row))
    }
  }

  private func union(
    _ registers: [Int],
    _ causes: (Int) -> Set<UnknownCause>
  ) -> Set<UnknownCause> {
    registers.reduce(into: []) { $0.formUnion(causes($1)) }
  }

  private func selectCauses(_ operands: [Int], _ row: Int) -> Set<UnknownCause> {
    let condition = column(operands[0])
    guard condition.known[row] == 1 else { return causes(of: operands[0], row) }
    return causes(of: condition.bytes[row] == 1 ? operands[1] : operands[2], row)
  }

  /// The conditions that are not known count as far as they are reached, and the outputs of rows
  /// that match.
  private func tableCauses(
    _ policy: TypedExpression.HitPolicy,
    _ operands: [Int],
    _ row: Int
  ) -> Set<UnknownCause> {
    let count = operands.count / 2
    var found: Set<UnknownCause> = []
    for index in 0..<count {
      let condition = column(operands[index])
      if condition.known[row] == 0 {
        found.formUnion(causes(of: operands[index], row))
      } else if condition.bytes[row] == 1 {
        found.formUnion(causes(of: operands[count + index], row))
        if policy == .first { break }
      }
    }
    return found
  }

  // MARK: Members

  /// The members of a list, by registers.
  private struct MemberRegisters {
    let frame: Int
    let filter: Int?
    let element: Int?
  }

  private func members(
    _ frame: Int,
    _ operands: [Int],
    _ hasFilter: Bool,
    _ hasElement: Bool
  ) -> MemberRegisters {
    MemberRegisters(
      frame: frame,
      filter: hasFilter ? operands[0] : nil,
      element: hasElement ? operands[hasFilter ? 1 : 0] : nil
    )
  }

  private func deciding(_ reduction: TypedExpression.Reduction) -> UInt8? {
    switch reduction {
    case .some: 1
    case .every: 0
    default: nil
    }
  }

  /// Why the membership or a member's value is not known; members that could not change a
  /// quantifier's answer are left out.
  private func causes(
    of members: MemberRegisters,
    _ row: Int,
    deciding: UInt8?
  ) -> Set<UnknownCause> {
    var found: Set<UnknownCause> = []
    if let name = missing[members.frame][row] {
      found.insert(.missing(name))
    } else if frames[members.frame].isComplete[row] == 0, let missingNames {
      found.insert(.missing(missingNames.ofList(members.frame, row)))
    }
    for member in frames[members.frame].members(of: row) where isOpen(member, members, deciding) {
      if let filter = members.filter { found.formUnion(causes(of: filter, member)) }
      if let element = members.element { found.formUnion(causes(of: element, member)) }
    }
    return found
  }

  private func isOpen(_ member: Int, _ members: MemberRegisters, _ deciding: UInt8?) -> Bool {
    if let filter = members.filter.map({ column($0) }),
      filter.known[member] == 1, filter.bytes[member] == 0
    {
      return false
    }
    guard let deciding, let element = members.element.map({ column($0) }) else {
      return true
    }
    return element.known[member] == 0 || element.bytes[member] == deciding
  }

  /// Why a count's bounds differ.
  private func countCauses(_ greatest: Int, _ row: Int) -> Set<UnknownCause> {
    program.instruction(writing: greatest).map { causes(of: $0, row) } ?? []
  }
}
