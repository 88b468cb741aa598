/// A block of households with their persons whose lanes stay in memory.
final class KeptBlock: BlockLanes {
  let order: BlockOrder
  let householdCount: Int
  let personCount: Int
  let householdLanes: [FactLane]
  let personLanes: [FactLane]
  let householdIDs: IDList
  let personIDs: IDList
  let personEnds: [Int]

  /// Copies what a block holds.
  init(_ block: LaneBlock) {
    order = block.order
    householdCount = block.householdCount
    personCount = block.personCount
    householdLanes = block.householdLanes.map { $0.copy(rows: block.householdCount) }
    personLanes = block.personLanes.map { $0.copy(rows: block.personCount) }
    householdIDs = block.householdIDs
    personIDs = block.personIDs
    personEnds = block.personEnds
  }
}
