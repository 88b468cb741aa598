internal import PopulationColumns
internal import ResettlementCore

/// Counts what becomes of the households of each group of one fact.
struct GroupTally: Sendable {
  /// What the households of a group have in common.
  enum Key: Sendable, Hashable {
    case unknown
    case absent
    case word(String)
  }

  /// One group.
  struct Cell: Sendable {
    var effects = EffectTally()
    /// What each rule gives, by the place of its line.
    var budgets: [BudgetTally]

    mutating func add(_ other: Cell) {
      effects.add(other.effects)
      for line in budgets.indices { budgets[line].add(other.budgets[line]) }
    }
  }

  let fact: FactDeclaration
  private(set) var keys: [Key] = []
  var cells: [Cell] = []
  private var places: [Key: Int] = [:]
  private let lineCount: Int

  init(_ fact: FactDeclaration, lineCount: Int) {
    self.fact = fact
    self.lineCount = lineCount
  }

  /// Whether there are more groups than can be shown.
  var isTooFine: Bool { keys.count > SimulationReport.mostGroups }

  /// The group of each row; all further groups are one where there are too many.
  mutating func places(in column: FactColumn, rows: Int) -> [Int] {
    var known: [Int: Int] = [:]
    return (0..<rows).map { row in
      guard let position = column.position(at: row) else { return place(of: column.entry(at: row)) }
      if let place = known[position] { return place }
      let place = place(of: column.entry(at: row))
      known[position] = place
      return place
    }
  }

  private mutating func place(of entry: FactColumn.Entry) -> Int {
    switch entry {
    case .unknown: place(of: Key.unknown)
    case .absent: place(of: Key.absent)
    case .word(let word): place(of: Key.word(word))
    }
  }

  private mutating func place(of key: Key) -> Int {
    if let place = places[key] { return place }
    guard !isTooFine else { return 0 }
    places[key] = keys.count
    keys.append(key)
    cells.append(Cell(budgets: Array(repeating: BudgetTally(), count: lineCount)))
    return keys.count - 1
  }

  mutating func add(_ other: GroupTally) {
    for (key, cell) in zip(other.keys, other.cells) {
      let place = place(of: key)
      cells[place].add(cell)
    }
  }
}
