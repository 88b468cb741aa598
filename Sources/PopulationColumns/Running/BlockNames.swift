internal import FEEL
internal import PolicyPacks
internal import ResettlementCore

/// What the values and lists that are not known in a block are called, found only where somebody
/// asks.
final class BlockNames {
  private let program: PopulationProgram
  private let block: any BlockLanes
  private let households: [WantedLane]
  private let persons: [WantedLane]
  /// For each frame whose rows are members of other rows the row of each one's person.
  private let personRows: [Int: [Int]]
  private let originRow: (_ frame: Int, _ row: Int) -> Int
  private lazy var ids = block.personIDs
  private lazy var places = block.personPlaces
  private lazy var homes = block.homes

  init(
    _ program: PopulationProgram,
    _ block: some BlockLanes,
    households: [WantedLane],
    persons: [WantedLane],
    personRows: [Int: [Int]],
    originRow: @escaping (_ frame: Int, _ row: Int) -> Int
  ) {
    self.program = program
    self.block = block
    self.households = households
    self.persons = persons
    self.personRows = personRows
    self.originRow = originRow
  }

  /// The name of the value of a slot in a row.
  func name(ofSlot slot: Int, row: Int) -> String {
    let need = program.needs[slot]
    return need.name(
      of: label(ofFrame: need.frame, row),
      isReferred: isReferred(need.source, frame: need.frame, row)
    )
  }

  /// The name of a list, by the frame of its members, of a row of the frame's parent.
  func name(ofList frame: Int, row: Int) -> String {
    let list = program.lists[frame - 1]
    let row = originRow(frame, row)
    let isReferred = list.reference.map { self.isReferred($0, frame: list.origin, row) } ?? false
    return list.name(of: label(ofFrame: list.origin, row), isReferred: isReferred)
  }

  private func label(ofFrame frame: Int, _ row: Int) -> String {
    program.allNeeds.label(ofFrame: frame, program.subject) {
      ids.text(at: places[personRow(ofFrame: frame, row)])
    }
  }

  private func personRow(ofFrame frame: Int, _ row: Int) -> Int { personRows[frame]?[row] ?? row }

  /// Whether it is known to which subject the reference of a need leads in a row.
  private func isReferred(_ source: FactNeed.Source, frame: Int, _ row: Int) -> Bool {
    guard case .absentSubject(let reference, let ofHousehold) = source else { return false }
    let want = WantedLane(fact: reference, lane: .text)
    let isPerson = program.subject == .person || frame > 0
    let row = personRow(ofFrame: frame, row)
    if isPerson, !ofHousehold {
      return persons.firstIndex(of: want).map { block.personLanes[$0].isPresent(row) } ?? false
    }
    let home = isPerson ? homes[row] : row
    return households.firstIndex(of: want).map { block.householdLanes[$0].isPresent(home) } ?? false
  }
}

extension BlockLanes {
  /// For each row of persons the row of the household.
  var homes: [Int] {
    var homes = Array(repeating: 0, count: personCount)
    order.visitHouseholdRows { rows, start in
      for (offset, row) in rows.enumerated() { homes[start + offset] = row }
    }
    return homes
  }
}
