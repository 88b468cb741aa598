internal import Quantities
internal import Spreadsheets
internal import Tabular

extension OfficeTable {
  /// The file of the table: the same table gives the same bytes.
  ///
  /// In CSV a text that a spreadsheet program would take for a formula gets a `'` before it.
  public var bytes: [UInt8] {
    switch format {
    case .csv(let encoding, let separator, let lineBreak):
      let writer = CSVWriter(separator: separator, lineBreak: lineBreak)
      let width = rows.map(\.lastColumn).max() ?? 0
      let lines = rows.map { row in
        writer.line((0..<width).map { row[$0 + 1].csvText })
      }
      return encoding.bytes(of: lines.joined())
    case .workbook(let sheet):
      let worksheet = Worksheet(
        name: sheet,
        rows: rows.map(\.withLongNumbersAsTexts),
        mergedRanges: mergedRanges
      )
      return WorkbookWriter(headingRows: headingRows).bytes(of: Workbook(sheets: [worksheet]))
    }
  }
}

extension CellValue {
  /// The value as a cell of CSV has it.
  var csvText: String {
    switch self {
    case .text(let text): text.first.map { "=+-@".contains($0) } == true ? "'" + text : text
    default: plainText
    }
  }

  /// The value as a text; empty where nothing stands.
  var plainText: String {
    switch self {
    case .empty: ""
    case .text(let text), .number(let text), .failure(let text): text
    case .date(let day): day.description
    case .boolean(let truth): truth ? "TRUE" : "FALSE"
    }
  }
}

extension SheetRow {
  /// The row with numbers as texts that have more digits than a spreadsheet program keeps.
  fileprivate var withLongNumbersAsTexts: SheetRow {
    let cells = cells.map { cell in
      guard case .number(let digits) = cell.value, digits.utf8.count > 11 else { return cell }
      return Cell(column: cell.column, value: .text(digits))
    }
    return SheetRow(number: number, cells: cells)
  }
}
