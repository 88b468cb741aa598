/// Some of the pieces of an input's values, by their numbers in order.
struct PieceSet: Sendable, Hashable {
  /// Numbers that follow one another, in order; no run touches the next.
  private(set) var runs: [Range<Int>]

  /// No piece.
  static let none = PieceSet(runs: [])

  private init(runs: [Range<Int>]) { self.runs = runs }

  /// Creates a set of neighbours.
  init(_ run: Range<Int>) { runs = run.isEmpty ? [] : [run] }

  /// Whether there is no piece in the set.
  var isEmpty: Bool { runs.isEmpty }

  /// How many pieces are in the set.
  var count: Int { runs.reduce(0) { $0 + $1.count } }

  /// The pieces in order.
  var pieces: [Int] { runs.flatMap { Array($0) } }

  /// Whether a piece is in the set.
  func contains(_ piece: Int) -> Bool { runs.contains { $0.contains(piece) } }
}

// MARK: - Combining

extension PieceSet {
  /// Returns the pieces that are in either set.
  func union(_ other: PieceSet) -> PieceSet {
    var merged: [Range<Int>] = []
    for run in (runs + other.runs).sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, run.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, run.upperBound)
      } else {
        merged.append(run)
      }
    }
    return PieceSet(runs: merged)
  }

  /// Returns the pieces that are in both sets.
  func intersection(_ other: PieceSet) -> PieceSet {
    var common: [Range<Int>] = []
    visitCommon(with: other) { run in
      common.append(run)
      return true
    }
    return PieceSet(runs: common)
  }

  /// Returns the pieces, of so many, that are not in the set.
  func complement(of count: Int) -> PieceSet {
    var rest: [Range<Int>] = []
    var next = 0
    for run in runs {
      if next < run.lowerBound { rest.append(next..<run.lowerBound) }
      next = run.upperBound
    }
    if next < count { rest.append(next..<count) }
    return PieceSet(runs: rest)
  }

  /// Whether a piece is in both sets.
  func intersects(_ other: PieceSet) -> Bool {
    var found = false
    visitCommon(with: other) { _ in
      found = true
      return false
    }
    return found
  }

  /// Whether all pieces of another set are in this one.
  func isSuperset(of other: PieceSet) -> Bool {
    other.runs.allSatisfy { run in
      runs.contains { $0.lowerBound <= run.lowerBound && run.upperBound <= $0.upperBound }
    }
  }

  /// Returns the set in other numbers: each piece by how many before it are kept.
  func renumbered(_ keptBefore: [Int]) -> PieceSet {
    let moved = runs.map { keptBefore[$0.lowerBound]..<keptBefore[$0.upperBound] }
    return PieceSet(runs: []).union(PieceSet(runs: moved.filter { !$0.isEmpty }))
  }

  @inline(__always)
  private func visitCommon(with other: PieceSet, _ visit: (Range<Int>) -> Bool) {
    var (mine, theirs) = (0, 0)
    while mine < runs.count, theirs < other.runs.count {
      let (a, b) = (runs[mine], other.runs[theirs])
      let lower = max(a.lowerBound, b.lowerBound)
      let upper = min(a.upperBound, b.upperBound)
      if lower < upper, !visit(lower..<upper) { return }
      if a.upperBound < b.upperBound { mine += 1 } else { theirs += 1 }
    }
  }
}
