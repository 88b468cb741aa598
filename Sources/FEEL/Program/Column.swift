internal import Quantities

/// The memory of one register: a value, a known byte and an absent byte for each row.
struct Column {
  let lane: Lane
  let capacity: Int
  let known: UnsafeMutablePointer<UInt8>
  let absent: UnsafeMutablePointer<UInt8>
  private let values: UnsafeMutableRawPointer

  /// Makes a column of unknown values.
  ///
  /// Its owner calls ``free()``.
  init(_ lane: Lane, capacity: Int) {
    self.lane = lane
    self.capacity = capacity
    known = .allocate(capacity: capacity)
    known.initialize(repeating: 0, count: capacity)
    absent = .allocate(capacity: capacity)
    absent.initialize(repeating: 0, count: capacity)
    values =
      switch lane {
      case .boolean: Self.make(UInt8(0), capacity)
      case .number: Self.make(ExactDecimal.zero, capacity)
      case .integer: Self.make(0, capacity)
      case .text: Self.make("", capacity)
      case .value: Self.make(Value.null, capacity)
      }
  }

  private static func make<T>(_ value: T, _ capacity: Int) -> UnsafeMutableRawPointer {
    let pointer = UnsafeMutablePointer<T>.allocate(capacity: capacity)
    pointer.initialize(repeating: value, count: capacity)
    return UnsafeMutableRawPointer(pointer)
  }

  /// Gives the memory back.
  func free() {
    switch lane {
    case .boolean: booleans.deallocate()
    case .number: numbers.deallocate()
    case .integer: integers.deallocate()
    case .text:
      texts.deinitialize(count: capacity)
      texts.deallocate()
    case .value:
      anys.deinitialize(count: capacity)
      anys.deallocate()
    }
    known.deallocate()
    absent.deallocate()
  }

  // MARK: - Typed views

  var booleans: UnsafeMutablePointer<UInt8> { values.assumingMemoryBound(to: UInt8.self) }
  var numbers: UnsafeMutablePointer<ExactDecimal> {
    values.assumingMemoryBound(to: ExactDecimal.self)
  }
  var integers: UnsafeMutablePointer<Int> { values.assumingMemoryBound(to: Int.self) }
  var texts: UnsafeMutablePointer<String> { values.assumingMemoryBound(to: String.self) }
  var anys: UnsafeMutablePointer<Value> { values.assumingMemoryBound(to: Value.self) }

  /// Copies a row of another column of the same lane, with whether it is known and absent.
  @inline(__always)
  func copy(_ source: Column, _ from: Int, to row: Int) {
    known[row] = source.known[from]
    absent[row] = source.absent[from]
    switch lane {
    case .boolean: booleans[row] = source.booleans[from]
    case .number: numbers[row] = source.numbers[from]
    case .integer: integers[row] = source.integers[from]
    case .text: texts[row] = source.texts[from]
    case .value: anys[row] = source.anys[from]
    }
  }

  /// Whether two rows of columns of the same lane hold equal values.
  @inline(__always)
  func equals(_ row: Int, _ other: Column, _ otherRow: Int) -> Bool {
    switch lane {
    case .boolean: booleans[row] == other.booleans[otherRow]
    case .number: numbers[row] == other.numbers[otherRow]
    case .integer: integers[row] == other.integers[otherRow]
    case .text: texts[row] == other.texts[otherRow]
    case .value: anys[row] == other.anys[otherRow]
    }
  }

  // MARK: - Values

  /// Writes what is known of a row.
  func write(_ value: SlotValue, at row: Int, as type: StaticType) {
    switch value {
    case .unknown:
      known[row] = 0
      absent[row] = 0
    case .known(.null):
      known[row] = 1
      absent[row] = 1
    case .known(let value):
      known[row] = store(value, at: row) ? 1 : 0
      absent[row] = 0
    }
  }

  /// Stores a value in the lane; false if it is none of the lane's.
  func store(_ value: Value, at row: Int) -> Bool {
    switch (lane, value) {
    case (.boolean, .boolean(let truth)): booleans[row] = truth ? 1 : 0
    case (.number, .number(let number)): numbers[row] = number
    case (.number, .daysTimeDuration(let duration)): numbers[row] = duration.seconds
    case (.integer, .date(let day)): integers[row] = day.dayNumber
    case (.integer, .yearsMonthsDuration(let months)): integers[row] = months
    case (.text, .string(let text)): texts[row] = text
    case (.value, let value): anys[row] = value
    default: return false
    }
    return true
  }

  /// Returns the value of a row, which is of a type.
  func value(at row: Int, as type: StaticType) -> Value {
    guard absent[row] == 0 else { return .null }
    switch (lane, type.unwrapped) {
    case (.boolean, _): return .boolean(booleans[row] != 0)
    case (.number, .daysTimeDuration):
      return .daysTimeDuration(DaysTimeDuration(seconds: numbers[row]))
    case (.number, _): return .number(numbers[row])
    case (.integer, .yearsMonthsDuration): return .yearsMonthsDuration(months: integers[row])
    case (.integer, _): return .date(CalendarDay(dayNumber: integers[row]))
    case (.text, _): return .string(texts[row])
    case (.value, _): return anys[row]
    }
  }
}
