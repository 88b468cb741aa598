import Diagnostics
import Quantities
import Testing

@testable import FEEL

/// Random small tables over few values, compared with what enumerating all values finds.
@Suite struct TableAnalysisTests {
  /// A cell that a person could write, and which values it takes.
  private struct Cell: Sendable {
    let text: String
    let takes: @Sendable (Value) -> Bool
  }

  private struct Column: Sendable {
    let name: String
    /// A value of every piece that cells can cut.
    let values: [Value]
    let cells: [Cell]
  }

  private static let columns: [Column] = [truth, number, whole, kind, day]

  private static let truth = Column(
    name: "a",
    values: [.boolean(true), .boolean(false)],
    cells: [
      Cell(text: "-") { _ in true }, Cell(text: "true") { $0 == .boolean(true) },
      Cell(text: "false") { $0 == .boolean(false) },
      Cell(text: "not(true)") { $0 == .boolean(false) },
    ]
  )

  private static let kind = Column(
    name: "other",
    values: [.string("full"), .string("weak"), .string("none"), .null],
    cells: [
      Cell(text: "-") { _ in true }, Cell(text: "\"full\"") { $0 == .string("full") },
      Cell(text: "not(\"weak\")") { $0 != .string("weak") }, Cell(text: "null") { $0 == .null },
      Cell(text: "\"none\", null") { $0 == .null || $0 == .string("none") },
    ]
  )

  private static let number = numbers("score", halves: true)
  private static let whole = numbers("size", halves: false)

  /// Cells with ends from 1 to 4, over values from 0 or 1 to 5, with halves where there are any.
  private static func numbers(_ name: String, halves: Bool) -> Column {
    let values = halves ? Array(0...10) : [2, 4, 6, 8, 10]
    var cells = [Cell(text: "-") { _ in true }]
    for low in 1...4 {
      let end = ExactDecimal(low)
      cells += [
        Cell(text: "< \(low)") { ($0.asNumber ?? 0) < end },
        Cell(text: ">= \(low)") { ($0.asNumber ?? 0) >= end },
        Cell(text: "\(low)") { $0.asNumber == end },
        Cell(text: "not(\(low))") { $0.asNumber != end },
      ]
      for high in 1...4 {
        let top = ExactDecimal(high)
        cells.append(
          Cell(text: "[\(low)..\(high))") { ($0.asNumber ?? 0) >= end && ($0.asNumber ?? 0) < top }
        )
        cells.append(
          Cell(text: "(\(low)..\(high)], 4") {
            (($0.asNumber ?? 0) > end && ($0.asNumber ?? 0) <= top) || $0.asNumber == 4
          }
        )
      }
    }
    let half = ExactDecimal(significand: 5, exponent: -1)
    let all = values.compactMap { ExactDecimal($0).multiplied(by: half).map(Value.number) }
    return Column(name: name, values: all, cells: cells)
  }

