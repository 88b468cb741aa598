internal import Quantities

extension TableIndex {
  /// Returns the index of a table and the registers of its inputs; `nil` if a condition is anything
  /// but tests of inputs against written values.
  static func index(
    _ conditions: [Int],
    frame: Int,
    _ policy: TypedExpression.HitPolicy,
    for builder: inout PlanBuilder
  ) -> (index: TableIndex, inputs: [Int])? {
    guard conditions.count >= fewestRows else { return nil }
    var indexer = TableIndexer(builder: builder, frame: frame, rowCount: conditions.count)
    for (row, condition) in conditions.enumerated() {
      guard indexer.read(condition, row) else { return nil }
    }
    var columns: [Column] = []
    var inputs: [Int] = []
    for input in indexer.inputs {
      guard let (column, register) = indexer.column(of: input, &builder) else { return nil }
      columns.append(column)
      inputs.append(register)
    }
    guard !columns.isEmpty else { return nil }
    let index = TableIndex(
      policy: policy,
      rowCount: conditions.count,
      columns: columns,
      live: indexer.live
    )
    return (index, inputs)
  }

  /// Tables with fewer rows are gone through.
  private static let fewestRows = 8
}

/// Reads the conditions of a table's rows as tests of its inputs.
private struct TableIndexer {
  /// A test of one input.
  indirect enum Test {
    case comparison(TypedExpression.Comparison, Int)
    case all([Test])
    case any([Test])
    case not(Test)
  }

  let builder: PlanBuilder
  let frame: Int
  let rowCount: Int
  /// The registers that are tested, in the order in which they are met.
  private(set) var inputs: [Int] = []
  /// For each input the tests of each row that has any.
  private var tests: [Int: [(row: Int, test: Test)]] = [:]
  /// The constants with which each input is compared.
  private var constants: [Int: Set<Int>] = [:]
  private(set) var live: [UInt64]

  init(builder: PlanBuilder, frame: Int, rowCount: Int) {
    self.builder = builder
    self.frame = frame
    self.rowCount = rowCount
    live = Self.fullSet(rowCount)
  }

  private static func fullSet(_ rowCount: Int) -> [UInt64] {
    var set = [UInt64](repeating: .max, count: (rowCount + 63) / 64)
    if rowCount % 64 > 0 { set[set.count - 1] = (1 << UInt64(rowCount % 64)) - 1 }
    return set
  }

  // MARK: - Conditions

  /// Reads a row's condition; false if it is no conjunction of tests.
  mutating func read(_ condition: Int, _ row: Int) -> Bool {
    if case .boolean(let truth)? = builder.plan.constants[condition] {
      if !truth { live[row / 64] &= ~(1 << UInt64(row % 64)) }
      return true
    }
    if let instruction = builder.program.instruction(writing: condition),
      instruction.operation == .logic(.and), instruction.frame == frame
    {
      return instruction.operands.allSatisfy { read($0, row) }
    }
    guard let (input, test) = test(condition) else { return false }
    if tests[input] == nil { inputs.append(input) }
    tests[input, default: []].append((row, test))
    return true
  }

  /// Returns the one input that a register's value depends on, and how.
  private mutating func test(_ register: Int) -> (input: Int, test: Test)? {
    guard let instruction = builder.program.instruction(writing: register),
      instruction.frame == frame
    else { return nil }
    switch instruction.operation {
    case .strict(.compare(let comparison)):
      return self.comparison(comparison, instruction.operands[0], instruction.operands[1])
    case .strict(.not):
      return test(instruction.operands[0]).map { ($0, .not($1)) }
    case .logic(let connective):
      let parts = instruction.operands.compactMap { test($0) }
      guard parts.count == instruction.operands.count, Set(parts.map(\.input)).count == 1 else {
        return nil
      }
      let tests = parts.map(\.test)
      return (parts[0].input, connective == .and ? .all(tests) : .any(tests))
    default:
      return nil
    }
  }

  private mutating func comparison(
    _ comparison: TypedExpression.Comparison,
    _ a: Int,
    _ b: Int
  ) -> (Int, Test)? {
    if let value = builder.plan.constants[b], builder.plan.constants[a] == nil, !value.isNull {
      constants[a, default: []].insert(b)
      return (a, .comparison(comparison, b))
    }
    if let value = builder.plan.constants[a], builder.plan.constants[b] == nil, !value.isNull {
      constants[b, default: []].insert(a)
      return (b, .comparison(comparison.mirrored, a))
    }
    return nil
  }

  // MARK: - Columns

  /// Returns the sets of an input, and its register in the lane of its keys.
  func column(
    of input: Int,
    _ builder: inout PlanBuilder
  ) -> (column: TableIndex.Column, register: Int)? {
    guard !builder.plan.forms[input].mayBeAbsent, let named = constants[input] else { return nil }
    let lane = builder.commonLane([input] + named.sorted())
    guard let (keys, ranks) = keys(named, lane) else { return nil }
    let count = Set(ranks.values).count
    let words = (rowCount + 63) / 64
    guard (2 * count + 1) * words <= Self.mostWords else { return nil }
    guard let sets = sets(of: input, ranks, count, words, lane) else { return nil }
    let column = TableIndex.Column(keys: keys, sets: sets.sets, untested: sets.untested)
    return (column, builder.converted(input, to: lane))
  }

