// MARK: - Records one at a time, in memory that a host fills in place

/// Where the values of a register stand in the runs of single records.
///
/// A host writes a slot there, and reads a result: a value, 1 where it is known, and 1 where there is
/// none. It holds as long as ``ProgramWorkspace/memoryVersion`` stays the same.
package struct RecordMemory {
  /// The values, one behind the other, as the lane says.
  package let values: UnsafeMutableRawPointer
  /// 1 for each row whose value is known, else 0.
  package let known: UnsafeMutablePointer<UInt8>
  /// 1 for each row that has no value, else 0.
  package let absent: UnsafeMutablePointer<UInt8>
}

extension ProgramWorkspace {
  /// Returns how the values of a slot of ``Program/slots`` stand in the memory of single records: as
  /// in a block's lanes, but that all whole numbers, days and positions of cases are `Int`.
  package func recordLane(ofSlot slot: Int) -> SlotLane {
    let plan = program.plans.plan(.narrow, of: program)
    let register = program.slots[slot].register
    return SlotLane(plan.forms[register], plan.storage(of: register))
  }

  /// Where the values of a slot stand.
  package func recordMemory(ofSlot slot: Int) -> RecordMemory {
    RecordMemory(registers.columns[program.slots[slot].register])
  }

  /// Where the truth values of a part of an expression stand; `nil` if it has none.
  package func recordTruths(of trace: Trace) -> RecordMemory? {
    let column = column(trace.register)
    return column.lane == .boolean ? RecordMemory(column) : nil
  }

  /// Where the numbers of a part of an expression stand; `nil` if it has none.
  package func recordNumbers(of trace: Trace) -> NumberLane? {
    let column = column(trace.register)
    guard column.lane != .boolean, let values = column.numberValues else { return nil }
    return NumberLane(
      count: frames[trace.frame].count,
      values: values,
      places: column.lane.places ?? 0,
      known: UnsafePointer(column.known),
      absent: UnsafePointer(column.absent)
    )
  }

  /// The answer of ``recordAnswer(of:frame:)`` where no whole number stands for values.
  package static let noAnswer = Int.min
  /// The answer where the value is not known, and where there is none.
  package static let unknownAnswer = Int.min + 1
  package static let absentAnswer = Int.min + 2

  /// Returns the whole number that stands for the value of a register in the record, or in its first
  /// member: a truth value, a case by its position, a day, a number without its point.
  package func recordAnswer(of register: Int, frame: Int) -> Int {
    let column = column(register)
    guard column.storage.isWhole else { return Self.noAnswer }
    guard frames[frame].count > 0, column.known[0] == 1 else { return Self.unknownAnswer }
    return column.absent[0] == 1 ? Self.absentAnswer : column.whole(at: 0)
  }

  /// The places behind the point of the whole numbers that stand for the numbers of a register; `nil`
  /// if none do.
  package func recordPlaces(of register: Int) -> Int? { plan.forms[register].lane.places }

  /// Whether a part of an expression is known to come out the same for all records.
  package func isShared(_ trace: Trace) -> Bool { column(trace.register).isUniform }

  /// Begins a record: one row of frame 0, whose slots keep what was written before.
  ///
  /// Set the members of its lists, then write all slots in place, then call ``runRecord()``.
  package func beginRecord() {
    if takesLanes, kind == .narrow { return }
    if !takesLanes {
      takesLanes = true
      block.sources = program.slots.map { _ in .nothing }
    }
    frames[0].count = 1
    for frame in program.frames.indices.dropFirst() {
      missing[frame] = [:]
      frames[frame].setOnly(count: 0, isComplete: true)
    }
    makeRoom(registers.capacities.map { max(RecordMachine.most, $0) }, as: .narrow)
  }

  /// Sets the members of the record's list.
  package func setMembers(ofFrame frame: Int, count: Int, isComplete: Bool) {
    frames[frame].setOnly(count: count, isComplete: isComplete)
    guard count > registers.capacities[frame] else { return }
    var capacities = registers.capacities
    capacities[frame] = count + count / 4
    makeRoom(capacities, as: .narrow)
  }

  /// Computes the values of all added expressions for the record.
  package func runRecord() {
    beginRun()
    if hasList(longerThan: Plan.Kind.narrow.longestList) { widen() }
    guard kind == .narrow else {
      let machine = Machine(self)
      for step in registers.steps { machine.run(step) }
      return
    }
    if block.steps == nil { block.steps = prepareRecords(Machine(self)) }
    block.steps?.withUnsafeBufferPointer { steps in
      if hasList(longerThan: RecordMachine.most) {
        let machine = Machine(self)
        for step in steps { machine.run(step) }
      } else {
        let machine = RecordMachine(self)
        for step in steps { machine.run(step) }
      }
    }
  }

  /// Whether a list is longer than that, or there are lists of lists.
  private func hasList(longerThan length: Int) -> Bool {
    switch program.frames.count {
    case 1: false
    case 2: frames[1].count > length
    default: true
    }
  }

  /// Does the steps that come out the same for all records, and are known, once for all of them,
  /// and returns the others.
  private func prepareRecords(_ machine: Machine) -> [Step] {
    let counts = program.frames.indices.map { frames[$0].count }
    for frame in program.frames.indices { frames[frame].count = 1 }
    var isShared = plan.forms.indices.map { plan.constants[$0] != nil }
    for (slot, source) in zip(program.slots, block.sources) where source.value != nil {
      isShared[slot.register] = registers.columns[slot.register].known[0] == 1
    }
    let rest = plan.steps.filter { step in
      var areAllShared = !step.kernel.readsMembers
      step.visitOperands(in: plan) { areAllShared = areAllShared && isShared[$0] }
      guard areAllShared else { return true }
      machine.run(step)
      guard registers.columns[step.result].known[0] == 1 else { return true }
      isShared[step.result] = true
      registers.columns[step.result].isUniform = true
      registers.columns[step.result].repeatFirst(rows: registers.capacities[step.frame])
      return false
    }
    for frame in program.frames.indices { frames[frame].count = counts[frame] }
    return rest
  }
}

extension RecordMemory {
  fileprivate init(_ column: Column) {
    self.init(values: column.values, known: column.known, absent: column.absent)
  }
}
