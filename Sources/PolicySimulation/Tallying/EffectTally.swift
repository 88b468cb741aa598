/// What becomes of a household when one policy takes the place of the other.
public enum SimulationOutcome: Int, Sendable, Hashable, CaseIterable {
  /// It gets more.
  case winner
  /// It gets less.
  case loser
  /// It gets as much.
  case unchanged
  /// What it gets is not known, or is left to an office, under one of the policies.
  case undecided

  /// The word for it in machine-readable results.
  public var name: String { "\(self)" }
}

/// Counts what becomes of households.
struct EffectTally: Sendable {
  /// The households with one outcome.
  struct Cell: Sendable, Hashable {
    var households = 0
    var persons = 0
    var fen = Int128(0)
  }

  private(set) var cells = Array(repeating: Cell(), count: SimulationOutcome.allCases.count)
  /// The gains and losses, in fen.
  private(set) var changes: [Int] = []

  /// The households of all outcomes.
  var households: Int { cells.reduce(0) { $0 + $1.households } }
  /// The persons in them.
  var persons: Int { cells.reduce(0) { $0 + $1.persons } }

  subscript(outcome: SimulationOutcome) -> Cell { cells[outcome.rawValue] }

  mutating func add(_ outcome: SimulationOutcome, persons: Int, fen: Int) {
    cells[outcome.rawValue].households += 1
    cells[outcome.rawValue].persons += persons
    guard outcome == .winner || outcome == .loser else { return }
    cells[outcome.rawValue].fen += Int128(fen)
    changes.append(fen)
  }

  mutating func add(_ other: EffectTally) {
    for index in cells.indices {
      cells[index].households += other.cells[index].households
      cells[index].persons += other.cells[index].persons
      cells[index].fen += other.cells[index].fen
    }
    changes += other.changes
  }
}

/// The fen that a rule gives under both policies.
struct BudgetTally: Sendable, Hashable {
  var baseline = Int128(0)
  var reform = Int128(0)

  mutating func add(_ baseline: Int, _ reform: Int) {
    self.baseline += Int128(baseline)
    self.reform += Int128(reform)
  }

  mutating func add(_ other: BudgetTally) {
    baseline += other.baseline
    reform += other.reform
  }
}
