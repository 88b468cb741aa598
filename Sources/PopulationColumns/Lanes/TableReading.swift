internal import Diagnostics
internal import FEEL
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// A fact in the form in which a program wants it.
struct WantedLane: Hashable {
  let fact: FactDeclaration
  let lane: SlotLane
}

/// How the rows of one of the two files become lanes.
///
/// The wanted facts that no column has are unknown in all rows.
final class TableReading {
  /// What the columns mean.
  let mapping: TableMapping
  let catalogue: FactCatalogue
  /// The lanes, in the order of ``wanted``.
  let lanes: [FactLane]
  /// What is wanted, in an order that is always the same.
  let wanted: [WantedLane]
  /// Whether a column fills each lane.
  private let isFilled: [Bool]
  /// For each column the lanes that it fills; most columns fill one or none.
  private let columns: [[FactLane]]
  private let readers: [ColumnCells?]
  private var targets: [CellTarget] = []
  private let words: [CaseWords]
  private let noWords: CaseWords
  private let idPlace: Int
  private var encoding: TableEncoding?

  init(
    _ mapping: TableMapping,
    wanting wanted: Set<WantedLane>,
    catalogue: FactCatalogue,
    encoding: TableEncoding?
  ) {
    self.mapping = mapping
    self.catalogue = catalogue
    self.encoding = encoding
    idPlace = mapping.columns.firstIndex { $0.target == .id } ?? -1
    let sorted = wanted.sorted { "\($0.fact.id)\($0.lane)" < "\($1.fact.id)\($1.lane)" }
    let lanes = sorted.map { FactLane($0.fact, $0.lane) }
    self.wanted = sorted
    self.lanes = lanes
    let kind = mapping.subject
    let readers = mapping.columns.map { column -> ColumnCells? in
      guard case .fact(let id) = column.target, let fact = catalogue.fact(id: id, of: kind) else {
        return nil
      }
      return ColumnCells(fact, column)
    }
    self.readers = readers
    let columns = readers.map { reader in
      lanes.filter { lane in reader.map { lane.declaration.hasValues(of: $0.declaration) } ?? false
      }
    }
    self.columns = columns
    let noWords = CaseWords([])
    self.noWords = noWords
    words = zip(readers, columns).map { reader, lanes in
      guard let reader, let lane = lanes.first else { return noWords }
      return CaseWords(Self.words(of: reader, lane))
    }
    isFilled = sorted.map { want in
      readers.contains { $0.map { want.fact.hasValues(of: $0.declaration) } ?? false }
    }
  }

  /// The words that stand for the cases of an enumeration in a column.
  private static func words(_ reader: ColumnCells, _ cases: [String]) -> [(String, Int)] {
    guard case .enumeration(let enumeration) = reader.declaration.type else { return [] }
    let coded = reader.column.codes
    return enumeration.cases.flatMap { known -> [(String, Int)] in
      guard let position = cases.firstIndex(of: known.id) else { return [] }
      let names = [known.id, known.name.chinese].filter { coded[$0] == nil }
      let codes = coded.filter { $0.value == known.id }.keys.sorted()
      return (codes + names).map { ($0, position) }
    }
  }

  private static func words(of reader: ColumnCells, _ lane: FactLane) -> [(String, Int)] {
    guard case .code(let cases) = lane.lane else { return [] }
    var taken: Set<String> = []
    return words(reader, cases).filter { taken.insert($0.0).inserted }
  }

  /// The lane of what is wanted.
  func lane(_ want: WantedLane) -> FactLane? { wanted.firstIndex(of: want).map { lanes[$0] } }

  /// The place of the column with the ids.
  var idColumn: Int? { idPlace < 0 ? nil : idPlace }

  // MARK: - Rows

  /// Makes room for so many rows; what no column fills is unknown.
  func begin(rows: Int) {
    for (lane, isFilled) in zip(lanes, isFilled) {
      lane.begin(rows: rows)
      if !isFilled { lane.forgetAll(rows: rows) }
    }
    targets = columns.indices.map { target(ofColumn: $0) }
  }

