/// Rows of a file, one behind the other.
struct RowList: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where each row ends.
  private(set) var ends: [Int] = []
  /// The line of the file in which each row begins.
  private(set) var lines: [Int] = []

  var count: Int { ends.count }

  /// Where the bytes of a row are.
  func range(of row: Int) -> Range<Int> { (row == 0 ? 0 : ends[row - 1])..<ends[row] }

  /// The text of a row, whatever its encoding.
  func bytes(of row: Int) -> ArraySlice<UInt8> { bytes[range(of: row)] }

  /// Makes room for about so many rows.
  mutating func reserve(_ rows: Int) {
    bytes.reserveCapacity(rows * 128)
    ends.reserveCapacity(rows)
    lines.reserveCapacity(rows)
  }

  mutating func append(_ row: UnsafeRawBufferPointer, line: Int) {
    bytes.append(contentsOf: row)
    ends.append(bytes.count)
    lines.append(line)
  }
}

/// Some households in the order of their file, each with its persons, as rows of the files.
struct RawBlock: Sendable {
  /// The households.
  var households = RowList()
  /// The persons, household after household.
  var persons = RowList()
  /// For each household the end of its persons.
  private(set) var personEnds: [Int] = []
  /// For each household whether one of its persons was refused, so that there are more.
  private(set) var isOpen: [Bool] = []
  /// What was refused on the way.
  var rejects: [Reject] = []

  /// Ends the persons of the household that was added last.
  mutating func endHousehold() {
    personEnds.append(persons.count)
    isOpen.append(false)
  }

  /// The persons of a household.
  func persons(of household: Int) -> Range<Int> {
    (household == 0 ? 0 : personEnds[household - 1])..<personEnds[household]
  }
}

/// A row that was not taken, and why.
public struct Reject: Sendable, Hashable {
  /// Why a row was not taken.
  public enum Reason: Sendable, Hashable {
    /// It has fewer cells than the headings ask for, or more.
    case cellCount(found: Int, wanted: Int)
    /// It has no id.
    case noID
    /// It has a quote that is never closed.
    case openQuote
    /// Its household stands in the file before.
    case householdTwice
    /// Its household is not in the file of households.
    case noHousehold
    /// Its household was not taken.
    case householdRejected
    /// A cell can't be read; what is wrong with it, in both languages, shows no personal value.
    case cell(column: String, code: String, chinese: String, english: String)
  }

  /// Which of the two files.
  public enum Table: String, Sendable, Hashable {
    case households, persons
  }

  /// Which of the two files.
  public let table: Table
  /// The line of the file, from one.
  public let line: Int
  /// Why.
  public let reason: Reason
  /// The row as it stands in the file.
  public let row: [UInt8]
}

// MARK: - Taking rows out

extension RowList {
  /// Makes eight bytes behind the last row readable.
  mutating func seal() {
    bytes.append(contentsOf: [0, 0, 0, 0, 0, 0, 0, 0])
  }

  /// Calls a function with the bytes of all rows.
  @inline(__always)
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    bytes.withUnsafeBytes(body)
  }

  /// Calls a function with each row.
  @inline(__always)
  func visit(_ body: (_ row: Int, _ bytes: UnsafeRawBufferPointer) -> Void) {
    bytes.withUnsafeBytes { bytes in
      var start = 0
      for (row, end) in ends.enumerated() {
        body(row, UnsafeRawBufferPointer(rebasing: bytes[start..<end]))
        start = end
      }
    }
  }

  /// The rows without some of them.
  func removing(_ removed: Set<Int>) -> RowList {
    var rest = RowList()
    bytes.withUnsafeBytes { bytes in
      for row in 0..<count where !removed.contains(row) {
        rest.append(UnsafeRawBufferPointer(rebasing: bytes[range(of: row)]), line: lines[row])
      }
    }
    rest.seal()
    return rest
  }
}

extension RawBlock {
  /// For each household the number of its persons.
  var personCounts: [Int] { personEnds.indices.map { persons(of: $0).count } }

  /// Makes eight bytes behind the last rows readable.
  mutating func seal() {
    households.seal()
    persons.seal()
  }

  /// Takes households with their persons out.
  mutating func remove(households wrong: [Int: Reject.Reason]) -> [Reject] {
    var gone: Set<Int> = []
    var ends: [Int] = []
    var open: [Bool] = []
    var rejects: [Reject] = []
    for household in personEnds.indices {
      let members = persons(of: household)
      guard let reason = wrong[household] else {
        ends.append((ends.last ?? 0) + members.count)
        open.append(isOpen[household])
        continue
      }
      gone.formUnion(members)
      rejects.append(Reject(.households, households, household, reason))
      rejects += members.map { Reject(.persons, persons, $0, .householdRejected) }
    }
    households = households.removing(Set(wrong.keys))
    persons = persons.removing(gone)
    (personEnds, isOpen) = (ends, open)
    return rejects
  }

  /// Takes persons out, whose households then have members of whom nothing is known.
  mutating func remove(persons wrong: [Int: Reject.Reason]) -> [Reject] {
    var ends: [Int] = []
    for household in personEnds.indices {
      let members = persons(of: household)
      let left = members.count { wrong[$0] == nil }
      if left < members.count { isOpen[household] = true }
      ends.append((ends.last ?? 0) + left)
    }
    let rejects = wrong.sorted { $0.key < $1.key }.map { Reject(.persons, persons, $0, $1) }
    persons = persons.removing(Set(wrong.keys))
    personEnds = ends
    return rejects
  }
}

extension Reject {
  /// A row of a list.
  fileprivate init(_ table: Table, _ list: RowList, _ row: Int, _ reason: Reason) {
    self.init(table: table, line: list.lines[row], reason: reason, row: Array(list.bytes(of: row)))
  }
}
