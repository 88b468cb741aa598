internal import FEEL
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

/// The values of one fact for the subjects of a block, as programs keep them.
final class FactLane {
  /// The fact.
  let declaration: FactDeclaration
  /// How the values are kept.
  let lane: SlotLane
  /// The values, one behind the other.
  private(set) var values: UnsafeMutableRawPointer
  /// For each row whether the value is known, and whether there is none.
  private(set) var known: UnsafeMutablePointer<UInt8>
  private(set) var absent: UnsafeMutablePointer<UInt8>
  /// Whether something may be unknown, and whether something may be absent.
  let marks: UnsafeMutablePointer<Marks>
  /// The values of a lane that has no other memory.
  private(set) var others: [SlotValue] = []
  private(set) var capacity = 0

  /// What a lane may have besides known values.
  struct Marks {
    var hasUnknown = false
    var hasAbsent = false
  }

  init(_ declaration: FactDeclaration, _ lane: SlotLane) {
    self.declaration = declaration
    self.lane = lane
    values = .allocate(byteCount: 0, alignment: 16)
    known = .allocate(capacity: 0)
    absent = .allocate(capacity: 0)
    marks = .allocate(capacity: 1)
    marks.initialize(to: Marks())
  }

  deinit {
    free()
    marks.deallocate()
  }

  private func free() {
    switch lane {
    case .text: values.assumingMemoryBound(to: String.self).deinitialize(count: capacity)
    default: break
    }
    values.deallocate()
    known.deallocate()
    absent.deallocate()
  }

  /// Makes room for the rows of a block, all known.
  func begin(rows: Int) {
    if rows > capacity { grow(to: rows) }
    if marks.pointee.hasUnknown { known.update(repeating: 1, count: capacity) }
    if marks.pointee.hasAbsent { absent.update(repeating: 0, count: capacity) }
    marks.pointee = Marks()
    if case .other = lane {
      others = Array(repeating: .unknown(cause: ""), count: rows)
    }
  }

  /// Makes all rows unknown.
  func forgetAll(rows: Int) {
    known.update(repeating: 0, count: rows)
    marks.pointee.hasUnknown = true
  }

  private func grow(to rows: Int) {
    free()
    capacity = rows
    values = .allocate(byteCount: max(16, lane.stride * rows), alignment: 16)
    switch lane {
    case .text: values.initializeMemory(as: String.self, repeating: "", count: rows)
    case .exact: values.initializeMemory(as: ExactDecimal.self, repeating: .zero, count: rows)
    default:
      values.initializeMemory(as: UInt8.self, repeating: 0, count: max(16, lane.stride * rows))
    }
    known = .allocate(capacity: rows)
    known.initialize(repeating: 1, count: rows)
    absent = .allocate(capacity: rows)
    absent.initialize(repeating: 0, count: rows)
    marks.pointee = Marks()
  }

  // MARK: - Values

  /// Writes a value of the fact's type; false if it is not as declared, so that the lane can't hold it.
  func write(_ value: FactValue, at row: Int) -> Bool {
    if case .list(let values) = value, case .list(let element) = declaration.type {
      return write(values, of: element, at: row)
    }
    switch value.slotValue(as: declaration.type, missing: declaration.id) {
    case .unknown:
      forget(row)
    case .known(.null):
      absent[row] = 1
      marks.pointee.hasAbsent = true
      if case .other = lane { others[row] = .known(.null) }
    case .known(let value):
      guard store(value, at: row) else {
        forget(row)
        return false
      }
    }
    return true
  }

  /// Writes a list of values, of which nothing is known if one of them is not.
  private func write(_ values: [FactValue], of element: FactType, at row: Int) -> Bool {
    let known = values.compactMap { value -> Value? in
      guard case .known(let plain) = value.slotValue(as: element, missing: declaration.id) else {
        return nil
      }
      return plain
    }
    guard known.count == values.count else {
      forget(row)
      return true
    }
    return store(.list(known), at: row)
  }

  private func forget(_ row: Int) {
    known[row] = 0
    marks.pointee.hasUnknown = true
  }