  /// Sets that take more memory are not worth it.
  private static let mostWords = 1 << 20

  private func sets(
    of input: Int,
    _ ranks: [Int: Int],
    _ count: Int,
    _ words: Int,
    _ lane: Lane
  ) -> (sets: [UInt64], untested: [UInt64])? {
    let full = Self.fullSet(rowCount)
    var untested = full
    var sets = (0...2 * count).flatMap { _ in full }
    let pieces = Pieces(last: 2 * count, ranks: ranks, isOrdered: ![.text, .code].contains(lane))
    for (row, test) in tests[input] ?? [] {
      guard let left = pieces.left(by: .not(test)) else { return nil }
      let mask: UInt64 = ~(1 << UInt64(row % 64))
      untested[row / 64] &= mask
      for range in left {
        for piece in range { sets[piece * words + row / 64] &= mask }
      }
    }
    return (sets, untested)
  }

  private func keys(_ registers: Set<Int>, _ lane: Lane) -> (TableIndex.Keys, [Int: Int])? {
    var values: [Int: Value] = [:]
    for register in registers { values[register] = builder.plan.constants[register] }
    switch lane.storage {
    case .byte, .half, .word:
      let words = values.compactMapValues { word(of: $0, lane, registers.first) }
      guard words.count == registers.count else { return nil }
      let (keys, ranks) = Self.ranked(words)
      return (.words(keys), ranks)
    case .decimal:
      let numbers = values.compactMapValues(\.numberOrSeconds)
      guard numbers.count == registers.count else { return nil }
      let (keys, ranks) = Self.ranked(numbers)
      return (.numbers(keys), ranks)
    case .text:
      let texts = values.compactMapValues(\.asString)
      let (keys, ranks) = Self.ranked(texts)
      let bytes = Set(texts.values.map { Array($0.utf8) })
      guard texts.count == registers.count, bytes.count == keys.count else { return nil }
      let positions = keys.enumerated().map { ($1, $0) }
      return (.texts(Dictionary(positions) { first, _ in first }, keys), ranks)
    case .value:
      return nil
    }
  }

  private static func ranked<T: Comparable & Hashable>(
    _ values: [Int: T]
  ) -> (keys: [T], ranks: [Int: Int]) {
    let keys = Set(values.values).sorted()
    let positions = Dictionary(keys.enumerated().map { ($1, $0) }) { first, _ in first }
    return (keys, values.compactMapValues { positions[$0] })
  }

  private func word(of value: Value, _ lane: Lane, _ register: Int?) -> Int? {
    if case .boolean(let truth) = value { return truth ? 1 : 0 }
    guard let type = register.map({ builder.plan.forms[$0].type }) else { return nil }
    let form = ValueForm(type: type, lane: lane, bounds: nil, mayBeAbsent: false)
    return builder.word(of: value, form)
  }

  /// The pieces that tests leave of an input.
  private struct Pieces {
    let last: Int
    let ranks: [Int: Int]
    /// Whether the pieces between the keys are in order.
    let isOrdered: Bool

    func left(by test: Test) -> [ClosedRange<Int>]? {
      switch test {
      case .comparison(let comparison, let register):
        return ranks[register].flatMap { left(by: comparison, 2 * $0 + 1) }
      case .not(let inner):
        return left(by: inner).map(complement)
      case .any(let parts):
        let all = parts.compactMap(left)
        return all.count == parts.count ? all.flatMap { $0 } : nil
      case .all(let parts):
        return left(by: .not(.any(parts.map(Test.not))))
      }
    }

    private func left(
      by comparison: TypedExpression.Comparison,
      _ piece: Int
    ) -> [ClosedRange<Int>]? {
      switch comparison {
      case .equal: [piece...piece]
      case .notEqual: complement([piece...piece])
      case _ where !isOrdered: nil
      case .less: [0...piece - 1]
      case .lessOrEqual: [0...piece]
      case .greater: [piece + 1...last]
      case .greaterOrEqual: [piece...last]
      }
    }

    private func complement(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
      var rest: [ClosedRange<Int>] = []
      var next = 0
      for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if range.lowerBound > next { rest.append(next...range.lowerBound - 1) }
        next = max(next, range.upperBound + 1)
      }
      if next <= last { rest.append(next...last) }
      return rest
    }
  }
}

extension Value {
  /// The number, or the seconds of a duration.
  fileprivate var numberOrSeconds: ExactDecimal? {
    switch self {
    case .number(let number): number
    case .daysTimeDuration(let duration): duration.seconds
    default: nil
    }
  }
}
