/// Reads persons in any order: they are first laid down by household in temporary files, a part of
/// the households each, and then taken part by part.
///
/// Memory holds an index of the households' ids and the persons of one part. The temporary files
/// have no name as soon as they are open, so that nothing is left of them whatever happens.
struct SpilledBlocks: BlockSource {
  private var households: RowReader
  private let columns: TableColumns
  private let rows: Range<Int>
  private let partSize: Int
  private var parts: [SpillFile]
  private var index: IDIndex
  private var orphans: [Reject]
  private var row = 0
  private var part: PartPersons?

  /// The households of a part, at least; a part more is a file more.
  private static let leastPartSize = 1 << 13
  private static let mostParts = 240

  /// Reads the ids of the households, and lays down the persons.
  init(_ files: TableFiles, _ columns: TableColumns) throws(PopulationError) {
    guard files.households != "-", files.persons != "-" else {
      throw PopulationError(.pipedTwice, file: files.households)
    }
    self.columns = columns
    index = try IDIndex(of: files.households, columns)
    rows = files.rows.clamped(to: 0..<index.rowCount)
    partSize = max(Self.leastPartSize, rows.count / Self.mostParts + 1)
    parts = []
    orphans = []
    for _ in 0...rows.count / partSize { parts.append(try SpillFile()) }
    households = try RowReader(first: files.households)
    if let persons = files.persons { try layDown(persons) }
  }

  private mutating func layDown(_ path: String) throws(PopulationError) {
    var persons = try RowReader(first: path)
    while !persons.isAtEnd {
      if let home = columns.household(ofPerson: persons.row).flatMap({ index.row(of: $0) }) {
        if rows.contains(home) {
          let part = (home - rows.lowerBound) / partSize
          try parts[part].append(persons.row, line: persons.line, row: home)
        }
      } else if rows.lowerBound == 0 {
        // The first shard tells of those that belong to none.
        orphans.append(persons.orphan)
      }
      try persons.advance()
    }
  }

  mutating func next(_ count: Int) throws -> RawBlock? {
    var block = RawBlock()
    block.reserve(count, withPersons: true)
    swap(&block.rejects, &orphans)
    while block.households.count < count, row < rows.upperBound, !households.isAtEnd {
      if rows.contains(row) { try addHousehold(to: &block) }
      try households.advance()
      row += 1
    }
    return block.households.count == 0 && block.rejects.isEmpty ? nil : block
  }

  private mutating func addHousehold(to block: inout RawBlock) throws {
    let id = columns.householdID(in: households.row)
    if let id, !id.isEmpty, index.row(of: id) != row {
      block.refuse(households, .householdTwice)
      return
    }
    block.households.append(households)
    try beginPart()
    try part?.visit(row) { place, chunk throws(PopulationError) in
      let own = columns.household(ofPerson: place.bytes)
      guard let own, let id, own.isEqual(to: id) else {
        throw PopulationError(.digestsCollide, file: "")
      }
      block.persons.append(place, in: chunk)
    }
    block.endHousehold()
  }

  private mutating func beginPart() throws(PopulationError) {
    let place = row - rows.lowerBound
    let first = rows.lowerBound + place / partSize * partSize
    guard part?.first != first else { return }
    part = nil
    part = PartPersons(try parts[place / partSize].contents(), first: first, count: partSize)
    parts[place / partSize].close()
  }
}

extension RowReader {
  /// The row of a person whose household is not there.
  fileprivate var orphan: Reject {
    Reject(table: .persons, line: line, reason: .noHousehold, row: Array(row))
  }
}

/// The persons of a part, found by the row of their household.
private struct PartPersons {
  let first: Int
  private let chunk: ByteChunk
  /// For each household where its persons begin in ``places``.
  private let starts: [UInt32]
  /// The persons, household after household.
  private let places: [RowPlace]

  init(_ contents: (chunk: ByteChunk, size: Int), first: Int, count: Int) {
    self.first = first
    chunk = contents.chunk
    var starts = [UInt32](repeating: 0, count: count + 1)
    let bytes = UnsafeRawBufferPointer(start: chunk.start, count: contents.size)
    var total = 0
    Self.visit(bytes) { record in
      starts[record.row - first + 1] += 1
      total += 1
    }
    for row in 0..<count { starts[row + 1] += starts[row] }
    let none = RowPlace(start: chunk.start, count: 0, line: 0)
    var places = Array(repeating: none, count: total)
    var next = starts
    Self.visit(bytes) { record in
      places[Int(next[record.row - first])] = record.place
      next[record.row - first] += 1
    }
    (self.starts, self.places) = (starts, places)
  }

  private static func visit(
    _ bytes: UnsafeRawBufferPointer,
    _ body: (SpillFile.Record) -> Void
  ) {
    var place = 0
    while place < bytes.count, let record = SpillFile.Record(bytes, at: place) {
      body(record)
      place += record.size
    }
  }

  func visit(
    _ row: Int,
    _ body: (RowPlace, ByteChunk) throws(PopulationError) -> Void
  ) throws(PopulationError) {
    for place in starts[row - first]..<starts[row - first + 1] {
      try body(places[Int(place)], chunk)
    }
  }
}
