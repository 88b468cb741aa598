public import Diagnostics

/// Why a value is not known.
public enum UnknownCause: Sendable, Hashable {
  /// Something the host does not know, by the name it gave.
  case missing(String)
  /// An operation without a result, such as a division by zero, at its place.
  case undefined(SourceRange)
}

/// What became of a value.
public enum Outcome: Sendable, Hashable {
  /// The value; `null` if there is none.
  case known(Value)
  /// It is not known, for these causes.
  case unknown(Set<UnknownCause>)
}

/// The registers of a program after a run over some records, kept for results and reasons.
public final class ProgramRun {
  private let block: Block

  /// Runs a program over records of a host.
  ///
  /// - Complexity: The program's ``Program/cost`` times the rows of each frame.
  public init<Source: RowSource>(
    _ program: Program,
    over rows: [Source.Row],
    from source: Source
  ) {
    block = Block(program, rows, source)
    Machine(block: block).run()
  }

  /// Returns the value of a part of an expression in a row of its frame.
  public func outcome(of trace: Trace, row: Int = 0) -> Outcome {
    let column = block.columns[trace.register]
    guard column.known[row] == 1 else { return .unknown(causes(trace.register, row)) }
    return .known(column.value(at: row, as: trace.type))
  }

  /// The number of rows of a frame.
  public func rowCount(ofFrame frame: Int) -> Int { block.rowCounts[frame] }
}

// MARK: - Causes

extension ProgramRun {
  /// Returns why a value is not known; empty if it is.
  private func causes(_ register: Int, _ row: Int) -> Set<UnknownCause> {
    guard block.columns[register].known[row] == 0 else { return [] }
    let writer = block.program.writers[register]
    guard writer >= 0 else { return slotCause(register, row) }
    let instruction = block.program.instructions[writer]
    let found = causes(of: instruction, row)
    return found.isEmpty ? [.undefined(place(of: instruction))] : found
  }

  private func slotCause(_ register: Int, _ row: Int) -> Set<UnknownCause> {
    block.causes[Block.Place(register: register, row: row)].map { [.missing($0)] } ?? []
  }

  private func place(of instruction: Instruction) -> SourceRange {
    block.program.texts[instruction.text].range(instruction.range)
  }

  private func causes(of instruction: Instruction, _ row: Int) -> Set<UnknownCause> {
    let operands = instruction.operands
    switch instruction.operation {
    case .strict, .logic, .gather, .call:
      return union(operands) { causes($0, row) }
    case .select:
      return selectCauses(operands, row)
    case .broadcast:
      return causes(operands[0], block.parents[instruction.frame][row])
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
      return countCauses(operands[1], row).union(causes(operands[2], row))
    }
  }

  private func union(
    _ registers: [Int],
    _ causes: (Int) -> Set<UnknownCause>
  ) -> Set<UnknownCause> {
    registers.reduce(into: []) { $0.formUnion(causes($1)) }
  }

  private func selectCauses(_ operands: [Int], _ row: Int) -> Set<UnknownCause> {
    let condition = block.columns[operands[0]]
    guard condition.known[row] == 1 else { return causes(operands[0], row) }
    return causes(condition.booleans[row] == 1 ? operands[1] : operands[2], row)
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
      let condition = block.columns[operands[index]]
      if condition.known[row] == 0 {
        found.formUnion(causes(operands[index], row))
      } else if condition.booleans[row] == 1 {
        found.formUnion(causes(operands[count + index], row))
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
    if let name = block.missing[members.frame][row] { found.insert(.missing(name)) }
    let starts = block.starts[members.frame]
    for member in starts[row]..<starts[row + 1] where isOpen(member, members, deciding) {
      if let filter = members.filter { found.formUnion(causes(filter, member)) }
      if let element = members.element { found.formUnion(causes(element, member)) }
    }
    return found
  }

  private func isOpen(_ member: Int, _ members: MemberRegisters, _ deciding: UInt8?) -> Bool {
    if let filter = members.filter.map({ block.columns[$0] }),
      filter.known[member] == 1, filter.booleans[member] == 0
    {
      return false
    }
    guard let deciding, let element = members.element.map({ block.columns[$0] }) else {
      return true
    }
    return element.known[member] == 0 || element.booleans[member] == deciding
  }

  /// Why a count's bounds differ.
  private func countCauses(_ greatest: Int, _ row: Int) -> Set<UnknownCause> {
    let writer = block.program.writers[greatest]
    return causes(of: block.program.instructions[writer], row)
  }
}
