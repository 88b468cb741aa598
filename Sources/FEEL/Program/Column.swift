internal import Quantities

/// The memory of one register: a value, a known byte and an absent byte for each row.
struct Column {
  let lane: Lane
  /// Whether its numbers are seconds or months.
  let isDuration: Bool
  /// Whether all rows hold the same known value.
  let isConstant: Bool
  let known: UnsafeMutablePointer<UInt8>
  let absent: UnsafeMutablePointer<UInt8>
  let values: UnsafeMutableRawPointer

  /// What a register's memory is like, without anything that is counted.
  struct Layout: Sendable {
    let lane: Lane
    let isDuration: Bool
    let isConstant: Bool
    let frame: Int
  }

  /// The bytes that a column of so many rows takes.
  static func size(_ lane: Lane, rows: Int) -> Int {
    let bytes = stride(of: lane) * rows + 2 * rows
    return (bytes + 15) & ~15
  }

  private static func stride(of lane: Lane) -> Int {
    switch lane.storage {
    case .byte: 1
    case .word: MemoryLayout<Int>.stride
    case .decimal: MemoryLayout<ExactDecimal>.stride
    case .text: MemoryLayout<String>.stride
    case .value: MemoryLayout<Value>.stride
    }
  }

  /// Makes a column of unknown values in memory that is aligned to 16 bytes.
  init(_ layout: Layout, rows: Int, at memory: UnsafeMutableRawPointer) {
    lane = layout.lane
    isDuration = layout.isDuration
    isConstant = layout.isConstant
    values = memory
    let masks = (memory + Self.stride(of: lane) * rows).assumingMemoryBound(to: UInt8.self)
    masks.initialize(repeating: 0, count: 2 * rows)
    known = masks
    absent = masks + rows
    switch lane.storage {
    case .byte: memory.initializeMemory(as: UInt8.self, repeating: 0, count: rows)
    case .word: memory.initializeMemory(as: Int.self, repeating: 0, count: rows)
    case .decimal: memory.initializeMemory(as: ExactDecimal.self, repeating: .zero, count: rows)
    case .text: memory.initializeMemory(as: String.self, repeating: "", count: rows)
    case .value: memory.initializeMemory(as: Value.self, repeating: .null, count: rows)
    }
  }

  /// Gives back what the values refer to.
  func deinitialize(rows: Int) {
    switch lane.storage {
    case .byte, .word, .decimal: break
    case .text: texts.deinitialize(count: rows)
    case .value: anys.deinitialize(count: rows)
    }
  }

  // MARK: - Typed views

  var bytes: UnsafeMutablePointer<UInt8> { values.assumingMemoryBound(to: UInt8.self) }
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
    switch lane.storage {
    case .byte: bytes[row] = source.bytes[from]
    case .word: words[row] = source.words[from]
    case .decimal: numbers[row] = source.numbers[from]
    case .text: texts[row] = source.texts[from]
    case .value: anys[row] = source.anys[from]
    }
  }

  /// Whether two rows of columns of the same lane hold equal values.
  @inline(__always)
  func equals(_ row: Int, _ other: Column, _ otherRow: Int) -> Bool {
    switch lane.storage {
    case .byte: bytes[row] == other.bytes[otherRow]
    case .word: words[row] == other.words[otherRow]
    case .decimal: numbers[row] == other.numbers[otherRow]
    case .text: TextSearch.equal(texts[row], other.texts[otherRow])
    case .value: anys[row] == other.anys[otherRow]
    }
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
    case (.integer, .date(let day)): words[row] = day.dayNumber
    case (.integer, .yearsMonthsDuration(let months)): words[row] = months
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
    words[row] = number
    return true
  }

  private func store(_ position: Int?, at row: Int) -> Bool {
    guard let position else { return false }
    words[row] = position
    return true
  }

  /// Returns the value of a row, which is known, of a register of a type.
  func value(at row: Int, of type: StaticType) -> Value {
    guard lane == .code, absent[row] == 0 else { return value(at: row) }
    return .string(type.caseID(at: words[row]))
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
      let word = words[row]
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
    guard places > 0 else { return ExactDecimal(words[row]) }
    return ExactDecimal(significand: Int64(words[row]), exponent: -places)
  }
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
