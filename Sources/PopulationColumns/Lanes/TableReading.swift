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
  private let targets: [CellTarget]
  private let batch: CellBatch
  private let idPlace: Int
  /// The cells with the ids of the rows that were read last.
  private(set) var idCells: [UnsafeRawBufferPointer] = []
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
    targets = zip(readers, columns).map { Self.target($0, $1) }
    batch = CellBatch(columns: readers.count)
    isFilled = sorted.map { want in
      readers.contains { $0.map { want.fact.hasValues(of: $0.declaration) } ?? false }
    }
  }

  private static func target(_ reader: ColumnCells?, _ lanes: [FactLane]) -> CellTarget {
    guard let reader, let lane = lanes.first else { return .skipped() }
    let words = CaseWords(Self.words(of: reader, lane))
    guard lanes.count == 1, reader.column.codes.isEmpty || !words.isEmpty else { return .slow() }
    return CellTarget(lane, words, empty: reader.empty)
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
  }

  /// Reads rows into rows of the lanes, and returns what is wrong with any of them.
  func read(_ list: RowList, into rows: [Int]) -> [Int: Reject.Reason] {
    var wrong: [Int: Reject.Reason] = [:]
    let none = UnsafeRawBufferPointer(start: nil, count: 0)
    idCells.removeAll(keepingCapacity: true)
    idCells.append(contentsOf: repeatElement(none, count: list.count))
    var next = 0
    while next < list.count {
      next = batch.fill(list, from: next, into: rows) { row in
        wrong[row] = reason(against: list[row].bytes, rows[row])
      }
      readBatch(&wrong)
    }
    return wrong
  }

  private func readBatch(_ wrong: inout [Int: Reject.Reason]) {
    for (place, target) in targets.enumerated() {
      let cells = batch[place]
      if place == idPlace { readIDs(cells, &wrong) }
      target.read(cells) { cell in
        let row = cells.place(of: cell)
        guard wrong[row] == nil else { return }
        wrong[row] = readSlowly(cells.bytes(of: cell), place, cells.row(of: cell))
      }
    }
  }

  private func readIDs(_ cells: CellColumn, _ wrong: inout [Int: Reject.Reason]) {
    var hasAll = true
    idCells.withUnsafeMutableBufferPointer { ids in
      for cell in 0..<cells.count {
        let bytes = cells.bytes(of: cell)
        ids[cells.place(of: cell)] = bytes
        hasAll = hasAll && bytes.count > 0
      }
    }
    guard !hasAll else { return }
    for cell in 0..<cells.count where cells.bytes(of: cell).isEmpty {
      let place = cells.place(of: cell)
      wrong[place] = wrong[place] ?? .noID
    }
  }

  /// What is wrong with a row that has too few cells, too many, or an open quote: the first thing
  /// that a reader would meet.
  private func reason(against bytes: UnsafeRawBufferPointer, _ row: Int) -> Reject.Reason {
    var start = 0
    var place = 0
    while place < targets.count, start <= bytes.count {
      let end = Cells.end(of: start, in: bytes)
      if place == idPlace, end == start { return .noID }
      guard end <= bytes.count else { return .openQuote }
      let cell = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
      if let wrong = readSlowly(cell, place, row) { return wrong }
      start = end + 1
      place += 1
    }
    return .cellCount(found: Cells.count(in: bytes), wanted: targets.count)
  }

  private func readSlowly(
    _ cell: UnsafeRawBufferPointer,
    _ column: Int,
    _ row: Int
  ) -> Reject.Reason? {
    guard let reader = readers[column], !columns[column].isEmpty else { return nil }
    switch value(of: cell, reader) {
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
