// MARK: - Whole lanes of a host

/// What a host has filled of a block.
struct BlockInput {
  /// What fills each slot.
  var sources: [Source] = []
  /// Whether some list is longer than narrow lanes allow.
  var hasLongLists = false
  /// The steps that are done for each block; `nil` if what is the same for all rows has changed.
  var steps: [Step]?

  /// What fills a slot.
  enum Source {
    /// Nothing yet; the column reads no memory of its own.
    case nothing
    /// Memory of the host.
    case lane
    /// Single rows.
    case rows
    /// One value for all rows, in all blocks.
    case all(SlotValue)

    var value: SlotValue? { if case .all(let value) = self { value } else { nil } }
  }
}

/// How a host that fills whole lanes calls what it does not know, asked for only where something is
/// unknown.
public struct MissingNames {
  /// Names the value of a slot, by its position, in a row of its frame.
  public let ofSlot: (_ slot: Int, _ row: Int) -> String
  /// Names a list, by the frame of its members, of a row of the frame's parent.
  public let ofList: (_ frame: Int, _ row: Int) -> String

  /// Creates names.
  public init(
    ofSlot: @escaping (_ slot: Int, _ row: Int) -> String,
    ofList: @escaping (_ frame: Int, _ row: Int) -> String
  ) {
    self.ofSlot = ofSlot
    self.ofList = ofList
  }
}

extension ProgramWorkspace {
  /// Returns how the values of a slot of ``Program/slots`` stand in the lanes that
  /// ``use(_:known:absent:slot:)`` takes.
  public func lane(ofSlot slot: Int) -> SlotLane {
    let plan = program.plans.plan(.block, of: program)
    let register = program.slots[slot].register
    return SlotLane(plan.forms[register], plan.storage(of: register))
  }

  /// Begins a block: so many rows of frame 0, whose lists are empty and whose slots are unknown but
  /// for those that ``setAll(_:slot:)`` has set.
  ///
  /// Set first the members of lists, parents before children, then the slots, then call ``run()``.
  public func beginBlock(rows: Int) {
    if !takesLanes {
      takesLanes = true
      block.sources = program.slots.map { _ in .nothing }
    }
    block.hasLongLists = false
    frames[0].count = rows
    for frame in program.frames.indices.dropFirst() {
      missing[frame] = [:]
      frames[frame].set(slots: [], parentRows: 0)
    }
    if kind != .block { makeRoom(registers.capacities, as: .block) }
    makeRoom(frame: 0)
    for slot in block.sources.indices where block.sources[slot].value == nil { forget(slot) }
  }

  /// Makes a slot unknown in all rows.
  private func forget(_ slot: Int) {
    block.sources[slot] = .nothing
    guard kind == .block else { return }
    registers.columns[program.slots[slot].register].share(
      known: registers.zeros,
      allKnown: false,
      absent: registers.zeros,
      noneAbsent: true
    )
  }

  /// Sets the members of the lists of a frame's parent, which stand slot after slot: the first
  /// members of all rows that have one, then the second ones, and so on.
  ///
  /// The rows of the parent must be in the order of their numbers of members, the most first; the
  /// lists are complete.
  ///
  /// - Parameters:
  ///   - frame: The frame of the members.
  ///   - counts: How many rows have a first member, a second one, and so on; none is greater than
  ///     the one before it.
  public func setMembers(ofFrame frame: Int, counts: [Int]) {
    let parent = program.frames[frame].parent ?? 0
    frames[frame].set(slots: counts, parentRows: frames[parent].count)
    if frames[frame].slots.count > Plan.Kind.block.longestList { block.hasLongLists = true }
    makeRoom(frame: frame)
  }

  /// Sets the members of the lists of a frame's parent, which stand row after row.
  ///
  /// - Parameters:
  ///   - frame: The frame of the members.
  ///   - ends: For each row of the parent where its members end, which is where those of the next
  ///     row begin.
  ///   - isComplete: 0 for each row of the parent whose list may have more members; `nil` if there
  ///     is none.
  public func setMembers(
    ofFrame frame: Int,
    ends: UnsafeBufferPointer<Int32>,
    isComplete: UnsafePointer<UInt8>? = nil
  ) {
    frames[frame].begin(parentRows: ends.count)
    for (row, end) in ends.enumerated() {
      let length = frames[frame].add(end: Int(end), isComplete: isComplete?[row] != 0)
      if length > Plan.Kind.block.longestList { block.hasLongLists = true }
    }
    frames[frame].end()
    makeRoom(frame: frame)
  }

