internal import Quantities

/// Reads the cells of one sheet.
struct SheetReader {
  let part: String
  let strings: SharedStrings
  let styles: NumberStyles
  let epoch: SerialDate.Epoch
  let limits: WorkbookLimits

  private(set) var rows: [SheetRow] = []
  private(set) var mergedRanges: [CellRange] = []
  /// How many cells were read, of this sheet and those before it.
  private(set) var cellCount: Int
  private var rowNumber = 0
  private var cells: [SheetRow.Cell] = []
  private var column = 0

  init(
    _ part: String,
    _ strings: SharedStrings,
    _ styles: NumberStyles,
    since epoch: SerialDate.Epoch,
    _ limits: WorkbookLimits,
    after cellCount: Int
  ) {
    self.part = part
    self.strings = strings
    self.styles = styles
    self.epoch = epoch
    self.limits = limits
    self.cellCount = cellCount
  }

  /// Reads the part of the sheet.
  mutating func read(_ bytes: [UInt8]) throws(SpreadsheetError) {
    var reader = try MarkupReader(part, bytes)
    while let piece = try reader.next() {
      switch piece {
      case .start("row", let keys): try beginRow(keys)
      case .end("row"): endRow()
      case .start("c", let keys): try readCell(keys, &reader)
      case .start("mergeCell", let keys): try readMerged(keys)
      default: continue
      }
    }
    sortRows()
  }

  private mutating func beginRow(_ keys: [String: String]) throws(SpreadsheetError) {
    let stated = keys["r"].map { Int($0) ?? 0 }
    rowNumber = stated ?? rowNumber + 1
    guard 1...WorkbookLimits.lastRow ~= rowNumber else { throw .damaged(part) }
    cells = []
    column = 0
  }

  private mutating func endRow() {
    let row = SheetRow(number: rowNumber, cells: cells)
    if row.lastColumn > 0 { rows.append(row) }
  }

  /// Programs write rows in their order; a file that has them in another one is put right.
  private mutating func sortRows() {
    guard !zip(rows, rows.dropFirst()).allSatisfy({ $0.number < $1.number }) else { return }
    let byNumber = Dictionary(grouping: rows, by: \.number)
    rows = byNumber.map { SheetRow(number: $0.key, cells: $0.value.flatMap(\.cells)) }
      .sorted { $0.number < $1.number }
  }

  private mutating func readMerged(_ keys: [String: String]) throws(SpreadsheetError) {
    guard let range = keys["ref"].flatMap(CellRange.init(_:)) else { throw .damaged(part) }
    guard mergedRanges.count < limits.mergedRanges else {
      throw .tooLarge(.mergedRanges, limit: limits.mergedRanges)
    }
    mergedRanges.append(range)
  }
}

// MARK: - Cells

extension SheetReader {
  private mutating func readCell(
    _ keys: [String: String],
    _ reader: inout MarkupReader
  ) throws(SpreadsheetError) {
    if let place = keys["r"] {
      guard let address = CellAddress(place), address.row == rowNumber else {
        throw .damaged(part)
      }
      column = address.column
    } else {
      column += 1
    }
    guard column <= WorkbookLimits.lastColumn, rowNumber > 0 else { throw .damaged(part) }
    let content = try Content(&reader)
    let value = try value(of: content, keys)
    guard value != .empty else { return }
    cellCount += 1
    guard cellCount <= limits.cells else { throw .tooLarge(.cells, limit: limits.cells) }
    cells.append(SheetRow.Cell(column: column, value: value))
  }

  /// What stands in a cell.
  private struct Content {
    var value: String?
    var text: String?
    var hasFormula = false

    init(_ reader: inout MarkupReader) throws(SpreadsheetError) {
      var depth = 1
      while depth > 0, let piece = try reader.next() {
        switch piece {
        case .start("v", _): value = try reader.characters()
        case .start("is", _): text = try SharedStrings.text(&reader)
        case .start("f", _):
          hasFormula = true
          _ = try reader.characters()
        case .start: depth += 1
        case .end: depth -= 1
        case .text: continue
        }
      }
    }
  }

  private func value(
    of content: Content,
    _ keys: [String: String]
  ) throws(SpreadsheetError) -> CellValue {
    if let text = content.text { return Self.text(EscapedText.undone(text)) }
    guard let value = content.value, !value.isEmpty || keys["t"] == "str" else {
      return content.hasFormula ? .failure("=") : .empty
    }
    switch keys["t"] {
    case "s": return Self.text(try shared(value))
    case "str": return Self.text(EscapedText.undone(value))
    case "b": return .boolean(value == "1" || value == "true")
    case "e": return .failure(value)
    case "d": return CalendarDay(String(value.prefix(10))).map { .date($0) } ?? .text(value)
    default: return number(value, style: keys["s"].flatMap { Int($0) } ?? 0)
    }
  }

  private static func text(_ text: String) -> CellValue { text.isEmpty ? .empty : .text(text) }

  private func shared(_ index: String) throws(SpreadsheetError) -> String {
    guard let index = Int(index), strings.texts.indices.contains(index) else {
      throw .damaged(part)
    }
    return strings.texts[index]
  }

  private func number(_ value: String, style: Int) -> CellValue {
    guard !value.isEmpty else { return .empty }
    guard styles.isDate(style), let number = ExactDecimal(value),
      let serial = Self.wholeDays(number), let day = SerialDate.day(serial, since: epoch)
    else { return .number(value) }
    return .date(day)
  }

  /// The days of a serial number, without the time of day.
  private static func wholeDays(_ number: ExactDecimal) -> Int? {
    let text = number.description
    return Int(text.prefix { $0 != "." })
  }
}