  private func target(ofColumn index: Int) -> CellTarget {
    guard let lane = columns[index].first, let reader = readers[index] else {
      return .skipped(noWords)
    }
    guard columns[index].count == 1, reader.column.codes.isEmpty || words[index].count > 0 else {
      return .slow(lane, noWords)
    }
    return CellTarget(lane, words[index], empty: reader.empty)
  }

  /// Calls a function with where the cells go, for ``read(_:into:_:)``.
  func withTargets<Result>(_ body: (UnsafeBufferPointer<CellTarget>) -> Result) -> Result {
    targets.withUnsafeBufferPointer(body)
  }

  /// Reads a row, and returns what is wrong with it.
  ///
  /// Eight bytes behind it must be readable.
  @inline(__always)
  func read(
    _ bytes: UnsafeRawBufferPointer,
    into row: Int,
    _ targets: UnsafeBufferPointer<CellTarget>
  ) -> Reject.Reason? {
    guard let base = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self),
      let first = targets.baseAddress
    else { return nil }
    let end = bytes.count
    var start = 0
    var place = 0
    while place < targets.count, start <= end {
      if place == idPlace, start == end || base[start] == Cells.separator { return .noID }
      if first[place].kind == .skip {
        start = Cells.end(of: start, in: bytes) &+ 1
      } else if let next = first[place].read(base, start, end, row: row) {
        start = next &+ 1
      } else {
        let next = Cells.end(of: start, in: bytes)
        guard next <= end else { return .openQuote }
        if let wrong = readSlowly(bytes, start..<next, place, row) { return wrong }
        start = next &+ 1
      }
      place &+= 1
    }
    guard start <= end &+ 1 else { return .openQuote }
    guard place == targets.count, start == end &+ 1 else {
      return .cellCount(found: Cells.count(in: bytes), wanted: targets.count)
    }
    return nil
  }

  private func readSlowly(
    _ bytes: UnsafeRawBufferPointer,
    _ range: Range<Int>,
    _ column: Int,
    _ row: Int
  ) -> Reject.Reason? {
    guard let reader = readers[column] else { return nil }
    switch value(of: UnsafeRawBufferPointer(rebasing: bytes[range]), reader) {
    case .success(let value):
      let fits = columns[column].allSatisfy { $0.write(value, at: row) }
      return fits ? nil : Self.reason(.notAsDeclared, reader)
    case .failure(let mistake):
      return Self.reason(mistake, reader)
    }
  }

  private static func reason(_ mistake: ColumnMistake, _ reader: ColumnCells) -> Reject.Reason {
    .cell(
      column: reader.column.heading,
      code: mistake.message.code,
      chinese: mistake.message.chinese,
      english: mistake.message.english
    )
  }

  private func value(
    of cell: UnsafeRawBufferPointer,
    _ reader: ColumnCells
  ) -> Result<FactValue, ColumnMistake> {
    reader.value(of: text(of: cell))
  }

  /// The text of a cell, in the encoding of the file.
  func text(of cell: UnsafeRawBufferPointer) -> String {
    let bytes = Cells.content(of: cell)
    if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
    let decoded = DecodedText(name: "", bytes: bytes, as: encoding)
    if encoding == nil { encoding = decoded.encoding == .gb18030 ? .gb18030 : .utf8 }
    return decoded.source.text
  }

  // MARK: - Single facts

  /// Returns everything that a row says, for who assesses it by itself; what can't be read is
  /// unknown.
  func facts(in bytes: UnsafeRawBufferPointer) -> [(String, FactValue)] {
    var facts: [(String, FactValue)] = []
    var start = 0
    for reader in readers {
      guard start <= bytes.count else { break }
      let end = min(Cells.end(of: start, in: bytes), bytes.count)
      let cell = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      start = end + 1
      guard let reader, case .success(let value) = value(of: cell, reader) else { continue }
      facts.append((reader.declaration.id, value))
    }
    return facts
  }
}

extension ColumnCells {
  /// What an empty cell of the column says.
  fileprivate var empty: CellTarget.Empty {
    switch column.empty {
    case .unknown: .unknown
    case .absent where declaration.isOptional: .absent
    case .absent, .refused, .text: .other
    }
  }
}
