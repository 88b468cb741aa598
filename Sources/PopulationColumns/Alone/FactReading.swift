internal import FEEL
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

/// How a fact of a subject gets into a slot of a program, found out once for all subjects.
///
/// It holds nothing that is counted, so that going over many of them costs nothing but reading.
struct FactReading {
  /// Where the fact is.
  enum Source {
    /// In a property, as ``FactMemory/Form`` says.
    case byte, number, optionalNumber, day, optionalDay
    /// Among the facts that packs declare.
    case added
    /// In a property that only its key path reads.
    case property
    /// The id of the subject, or of the household.
    case id
  }

  /// What a byte of a property stands for.
  struct Byte {
    var value: UInt8 = 0
    var known: UInt8 = 0
    var absent: UInt8 = 0
    /// Whether a lane can't hold it.
    var isForeign = true
  }

  /// How numbers become the whole numbers of a lane.
  struct Whole {
    /// The places of the lane.
    var places = 0
    /// The places by which the decimal point of a number in the fact's unit moves, and by what it is
    /// multiplied then.
    var shift = 0
    var factor = 1
    var least = Int.min
    var greatest = Int.max

    /// A number in the fact's unit as the lane has it; `nil` if that takes more than a shift and a
    /// product, or if the lane has no such number.
    @inline(__always)
    func word(of number: ExactDecimal) -> Int? {
      guard let scaled = number.scaled(toPlaces: shift) else { return nil }
      return fitting(Int(scaled).multipliedReportingOverflow(by: factor))
    }

    /// A number in the plain unit as the lane has it; `nil` if it has no such number.
    func word(ofPlain number: ExactDecimal) -> Int? {
      number.scaled(toPlaces: places).flatMap { fitting((Int($0), false)) }
    }

    @inline(__always)
    private func fitting(_ product: (partialValue: Int, overflow: Bool)) -> Int? {
      let word = product.partialValue
      return product.overflow || word < least || word > greatest ? nil : word
    }
  }

  let source: Source
  /// The slot, and the place among what is read.
  let slot: Int
  let fact: Int
  /// The bytes before the property.
  var offset = 0
  /// What each byte of the property stands for.
  var bytes: UnsafeMutablePointer<Byte>?
  let lane: Lane
  /// Whether there may be no value.
  let isOptional: Bool
  var whole = Whole()
  /// Where the fact was found last among those that packs declare, and the case it had.
  var guess = 0
  var lastCase = 0
  var memory: RecordMemory

  /// What the slot holds.
  enum Lane {
    /// A byte, or the position of a case in eight.
    case truth, code
    case whole, day, exact, text, other
  }
}

extension FactReading.Lane {
  init(_ lane: SlotLane) {
    switch lane {
    case .truth: self = .truth
    case .code: self = .code
    case .number: self = .whole
    case .day: self = .day
    case .exact: self = .exact
    case .text: self = .text
    case .months, .other: self = .other
    }
  }
}

extension FactReading {
  // MARK: - Writing

  /// The days that a lane of days holds in blocks and records alike: some 700,000 years.
  private static let days = -(1 << 28)...(1 << 28)

  @inline(__always)
  private func mark(_ row: Int, known: UInt8, absent: UInt8 = 0) {
    memory.known[row] = known
    memory.absent[row] = absent
  }

  @inline(__always)
  private func write(_ word: Int, _ row: Int) {
    memory.values.assumingMemoryBound(to: Int.self)[row] = word
    mark(row, known: 1)
  }

  /// Writes a value of one byte; false if the lane can't hold it.
  @inline(__always)
  func write(byte: UInt8, _ row: Int) -> Bool {
    guard let bytes else { return false }
    let read = bytes[Int(byte)]
    if lane == .truth {
      memory.values.assumingMemoryBound(to: UInt8.self)[row] = read.value
    } else {
      memory.values.assumingMemoryBound(to: Int.self)[row] = Int(read.value)
    }
    mark(row, known: read.known, absent: read.absent)
    return !read.isForeign
  }

