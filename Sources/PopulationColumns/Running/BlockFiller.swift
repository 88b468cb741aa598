internal import FEEL
internal import PolicyPacks
internal import ResettlementCore

/// Fills the slots of a program from the lanes of blocks.
///
/// The lanes are those of the block's readings; facts of households that persons' rules ask for are
/// copied for each person. See `BlockFiller+Lists` for the frames.
final class BlockFiller {
  let program: PopulationProgram
  let workspace: ProgramWorkspace
  private var sources: [Source] = []
  private(set) var lists: [Filling] = []
  private let households: [WantedLane]
  private let persons: [WantedLane]

  /// What fills a slot.
  private enum Source {
    case household(lane: Int, slot: Int)
    case person(lane: Int, slot: Int)
    case spread(lane: Int, copy: FactLane, slot: Int)
    /// Facts of the members of the households in which persons live, or of those households.
    case gathered(lane: Int, ofHousehold: Bool, copy: FactLane, frame: Int, slot: Int)
    case ids(isPerson: Bool, frame: Int, slot: Int)
    case items(frame: Int, slot: Int)
  }

  /// What fills a frame.
  struct Filling {
    let frame: Int
    let need: ListNeed
    /// The lane of the values that are its members.
    let lane: Int?
  }

  /// The lanes that a program wants of each file.
  static func wanted(by program: PopulationProgram) -> (
    households: Set<WantedLane>, persons: Set<WantedLane>
  ) {
    let workspace = ProgramWorkspace(program.program)
    var wanted: (households: Set<WantedLane>, persons: Set<WantedLane>) = ([], [])
    func want(_ fact: FactDeclaration, _ lane: SlotLane, frame: Int, ofHousehold: Bool) {
      let own = WantedLane(fact: fact, lane: lane)
      if ofHousehold || (program.subject == .household && frame == 0) {
        wanted.households.insert(own)
      } else {
        wanted.persons.insert(own)
      }
    }
    for (slot, need) in program.needs.enumerated() {
      let lane = workspace.lane(ofSlot: slot)
      switch need.source {
      case .own(let fact): want(fact, lane, frame: need.frame, ofHousehold: false)
      case .household(let fact): want(fact, lane, frame: need.frame, ofHousehold: true)
      case .absentSubject(let reference, let ofHousehold):
        want(reference, .text, frame: need.frame, ofHousehold: ofHousehold)
      default: break
      }
    }
    for list in program.lists {
      switch list.source {
      case .values(let fact, let ofHousehold):
        want(fact, .other, frame: list.origin, ofHousehold: ofHousehold)
      case .absent(let reference?, let ofHousehold):
        want(reference, .text, frame: list.origin, ofHousehold: ofHousehold)
      default: break
      }
    }
    return wanted
  }

  /// Prepares to fill an assessor's workspace from lanes of these forms.
  init(_ assessor: BlockAssessor, households: [WantedLane], persons: [WantedLane]) {
    self.households = households
    self.persons = persons
    program = assessor.program
    workspace = assessor.workspace
    // From here on slots are filled by blocks.
    workspace.beginBlock(rows: 1)
    lists = program.lists.enumerated().map { index, need in
      Filling(frame: index + 1, need: need, lane: place(ofValuesOf: need))
    }
    for (slot, need) in program.needs.enumerated() { add(need, slot) }
  }

  /// The lane of the values that are the members of a list.
  private func place(ofValuesOf need: ListNeed) -> Int? {
    guard case .values(let fact, let ofHousehold) = need.source else { return nil }
    let lanes = ofHousehold || !isPerson(need.origin) ? households : persons
    return lanes.firstIndex(of: WantedLane(fact: fact, lane: .other))
  }

  /// Whether the rows of a frame are persons, if they are not values.
  func isPerson(_ frame: Int) -> Bool { program.subject == .person || frame > 0 }