  /// Makes the rows of a slot those of a host's memory, which is read in place by the next run and
  /// must stay as it is until its results are read.
  ///
  /// - Parameters:
  ///   - values: The values, as ``lane(ofSlot:)`` says, within the declared range.
  ///   - known: 1 for each row whose value is known, else 0; `nil` if all are.
  ///   - absent: 1 for each row that has no value, else 0; `nil` if there is none.
  ///   - slot: The slot, by its position in ``Program/slots``.
  public func use(
    _ values: UnsafeRawPointer,
    known: UnsafePointer<UInt8>? = nil,
    absent: UnsafePointer<UInt8>? = nil,
    slot: Int
  ) {
    let register = program.slots[slot].register
    if case .all = block.sources[slot] { block.steps = nil }
    block.sources[slot] = .lane
    let isWhole = (known: known == nil, absent: absent == nil)
    let known = known.map { UnsafeMutablePointer(mutating: $0) } ?? registers.ones
    let absent = absent.map { UnsafeMutablePointer(mutating: $0) } ?? registers.zeros
    let values = UnsafeMutableRawPointer(mutating: values)
    guard kind == .block else { return copy(values, known, absent, slot) }
    registers.columns[register].isUniform = false
    registers.columns[register].share(values)
    registers.columns[register].share(
      known: known,
      allKnown: isWhole.known,
      absent: absent,
      noneAbsent: isWhole.absent
    )
  }

  /// Copies values into the lanes of a plan that are not those of a host.
  private func copy(
    _ values: UnsafeMutableRawPointer,
    _ known: UnsafeMutablePointer<UInt8>,
    _ absent: UnsafeMutablePointer<UInt8>,
    _ slot: Int
  ) {
    let narrow = program.plans.plan(.block, of: program)
    let register = program.slots[slot].register
    let type = narrow.forms[register].type
    readOwn(register)
    let source = Column(narrow.layouts[register], values: values, known: known, absent: absent)
    for row in 0..<frames[program.slots[slot].frame].count {
      let isKnown = known[row] == 1
      let value = isKnown ? .known(source.value(at: row, of: type)) : SlotValue.unknown(cause: "")
      _ = write(value, register, row)
    }
  }

  /// Sets one value for all rows of a slot, in this block and in those after it.
  public func setAll(_ value: SlotValue, slot: Int) {
    if case .all(let known) = block.sources[slot], known == value { return }
    block.sources[slot] = .all(value)
    fill(slot, value)
  }

  private func fill(_ slot: Int, _ value: SlotValue) {
    let register = program.slots[slot].register
    readOwn(register)
    if !write(value, register, 0) {
      widen()
      _ = write(value, register, 0)
    }
    let rows = registers.capacities[program.slots[slot].frame]
    registers.columns[register].repeatFirst(rows: rows)
    registers.columns[register].survey(rows: 1)
    // The machine for rows takes what is the same in all rows to be known.
    registers.columns[register].isUniform =
      kind == .block || registers.columns[register].known[0] == 1
    block.steps = nil
  }

  /// Makes a slot the workspace's own memory, to write single rows of it.
  func takeBack(_ slot: Int) {
    if case .rows = block.sources[slot] { return }
    if case .all = block.sources[slot] { block.steps = nil }
    block.sources[slot] = .rows
    let register = program.slots[slot].register
    let rows = registers.capacities[plan.frames[register]]
    readOwn(register)
    registers.columns[register].isUniform = false
    registers.columns[register].known.update(repeating: 0, count: rows)
    registers.columns[register].absent.update(repeating: 0, count: rows)
  }

  private func readOwn(_ register: Int) {
    registers.columns[register].readOwn(rows: registers.capacities[plan.frames[register]])
  }

  // MARK: Room

  private func makeRoom(frame: Int) {
    var capacities = registers.capacities
    guard frames[frame].count > capacities[frame] else { return }
    capacities[frame] = frames[frame].count + frames[frame].count / 4
    makeRoom(capacities, as: .block)
  }

  /// Goes over to a plan with room for so many rows; what is the same for all rows is kept.
  func makeRoom(_ capacities: [Int], as kind: Plan.Kind) {
    registers.free()
    usePlan(kind, capacities)
    block.steps = nil
    for slot in block.sources.indices {
      if let value = block.sources[slot].value { fill(slot, value) } else { forget(slot) }
    }
  }

  /// Makes lists that were not set empty, and goes over to lanes that take any values where lists
  /// are too long for the narrow ones.
  func prepareBlock() {
    for index in program.frames.indices.dropFirst() {
      let parents = frames[program.frames[index].parent ?? 0].count
      if frames[index].parentCount != parents { frames[index].set(slots: [], parentRows: parents) }
    }
    if block.hasLongLists { widen() }
    if kind == .block, block.steps == nil { block.steps = BlockMachine(self).prepare(plan) }
  }
}