  private func store(_ value: Value, at row: Int) -> Bool {
    switch (lane, value) {
    case (.truth, .boolean(let truth)): bytes[row] = truth ? 1 : 0
    case (.code(let cases), .string(let id)): return store(cases.firstIndex(of: id), at: row)
    case (.number(let places, let least, let greatest, _), .number(let number)):
      let word = number.scaled(toPlaces: places).map { Int($0) }
      return store(word.flatMap { $0 >= least && $0 <= greatest ? $0 : nil }, at: row)
    case (.day, .date(let day)):
      guard Self.days.contains(day.dayNumber) else { return false }
      halves[row] = Int32(day.dayNumber)
    case (.exact, .number(let number)):
      values.assumingMemoryBound(to: ExactDecimal.self)[row] = number
    case (.text, .string(let text)): values.assumingMemoryBound(to: String.self)[row] = text
    case (.other, let value): others[row] = .known(value)
    default: return false
    }
    return true
  }

  /// The days that a lane of days holds: some 700,000 years.
  private static let days = -(1 << 28)...(1 << 28)

  /// Stores a whole number of a lane that keeps such; false if there is none.
  private func store(_ number: Int?, at row: Int) -> Bool {
    guard let number else { return false }
    switch lane.stride {
    case 1: bytes[row] = UInt8(truncatingIfNeeded: number)
    case 4: halves[row] = Int32(truncatingIfNeeded: number)
    default: values.assumingMemoryBound(to: Int.self)[row] = number
    }
    return true
  }

  private var bytes: UnsafeMutablePointer<UInt8> { values.assumingMemoryBound(to: UInt8.self) }
  private var halves: UnsafeMutablePointer<Int32> { values.assumingMemoryBound(to: Int32.self) }

  /// The number of a row of a lane of whole numbers, without its decimal places.
  func wholeNumber(at row: Int) -> Int? {
    guard case .number(let places, _, _, _) = lane, places == 0 else { return nil }
    return lane.stride == 4
      ? Int(halves[row]) : values.assumingMemoryBound(to: Int.self)[row]
  }

  /// Whether a row has a value.
  func isPresent(_ row: Int) -> Bool {
    (!marks.pointee.hasUnknown || known[row] == 1)
      && (!marks.pointee.hasAbsent || absent[row] == 0)
  }

  // MARK: - Copying

  /// Returns a lane of its own with the first rows.
  func copy(rows: Int) -> FactLane {
    let copy = FactLane(declaration, lane)
    guard rows > 0 else { return copy }
    switch lane {
    case .text, .exact, .other:
      copy.begin(rows: rows)
    default:
      // All of it is written at once, and where all is known nobody looks at the masks.
      copy.allocate(rows: rows, masks: marks.pointee)
    }
    copy.copy(self, rows: 0..<rows, to: 0)
    return copy
  }

  private func allocate(rows: Int, masks: Marks) {
    free()
    capacity = rows
    values = .allocate(byteCount: max(16, lane.stride * rows), alignment: 16)
    known = .allocate(capacity: masks.hasUnknown ? rows : 0)
    absent = .allocate(capacity: masks.hasAbsent ? rows : 0)
    marks.pointee = Marks()
  }

  /// Copies rows of another lane of the same form to where they begin here.
  func copy(_ other: FactLane, rows: Range<Int>, to start: Int) {
    let stride = lane.stride
    let count = rows.count
    switch lane {
    case .text:
      let texts = other.values.assumingMemoryBound(to: String.self)
      values.assumingMemoryBound(to: String.self).advanced(by: start)
        .update(from: texts + rows.lowerBound, count: count)
    case .other:
      others.replaceSubrange(start..<start + count, with: other.others[rows])
    default:
      let first = other.values + rows.lowerBound * stride
      (values + start * stride).copyMemory(from: first, byteCount: count * stride)
    }
    copyMarks(of: other, rows: rows, to: start)
  }

  private func copyMarks(of other: FactLane, rows: Range<Int>, to start: Int) {
    if other.marks.pointee.hasUnknown {
      known.advanced(by: start).update(from: other.known + rows.lowerBound, count: rows.count)
      marks.pointee.hasUnknown = true
    }
    if other.marks.pointee.hasAbsent {
      absent.advanced(by: start).update(from: other.absent + rows.lowerBound, count: rows.count)
      marks.pointee.hasAbsent = true
    }
  }
}

extension SlotLane {
  /// What one value takes in memory.
  var stride: Int {
    switch self {
    case .truth: 1
    case .code(let cases): cases.count <= 256 ? 1 : 4
    case .number(_, _, _, .int32), .day: 4
    case .number(_, _, _, .int64), .months: 8
    case .exact: MemoryLayout<ExactDecimal>.stride
    case .text: MemoryLayout<String>.stride
    case .other: 0
    }
  }
}
