internal import FEEL
internal import PolicyPacks
internal import ResettlementCore

/// Fills the slots of a program from the lanes of blocks.
///
/// The lanes are those of the block's readings; facts of households that persons' rules ask for are
/// copied for each person.
final class BlockFiller {
  let program: PopulationProgram
  private let workspace: ProgramWorkspace
  private var sources: [Source] = []
  private let frame: Int?
  private let households: [WantedLane]
  private let persons: [WantedLane]

  /// What fills a slot.
  private enum Source {
    case household(lane: Int, slot: Int)
    case person(lane: Int, slot: Int)
    case spread(lane: Int, copy: FactLane, slot: Int)
    case ids(isPerson: Bool, slot: Int)
  }

  /// The lanes that a program wants of each file.
  static func wanted(by program: PopulationProgram) -> (
    households: Set<WantedLane>, persons: Set<WantedLane>
  ) {
    let workspace = ProgramWorkspace(program.program)
    var households: Set<WantedLane> = []
    var persons: Set<WantedLane> = []
    for (slot, need) in program.needs.enumerated() {
      let lane = workspace.lane(ofSlot: slot)
      switch need.source {
      case .own(let fact) where program.subject == .household && need.frame == 0:
        households.insert(WantedLane(fact: fact, lane: lane))
      case .own(let fact): persons.insert(WantedLane(fact: fact, lane: lane))
      case .household(let fact): households.insert(WantedLane(fact: fact, lane: lane))
      case .absentSubject(let reference, let ofHousehold):
        let want = WantedLane(fact: reference, lane: .text)
        if ofHousehold || (program.subject == .household && need.frame == 0) {
          households.insert(want)
        } else {
          persons.insert(want)
        }
      default: break
      }
    }
    return (households, persons)
  }

  /// Prepares to fill an assessor's workspace from lanes of these forms.
  init(_ assessor: BlockAssessor, households: [WantedLane], persons: [WantedLane]) {
    self.households = households
    self.persons = persons
    program = assessor.program
    workspace = assessor.workspace
    // From here on slots are filled by blocks.
    workspace.beginBlock(rows: 1)
    frame = program.subject == .household && program.program.frames.count > 1 ? 1 : nil
    for (slot, need) in program.needs.enumerated() { add(need, slot, households, persons) }
  }

  private func add(
    _ need: FactNeed,
    _ slot: Int,
    _ households: [WantedLane],
    _ persons: [WantedLane]
  ) {
    let form = workspace.lane(ofSlot: slot)
    let isPerson = program.subject == .person || need.frame > 0
    switch need.source {
    case .shared: workspace.setAll(program.sharedValue(of: need), slot: slot)
    case .own(let fact):
      let want = WantedLane(fact: fact, lane: form)
      if let lane = (isPerson ? persons : households).firstIndex(of: want) {
        sources.append(
          isPerson ? .person(lane: lane, slot: slot) : .household(lane: lane, slot: slot)
        )
      }
    case .household(let fact):
      if let lane = households.firstIndex(of: WantedLane(fact: fact, lane: form)) {
        sources.append(.spread(lane: lane, copy: FactLane(fact, form), slot: slot))
      }
    case .id: sources.append(.ids(isPerson: isPerson, slot: slot))
    case .householdID: sources.append(.ids(isPerson: false, slot: slot))
    case .absentSubject(_, _), .elsewhere: break
    }
  }

  /// The rows of frame 0.
  func rowCount(of block: some BlockLanes) -> Int {
    program.subject == .household ? block.householdCount : block.personCount
  }

  /// Fills the workspace for a run over a block.
  func fill(_ block: some BlockLanes) {
    workspace.beginBlock(rows: rowCount(of: block))
    if let frame { setMembers(of: frame, block) }
    let names = BlockNames(program, block, households: households, persons: persons)
    for source in sources { use(source, block, names) }
    workspace.missingNames = MissingNames(
      ofSlot: { names.name(ofSlot: $0, row: $1) },
      ofList: { _, _ in FactNeed.members.joined(separator: ".") }
    )
  }

  private func setMembers(of frame: Int, _ block: some BlockLanes) {
    switch block.order.members {
    case .places(let counts): workspace.setMembers(ofFrame: frame, counts: counts)
    case .lists(let ends, let isComplete):
      ends.withUnsafeBufferPointer { ends in
        isComplete.withUnsafeBufferPointer { isComplete in
          workspace.setMembers(ofFrame: frame, ends: ends, isComplete: isComplete.baseAddress)
        }
      }
    }
  }

  private func use(_ source: Source, _ block: some BlockLanes, _ names: BlockNames) {
    switch source {
    case .household(let lane, let slot):
      use(block.householdLanes[lane], slot, rows: block.householdCount, names)
    case .person(let lane, let slot):
      use(block.personLanes[lane], slot, rows: block.personCount, names)
    case .spread(let lane, let copy, let slot):
      copy.begin(rows: block.personCount)
      let lane = block.householdLanes[lane]
      block.order.visitHouseholdRows { rows, start in copy.copy(lane, rows: rows, to: start) }
      use(copy, slot, rows: block.personCount, names)
    case .ids(let isPerson, let slot):
      let ids = isPerson ? block.personIDs : block.householdIDs
      let places = isPerson ? block.personPlaces : block.order.households
      for (row, place) in places.enumerated() {
        workspace.set(.known(.string(ids.text(at: place))), slot: slot, row: row)
      }
    }
  }

  private func use(_ lane: FactLane, _ slot: Int, rows: Int, _ names: BlockNames) {
    guard lane.lane != .other else {
      for row in 0..<rows {
        var value = lane.others[row]
        if case .unknown = value { value = .unknown(cause: names.name(ofSlot: slot, row: row)) }
        workspace.set(value, slot: slot, row: row)
      }
      return
    }
    let marks = lane.marks.pointee
    workspace.use(
      lane.values,
      known: marks.hasUnknown ? UnsafePointer(lane.known) : nil,
      absent: marks.hasAbsent ? UnsafePointer(lane.absent) : nil,
      slot: slot
    )
  }
}
