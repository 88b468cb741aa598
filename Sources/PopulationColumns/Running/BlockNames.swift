internal import FEEL
internal import PolicyPacks
internal import ResettlementCore

/// What the values that are not known in a block are called, found only where somebody asks.
final class BlockNames {
  private let program: PopulationProgram
  private let block: any BlockLanes
  private let households: [WantedLane]
  private let persons: [WantedLane]
  private lazy var ids = block.personIDs
  private lazy var places = block.personPlaces
  private lazy var homes = block.homes

  init(
    _ program: PopulationProgram,
    _ block: some BlockLanes,
    households: [WantedLane],
    persons: [WantedLane]
  ) {
    self.program = program
    self.block = block
    self.households = households
    self.persons = persons
  }

  /// The name of the value of a slot in a row.
  func name(ofSlot slot: Int, row: Int) -> String {
    let need = program.needs[slot]
    let label =
      need.frame == 0
      ? program.subject.rawValue
      : "\(FactNeed.members.joined(separator: "."))[\(ids.text(at: places[row]))]"
    return need.name(of: label, isReferred: isReferred(need, row))
  }

  /// Whether it is known to which subject the reference of a need leads in a row.
  private func isReferred(_ need: FactNeed, _ row: Int) -> Bool {
    guard case .absentSubject(let reference, let ofHousehold) = need.source else { return false }
    let want = WantedLane(fact: reference, lane: .text)
    let isPerson = program.subject == .person || need.frame > 0
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
