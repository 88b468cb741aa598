/// Gives the households of two files block by block, each with its persons.
protocol BlockSource: AnyObject {
  /// Returns the next households, at most so many; `nil` at the end.
  ///
  /// - Throws: `PopulationError`; a source for files in order throws ``NotInOrder`` as soon as it
  ///   finds that they are not.
  func next(_ count: Int) throws -> RawBlock?
}

/// The persons do not stand household by household in the order of the households.
struct NotInOrder: Error {}

/// The two files and what is asked of them.
struct TableFiles: Sendable {
  let households: String
  /// `nil` if there are only households.
  let persons: String?
  /// Which rows of households are taken; all by default.
  var rows: Range<Int> = 0..<Int.max
}

/// Reads both files side by side: for persons that stand household by household in the order of
/// the households, which takes no memory but for the ids.
///
/// Rows that are not wanted are passed over and not left out, so that it notices if a person stands
/// in a wrong place.
final class OrderedBlocks: BlockSource {
  private let households: RowReader
  private let persons: RowReader?
  private let columns: TableColumns
  private let rows: Range<Int>
  private var index = IDIndex()
  private var row = 0
  /// How many households in a row found no person of theirs.
  private var misses = 0
  private static let mostMisses = 64

  /// Opens both files and passes over the headings.
  init(_ files: TableFiles, _ columns: TableColumns) throws(PopulationError) {
    self.columns = columns
    rows = files.rows
    households = try RowReader(path: files.households)
    if let heading = try households.peek() { households.take(heading) }
    guard let path = files.persons else {
      persons = nil
      return
    }
    let reader = try RowReader(path: path)
    if let heading = try reader.peek() { reader.take(heading) }
    persons = reader
  }

  func next(_ count: Int) throws -> RawBlock? {
    var block = RawBlock()
    block.households.reserve(count)
    if persons != nil { block.persons.reserve(4 * count) }
    while block.households.count < count, let next = try households.peek() {
      try add(next, to: &block)
      households.take(next)
      row += 1
    }
    if block.households.count == 0, block.rejects.isEmpty {
      try checkRest()
      return nil
    }
    return block
  }

  /// What is left of the persons at the end has no household here.
  private func checkRest() throws {
    if try persons?.peek() != nil { throw NotInOrder() }
  }

  private func add(_ household: RowReader.Row, to block: inout RawBlock) throws {
    let cell = columns.householdID(in: household.bytes).flatMap { $0.isEmpty ? nil : $0 }
    if let cell, index.insert(cell, row: row) != nil {
      guard rows.contains(row) else { return }
      block.refuse(household, .householdTwice)
      return
    }
    let isWanted = rows.contains(row)
    if isWanted { block.households.append(household.bytes, line: household.line) }
    let found = try addPersons(of: cell, to: &block, isWanted: isWanted)
    if isWanted { block.endHousehold() }
    misses = found || persons == nil ? 0 : misses + 1
    if misses > Self.mostMisses, try persons?.peek() != nil { throw NotInOrder() }
  }

  private func addPersons(
    of household: UnsafeRawBufferPointer?,
    to block: inout RawBlock,
    isWanted: Bool
  ) throws -> Bool {
    guard let persons, let household else { return false }
    var found = false
    while let person = try persons.peek(),
      let own = columns.household(ofPerson: person.bytes), own.isEqual(to: household)
    {
      if isWanted { block.persons.append(person.bytes, line: person.line) }
      persons.take(person)
      found = true
    }
    return found
  }
}

extension RawBlock {
  /// Refuses a row of the households.
  mutating func refuse(_ household: RowReader.Row, _ reason: Reject.Reason) {
    rejects.append(
      Reject(table: .households, line: household.line, reason: reason, row: Array(household.bytes))
    )
  }
}

/// Where the ids stand in the rows of both files.
struct TableColumns: Sendable {
  /// The place of the id among the cells of a household.
  let householdID: Int
  /// The place of the household's id among the cells of a person.
  let personHousehold: Int

  /// The id of a household's row.
  @inline(__always)
  func householdID(in row: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    Self.cell(householdID, row)
  }

  /// The household's id in a person's row.
  @inline(__always)
  func household(ofPerson row: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    Self.cell(personHousehold, row)
  }

  @inline(__always)
  private static func cell(_ index: Int, _ row: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    guard let range = Cells.range(of: index, in: row) else { return nil }
    var cell = UnsafeRawBufferPointer(rebasing: row[range])
    if Cells.isPlain(cell) { return cell }
    // An id in quotes or between blanks: what is inside has no quotes.
    while let first = cell.first, first == Cells.quote || first <= 0x20 {
      cell = UnsafeRawBufferPointer(rebasing: cell.dropFirst())
    }
    while let last = cell.last, last == Cells.quote || last <= 0x20 {
      cell = UnsafeRawBufferPointer(rebasing: cell.dropLast())
    }
    return cell
  }
}
