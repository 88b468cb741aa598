internal import Quantities

/// The memory of one register: a value, a known byte and an absent byte for each row.
struct Column {
  let lane: Lane
  let storage: Lane.Storage
  /// Whether its numbers are seconds or months.
  let isDuration: Bool
  /// Whether all rows hold the same value, known or not.
  var isUniform: Bool
  /// Whether all rows of a block are known for sure.
  private(set) var allKnown = false
  /// Whether no row of a block is absent for sure.
  private(set) var noneAbsent = false
  private(set) var known: UnsafeMutablePointer<UInt8>
  private(set) var absent: UnsafeMutablePointer<UInt8>
  private(set) var values: UnsafeMutableRawPointer
  /// Where its own memory begins; what it reads may be a host's.
  private let memory: UnsafeMutableRawPointer

  /// What a register's memory is like, without anything that is counted.
  struct Layout: Sendable {
    let lane: Lane
    let storage: Lane.Storage
    let isDuration: Bool
    let isConstant: Bool
    let frame: Int

    /// The bytes that a column of so many rows takes.
    func size(rows: Int) -> Int {
      let bytes = storage.stride * rows + 2 * rows
      return (bytes + 15) & ~15
    }
  }

  /// Makes a column of unknown values in memory that is aligned to 16 bytes.
  init(_ layout: Layout, rows: Int, at memory: UnsafeMutableRawPointer) {
    let masks = (memory + layout.storage.stride * rows).assumingMemoryBound(to: UInt8.self)
    masks.initialize(repeating: 0, count: 2 * rows)
    self.init(layout, values: memory, known: masks, absent: masks + rows)
    switch storage {
    case .byte: memory.initializeMemory(as: UInt8.self, repeating: 0, count: rows)
    case .half: memory.initializeMemory(as: Int32.self, repeating: 0, count: rows)
    case .word: memory.initializeMemory(as: Int.self, repeating: 0, count: rows)
    case .decimal: memory.initializeMemory(as: ExactDecimal.self, repeating: .zero, count: rows)
    case .text: memory.initializeMemory(as: String.self, repeating: "", count: rows)
    case .value: memory.initializeMemory(as: Value.self, repeating: .null, count: rows)
    }
  }

  /// Makes a column of memory that is filled already.
  init(
    _ layout: Layout,
    values: UnsafeMutableRawPointer,
    known: UnsafeMutablePointer<UInt8>,
    absent: UnsafeMutablePointer<UInt8>
  ) {
    lane = layout.lane
    storage = layout.storage
    isDuration = layout.isDuration
    isUniform = layout.isConstant
    memory = values
    self.values = values
    self.known = known
    self.absent = absent
  }

  /// Gives back what the values of its own memory refer to.
  func deinitialize(rows: Int) {
    switch storage {
    case .byte, .half, .word, .decimal: break
    case .text: memory.assumingMemoryBound(to: String.self).deinitialize(count: rows)
    case .value: memory.assumingMemoryBound(to: Value.self).deinitialize(count: rows)
    }
  }

  // MARK: - Memory of others

  /// Goes back to its own memory, which has room for so many rows.
  mutating func readOwn(rows: Int) {
    values = memory
    known = ownKnown(rows: rows)
    absent = known + rows
    (allKnown, noneAbsent) = (false, false)
  }

  /// Takes the values of another column for its own ones.
  mutating func share(_ other: UnsafeMutableRawPointer) { values = other }

  /// Goes back to its own values.
  mutating func shareOwn() { values = memory }

  /// Takes bytes for its own ones, with what is sure of all of them.
  mutating func share(
    known: UnsafeMutablePointer<UInt8>,
    allKnown: Bool,
    absent: UnsafeMutablePointer<UInt8>,
    noneAbsent: Bool
  ) {
    (self.known, self.allKnown) = (known, allKnown)
    (self.absent, self.noneAbsent) = (absent, noneAbsent)
  }

  /// Looks through the bytes of so many rows for what is sure of all of them.
  mutating func survey(rows: Int) {
    var (all, any) = (1 as UInt8, 0 as UInt8)
    for row in 0..<rows {
      all &= known[row]
      any |= absent[row]
    }
    (allKnown, noneAbsent) = (all == 1, any == 0)
  }