  private static let day = Column(
    name: "on",
    values: (0...4).map { .date(CalendarDay(dayNumber: 19_723 + $0)) },
    cells: [1, 2, 3].flatMap { offset -> [Cell] in
      let day = CalendarDay(dayNumber: 19_723 + offset)
      let number: @Sendable (Value) -> Int = {
        if case .date(let day) = $0 { day.dayNumber } else { 0 }
      }
      return [
        Cell(text: "< @\"\(day)\"") { number($0) < day.dayNumber },
        Cell(text: "> @\"\(day)\"") { number($0) > day.dayNumber },
        Cell(text: "[@\"\(day)\"..@\"2024-01-03\"]") {
          number($0) >= day.dayNumber && number($0) <= 19_725
        },
      ]
    } + [Cell(text: "-") { _ in true }]
  )

  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var mixed = state
      mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
      return mixed ^ (mixed >> 33)
    }
  }

  /// A random table with what each row takes.
  private struct Sample {
    var inputs: [Column] = []
    var rows: [(cells: [Cell], answer: Int)] = []
    let policy: TypedExpression.HitPolicy

    init(_ random: inout Random) {
      policy = [.unique, .any, .first].randomElement(using: &random) ?? .unique
      inputs = Array(columns.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random)))
      for _ in 0..<Int.random(in: 1...5, using: &random) {
        let cells = inputs.compactMap { $0.cells.randomElement(using: &random) }
        rows.append((cells, Int.random(in: 1...2, using: &random)))
      }
    }

    var text: String {
      let lines = rows.map { row in
        row.cells.map(\.text).joined(separator: " | ") + " -> \(row.answer)"
      }
      return "\(policy.rawValue) " + inputs.map(\.name).joined(separator: " | ") + "\n"
        + lines.joined(separator: "\n")
    }

    /// All combinations of the values.
    var points: [[Value]] {
      inputs.reduce([[]]) { points, column in
        points.flatMap { point in column.values.map { point + [$0] } }
      }
    }

    /// The rows that take a combination.
    func rows(at point: [Value]) -> [Int] {
      rows.indices.filter { row in zip(rows[row].cells, point).allSatisfy { $0.takes($1) } }
    }
  }

  private static func analysis(_ sample: Sample) throws -> TableAnalysis {
    let table = WrittenTable(sample.text).table
    var reader = TableReader(scope: Desk(), expected: nil)
    let read = reader.read(table)
    let parts = try #require(read, "\(sample.text)")
    return TableAnalysis(
      inputs: parts.inputs,
      cells: parts.cells,
      outputs: parts.outputs.map(\.typed),
      declared: Desk.numbers
    )
  }

  private static func contains(_ box: Coverage.Box, _ point: [Value], _ analysis: TableAnalysis)
    -> Bool
  {
    zip(zip(analysis.columns, box), point).allSatisfy { pair, value in
      pair.0.piece(holding: value).map(pair.1.contains) ?? false
    }
  }

  @Test(arguments: 0..<20)
  func `gaps, overlaps, dead and masked rows are those that enumerating finds`(seed: Int) throws {
    var random = Random(state: UInt64(seed) &* 0x9e37_79b9)
    for _ in 0..<50 {
      let sample = Sample(&random)
      let analysis = try Self.analysis(sample)
      let applying = sample.points.map { (point: $0, rows: sample.rows(at: $0)) }
      let gaps = analysis.gaps(limit: 1000)
      let overlaps = analysis.overlaps { _, _ in true }.found
      let masked = Set(analysis.maskedRows().found.map(\.row))
      for (point, rows) in applying {
        #expect(analysis.rows(applyingTo: point) == rows, "\(sample.text) \(point)")
        let isGap = gaps.found.contains { Self.contains($0, point, analysis) }
        #expect(isGap == rows.isEmpty, "\(sample.text) \(point)")
      }
      for later in sample.rows.indices {
        let earlier = (0..<later).first { other in
          applying.contains { $0.rows.contains(later) && $0.rows.contains(other) }
        }
        #expect(overlaps.first { $0.later == later }?.earlier == earlier, "\(sample.text) \(later)")
        let own = applying.filter { $0.rows.contains(later) }
        #expect(analysis.isDead(later) == own.isEmpty, "\(sample.text) \(later)")
        let isMasked = !own.isEmpty && own.allSatisfy { $0.rows[0] < later }
        #expect(masked.contains(later) == isMasked, "\(sample.text) \(later)")
      }
    }
  }

  @Test(arguments: 0..<10)
  func `a column is idle if no two values of it have different answers`(seed: Int) throws {
    var random = Random(state: UInt64(seed) &* 0x51ed_270b &+ 7)
    for _ in 0..<100 {
      let sample = Sample(&random)
      let analysis = try Self.analysis(sample)
      let points = sample.points
      guard points.allSatisfy({ sample.rows(at: $0).count == 1 }),
        !sample.rows.indices.contains(where: analysis.isDead)
      else { continue }
      let answers = Dictionary(
        uniqueKeysWithValues: points.map { ($0, sample.rows[sample.rows(at: $0)[0]].answer) }
      )
      let idle = sample.inputs.indices.filter { column in
        points.allSatisfy { point in
          sample.inputs[column].values.allSatisfy { value in
            var other = point
            other[column] = value
            return answers[other] == answers[point]
          }
        }
      }
      #expect(analysis.idleColumns(isFunction: true) == idle, "\(sample.text)")
    }
  }

  /// A table of a thousand rows over three inputs, each cut into ten.
  private static var thousand: [String] {
    func cell(_ part: Int) -> String {
      switch part {
      case 0: "< 10"
      case 9: ">= 90"
      default: "[\(part * 10)..\(part * 10 + 10))"
      }
    }
    return (0..<1000).map { row in
      let cells = [row / 100, row / 10 % 10, row % 10].map(cell)
      return cells.joined(separator: " | ") + " -> \(row)"
    }
  }

  @Test func `a table of a thousand rows is checked to the end`() {
    let head = "unique score | line | income"
    #expect(WrittenTable(([head] + Self.thousand).joined(separator: "\n")).report().isEmpty)
    var rows = Self.thousand
    rows.remove(at: 123)
    #expect(
      WrittenTable(([head] + rows).joined(separator: "\n")).report() == [
        "1:score | line | income: error: no row for score in [10..20) and line in [20..30) and "
          + "income in [30..40); add one [feel.table-gap]"
      ]
    )
  }

  @Test func `a table without an end is given up with a note`() throws {
    var random = Random(state: 5)
    var lines = ["first " + ["age", "income", "line", "share", "score"].joined(separator: " | ")]
    for row in 0..<300 {
      let cells = (0..<5).map { _ in
        let low = Int.random(in: 0..<100, using: &random)
        return "not([\(low)..\(low + 30)])"
      }
      lines.append(cells.joined(separator: " | ") + " -> \(row)")
    }
    let table = WrittenTable(lines.joined(separator: "\n"))
    let clock = ContinuousClock()
    let start = clock.now
    let found = table.table.check(in: Desk()).diagnostics
    #expect(clock.now - start < .seconds(30))
    #expect(found.contains { $0.code == "feel.table-too-large" })
  }
}
