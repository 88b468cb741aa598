/// Places for the boxes of a graph, layer by layer from top to bottom.
///
/// Ways that lead back are left out of the layers. A way over several layers gets a place in each,
/// so that boxes keep clear of it. Boxes of a layer stand in the order that their neighbours
/// suggest, and as near to them as there is room.
struct LayeredLayout: Sendable {
  /// A box, or the place where a way passes through a layer.
  struct Box: Sendable {
    /// The number of the step; `nil` where a way passes.
    let step: Int?
    let layer: Int
    let width: Int
    /// The middle of the box.
    var x = 0
  }

  /// A way from one step to another: the boxes through which it goes, its two ends included.
  struct Way: Sendable {
    let boxes: [Int]
  }

  /// The boxes; those of steps come first, in the order of the steps.
  private(set) var boxes: [Box] = []
  /// The ways that lead on.
  private(set) var ways: [Way] = []
  /// The ways that lead back, from one step to another.
  private(set) var returns: [(from: Int, to: Int)] = []
  /// The boxes of each layer, from left to right.
  private(set) var layers: [[Int]] = []

  private static let gap = 28

  /// Places boxes.
  ///
  /// - Parameters:
  ///   - next: For each step the steps that may follow.
  ///   - first: The step that comes first.
  ///   - width: How wide a box is.
  init(next: [[Int]], first: Int, width: Int) {
    let forward = forwardWays(next, first)
    let depth = Self.depths(forward)
    boxes = depth.map { Box(step: nil, layer: $0, width: width) }
    boxes = boxes.enumerated().map { Box(step: $0, layer: $1.layer, width: width) }
    for (from, targets) in forward.enumerated() {
      for to in targets { addWay(from, to) }
    }
    layers = (0...(depth.max() ?? 0)).map { layer in
      boxes.indices.filter { boxes[$0].layer == layer }
    }
    for _ in 0..<4 { sortLayers() }
    place()
  }

  // MARK: - Layers

  /// The ways without those that lead back to a step on the way to themselves.
  private mutating func forwardWays(_ next: [[Int]], _ first: Int) -> [[Int]] {
    var forward = next.map { _ in [Int]() }
    var state = next.map { _ in 0 }
    var stack: [(step: Int, taken: Int)] = []
    let order = [first] + next.indices.filter { $0 != first }
    for root in order where next.indices.contains(root) && state[root] == 0 {
      stack.append((root, 0))
      state[root] = 1
      while let (step, taken) = stack.last {
        guard taken < next[step].count else {
          state[step] = 2
          stack.removeLast()
          continue
        }
        stack[stack.count - 1].taken += 1
        let target = next[step][taken]
        if state[target] == 1 {
          returns.append((step, target))
          continue
        }
        forward[step].append(target)
        if state[target] == 0 {
          state[target] = 1
          stack.append((target, 0))
        }
      }
    }
    return forward
  }

  /// The longest way to each step.
  private static func depths(_ next: [[Int]]) -> [Int] {
    var depths = next.map { _ in 0 }
    for _ in next.indices {
      var isChanged = false
      for (step, targets) in next.enumerated() {
        for target in targets where depths[target] <= depths[step] {
          depths[target] = depths[step] + 1
          isChanged = true
        }
      }
      if !isChanged { break }
    }
    return depths
  }

  private mutating func addWay(_ from: Int, _ to: Int) {
    var way = [from]
    for layer in (boxes[from].layer + 1)..<max(boxes[from].layer + 1, boxes[to].layer) {
      way.append(boxes.count)
      boxes.append(Box(step: nil, layer: layer, width: 16))
    }
    ways.append(Way(boxes: way + [to]))
  }

  // MARK: - Order

  private func neighbours(of box: Int, above: Bool) -> [Int] {
    ways.flatMap { way in
      zip(way.boxes, way.boxes.dropFirst()).compactMap { upper, lower in
        above ? (lower == box ? upper : nil) : (upper == box ? lower : nil)
      }
    }
  }

  private mutating func sortLayers() {
    for layer in layers.indices.dropFirst() { sort(layer, above: true) }
    for layer in layers.indices.dropLast().reversed() { sort(layer, above: false) }
  }

  /// Sorts a layer by where its neighbours stand in the layer above or below.
  private mutating func sort(_ layer: Int, above: Bool) {
    let other = layers[layer + (above ? -1 : 1)]
    let places = Dictionary(uniqueKeysWithValues: other.enumerated().map { ($1, $0) })
    let keyed = layers[layer].enumerated().map { index, box in
      let found = neighbours(of: box, above: above).compactMap { places[$0] }
      let mean = found.isEmpty ? index * 1_000 : found.reduce(0, +) * 1_000 / found.count
      return (mean, index, box)
    }
    layers[layer] = keyed.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
  }

  // MARK: - Places

  private mutating func place() {
    for layer in layers { spread(layer, around: layer.map { _ in 0 }) }
    for _ in 0..<6 {
      for layer in layers.dropFirst() { pull(layer, above: true) }
      for layer in layers.dropLast().reversed() { pull(layer, above: false) }
    }
    for layer in layers.dropFirst() { pull(layer, above: true) }
    let left = boxes.map { $0.x - $0.width / 2 }.min() ?? 0
    for index in boxes.indices { boxes[index].x -= left }
  }

  private mutating func pull(_ layer: [Int], above: Bool) {
    let wanted = layer.map { box in
      let found = neighbours(of: box, above: above).map { boxes[$0].x }
      return found.isEmpty ? boxes[box].x : found.reduce(0, +) / found.count
    }
    spread(layer, around: wanted)
  }

  /// Places the boxes of a layer in their order, as near to where they are wanted as there is room.
  private mutating func spread(_ layer: [Int], around wanted: [Int]) {
    var groups: [(members: [Int], offsets: [Int], x: Int)] = []
    for (box, x) in zip(layer, wanted) {
      groups.append(([box], [0], x))
      while groups.count > 1, overlaps(groups[groups.count - 2], groups[groups.count - 1]) {
        let last = groups.removeLast()
        groups[groups.count - 1] = joined(groups[groups.count - 1], last)
      }
    }
    for group in groups {
      for (box, offset) in zip(group.members, group.offsets) { boxes[box].x = group.x + offset }
    }
  }

  private typealias Group = (members: [Int], offsets: [Int], x: Int)

  private func distance(_ left: Int, _ right: Int) -> Int {
    (boxes[left].width + boxes[right].width) / 2 + Self.gap
  }

  private func overlaps(_ one: Group, _ other: Group) -> Bool {
    guard let left = one.members.last, let right = other.members.first, let end = one.offsets.last
    else { return false }
    return other.x - (one.x + end) < distance(left, right)
  }

  /// Two groups that stand side by side, around the mean of where their boxes are.
  private func joined(_ one: Group, _ other: Group) -> Group {
    guard let left = one.members.last, let right = other.members.first, let end = one.offsets.last
    else { return one }
    let shift = end + distance(left, right)
    let offsets = one.offsets + other.offsets.map { $0 + shift }
    let (first, second) = (one.members.count, other.members.count)
    let x = (one.x * first + (other.x - shift) * second) / (first + second)
    return (one.members + other.members, offsets, x)
  }
}
