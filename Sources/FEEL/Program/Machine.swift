internal import Quantities

/// Runs a program's instructions over the rows of a block.
///
/// | operation | known if | value |
/// | --- | --- | --- |
/// | on whole values | all operands are, and it has a result | the result |
/// | `and`, `or` | one operand decides, or all are known | the decision |
/// | select | the condition and the chosen value are | the chosen value |
/// | `some`, `every` | a sure member decides, or all are known | the decision |
/// | other reductions | membership and all values are | the result |
/// | count | the bounds are equal | the bound |
struct Machine {
  let block: Block

  /// Runs every instruction once.
  func run() {
    for instruction in block.program.instructions { run(instruction) }
  }

  private func run(_ instruction: Instruction) {
    let operands = instruction.operands
    switch instruction.operation {
    case .strict(let operation): strict(operation, instruction)
    case .logic(let connective): logic(connective, instruction)
    case .select: select(instruction)
    case .broadcast: broadcast(instruction)
    case .reduce(let reduction, let frame, let hasFilter, let hasElement):
      let members = members(frame, operands, hasFilter, hasElement)
      reduce(reduction, members, into: column(instruction.result))
    case .leastCount(let frame):
      count(members(frame, operands, !operands.isEmpty, false), sure: true, instruction)
    case .greatestCount(let frame):
      count(members(frame, operands, !operands.isEmpty, false), sure: false, instruction)
    case .exactCount: exactCount(instruction)
    case .compareCount(let comparison): compareCount(comparison, instruction)
    case .collect(let frame, let hasFilter, let hasElement):
      collect(members(frame, operands, hasFilter, hasElement), instruction)
    case .gather: gather(instruction)
    case .call(let name): call(name, instruction)
    case .table(let policy): table(policy, instruction)
    }
  }

  // MARK: - What kernels need

  func column(_ register: Int) -> Column { block.columns[register] }

  func columns(_ instruction: Instruction) -> [Column] { instruction.operands.map(column) }

  func rows(_ instruction: Instruction) -> Range<Int> { 0..<block.rowCounts[instruction.frame] }

  /// A result for each row in which the one operand is known.
  @inline(__always)
  func map<A, R>(
    _ rows: Range<Int>,
    _ a: Column,
    _ source: UnsafeMutablePointer<A>,
    _ result: Column,
    _ target: UnsafeMutablePointer<R>,
    _ body: (A) -> R?
  ) {
    for row in rows {
      guard a.known[row] & ~a.absent[row] & 1 == 1, let value = body(source[row]) else {
        result.known[row] = 0
        continue
      }
      target[row] = value
      result.known[row] = 1
    }
  }

  /// A result for each row in which both operands are known.
  @inline(__always)
  func map<A, B, R>(
    _ rows: Range<Int>,
    _ a: Column,
    _ first: UnsafeMutablePointer<A>,
    _ b: Column,
    _ second: UnsafeMutablePointer<B>,
    _ result: Column,
    _ target: UnsafeMutablePointer<R>,
    _ body: (A, B) -> R?
  ) {
    for row in rows {
      let isKnown = a.known[row] & b.known[row] & ~a.absent[row] & ~b.absent[row] & 1
      guard isKnown == 1, let value = body(first[row], second[row]) else {
        result.known[row] = 0
        continue
      }
      target[row] = value
      result.known[row] = 1
    }
  }
}

// MARK: - Logic and choice

extension Machine {
  private func logic(_ connective: TypedExpression.Connective, _ instruction: Instruction) {
    let operands = columns(instruction)
    let result = column(instruction.result)
    let deciding: UInt8 = connective == .and ? 0 : 1
    for row in rows(instruction) {
      var known: UInt8 = 1
      var value = 1 - deciding
      for operand in operands {
        if operand.known[row] == 0 {
          known = 0
        } else if operand.booleans[row] == deciding {
          value = deciding
          known = 1
          break
        }
      }
      result.known[row] = known
      result.booleans[row] = value
    }
  }

  private func select(_ instruction: Instruction) {
    let operands = columns(instruction)
    let result = column(instruction.result)
    for row in rows(instruction) {
      guard operands[0].known[row] == 1 else {
        result.known[row] = 0
        continue
      }
      result.copy(operands[0].booleans[row] == 1 ? operands[1] : operands[2], row, to: row)
    }
  }

  private func broadcast(_ instruction: Instruction) {
    let source = column(instruction.operands[0])
    let result = column(instruction.result)
    let parents = block.parents[instruction.frame]
    for row in rows(instruction) { result.copy(source, parents[row], to: row) }
  }

  /// FIRST answers if the first row that is not definitely false is definitely true; UNIQUE and ANY
  /// if every such row is true or all of them agree and one is true.
  private func table(_ policy: TypedExpression.HitPolicy, _ instruction: Instruction) {
    let operands = columns(instruction)
    let count = operands.count / 2
    let result = column(instruction.result)
    for row in rows(instruction) {
      let possible = (0..<count).filter {
        operands[$0].known[row] == 0 || operands[$0].booleans[row] == 1
      }
      let anySure = possible.contains { operands[$0].known[row] == 1 }
      let considered = policy == .first ? Array(possible.prefix(1)) : possible
      guard let first = considered.first, anySure,
        policy != .first || self.isSure(first, row, operands),
        considered.allSatisfy({ agree(operands[count + first], operands[count + $0], row) })
      else {
        result.known[row] = 0
        continue
      }
      result.copy(operands[count + first], row, to: row)
    }
  }

  private func isSure(_ condition: Int, _ row: Int, _ operands: [Column]) -> Bool {
    operands[condition].known[row] == 1
  }

  private func agree(_ a: Column, _ b: Column, _ row: Int) -> Bool {
    a.known[row] == b.known[row] && a.absent[row] == b.absent[row] && a.equals(row, b, row)
  }
}

// MARK: - The dynamic evaluator, a lane at a time

extension Machine {
  private func gather(_ instruction: Instruction) {
    let result = column(instruction.result)
    for row in rows(instruction) {
      let values = values(instruction, row)
      result.known[row] = values == nil ? 0 : 1
      result.anys[row] = .list(values ?? [])
    }
  }

  private func call(_ name: String, _ instruction: Instruction) {
    let result = column(instruction.result)
    guard let function = FunctionLibrary.standard[name] else { return }
    for row in rows(instruction) {
      guard let values = values(instruction, row) else {
        result.known[row] = 0
        continue
      }
      let value = function.value(of: values)
      let isDefined = !value.isNull && result.store(value, at: row)
      result.known[row] = isDefined ? 1 : 0
    }
  }

  /// The operands of a row as values; `nil` if one is not known.
  private func values(_ instruction: Instruction, _ row: Int) -> [Value]? {
    var values: [Value] = []
    for (register, column) in zip(instruction.operands, columns(instruction)) {
      guard column.known[row] == 1 else { return nil }
      values.append(column.value(at: row, as: block.program.valueType(of: register)))
    }
    return values
  }
}
