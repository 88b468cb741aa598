/// A regular expression as steps of a machine that tries them one after another and goes back to
/// the last choice where one fails.
struct PatternProgram {
  enum Step {
    case character(PatternClass)
    case reference(Int)
    case start
    case end
    /// Goes on at the first step, or, if that fails, at the second.
    case choice(Int, Int)
    case jump(Int)
    /// Remembers the position.
    case save(Int)
    /// Fails unless the position moved on since it was remembered.
    case progress(Int)
    case match
  }

  private(set) var steps: [Step] = []
  private(set) var slotCount: Int
  /// The number of groups that are remembered, without the whole.
  let groupCount: Int
  let options: PatternOptions

  private static let maximumSize = 20_000

  init(_ node: PatternNode, groups: Int, _ options: PatternOptions) throws(FunctionFailure) {
    groupCount = groups
    slotCount = 2 * (groups + 1)
    self.options = options
    try add(.save(0))
    try compile(node)
    try add(.save(1))
    try add(.match)
  }

  private mutating func add(_ step: Step) throws(FunctionFailure) {
    guard steps.count < Self.maximumSize else { throw FunctionFailure(.patternTooLarge) }
    steps.append(step)
  }

  private mutating func compile(_ node: PatternNode) throws(FunctionFailure) {
    switch node {
    case .character(let set): try add(.character(set))
    case .start: try add(.start)
    case .end: try add(.end)
    case .reference(let number): try add(.reference(number))
    case .sequence(let nodes): for node in nodes { try compile(node) }
    case .alternatives(let nodes): try compileAlternatives(nodes)
    case .group(let inner, let number): try compileGroup(inner, number)
    case .repetition(let inner, let least, let most, let isReluctant):
      try compileRepetition(inner, least, most, isReluctant: isReluctant)
    }
  }

  private mutating func compileGroup(
    _ inner: PatternNode,
    _ number: Int?
  ) throws(FunctionFailure) {
    guard let number else { return try compile(inner) }
    try add(.save(2 * number))
    try compile(inner)
    try add(.save(2 * number + 1))
  }

  private mutating func compileAlternatives(_ nodes: [PatternNode]) throws(FunctionFailure) {
    var exits: [Int] = []
    for (index, node) in nodes.enumerated() {
      guard index < nodes.count - 1 else {
        try compile(node)
        break
      }
      let choice = steps.count
      try add(.choice(choice + 1, 0))
      try compile(node)
      exits.append(steps.count)
      try add(.jump(0))
      steps[choice] = .choice(choice + 1, steps.count)
    }
    for exit in exits { steps[exit] = .jump(steps.count) }
  }

  private mutating func compileRepetition(
    _ inner: PatternNode,
    _ least: Int,
    _ most: Int?,
    isReluctant: Bool
  ) throws(FunctionFailure) {
    for _ in 0..<least { try compile(inner) }
    guard let most else { return try compileLoop(inner, isReluctant: isReluctant) }
    var choices: [Int] = []
    for _ in least..<most {
      choices.append(steps.count)
      try add(.choice(0, 0))
      try compile(inner)
    }
    for choice in choices {
      steps[choice] = Self.choice(choice + 1, steps.count, isReluctant: isReluctant)
    }
  }

  private mutating func compileLoop(
    _ inner: PatternNode,
    isReluctant: Bool
  ) throws(FunctionFailure) {
    let slot = slotCount
    slotCount += 1
    let choice = steps.count
    try add(.choice(0, 0))
    try add(.save(slot))
    try compile(inner)
    try add(.progress(slot))
    try add(.jump(choice))
    steps[choice] = Self.choice(choice + 1, steps.count, isReluctant: isReluctant)
  }

  private static func choice(_ inside: Int, _ behind: Int, isReluctant: Bool) -> Step {
    isReluctant ? .choice(behind, inside) : .choice(inside, behind)
  }
}
