/// The memory in which a program runs, made once and used for any number of runs.
///
/// Write slots with ``set(_:slot:row:)``, or all of them and the members of lists with
/// ``bind(_:from:)``, then ``run()``, then read results. Slots keep their values from run to run. A
/// workspace serves one task at a time; a program serves any number of workspaces.
public final class ProgramWorkspace {
  /// The program.
  public let program: Program

  var plan: Plan
  var registers: Registers
  var frames: UnsafeMutablePointer<FrameRows>
  /// For each frame but the first what is missing of the members of some of the parent's rows.
  var missing: [[Int: String]]
  /// For each unknown value of a slot, why it is not known.
  private(set) var causes: [Place: String] = [:]
  /// For each value that the dynamic evaluator could not give, why not.
  private(set) var failures: [Place: Set<UnknownCause>] = [:]
  private var hasFailures = false
  private let isAlwaysWide: Bool
  /// What the plan that is used is for.
  private(set) var kind: Plan.Kind
  /// Whether a host fills it by lanes.
  var takesLanes = false
  /// What a host has filled of the block.
  var block = BlockInput()
  private var isLateDone = false
  /// How often the memory of registers has become another one.
  package private(set) var memoryVersion = 0
  private var areListsShort = true

  /// A row of a register.
  struct Place: Hashable {
    let register: Int
    let row: Int
  }

  /// How a host calls what it does not know of the rows of a block.
  public var missingNames: MissingNames?

  /// Makes room for so many rows; the slots are unknown, without a cause.
  public convenience init(_ program: Program, rows: Int = 1) {
    self.init(program, rows: rows, isAlwaysWide: false)
  }

  /// Makes room for so many rows, with lanes that hold any values if wanted.
  init(_ program: Program, rows: Int = 1, isAlwaysWide: Bool) {
    self.program = program
    self.isAlwaysWide = isAlwaysWide
    kind = isAlwaysWide ? .wide : .narrow
    plan = program.plans.plan(kind, of: program)
    missing = program.frames.map { _ in [:] }
    frames = .allocate(capacity: program.frames.count)
    for index in program.frames.indices {
      (frames + index).initialize(to: FrameRows(parentRows: index == 0 ? 0 : rows))
    }
    frames[0].count = rows
    let capacities = program.frames.indices.map { max(1, $0 == 0 ? rows : 1) }
    registers = Registers(plan, capacities: capacities)
  }

  deinit {
    registers.free()
    for index in program.frames.indices { frames[index].free() }
    frames.deallocate()
  }

  // MARK: - Running

  /// Computes the values of all added expressions.
  ///
  /// - Complexity: The program's ``Program/cost`` times the rows of each frame.
  public func run() {
    if takesLanes { prepareBlock() }
    beginRun()
    if kind == .block { return runBlock(block.steps ?? []) }
    let machine = Machine(self)
    for step in registers.steps { machine.run(step) }
  }

  /// Forgets what the run before left.
  func beginRun() {
    isLateDone = false
    if hasFailures { forgetFailures() }
  }

  /// Computes what only reasons ask for.
  private func runLateSteps() {
    isLateDone = true
    if kind == .block { return runBlock(plan.lateSteps) }
    let machine = Machine(self)
    for step in plan.lateSteps { machine.run(step) }
  }

  private func runBlock(_ steps: [Step]) {
    let machine = BlockMachine(self)
    for step in steps { machine.run(step) }
  }

  private func forgetFailures() {
    hasFailures = false
    failures.removeAll(keepingCapacity: true)
  }

  /// Notes why the dynamic evaluator gave no value.
  func note(_ causes: [UnknownCause], _ register: Int, _ row: Int) {
    hasFailures = true
    failures[Place(register: register, row: row)] = Set(causes)
  }

  /// The number of rows of a frame.
  public func rowCount(ofFrame frame: Int) -> Int { frames[frame].count }

  // MARK: - Results

  /// Returns the value of a part of an expression in a row of its frame.
  public func outcome(of trace: Trace, row: Int = 0) -> Outcome {
    outcome(of: trace.register, row: row)
  }

  /// Returns the value of a register in a row of its frame.
  public func outcome(of register: Int, row: Int = 0) -> Outcome {
    let column = column(register)
    guard !takesLanes || row < frames[plan.frames[register]].count else { return .unknown([]) }
    guard column.known[row] == 1 else {
      let isNamed = !takesLanes || missingNames != nil
      return .unknown(isNamed ? causes(of: register, row) : [])
    }
    guard column.lane == .code else { return .known(column.value(at: row)) }
    return .known(column.value(at: row, of: plan.forms[register].type))
  }

  /// Returns a truth value; `nil` if it is not known or none.
  public func truth(of trace: Trace, row: Int = 0) -> Bool? {
    let column = column(trace.register)
    guard column.isPresent(row), column.lane == .boolean else { return nil }
    return column.bytes[row] == 1
  }

