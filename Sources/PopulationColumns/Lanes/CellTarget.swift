internal import FEEL
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

/// Where the cells of a column go, in a form that a loop over millions of cells can read.
///
/// It points into a lane and words that its owner keeps.
struct CellTarget {
  /// How cells are read where they are written as they should be.
  enum Kind: UInt8 {
    case skip, truth, code, whole, day, slow
  }

  let kind: Kind
  /// The width of whole numbers and codes in bytes.
  private let width: UInt8
  /// The decimal places that a cell may have, and what the digits are multiplied with.
  private let places: Int
  private let factor: Int
  private let least: Int
  private let greatest: Int
  private let values: UnsafeMutableRawPointer
  private let known: UnsafeMutablePointer<UInt8>
  private let marks: UnsafeMutablePointer<FactLane.Marks>?
  private let codes: UnsafePointer<CaseWords.Entry>
  private let codeCount: Int
  private let absent: UnsafeMutablePointer<UInt8>
  /// What an empty cell says.
  private let empty: Empty

  /// What an empty cell says.
  enum Empty: UInt8 {
    /// The value is not known, there is none, or something that is found out the long way.
    case unknown, absent, other
  }

  /// A column that is passed over.
  static func skipped(_ words: CaseWords) -> CellTarget {
    CellTarget(.skip, nil, words, empty: .unknown)
  }

  /// A column of a lane.
  init(_ lane: FactLane, _ words: CaseWords, empty: Empty) {
    self.init(Self.kind(of: lane), lane, words, empty: empty)
  }

  /// A column of a lane whose cells are all read the long way.
  static func slow(_ lane: FactLane, _ words: CaseWords) -> CellTarget {
    CellTarget(.slow, lane, words, empty: .other)
  }