  /// Its own known bytes; the absent ones follow.
  func ownKnown(rows: Int) -> UnsafeMutablePointer<UInt8> {
    (memory + storage.stride * rows).assumingMemoryBound(to: UInt8.self)
  }

  /// Writes the first row to all others, as far as they are its own memory.
  func repeatFirst(rows: Int) {
    let isOwn = values == memory
    let masks = ownKnown(rows: rows)
    for row in 1..<max(1, rows) {
      if isOwn { copyValue(self, 0, to: row) }
      if known == masks { known[row] = known[0] }
      if absent == masks + rows { absent[row] = absent[0] }
    }
  }

  // MARK: - Typed views

  var bytes: UnsafeMutablePointer<UInt8> { values.assumingMemoryBound(to: UInt8.self) }
  var halves: UnsafeMutablePointer<Int32> { values.assumingMemoryBound(to: Int32.self) }
  var words: UnsafeMutablePointer<Int> { values.assumingMemoryBound(to: Int.self) }
  var numbers: UnsafeMutablePointer<ExactDecimal> {
    values.assumingMemoryBound(to: ExactDecimal.self)
  }
  var texts: UnsafeMutablePointer<String> { values.assumingMemoryBound(to: String.self) }
  var anys: UnsafeMutablePointer<Value> { values.assumingMemoryBound(to: Value.self) }

  /// Copies a row of another column of the same lane, with whether it is known and absent.
  @inline(__always)
  func copy(_ source: Column, _ from: Int, to row: Int) {
    known[row] = source.known[from]
    absent[row] = source.absent[from]
    copyValue(source, from, to: row)
  }

  /// Copies the value of a row of another column of the same lane.
  @inline(__always)
  func copyValue(_ source: Column, _ from: Int, to row: Int) {
    switch storage {
    case .byte: bytes[row] = source.bytes[from]
    case .half: halves[row] = source.halves[from]
    case .word: words[row] = source.words[from]
    case .decimal: numbers[row] = source.numbers[from]
    case .text: texts[row] = source.texts[from]
    case .value: anys[row] = source.anys[from]
    }
  }

  /// Whether two rows of columns of the same lane hold equal values.
  @inline(__always)
  func equals(_ row: Int, _ other: Column, _ otherRow: Int) -> Bool {
    switch storage {
    case .byte: bytes[row] == other.bytes[otherRow]
    case .half: halves[row] == other.halves[otherRow]
    case .word: words[row] == other.words[otherRow]
    case .decimal: numbers[row] == other.numbers[otherRow]
    case .text: TextSearch.equal(texts[row], other.texts[otherRow])
    case .value: anys[row] == other.anys[otherRow]
    }
  }

  /// The whole number of a row, of a lane of such.
  @inline(__always)
  func whole(at row: Int) -> Int {
    switch storage {
    case .byte: Int(bytes[row])
    case .half: Int(halves[row])
    case .word, .decimal, .text, .value: words[row]
    }
  }

  /// Writes a whole number that there is room for.
  @inline(__always)
  func put(_ number: Int, at row: Int) {
    switch storage {
    case .byte: bytes[row] = UInt8(truncatingIfNeeded: number)
    case .half: halves[row] = Int32(truncatingIfNeeded: number)
    case .word, .decimal, .text, .value: words[row] = number
    }
  }

  /// Writes a whole number; false if it takes more room than there is.
  private func setWhole(_ number: Int, at row: Int) -> Bool {
    switch storage {
    case .byte:
      guard let byte = UInt8(exactly: number) else { return false }
      bytes[row] = byte
    case .half:
      guard let half = Int32(exactly: number) else { return false }
      halves[row] = half
    case .word, .decimal, .text, .value: words[row] = number
    }
    return true
  }

  /// Whether the row has a value.
  @inline(__always)
  func isPresent(_ row: Int) -> Bool { known[row] & ~absent[row] & 1 == 1 }
}

// MARK: - Values

/// What a register's memory needs to know to take and give values.
struct ValueForm: Sendable, Hashable {
  let type: StaticType
  let lane: Lane
  /// What the whole numbers of the lane can be.
  let bounds: Bounds?
  /// Whether there may be no value.
  let mayBeAbsent: Bool
}

