internal import FEEL

/// Where the cells of a column go, and how they are read where they are written as they should be.
///
/// It works through some hundred cells of one kind at a time, so that the processor can read
/// several at once. What it can't read is left to who knows the long way.
final class CellTarget {
  private let kind: Kind
  private let lane: FactLane?
  private let words: CaseWords
  private let range: WholeRange
  private let empty: Empty

  private enum Kind {
    case skip, truth, code, whole, day, slow
  }

  /// What an empty cell says.
  enum Empty {
    /// The value is not known, there is none, or something that is found out the long way.
    case unknown, absent, other
  }

  /// A column that is passed over.
  static func skipped() -> CellTarget { CellTarget(.skip, nil, nil, empty: .other) }

  /// A column of a lane.
  convenience init(_ lane: FactLane, _ words: CaseWords?, empty: Empty) {
    self.init(Self.kind(of: lane), lane, words, empty: empty)
  }

  /// A column whose cells are all read the long way.
  static func slow() -> CellTarget { CellTarget(.slow, nil, nil, empty: .other) }

  private init(_ kind: Kind, _ lane: FactLane?, _ words: CaseWords?, empty: Empty) {
    self.kind = kind
    self.lane = lane
    self.words = words ?? CaseWords([])
    self.empty = empty
    range = lane.flatMap { WholeRange($0) } ?? WholeRange()
  }

  private static func kind(of lane: FactLane) -> Kind {
    switch lane.lane {
    case .truth: .truth
    case .code: .code
    case .day: .day
    case .number: WholeRange(lane) == nil ? .slow : .whole
    default: .slow
    }
  }

  // MARK: - Reading

  /// Reads the cells of a column into the lane, and calls a function with each that must be read the
  /// long way.
  func read(_ cells: CellColumn, _ odd: (_ cell: Int) -> Void) {
    guard let lane, kind != .slow else {
      if kind == .slow { for cell in 0..<cells.count { odd(cell) } }
      return
    }
    let isNarrow = lane.lane.stride == 1
    switch kind {
    case .truth: readTruths(cells, lane, odd)
    case .code where isNarrow: readCodes(cells, lane, UInt8.self, odd)
    case .code: readCodes(cells, lane, Int32.self, odd)
    case .whole where lane.lane.stride == 4: readNumbers(cells, lane, Int32.self, odd)
    case .whole: readNumbers(cells, lane, Int.self, odd)
    case .day: readDays(cells, lane, odd)
    case .skip, .slow: break
    }
  }

  /// Notes what an empty cell says; other cells are odd.
  private func readEmpty(
    _ cells: CellColumn,
    _ cell: Int,
    _ lane: FactLane,
    _ odd: (_ cell: Int) -> Void
  ) {
    let row = cells.row(of: cell)
    switch empty {
    case .unknown where cells[cell].count == 0:
      lane.known[row] = 0
      lane.marks.pointee.hasUnknown = true
    case .absent where cells[cell].count == 0:
      lane.absent[row] = 1
      lane.marks.pointee.hasAbsent = true
    default: odd(cell)
    }
  }

  private static let `true` = "true".utf8.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
  private static let `false` = "false".utf8.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }

  @inline(never)
  private func readTruths(_ cells: CellColumn, _ lane: FactLane, _ odd: (_ cell: Int) -> Void) {
    let values = lane.values.assumingMemoryBound(to: UInt8.self)
    let (yes, no) = (Self.true, Self.false)
    for cell in 0..<cells.count {
      let (start, count) = cells[cell]
      let word = ByteWord.load(start)
      let isTrue = word & 0xFFFF_FFFF == yes && count == 4
      let isFalse = word & 0xFF_FFFF_FFFF == no && count == 5
      if isTrue == isFalse {
        readEmpty(cells, cell, lane, odd)
      } else {
        values[cells.row(of: cell)] = isTrue ? 1 : 0
      }
    }
  }

  @inline(__always)
  private func readCodes<Code: FixedWidthInteger>(
    _ cells: CellColumn,
    _ lane: FactLane,
    _: Code.Type,
    _ odd: (_ cell: Int) -> Void
  ) {
    let values = lane.values.assumingMemoryBound(to: Code.self)
    for cell in 0..<cells.count {
      let (start, count) = cells[cell]
      if count > 0, let position = words.position(of: ShortWord(start, count)) {
        values[cells.row(of: cell)] = Code(truncatingIfNeeded: position)
      } else {
        readEmpty(cells, cell, lane, odd)
      }
    }
  }

  @inline(__always)
  private func readNumbers<Number: FixedWidthInteger>(
    _ cells: CellColumn,
    _ lane: FactLane,
    _: Number.Type,
    _ odd: (_ cell: Int) -> Void
  ) {
    let values = lane.values.assumingMemoryBound(to: Number.self)
    for cell in 0..<cells.count {
      let (start, count) = cells[cell]
      if let number = range.number(start, count) {
        values[cells.row(of: cell)] = Number(truncatingIfNeeded: number)
      } else {
        readEmpty(cells, cell, lane, odd)
      }
    }
  }

  @inline(never)
  private func readDays(_ cells: CellColumn, _ lane: FactLane, _ odd: (_ cell: Int) -> Void) {
    let values = lane.values.assumingMemoryBound(to: Int32.self)
    MonthStarts.days.withUnsafeBufferPointer { months in
      for cell in 0..<cells.count {
        let (start, count) = cells[cell]
        if count == 10, let day = Self.day(start, months) {
          values[cells.row(of: cell)] = day
        } else {
          readEmpty(cells, cell, lane, odd)
        }
      }
    }
  }

  /// The day that ten bytes like 2024-06-30 are.
  @inline(__always)
  private static func day(
    _ start: UnsafePointer<UInt8>,
    _ months: UnsafeBufferPointer<Int32>
  ) -> Int32? {
    // What is left of 0000-00- are digits, and nothing of the dashes.
    let digits = ByteWord.load(start) ^ 0x2D30_302D_3030_3030
    let (tens, units) = (start[8] &- UInt8(ascii: "0"), start[9] &- UInt8(ascii: "0"))
    guard (digits &+ ByteWord.all(0x76) | digits) & ByteWord.all(0x80) == 0,
      digits & 0xFF00_00FF_0000_0000 == 0, tens < 10, units < 10
    else { return nil }
    let pairs = digits &* 10 &+ digits &>> 8
    let century = Int(truncatingIfNeeded: pairs & 0xFF)
    let year = Int(truncatingIfNeeded: pairs &>> 16 & 0xFF)
    let month = Int(truncatingIfNeeded: pairs &>> 40 & 0xFF)
    return MonthStarts.day(months, century &* 100 &+ year, month, Int(tens) &* 10 &+ Int(units))
  }
}