  private init(_ kind: Kind, _ lane: FactLane?, _ words: CaseWords, empty: Empty) {
    self.kind = kind
    width = UInt8(lane.map { min($0.lane.stride, 8) } ?? 0)
    values = lane?.values ?? UnsafeMutableRawPointer(words.entries)
    known = lane?.known ?? values.assumingMemoryBound(to: UInt8.self)
    absent = lane?.absent ?? known
    marks = lane?.marks
    codes = UnsafePointer(words.entries)
    codeCount = words.count
    self.empty = empty
    let range = lane.flatMap { WholeRange($0) } ?? WholeRange()
    places = range.places
    factor = range.factor
    least = range.least
    greatest = range.greatest
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

  /// Reads the cell that begins at a place, and returns where it ends; `nil` if it is not written
  /// as it should be.
  @inline(__always)
  func read(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, row: Int) -> Int? {
    if start == end || bytes[start] == Cells.separator { return readEmpty(start, row) }
    switch kind {
    case .truth: return truth(bytes, start, end, row)
    case .code: return code(bytes, start, end, row)
    case .whole: return whole(bytes, start, end, row)
    case .day: return day(bytes, start, end, row)
    case .skip, .slow: return nil
    }
  }

  @inline(__always)
  private func readEmpty(_ start: Int, _ row: Int) -> Int? {
    switch empty {
    case .unknown:
      known[row] = 0
      marks?.pointee.hasUnknown = true
    case .absent:
      absent[row] = 1
      marks?.pointee.hasAbsent = true
    case .other: return nil
    }
    return start
  }

  @inline(__always)
  private static func isEnd(_ bytes: UnsafePointer<UInt8>, _ index: Int, _ end: Int) -> Bool {
    index == end || bytes[index] == Cells.separator
  }

  @inline(__always)
  private static func word(_ bytes: UnsafePointer<UInt8>, _ start: Int) -> UInt32 {
    UInt32(
      littleEndian: UnsafeRawPointer(bytes + start).loadUnaligned(as: UInt32.self)
    )
  }

  private static let trueWord: UInt32 = 0x6575_7274
  private static let falsWord: UInt32 = 0x736C_6166

  @inline(__always)
  private func truth(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ row: Int) -> Int? {
    guard start + 4 <= end else { return nil }
    let word = Self.word(bytes, start)
    let isTrue = word == Self.trueWord
    let last = isTrue ? start + 4 : start + 5
    guard isTrue || (word == Self.falsWord && last <= end && bytes[last - 1] == UInt8(ascii: "e")),
      Self.isEnd(bytes, last, end)
    else { return nil }
    values.assumingMemoryBound(to: UInt8.self)[row] = isTrue ? 1 : 0
    return last
  }

  @inline(__always)
  private func whole(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ row: Int) -> Int? {
    var index = start
    let isNegative = bytes[index] == UInt8(ascii: "-")
    if isNegative { index &+= 1 }
    let first = index
    var number = 0
    while index < end {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      number = number &* 10 &+ Int(digit)
      index &+= 1
    }
    guard index > first, index &- first < 16 else { return nil }
    if places > 0 {
      var missing = places
      if index < end, bytes[index] == UInt8(ascii: ".") {
        index &+= 1
        while index < end, missing > 0 {
          let digit = bytes[index] &- UInt8(ascii: "0")
          guard digit < 10 else { break }
          number = number &* 10 &+ Int(digit)
          index &+= 1
          missing &-= 1
        }
      }
      while missing > 0 {
        number = number.multipliedReportingOverflow(by: 10).partialValue
        missing &-= 1
      }
    }
    if isNegative { number = 0 &- number }
    guard Self.isEnd(bytes, index, end), number >= least, number <= greatest else { return nil }
    store(number &* factor, row)
    return index
  }

  @inline(__always)
  private func store(_ number: Int, _ row: Int) {
    switch width {
    case 1: values.assumingMemoryBound(to: UInt8.self)[row] = UInt8(truncatingIfNeeded: number)
    case 4: values.assumingMemoryBound(to: Int32.self)[row] = Int32(truncatingIfNeeded: number)
    default: values.assumingMemoryBound(to: Int.self)[row] = number
    }
  }

  @inline(__always)
  private func code(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ row: Int) -> Int? {
    var index = start
    while index < end, bytes[index] != Cells.separator { index &+= 1 }
    let word = CaseWords.Word(bytes, start..<index)
    var place = 0
    while place < codeCount {
      if codes[place].word == word {
        store(codes[place].position, row)
        return index
      }
      place &+= 1
    }
    return nil
  }

  @inline(__always)
  private func day(_ bytes: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ row: Int) -> Int? {
    guard start + 10 <= end, bytes[start + 4] == UInt8(ascii: "-"),
      bytes[start + 7] == UInt8(ascii: "-"), Self.isEnd(bytes, start + 10, end)
    else { return nil }
    let (century, isCentury) = Self.pair(bytes, start)
    let (year, isYear) = Self.pair(bytes, start + 2)
    let (month, isMonth) = Self.pair(bytes, start + 5)
    let (day, isDay) = Self.pair(bytes, start + 8)
    guard isCentury, isYear, isMonth, isDay,
      let number = DayNumber.of(century &* 100 &+ year, month, day)
    else { return nil }
    values.assumingMemoryBound(to: Int32.self)[row] = Int32(truncatingIfNeeded: number)
    return start &+ 10
  }
}

extension CellTarget {
  /// The number that two digits are, and whether they are digits.
  @inline(__always)
  private static func pair(_ bytes: UnsafePointer<UInt8>, _ start: Int) -> (Int, Bool) {
    let (first, second) = (bytes[start] &- 48, bytes[start + 1] &- 48)
    return (Int(first) &* 10 &+ Int(second), first < 10 && second < 10)
  }
}

/// The whole numbers of a lane as cells write them.
private struct WholeRange {
  var places = 0
  var factor = 1
  var least = 0
  var greatest = 0

  init() {}

  /// `nil` if cells' numbers are no whole part of the lane's, or have no range.
  init?(_ lane: FactLane) {
    guard case .number(let lanePlaces, _, _, _) = lane.lane,
      case .number(let range) = lane.declaration.type,
      let minimum = range.minimum?.scaled(toPlaces: range.decimals),
      let maximum = range.maximum?.scaled(toPlaces: range.decimals), range.decimals < 3
    else { return nil }
    let scale = UnitOfMeasure(range.unit)?.scale ?? ExactDecimal(1)
    let unit = scale.multiplied(
      by: ExactDecimal(significand: 1, exponent: lanePlaces - range.decimals)
    )
    guard let factor = unit?.asInt(), factor > 0 else { return nil }
    places = range.decimals
    self.factor = factor
    least = Int(minimum)
    greatest = Int(maximum)
  }
}
