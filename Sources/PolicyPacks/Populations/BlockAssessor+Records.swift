package import FEEL
package import ResettlementCore

// MARK: - Records

extension BlockAssessor {
  /// Fills the block with records and answers all rules for them.
  ///
  /// Lists and facts may lead anywhere. Where all lists of members are known, households with more
  /// members come first, and their members stand one place after another, as programs like them
  /// best.
  ///
  /// - Parameters:
  ///   - records: What the rules are asked about.
  ///   - source: The facts and lists of the records and of whatever they lead to.
  /// - Returns: For each record its row.
  package func run<Source: RowSource>(
    over records: [Source.Row],
    from source: Source
  ) -> [Int] {
    let order = placedOrder(records, source)
    let filling = RecordFilling(workspace, program, source, isPlaced: order != nil)
    filling.fill(order.map { $0.map { records[$0] } } ?? records)
    run(rows: records.count)
    var rows = Array(records.indices)
    for (row, record) in (order ?? []).enumerated() { rows[record] = row }
    return rows
  }

  /// Fills the block with subjects of a population and answers all rules for them.
  ///
  /// - Returns: For each subject its row.
  package func run(over subjects: [SubjectReference], in population: Population) -> [Int] {
    run(over: subjects.map { .root($0) }, from: program.rows(population))
  }

  /// The records in the order of their numbers of members; `nil` where some may have more.
  private func placedOrder<Source: RowSource>(
    _ records: [Source.Row],
    _ source: Source
  ) -> [Int]? {
    guard let list = program.lists.first(where: { $0.source == .members }) else { return nil }
    let lists = records.map { source.members(of: list.path, from: $0) }
    guard lists.allSatisfy({ $0.missing == nil }) else { return nil }
    return records.indices.sorted {
      (lists[$1].rows.count, $0) < (lists[$0].rows.count, $1)
    }
  }
}

/// Fills the frames and slots of a workspace from records, for one block.
private final class RecordFilling<Source: RowSource> {
  private let workspace: ProgramWorkspace
  private let program: PopulationProgram
  private let source: Source
  /// Whether members stand one place after another.
  private let isPlaced: Bool
  /// The records of each frame.
  private var frames: [[Source.Row]] = []
  /// For each frame but the first what is missing of the lists of the parent's rows.
  private var missing: [[String?]] = []

  init(
    _ workspace: ProgramWorkspace,
    _ program: PopulationProgram,
    _ source: Source,
    isPlaced: Bool
  ) {
    self.workspace = workspace
    self.program = program
    self.source = source
    self.isPlaced = isPlaced
  }

  func fill(_ records: [Source.Row]) {
    frames = [records]
    workspace.beginBlock(rows: records.count)
    for (index, list) in program.lists.enumerated() { fill(index + 1, list) }
    for (slot, need) in program.needs.enumerated() { fill(slot, need) }
    let missing = missing
    workspace.missingNames = MissingNames(
      ofSlot: { [program] slot, _ in program.needs[slot].path.joined(separator: ".") },
      ofList: { frame, row in missing[frame - 1][row] ?? "" }
    )
  }

  private func fill(_ frame: Int, _ list: ListNeed) {
    let lists = frames[list.parent].indices.map { row in
      let origin = workspace.originRow(ofList: frame, row: row)
      return source.members(of: list.path, from: frames[list.origin][origin])
    }
    missing.append(lists.map(\.missing))
    let isPlaced = isPlaced && list.source == .members && list.parent == 0
    frames.append(isPlaced ? places(frame, lists) : rows(frame, lists))
  }

  private func places(_ frame: Int, _ lists: [ListMembers<Source.Row>]) -> [Source.Row] {
    let most = lists.first?.rows.count ?? 0
    let places = (0..<most).map { place in lists.prefix { $0.rows.count > place } }
    workspace.setMembers(ofFrame: frame, counts: places.map(\.count))
    return places.enumerated().flatMap { place, lists in lists.map { $0.rows[place] } }
  }

  private func rows(_ frame: Int, _ lists: [ListMembers<Source.Row>]) -> [Source.Row] {
    var ends: [Int32] = []
    for list in lists { ends.append((ends.last ?? 0) + Int32(list.rows.count)) }
    let isComplete = lists.map { UInt8($0.missing == nil ? 1 : 0) }
    ends.withUnsafeBufferPointer { ends in
      isComplete.withUnsafeBufferPointer { isComplete in
        workspace.setMembers(ofFrame: frame, ends: ends, isComplete: isComplete.baseAddress)
      }
    }
    return lists.flatMap(\.rows)
  }

  private func fill(_ slot: Int, _ need: FactNeed) {
    guard need.source != .shared else {
      return workspace.setAll(program.sharedValue(of: need), slot: slot)
    }
    for (row, record) in frames[need.frame].enumerated() {
      workspace.set(source.value(of: need.path, from: record), slot: slot, row: row)
    }
  }
}