extension Column {
  /// Writes what is known of a row; false if the lane can't hold it.
  func write(_ value: SlotValue, at row: Int, as form: ValueForm) -> Bool {
    switch value {
    case .unknown:
      known[row] = 0
      absent[row] = 0
    case .known(.null):
      known[row] = 1
      absent[row] = 1
      return form.mayBeAbsent
    case .known(let value):
      absent[row] = 0
      let isStored = store(value, at: row, as: form)
      known[row] = isStored ? 1 : 0
      return isStored
    }
    return true
  }

  /// Stores a value in the lane; false if it is none of the lane's.
  func store(_ value: Value, at row: Int, as form: ValueForm) -> Bool {
    switch (lane, value) {
    case (.boolean, .boolean(let truth)): bytes[row] = truth ? 1 : 0
    case (.number, .number(let number)): numbers[row] = number
    case (.number, .daysTimeDuration(let duration)): numbers[row] = duration.seconds
    case (.fixed(let places), .number(let number)):
      return store(number.scaled(toPlaces: places), at: row, as: form)
    case (.fixed(let places), .daysTimeDuration(let duration)):
      return store(duration.seconds.scaled(toPlaces: places), at: row, as: form)
    case (.integer, .date(let day)):
      return form.bounds?.contains(day.dayNumber) ?? true && setWhole(day.dayNumber, at: row)
    case (.integer, .yearsMonthsDuration(let months)): return setWhole(months, at: row)
    case (.code, .string(let id)): return store(form.type.position(ofCase: id), at: row)
    case (.text, .string(let text)): texts[row] = text
    case (.value, let value): anys[row] = value
    default: return false
    }
    return true
  }

  private func store(_ number: Int64?, at row: Int, as form: ValueForm) -> Bool {
    guard let number = number.flatMap(Int.init(exactly:)), form.bounds?.contains(number) ?? true
    else { return false }
    return setWhole(number, at: row)
  }

  private func store(_ position: Int?, at row: Int) -> Bool {
    guard let position else { return false }
    return setWhole(position, at: row)
  }

  /// Returns the value of a row, which is known, of a register of a type.
  func value(at row: Int, of type: StaticType) -> Value {
    guard lane == .code, absent[row] == 0 else { return value(at: row) }
    return .string(type.caseID(at: whole(at: row)))
  }

  /// Returns the value of a row, which is known; of cases only their types know the names.
  @inline(__always)
  func value(at row: Int) -> Value {
    guard absent[row] == 0 else { return .null }
    switch lane {
    case .boolean: return .boolean(bytes[row] != 0)
    case .number, .fixed:
      let number = number(at: row)
      return isDuration ? .daysTimeDuration(DaysTimeDuration(seconds: number)) : .number(number)
    case .integer:
      let word = whole(at: row)
      return isDuration
        ? .yearsMonthsDuration(months: word) : .date(CalendarDay(dayNumber: word))
    case .code: return .null
    case .text: return .string(texts[row])
    case .value: return anys[row]
    }
  }

  /// The number of a row, of a lane of numbers.
  @inline(__always)
  func number(at row: Int) -> ExactDecimal {
    guard let places = lane.places else { return numbers[row] }
    guard places > 0 else { return ExactDecimal(whole(at: row)) }
    return ExactDecimal(significand: Int64(whole(at: row)), exponent: -places)
  }
}

extension Lane.Storage {
  /// The bytes from one value to the next one.
  var stride: Int {
    switch self {
    case .byte: 1
    case .half: MemoryLayout<Int32>.stride
    case .word: MemoryLayout<Int>.stride
    case .decimal: MemoryLayout<ExactDecimal>.stride
    case .text: MemoryLayout<String>.stride
    case .value: MemoryLayout<Value>.stride
    }
  }

  /// Whether it holds whole numbers.
  var isWhole: Bool { self == .byte || self == .half || self == .word }
}

extension StaticType {
  /// Whether it is a length of time.
  var isDuration: Bool {
    switch unwrapped {
    case .yearsMonthsDuration, .daysTimeDuration: true
    default: false
    }
  }

  /// Returns the position of a case of an enumeration.
  func position(ofCase id: String) -> Int? {
    guard case .enumeration(let enumeration) = unwrapped else { return nil }
    return enumeration.cases.firstIndex { $0.id == id }
  }

  /// Returns the case at a position.
  func caseID(at position: Int) -> String {
    guard case .enumeration(let enumeration) = unwrapped,
      enumeration.cases.indices.contains(position)
    else { return "" }
    return enumeration.cases[position].id
  }
}
