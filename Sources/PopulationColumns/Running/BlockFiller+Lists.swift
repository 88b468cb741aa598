internal import FEEL
internal import PolicyPacks

/// What the rows of the frames of a block are.
struct FilledLists {
  /// For each frame whose rows are members of other persons' households the rows of these members.
  var personRows: [Int: [Int]] = [:]
  /// For each frame whose rows are values these values.
  var values: [Int: [Value]] = [:]
  /// The number of rows of each frame.
  var counts: [Int]
}

// MARK: - Lists

extension BlockFiller {
  /// Sets the members of all lists, and returns what they are.
  func fillLists(_ block: some BlockLanes) -> FilledLists {
    var filled = FilledLists(counts: [rowCount(of: block)])
    for list in lists {
      switch list.need.source {
      case .members where list.need.isOfBlock:
        setMembers(of: list.frame, block)
        filled.counts.append(block.personCount)
      case .members, .siblings: setHouseholds(list, block, &filled)
      case .values: setValues(list, block, &filled)
      case .absent, .elsewhere: setAbsent(list, &filled)
      }
    }
    return filled
  }

  private func setMembers(of frame: Int, _ block: some BlockLanes) {
    switch block.order.members {
    case .places(let counts): workspace.setMembers(ofFrame: frame, counts: counts)
    case .lists(let ends, let isComplete): set(frame, ends, isComplete)
    }
  }

  private func set(_ frame: Int, _ ends: [Int32], _ isComplete: [UInt8]) {
    ends.withUnsafeBufferPointer { ends in
      isComplete.withUnsafeBufferPointer { isComplete in
        workspace.setMembers(ofFrame: frame, ends: ends, isComplete: isComplete.baseAddress)
      }
    }
  }

  /// The members of the household of each row.
  private func setHouseholds(
    _ list: Filling,
    _ block: some BlockLanes,
    _ filled: inout FilledLists
  ) {
    let homes = list.need.source == .siblings ? block.homes : nil
    let sizes = (0..<block.householdCount).map { block.persons(of: $0).count }
    let rows = block.order.memberRows(sizes: sizes)
    let known: [UInt8]? =
      if case .lists(_, let known) = block.order.members { known } else { nil }
    var members: [Int] = []
    var ends: [Int32] = []
    var isComplete: [UInt8] = []
    for row in 0..<filled.counts[list.need.parent] {
      let origin = workspace.originRow(ofList: list.frame, row: row)
      let home = homes?[origin] ?? origin
      members += block.persons(of: block.order.households[home]).map { rows[$0] }
      ends.append(Int32(members.count))
      isComplete.append(known?[home] ?? 1)
    }
    set(list.frame, ends, isComplete)
    filled.personRows[list.frame] = members
    filled.counts.append(members.count)
  }

  /// The values of facts that are lists.
  private func setValues(
    _ list: Filling,
    _ block: some BlockLanes,
    _ filled: inout FilledLists
  ) {
    guard let lane = list.lane else { return setAbsent(list, &filled) }
    let ofHousehold =
      if case .values(_, let ofHousehold) = list.need.source { ofHousehold } else { false }
    let (parent, origin) = (list.need.parent, list.need.origin)
    let homes = ofHousehold ? block.homes : []
    let own = filled.personRows[origin]
    let lanes = ofHousehold || !isPerson(origin) ? block.householdLanes : block.personLanes
    var values: [Value] = []
    var ends: [Int32] = []
    var isComplete: [UInt8] = []
    for row in 0..<filled.counts[parent] {
      let origin = workspace.originRow(ofList: list.frame, row: row)
      let subject = own?[origin] ?? origin
      let value = lanes[lane].others[ofHousehold ? homes[subject] : subject]
      if case .known(.list(let known)) = value { values += known }
      ends.append(Int32(values.count))
      isComplete.append(value.isKnown ? 1 : 0)
    }
    set(list.frame, ends, isComplete)
    filled.values[list.frame] = values
    filled.counts.append(values.count)
  }

  /// Lists of which nobody knows a member, nor whether there are any.
  private func setAbsent(_ list: Filling, _ filled: inout FilledLists) {
    let parents = filled.counts[list.need.parent]
    let nothing = [UInt8](repeating: 0, count: parents)
    set(list.frame, Array(repeating: 0, count: parents), nothing)
    filled.counts.append(0)
  }
}

extension SlotValue {
  fileprivate var isKnown: Bool { if case .known = self { true } else { false } }
}
