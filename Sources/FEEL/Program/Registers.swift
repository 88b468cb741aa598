/// The memory of a plan's registers for so many rows of each frame, with its steps beside it.
struct Registers {
  /// The registers.
  let columns: UnsafeMutablePointer<Column>
  /// The steps that results need.
  let steps: UnsafeMutableBufferPointer<Step>
  /// The operands of steps that have many.
  let operands: UnsafeMutablePointer<Int>
  /// A byte of 1 and one of 0 for each row of any frame.
  let ones: UnsafeMutablePointer<UInt8>
  let zeros: UnsafeMutablePointer<UInt8>
  /// The rows of each frame that there is room for.
  let capacities: [Int]
  private let layouts: [Column.Layout]
  private let memory: UnsafeMutableRawPointer

  /// Makes registers whose values are unknown but for the constants.
  ///
  /// Their owner calls ``free()``.
  init(_ plan: Plan, capacities: [Int]) {
    self.capacities = capacities
    layouts = plan.layouts
    columns = .allocate(capacity: max(1, layouts.count))
    steps = .allocate(capacity: plan.steps.count)
    _ = steps.initialize(from: plan.steps)
    operands = .allocate(capacity: max(1, plan.operands.count))
    operands.initialize(from: plan.operands, count: plan.operands.count)
    let masks = ((capacities.max() ?? 0) + 15) & ~15
    let size = layouts.reduce(16 + 2 * masks) { $0 + $1.size(rows: capacities[$1.frame]) }
    memory = .allocate(byteCount: size, alignment: 16)
    ones = memory.initializeMemory(as: UInt8.self, repeating: 1, count: masks)
    zeros = (memory + masks).initializeMemory(as: UInt8.self, repeating: 0, count: masks)
    place()
    for (register, value) in plan.constants { fill(register, value, plan.forms[register]) }
  }

  private func place() {
    var next = UnsafeMutableRawPointer(zeros + (zeros - ones))
    for register in layouts.indices {
      let layout = layouts[register]
      let rows = capacities[layout.frame]
      (columns + register).initialize(to: Column(layout, rows: rows, at: next))
      next += layout.size(rows: rows)
    }
  }

  private func fill(_ register: Int, _ value: Value, _ form: ValueForm) {
    for row in 0..<capacities[layouts[register].frame] {
      _ = columns[register].write(.known(value), at: row, as: form)
    }
    columns[register].survey(rows: 1)
  }

  /// Gives the memory back.
  func free() {
    for register in layouts.indices {
      columns[register].deinitialize(rows: capacities[layouts[register].frame])
    }
    columns.deallocate()
    steps.deallocate()
    operands.deallocate()
    memory.deallocate()
  }
}