  /// Writes what is known of a number, or of one that may be missing; false if the lane can't hold it.
  @inline(__always)
  func write(_ number: Known<ExactDecimal>, _ row: Int) -> Bool {
    guard case .known(let number) = number else { return forget(row) }
    return write(number, row)
  }

  @inline(__always)
  func write(_ number: Known<ExactDecimal?>, _ row: Int) -> Bool {
    guard case .known(let number) = number else { return forget(row) }
    return number.map { write($0, row) } ?? leaveOut(row)
  }

  /// Writes what is known of a day, or of one that may be missing; false if the lane can't hold it.
  @inline(__always)
  func write(_ day: Known<CalendarDay>, _ row: Int) -> Bool {
    guard case .known(let day) = day else { return forget(row) }
    return write(day, row)
  }

  @inline(__always)
  func write(_ day: Known<CalendarDay?>, _ row: Int) -> Bool {
    guard case .known(let day) = day else { return forget(row) }
    return day.map { write($0, row) } ?? leaveOut(row)
  }

  /// Writes a number in the fact's unit; false if the lane can't hold it, or a product takes longer.
  @inline(__always)
  func write(_ number: ExactDecimal, _ row: Int) -> Bool {
    guard lane == .whole, let word = whole.word(of: number) else { return false }
    write(word, row)
    return true
  }

  /// Writes a number in the plain unit; false if the lane can't hold it.
  func write(plain number: ExactDecimal, _ row: Int) -> Bool {
    switch lane {
    case .exact:
      memory.values.assumingMemoryBound(to: ExactDecimal.self)[row] = number
      mark(row, known: 1)
    default:
      guard lane == .whole, let word = whole.word(ofPlain: number) else { return false }
      write(word, row)
    }
    return true
  }

  /// Writes a day; false if the lane can't hold it.
  @inline(__always)
  func write(_ day: CalendarDay, _ row: Int) -> Bool {
    let number = day.dayNumber
    guard lane == .day, Self.days.contains(number) else { return false }
    write(number, row)
    return true
  }

  /// Says that nobody knows the value.
  @inline(__always) @discardableResult
  func forget(_ row: Int) -> Bool {
    mark(row, known: 0)
    return true
  }

  /// Says that there is no value.
  @inline(__always) @discardableResult
  func leaveOut(_ row: Int) -> Bool {
    mark(row, known: 1, absent: 1)
    return true
  }

  /// Writes a truth value; false if the lane can't hold it.
  @inline(__always)
  func write(_ truth: Bool, _ row: Int) -> Bool {
    guard lane == .truth else { return false }
    memory.values.assumingMemoryBound(to: UInt8.self)[row] = truth ? 1 : 0
    mark(row, known: 1)
    return true
  }

  /// Writes the position of a case.
  @inline(__always)
  func write(case position: Int, _ row: Int) { write(position, row) }

  /// Writes a text.
  func write(_ text: String, _ row: Int) {
    memory.values.assumingMemoryBound(to: String.self)[row] = text
    mark(row, known: 1)
  }
}

// MARK: - Preparing

extension FactReading.Byte {
  /// What a byte stands for that stands for a value.
  init(_ value: FactValue?, _ lane: SlotLane) {
    switch (value, lane) {
    case (.unknown, _): self.init(isForeign: false)
    case (.absent, _): self.init(known: 1, absent: 1, isForeign: false)
    case (.boolean(let truth), .truth):
      self.init(value: truth ? 1 : 0, known: 1, isForeign: false)
    case (.symbol(let id), .code(let cases)):
      let position = cases.firstIndex(of: id).flatMap { UInt8(exactly: $0) }
      self.init(value: position ?? 0, known: 1, isForeign: position == nil)
    default: self.init()
    }
  }
}

extension FactReading.Whole {
  /// How the numbers of a fact become those of a lane.
  init(_ fact: FactDeclaration, _ lane: SlotLane) {
    guard case .number(let places, let least, let greatest, _) = lane else {
      self.init()
      return
    }
    let scale = fact.unitScale
    self.init(
      places: places,
      shift: places - scale.places,
      factor: scale.scaled(toPlaces: scale.places).map { Int($0) } ?? 1,
      least: least,
      greatest: greatest
    )
  }
}