  private func add(_ need: FactNeed, _ slot: Int) {
    let form = workspace.lane(ofSlot: slot)
    let isPerson = isPerson(need.frame)
    switch need.source {
    case .shared: workspace.setAll(program.sharedValue(of: need), slot: slot)
    case .own(let fact):
      let lanes = isPerson ? persons : households
      guard let lane = lanes.firstIndex(of: WantedLane(fact: fact, lane: form)) else { break }
      if isGathered(need.frame) {
        addGathered(lane, fact, form, need.frame, slot, ofHousehold: false)
      } else {
        sources.append(
          isPerson ? .person(lane: lane, slot: slot) : .household(lane: lane, slot: slot)
        )
      }
    case .household(let fact):
      guard let lane = households.firstIndex(of: WantedLane(fact: fact, lane: form)) else { break }
      if isGathered(need.frame) {
        addGathered(lane, fact, form, need.frame, slot, ofHousehold: true)
      } else {
        sources.append(.spread(lane: lane, copy: FactLane(fact, form), slot: slot))
      }
    case .id: sources.append(.ids(isPerson: isPerson, frame: need.frame, slot: slot))
    case .householdID: sources.append(.ids(isPerson: false, frame: need.frame, slot: slot))
    case .item: sources.append(.items(frame: need.frame, slot: slot))
    case .absentSubject, .nothing, .elsewhere: break
    }
  }

  /// Whether the rows of a frame are those of the members of other persons' households.
  private func isGathered(_ frame: Int) -> Bool {
    program.allNeeds.list(ofFrame: frame).map { !$0.isOfBlock } ?? false
  }

  private func addGathered(
    _ lane: Int,
    _ fact: FactDeclaration,
    _ form: SlotLane,
    _ frame: Int,
    _ slot: Int,
    ofHousehold: Bool
  ) {
    let copy = FactLane(fact, form)
    sources.append(
      .gathered(lane: lane, ofHousehold: ofHousehold, copy: copy, frame: frame, slot: slot)
    )
  }

  /// The rows of frame 0.
  func rowCount(of block: some BlockLanes) -> Int {
    program.subject == .household ? block.householdCount : block.personCount
  }

  /// Fills the workspace for a run over a block.
  func fill(_ block: some BlockLanes) {
    workspace.beginBlock(rows: rowCount(of: block))
    let members = fillLists(block)
    let names = BlockNames(
      program,
      block,
      households: households,
      persons: persons,
      personRows: members.personRows
    ) { [workspace] frame, row in workspace.originRow(ofList: frame, row: row) }
    for source in sources { use(source, block, members, names) }
    workspace.missingNames = MissingNames(
      ofSlot: { names.name(ofSlot: $0, row: $1) },
      ofList: { names.name(ofList: $0, row: $1) }
    )
  }

  private func use(
    _ source: Source,
    _ block: some BlockLanes,
    _ members: FilledLists,
    _ names: BlockNames
  ) {
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
    case .gathered(let lane, let ofHousehold, let copy, let frame, let slot):
      let rows = members.personRows[frame] ?? []
      copy.begin(rows: rows.count)
      let homes = ofHousehold ? block.homes : []
      let lane = ofHousehold ? block.householdLanes[lane] : block.personLanes[lane]
      for (row, person) in rows.enumerated() {
        let origin = ofHousehold ? homes[person] : person
        copy.copy(lane, rows: origin..<origin + 1, to: row)
      }
      use(copy, slot, rows: rows.count, names)
    case .ids(let isPerson, let frame, let slot):
      useIDs(isPerson: isPerson, members.personRows[frame], slot, block)
    case .items(let frame, let slot):
      for (row, value) in (members.values[frame] ?? []).enumerated() {
        workspace.set(.known(value), slot: slot, row: row)
      }
    }
  }

  private func useIDs(
    isPerson: Bool,
    _ rows: [Int]?,
    _ slot: Int,
    _ block: some BlockLanes
  ) {
    let ids = isPerson ? block.personIDs : block.householdIDs
    let places = isPerson ? block.personPlaces : block.order.households
    for (row, place) in (rows.map { $0.map { places[$0] } } ?? places).enumerated() {
      workspace.set(.known(.string(ids.text(at: place))), slot: slot, row: row)
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
