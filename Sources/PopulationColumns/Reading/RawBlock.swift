/// A row of a file, where it was read.
struct RowPlace {
  let start: UnsafePointer<UInt8>
  let count: Int
  /// The line of the file in which it begins.
  let line: Int

  /// Its bytes, whatever their encoding.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }
}

/// Rows of a file, one behind the other, with the pieces of the file in which they lie.
///
/// It is safe to share between threads, since nobody writes into the pieces any more.
struct RowList: @unchecked Sendable {
  private(set) var places: [RowPlace] = []
  /// Whether a row may have a quote.
  private(set) var mayHaveQuotes = false
  private var chunks: [ByteChunk] = []
  /// Where the piece that was kept last begins.
  private var lastChunk: UnsafeMutablePointer<UInt8>?

  var count: Int { places.count }

  subscript(row: Int) -> RowPlace { places[row] }

  /// Makes room for about so many rows.
  mutating func reserve(_ rows: Int) { places.reserveCapacity(rows) }

  /// Appends the row on which a reader stands.
  @inline(__always)
  mutating func append(_ reader: borrowing RowReader) {
    guard let start = reader.row.baseAddress?.assumingMemoryBound(to: UInt8.self) else { return }
    if reader.chunkStart != lastChunk { keep(reader.chunk) }
    mayHaveQuotes = reader.hasQuotes
    places.append(RowPlace(start: start, count: reader.row.count, line: reader.line))
  }

  /// Appends a row of a piece that may have quotes.
  mutating func append(_ place: RowPlace, in chunk: ByteChunk) {
    if chunk.start != lastChunk { keep(chunk) }
    mayHaveQuotes = true
    places.append(place)
  }

  private mutating func keep(_ chunk: ByteChunk) {
    lastChunk = chunk.start
    chunks.append(chunk)
  }

  /// The rows without some of them.
  func removing(_ removed: Set<Int>) -> RowList {
    var rest = self
    rest.places = places.indices.filter { !removed.contains($0) }.map { places[$0] }
    return rest
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

  /// Makes room for about so many households.
  mutating func reserve(_ count: Int, withPersons: Bool) {
    households.reserve(count)
    personEnds.reserveCapacity(count)
    isOpen.reserveCapacity(count)
    if withPersons { persons.reserve(4 * count) }
  }

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

extension RawBlock {
  /// For each household the number of its persons.
  var personCounts: [Int] { personEnds.indices.map { persons(of: $0).count } }

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
    self.init(table: table, line: list[row].line, reason: reason, row: Array(list[row].bytes))
  }
}
