internal import FEEL
internal import PolicyPacks
public import Quantities
public import ResettlementCore

/// How the subjects of a population came out under one rule.
public struct RuleTotals: Sendable, Hashable {
  /// The rule.
  public let rule: Rule
  /// How many subjects have each verdict, by its word in results, or that of a target.
  public internal(set) var counts: [String: Int] = [:]
  /// The sum of the amounts of those who are eligible; `nil` if the rule gives none.
  public internal(set) var amount: ExactDecimal?
  /// The unit of the amount.
  public let unit: String?

  mutating func add(_ other: RuleTotals) {
    counts.merge(other.counts, uniquingKeysWith: +)
    if let more = other.amount { amount = (amount ?? .zero).adding(more) ?? amount }
  }

  init(_ rule: Rule, _ shape: AmountShape? = nil) {
    self.rule = rule
    unit = shape?.unit
    amount = shape.map { _ in .zero }
  }
}

/// Counts the verdicts of blocks and adds up their amounts.
struct BlockTotals {
  private(set) var totals: [RuleTotals]
  private let shapes: [AmountShape?]
  private var counts: [[Int]]
  private var sums: [ExactDecimal]

  init(_ program: PopulationProgram) {
    shapes = program.amountShapes
    totals = zip(program.rules, shapes).map { RuleTotals($0, $1) }
    counts = program.rules.map { _ in Array(repeating: 0, count: VerdictCode.allCases.count) }
    sums = program.rules.map { _ in .zero }
  }

  /// Adds what an assessor found of a block.
  mutating func add(_ assessor: BlockAssessor, rows: Int) {
    for rule in totals.indices {
      let verdicts = assessor.verdicts(ofRule: rule)
      count(verdicts, rows, rule)
      guard let shape = shapes[rule], shape.form != .range,
        let lane = assessor.amounts(ofRule: rule).first
      else { continue }
      sums[rule] = sums[rule].adding(Self.sum(lane, verdicts, rows)) ?? sums[rule]
    }
  }

  private mutating func count(_ verdicts: UnsafePointer<UInt8>, _ rows: Int, _ rule: Int) {
    for code in VerdictCode.allCases {
      counts[rule][Int(code.rawValue)] += Self.count(of: code.rawValue, verdicts, rows)
    }
  }

  /// How often a byte is there, counted by sixteen.
  private static func count(of byte: UInt8, _ bytes: UnsafePointer<UInt8>, _ rows: Int) -> Int {
    let (wanted, ones) = (SIMD16(repeating: byte), SIMD16<UInt8>(repeating: 1))
    var total = 0
    var row = 0
    while row &+ 16 <= rows {
      // The lanes of a vector count up to 255.
      let end = min(rows &- 15, row &+ 255 * 16)
      var found = SIMD16<UInt8>.zero
      while row < end {
        let next = UnsafeRawPointer(bytes + row).loadUnaligned(as: SIMD16<UInt8>.self)
        found &+= SIMD16<UInt8>.zero.replacing(with: ones, where: next .== wanted)
        row &+= 16
      }
      for lane in found.indices { total &+= Int(found[lane]) }
    }
    while row < rows {
      total &+= bytes[row] == byte ? 1 : 0
      row &+= 1
    }
    return total
  }

  /// The sum of the amounts of those who are eligible, in the plain unit.
  private static func sum(
    _ lane: NumberLane,
    _ verdicts: UnsafePointer<UInt8>,
    _ rows: Int
  ) -> ExactDecimal {
    switch lane.values {
    case .int32(let values): scaled(Int128(sum(values, verdicts, rows)), lane.places)
    case .int64(let values): scaled(whole(values, verdicts, rows), lane.places)
    case .codes, .exact:
      (0..<rows).reduce(.zero) { sum, row in
        verdicts[row] == 0 ? sum.adding(lane.number(at: row)) ?? sum : sum
      }
    }
  }

  /// Numbers of 32 bits have room for their sum in 64, as long as there are fewer than 2^32 of them.
  private static func sum(
    _ values: UnsafePointer<Int32>,
    _ verdicts: UnsafePointer<UInt8>,
    _ rows: Int
  ) -> Int {
    var sum = 0
    for row in 0..<rows {
      let mask: Int32 = verdicts[row] == VerdictCode.eligible.rawValue ? -1 : 0
      sum &+= Int(values[row] & mask)
    }
    return sum
  }

  /// A block has few rows, so that the sum has room in 128 bits whatever they are.
  @inline(__always)
  private static func whole<T: FixedWidthInteger>(
    _ values: UnsafePointer<T>,
    _ verdicts: UnsafePointer<UInt8>,
    _ rows: Int
  ) -> Int128 {
    var (sum, wide) = (0, Int128(0))
    for row in 0..<rows where verdicts[row] == VerdictCode.eligible.rawValue {
      let (next, overflows) = sum.addingReportingOverflow(Int(truncatingIfNeeded: values[row]))
      if overflows {
        (sum, wide) = (Int(truncatingIfNeeded: values[row]), wide + Int128(sum))
      } else {
        sum = next
      }
    }
    return wide + Int128(sum)
  }

  private static func scaled(_ sum: Int128, _ places: Int) -> ExactDecimal {
    if let small = Int64(exactly: sum) {
      return ExactDecimal(significand: small, exponent: -places)
    }
    let half = Int64(1) << 62
    let high = ExactDecimal(Int(sum / Int128(half))).multiplied(by: ExactDecimal(Int(half)))
    let total = high?.adding(ExactDecimal(Int(sum % Int128(half)))) ?? .zero
    return total.multiplied(by: ExactDecimal(significand: 1, exponent: -places)) ?? total
  }

  /// What was found so far.
  var result: [RuleTotals] {
    totals.indices.map { rule in
      var total = totals[rule]
      for code in VerdictCode.allCases where counts[rule][Int(code.rawValue)] > 0 {
        total.counts[code.name] = counts[rule][Int(code.rawValue)]
      }
      total.amount = shapes[rule].flatMap { sums[rule].divided(by: $0.scale) }
      return total
    }
  }
}