  /// The memory of a register of the program, computed if only reasons ask for it.
  func column(_ register: Int) -> Column {
    if !isLateDone, plan.isLate[register] { runLateSteps() }
    return registers.columns[register]
  }
}

// MARK: - Slots

extension ProgramWorkspace {
  /// Writes what is known of a slot of ``Program/slots``.
  public func set(_ value: SlotValue, slot: Int, row: Int = 0) {
    let register = program.slots[slot].register
    if takesLanes { takeBack(slot) }
    note(value, register, row)
    if write(value, register, row) { return }
    widen()
    _ = write(value, register, row)
  }

  func write(_ value: SlotValue, _ register: Int, _ row: Int) -> Bool {
    registers.columns[register].write(value, at: row, as: plan.forms[register])
  }

  private func note(_ value: SlotValue, _ register: Int, _ row: Int) {
    if case .unknown(let cause) = value {
      causes[Place(register: register, row: row)] = cause
    } else if !causes.isEmpty {
      causes[Place(register: register, row: row)] = nil
    }
  }

  /// Goes over to the plan that takes any values; the slots keep theirs.
  func widen() {
    guard kind != .wide else { return }
    let old = (registers, plan)
    usePlan(.wide, registers.capacities)
    for slot in program.slots {
      let column = old.0.columns[slot.register]
      for row in 0..<frames[slot.frame].count where column.known[row] == 1 {
        let value = column.value(at: row, of: old.1.forms[slot.register].type)
        _ = write(.known(value), slot.register, row)
      }
    }
    old.0.free()
  }

  /// Goes over to a plan with memory of its own; the memory so far is left as it is.
  func usePlan(_ kind: Plan.Kind, _ capacities: [Int]) {
    self.kind = kind
    memoryVersion += 1
    plan = program.plans.plan(kind, of: program)
    registers = Registers(plan, capacities: capacities)
  }
}

// MARK: - Binding records

extension ProgramWorkspace {
  /// Fills the frames and slots with some records of a host.
  public func bind<Source: RowSource>(_ rows: [Source.Row], from source: Source) {
    var members = [rows]
    begin(rows.count)
    for frame in 1..<max(1, program.frames.count) {
      members.append(list(frame, members[program.frames[frame].origin ?? 0], source))
    }
    prepare()
    while !fill({ source.value(of: $0.path, from: members[$0.frame][$1]) }) {
      useWideLanes()
    }
  }

  private func list<Source: RowSource>(
    _ frame: Int,
    _ origins: [Source.Row],
    _ source: Source
  ) -> [Source.Row] {
    let path = program.frames[frame].path
    var rows: [Source.Row] = []
    let parentCount = frames[program.frames[frame].parent ?? 0].count
    beginLists(of: frame, parentCount)
    for parent in 0..<parentCount {
      let list = source.members(of: path, from: origins[originRow(ofList: frame, row: parent)])
      rows += list.rows
      addList(of: frame, end: rows.count, list.missing)
    }
    endLists(of: frame)
    return rows
  }

  // What follows knows nothing of the host's types, so that it is not compiled for each anew.

  private func begin(_ rowCount: Int) {
    frames[0].count = rowCount
    if takesLanes { (takesLanes, block) = (false, BlockInput()) }
    areListsShort = true
    if !causes.isEmpty { causes.removeAll(keepingCapacity: true) }
  }

  private func beginLists(of frame: Int, _ parentCount: Int) {
    if !missing[frame].isEmpty { missing[frame] = [:] }
    frames[frame].begin(parentRows: parentCount)
  }

  private func addList(of frame: Int, end: Int, _ missing: String?) {
    let length = frames[frame].add(end: end, isComplete: missing == nil)
    if length > Plan.Kind.narrow.longestList { areListsShort = false }
    if let missing { self.missing[frame][frames[frame].parentCount - 1] = missing }
  }

  private func endLists(of frame: Int) { frames[frame].end() }

  /// Makes room for the rows of the frames.
  private func prepare() {
    let wanted: Plan.Kind = areListsShort && !isAlwaysWide ? .narrow : .wide
    let counts = program.frames.indices.map { max(1, frames[$0].count) }
    let hasRoom = program.frames.indices.allSatisfy { registers.capacities[$0] >= counts[$0] }
    guard !hasRoom || wanted != kind else { return }
    registers.free()
    usePlan(wanted, zip(registers.capacities, counts).map { max($0, $1) })
  }

  private func useWideLanes() {
    registers.free()
    usePlan(.wide, registers.capacities)
  }

  /// Fills the slots; false if a value is not as declared.
  private func fill(_ value: (Program.Slot, Int) -> SlotValue) -> Bool {
    var fits = true
    for slot in program.slots {
      for row in 0..<frames[slot.frame].count {
        let value = value(slot, row)
        note(value, slot.register, row)
        fits = write(value, slot.register, row) && fits
      }
    }
    return fits || kind == .wide
  }
}
