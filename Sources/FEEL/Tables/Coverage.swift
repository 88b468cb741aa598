/// Finds what some boxes leave uncovered of a space.
///
/// A box has a set of pieces for each column. The columns are gone through one after another: each
/// is cut where boxes begin or end, and what is left of the boxes in a part is looked at in the
/// next column. The work is bounded; what was found until then holds.
struct Coverage {
  /// A set of pieces for each column.
  typealias Box = [PieceSet]

  /// The most columns that are gone through.
  static let mostColumns = 64

  private let boxes: [Box]
  private let space: Box
  /// For each box the number of columns after which it takes all that is left.
  private let depths: [Int]
  private let limit: Int
  private var known: [State: [Box]] = [:]
  /// The steps that are left.
  private(set) var budget: Int

  private struct State: Hashable {
    let depth: Int
    let boxes: [Int]
  }

  private struct Part {
    let run: Range<Int>
    let boxes: [Int]
  }

  /// Creates a search.
  ///
  /// - Parameters:
  ///   - boxes: The boxes, each within the space.
  ///   - space: What they should cover.
  ///   - limit: The most boxes to return.
  ///   - budget: The most steps to take.
  init(of boxes: [Box], in space: Box, limit: Int, budget: Int) {
    self.boxes = boxes
    self.space = space
    self.limit = limit
    self.budget = budget
    depths = boxes.map { box in
      (space.indices.last { box[$0] != space[$0] } ?? -1) + 1
    }
  }

  /// Whether the search came to its end.
  var isComplete: Bool { budget > 0 }

  /// Returns disjoint boxes of the space that none of the boxes covers, in order.
  mutating func remainder() -> [Box] {
    guard space.count <= Self.mostColumns else {
      budget = 0
      return []
    }
    return remainder(Array(boxes.indices), 0)
  }

  private mutating func remainder(_ candidates: [Int], _ depth: Int) -> [Box] {
    if candidates.isEmpty { return [Array(space[depth...])] }
    if candidates.contains(where: { depths[$0] <= depth }) { return [] }
    budget -= candidates.count
    guard budget > 0 else { return [] }
    let state = State(depth: depth, boxes: candidates)
    if let found = known[state] { return found }
    let found = search(parts(candidates, depth), depth)
    known[state] = found
    return found
  }

  /// Parts that leave the same uncovered are put together.
  private mutating func search(_ parts: [Part], _ depth: Int) -> [Box] {
    var groups: [(set: PieceSet, rest: [Box])] = []
    var count = 0
    for part in parts where count < limit {
      let rest = remainder(part.boxes, depth + 1)
      guard !rest.isEmpty else { continue }
      if let same = groups.lastIndex(where: { $0.rest == rest }) {
        groups[same].set = groups[same].set.union(PieceSet(part.run))
      } else {
        groups.append((PieceSet(part.run), rest))
        count += rest.count
      }
    }
    let found = groups.lazy.flatMap { group in group.rest.map { [group.set] + $0 } }
    return Array(found.prefix(limit))
  }

  // MARK: Parts of a column

  private struct Edge {
    let piece: Int
    /// The box; -1 for the space.
    let box: Int
    let isBegin: Bool
  }

  /// The parts of a column between two edges of boxes, with the boxes that take them.
  private mutating func parts(_ candidates: [Int], _ depth: Int) -> [Part] {
    var parts: [Part] = []
    var active: [Int] = []
    var isInside = false
    var start = 0
    for edge in edges(candidates, depth) {
      if isInside, start < edge.piece {
        parts.append(Part(run: start..<edge.piece, boxes: active))
        budget -= active.count + 1
      }
      start = edge.piece
      if edge.box < 0 { isInside = edge.isBegin } else { Self.note(edge, in: &active) }
    }
    return parts
  }

  private func edges(_ candidates: [Int], _ depth: Int) -> [Edge] {
    var edges: [Edge] = []
    func add(_ set: PieceSet, _ box: Int) {
      for run in set.runs {
        edges.append(Edge(piece: run.lowerBound, box: box, isBegin: true))
        edges.append(Edge(piece: run.upperBound, box: box, isBegin: false))
      }
    }
    add(space[depth], -1)
    for box in candidates { add(boxes[box][depth], box) }
    return edges.sorted { $0.piece < $1.piece }
  }

  /// Keeps the active boxes in order, so that the same ones are the same state.
  private static func note(_ edge: Edge, in active: inout [Int]) {
    var (low, high) = (0, active.count)
    while low < high {
      let middle = (low + high) / 2
      if active[middle] < edge.box { low = middle + 1 } else { high = middle }
    }
    if edge.isBegin { active.insert(edge.box, at: low) } else { active.remove(at: low) }
  }
}
