/// Gives the households of two files block by block, each with its persons.
protocol BlockSource {
  /// Returns the next households, at most so many; `nil` at the end.
  ///
  /// - Throws: `PopulationError`; a source for files in order throws ``NotInOrder`` as soon as it
  ///   finds that they are not.
  mutating func next(_ count: Int) throws -> RawBlock?
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
/// the households, which takes no memory but for ids that don't ascend.
///
/// Rows that are not wanted are passed over and not left out, so that it notices if a person stands
/// in a wrong place.
struct OrderedBlocks: BlockSource {
  private var households: RowReader
  private var persons: RowReader
  private let hasPersons: Bool
  private let columns: TableColumns
  private let rows: Range<Int>
  private var ids: IDOrder
  private var row = 0
  /// How many households in a row found no person of theirs.
  private var misses = 0
  private static let mostMisses = 64

  /// Opens both files and passes over the headings.
  init(_ files: TableFiles, _ columns: TableColumns) throws(PopulationError) {
    self.columns = columns
    rows = files.rows
    hasPersons = files.persons != nil
    households = try RowReader(first: files.households)
    persons =
      try files.persons.map { path throws(PopulationError) in
        try RowReader(first: path)
      } ?? .empty
    guard households.isRepeatable else {
      ids = IDOrder(readingAgain: nil)
      return
    }
    ids = IDOrder { rows throws(PopulationError) in
      try IDIndex(of: files.households, columns, rows: rows)
    }
  }

  mutating func next(_ count: Int) throws -> RawBlock? {
    var block = RawBlock()
    block.reserve(count, withPersons: hasPersons)
    while block.households.count < count, !households.isAtEnd {
      try addHousehold(to: &block)
      try households.advance()
      row += 1
    }
    if block.households.count == 0, block.rejects.isEmpty {
      // What is left of the persons at the end has no household here.
      guard persons.isAtEnd else { throw NotInOrder() }
      return nil
    }
    return block
  }

  private mutating func addHousehold(to block: inout RawBlock) throws {
    let id = columns.householdID(in: households.row).flatMap { SoughtID($0) }
    let isWanted = rows.contains(row)
    if let id, try !ids.isNew(id.bytes, row: row) {
      if isWanted { block.refuse(households, .householdTwice) }
      return
    }
    if isWanted { block.households.append(households) }
    let found = try id.map { try addPersons(of: $0, to: &block, isWanted: isWanted) }
    if isWanted { block.endHousehold() }
    misses = found == true || !hasPersons ? 0 : misses + 1
    if misses > Self.mostMisses, !persons.isAtEnd { throw NotInOrder() }
  }

  private mutating func addPersons(
    of household: SoughtID,
    to block: inout RawBlock,
    isWanted: Bool
  ) throws(PopulationError) -> Bool {
    var found = false
    while !persons.isAtEnd, columns.isPerson(persons.row, of: household) {
      if isWanted { block.persons.append(persons) }
      try persons.advance()
      found = true
    }
    return found
  }
}

extension RowReader {
  /// Opens a file, and stands on the first row behind its headings.
  init(first path: String) throws(PopulationError) {
    try self.init(path: path)
    try advance()
    try advance()
  }
}

extension RawBlock {
  /// Refuses a row of the households.
  mutating func refuse(_ household: RowReader, _ reason: Reject.Reason) {
    rejects.append(
      Reject(table: .households, line: household.line, reason: reason, row: Array(household.row))
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

  /// Whether a row is one of a person of a household.
  @inline(__always)
  func isPerson(_ row: UnsafeRawBufferPointer, of household: SoughtID) -> Bool {
    if personHousehold == 0, household.isFirst(in: row) { return true }
    return self.household(ofPerson: row)?.isEqual(to: household.bytes) ?? false
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
