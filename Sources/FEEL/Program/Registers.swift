/// The memory of a plan's registers for so many rows of each frame, with its steps beside it.
struct Registers {
  /// The registers.
  let columns: UnsafeMutablePointer<Column>
  /// The steps that results need.
  let steps: UnsafeMutableBufferPointer<Step>
  /// The operands of steps that have many.
  let operands: UnsafeMutablePointer<Int>
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
    let size = layouts.reduce(16) { $0 + Column.size($1.lane, rows: capacities[$1.frame]) }
    memory = .allocate(byteCount: size, alignment: 16)
    place()
    for (register, value) in plan.constants { fill(register, value, plan.forms[register]) }
  }

  private func place() {
    var next = memory
    for register in layouts.indices {
      let layout = layouts[register]
      let rows = capacities[layout.frame]
      (columns + register).initialize(to: Column(layout, rows: rows, at: next))
      next += Column.size(layout.lane, rows: rows)
    }
  }

  private func fill(_ register: Int, _ value: Value, _ form: ValueForm) {
    for row in 0..<capacities[layouts[register].frame] {
      _ = columns[register].write(.known(value), at: row, as: form)
    }
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

/// The rows of a frame: where the members of each of the parent's rows are.
struct FrameRows {
  /// The number of rows.
  var count = 0
  /// The number of the parent's rows.
  private(set) var parentCount = 0
  /// For each row the parent's row.
  private(set) var parents: UnsafeMutablePointer<Int>
  /// Where the members of each of the parent's rows begin, and at last where the last ones end.
  private(set) var starts: UnsafeMutablePointer<Int>
  /// For each of the parent's rows whether there can be no more members.
  private(set) var isComplete: UnsafeMutablePointer<UInt8>
  private var capacity = 0
  private var parentCapacity: Int

  /// Makes room for the lists of so many rows, all empty; its owner calls ``free()``.
  init(parentRows: Int) {
    parentCapacity = max(1, parentRows)
    parents = .allocate(capacity: 1)
    starts = .allocate(capacity: parentCapacity + 1)
    starts.initialize(repeating: 0, count: parentCapacity + 1)
    isComplete = .allocate(capacity: parentCapacity)
    isComplete.initialize(repeating: 1, count: parentCapacity)
  }

  /// The members of a row of the parent.
  @inline(__always)
  func members(of row: Int) -> Range<Int> {
    Range(uncheckedBounds: (starts[row], starts[row &+ 1]))
  }

  /// Forgets the lists, and makes room for those of so many rows.
  mutating func begin(parentRows: Int) {
    if parentRows > parentCapacity {
      free()
      self = FrameRows(parentRows: parentRows)
    }
    parentCount = 0
    count = 0
  }

  /// Adds the list of the parent's next row, and returns its length.
  mutating func add(end: Int, isComplete: Bool) -> Int {
    self.isComplete[parentCount] = isComplete ? 1 : 0
    parentCount += 1
    starts[parentCount] = end
    count = end
    return end - starts[parentCount - 1]
  }

  /// Finds the parent of each row, after the last list.
  mutating func end() {
    if count > capacity {
      parents.deallocate()
      capacity = count
      parents = .allocate(capacity: capacity)
    }
    for parent in 0..<parentCount {
      for row in members(of: parent) { parents[row] = parent }
    }
  }

  /// Gives the memory back.
  func free() {
    parents.deallocate()
    starts.deallocate()
    isComplete.deallocate()
  }
}
