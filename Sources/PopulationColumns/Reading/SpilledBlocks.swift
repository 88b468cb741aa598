/// Reads persons in any order: they are first laid down by household in temporary files, a part of
/// the households each, and then taken part by part.
///
/// Memory holds an index of the households' ids and the persons of one part. The temporary files
/// have no name as soon as they are open, so that nothing is left of them whatever happens.
final class SpilledBlocks: BlockSource {
  private let households: RowReader
  private let columns: TableColumns
  private let rows: Range<Int>
  private let partSize: Int
  private var parts: [SpillFile]
  private var index: IDIndex
  private var orphans: [Reject]
  private var row = 0
  private var part: PartPersons?

  /// The households of a part, at least; a part more is a file more.
  private static let leastPartSize = 1 << 14
  private static let mostParts = 240

  /// Reads the ids of the households, and lays down the persons.
  init(_ files: TableFiles, _ columns: TableColumns) throws(PopulationError) {
    guard files.households != "-", files.persons != "-" else {
      throw PopulationError(.pipedTwice, file: files.households)
    }
    self.columns = columns
    (index, rows) = try Self.index(files, columns)
    partSize = max(Self.leastPartSize, rows.count / Self.mostParts + 1)
    parts = []
    orphans = []
    for _ in 0...rows.count / partSize { parts.append(try SpillFile()) }
    households = try RowReader(path: files.households)
    if let heading = try households.peek() { households.take(heading) }
    if let persons = files.persons { try layDown(persons) }
  }

  private static func index(
    _ files: TableFiles,
    _ columns: TableColumns
  ) throws(PopulationError) -> (IDIndex, Range<Int>) {
    let reader = try RowReader(path: files.households)
    if let heading = try reader.peek() { reader.take(heading) }
    var index = IDIndex()
    var row = 0
    while let next = try reader.peek() {
      if let id = columns.householdID(in: next.bytes), !id.isEmpty {
        _ = index.insert(id, row: row)
      }
      reader.take(next)
      row += 1
    }
    return (index, files.rows.clamped(to: 0..<row))
  }

  private func layDown(_ path: String) throws(PopulationError) {
    let reader = try RowReader(path: path)
    if let heading = try reader.peek() { reader.take(heading) }
    while let person = try reader.peek() {
      if let home = columns.household(ofPerson: person.bytes).flatMap({ index.row(of: $0) }) {
        if rows.contains(home) {
          let part = (home - rows.lowerBound) / partSize
          try parts[part].append(person.bytes, line: person.line, row: home)
        }
      } else if rows.lowerBound == 0 {
        // The first shard tells of those that belong to none.
        orphans.append(
          Reject(
            table: .persons,
            line: person.line,
            reason: .noHousehold,
            row: Array(person.bytes)
          )
        )
      }
      reader.take(person)
    }
  }

  func next(_ count: Int) throws -> RawBlock? {
    var block = RawBlock()
    swap(&block.rejects, &orphans)
    while block.households.count < count, row < rows.upperBound, let next = try households.peek() {
      if rows.contains(row) { try add(next, to: &block) }
      households.take(next)
      row += 1
    }
    return block.households.count == 0 && block.rejects.isEmpty ? nil : block
  }

  private func add(_ household: RowReader.Row, to block: inout RawBlock) throws {
    let id = columns.householdID(in: household.bytes)
    if let id, !id.isEmpty, index.row(of: id) != row {
      block.refuse(household, .householdTwice)
      return
    }
    block.households.append(household.bytes, line: household.line)
    try beginPart()
    try part?.visit(row) { bytes, line throws(PopulationError) in
      let own = columns.household(ofPerson: bytes)
      guard let own, let id, own.isEqual(to: id) else {
        throw PopulationError(.digestsCollide, file: "")
      }
      block.persons.append(bytes, line: line)
    }
    block.endHousehold()
  }

  private func beginPart() throws(PopulationError) {
    let place = row - rows.lowerBound
    guard part == nil || place % partSize == 0 else { return }
    let first = rows.lowerBound + place / partSize * partSize
    guard part?.first != first else { return }
    part = nil
    part = PartPersons(try parts[place / partSize].contents(), first: first, count: partSize)
    parts[place / partSize].close()
  }
}

/// The persons of a part, found by the row of their household.
private struct PartPersons {
  let first: Int
  private let bytes: [UInt8]
  /// For each household where its persons begin in ``places``.
  private var starts: [Int]
  /// Where each person's record begins, household after household.
  private var places: [Int]

  init(_ bytes: [UInt8], first: Int, count: Int) {
    self.first = first
    self.bytes = bytes
    starts = Array(repeating: 0, count: count + 1)
    places = []
    var records: [(row: Int, place: Int)] = []
    bytes.withUnsafeBytes { bytes in
      var place = 0
      while place < bytes.count {
        let record = SpillFile.Record(bytes, at: place)
        records.append((record.row - first, place))
        place += record.size
      }
    }
    for record in records { starts[record.row + 1] += 1 }
    for row in 0..<count { starts[row + 1] += starts[row] }
    places = Array(repeating: 0, count: records.count)
    var next = starts
    for record in records {
      places[next[record.row]] = record.place
      next[record.row] += 1
    }
  }

  func visit(
    _ row: Int,
    _ body: (UnsafeRawBufferPointer, Int) throws(PopulationError) -> Void
  ) throws(PopulationError) {
    for place in places[starts[row - first]..<starts[row - first + 1]] {
      let result = bytes.withUnsafeBytes { bytes -> Result<Void, PopulationError> in
        let record = SpillFile.Record(bytes, at: place)
        do throws(PopulationError) {
          return .success(try body(record.bytes, record.line))
        } catch {
          return .failure(error)
        }
      }
      try result.get()
    }
  }
}
