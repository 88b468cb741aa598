internal import Quantities

/// Writes the part of one sheet.
struct SheetWriter {
  let headingRows: Int

  private static let widest = 40

  func text(of sheet: Worksheet) -> String {
    var text = Fixed.declaration
    text += "<worksheet xmlns=\"\(Fixed.main)\">" + panes
    text += columns(of: sheet) + "<sheetData>"
    for row in sheet.rows { write(row, to: &text) }
    text += "</sheetData>"
    if !sheet.mergedRanges.isEmpty {
      let ranges = sheet.mergedRanges.map { "<mergeCell ref=\"\($0.text)\"/>" }
      text += "<mergeCells count=\"\(ranges.count)\">\(ranges.joined())</mergeCells>"
    }
    return text + "</worksheet>"
  }

  /// The headings stay in view.
  private var panes: String {
    guard headingRows > 0 else { return "" }
    return "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"\(headingRows)\" "
      + "topLeftCell=\"A\(headingRows + 1)\" activePane=\"bottomLeft\" state=\"frozen\"/>"
      + "</sheetView></sheetViews>"
  }

  /// Columns as wide as what stands in their first rows.
  private func columns(of sheet: Worksheet) -> String {
    var widths: [Int: Int] = [:]
    for cell in sheet.rows.prefix(200).flatMap(\.cells) {
      widths[cell.column] = max(widths[cell.column] ?? 8, min(cell.value.width, Self.widest))
    }
    guard !widths.isEmpty else { return "" }
    let columns = widths.sorted { $0.key < $1.key }.map { column, width in
      "<col min=\"\(column)\" max=\"\(column)\" width=\"\(width + 2)\" customWidth=\"1\"/>"
    }
    return "<cols>\(columns.joined())</cols>"
  }

  private func write(_ row: SheetRow, to text: inout String) {
    let isHeading = row.number <= headingRows
    text += "<row r=\"\(row.number)\">"
    for cell in row.cells {
      let place = CellAddress.letters(ofColumn: cell.column) + String(row.number)
      text += Self.cell(cell.value, at: place, isHeading: isHeading)
    }
    text += "</row>"
  }

  private static func cell(_ value: CellValue, at place: String, isHeading: Bool) -> String {
    let textStyle = isHeading ? Fixed.Style.heading : Fixed.Style.text
    switch value {
    case .empty: return ""
    case .text(let text), .failure(let text):
      return "<c r=\"\(place)\" s=\"\(textStyle)\" t=\"inlineStr\"><is>"
        + "<t xml:space=\"preserve\">\(EscapedText.made(text))</t></is></c>"
    case .number(let digits):
      return "<c r=\"\(place)\"><v>\(EscapedText.made(digits))</v></c>"
    case .boolean(let truth): return "<c r=\"\(place)\" t=\"b\"><v>\(truth ? 1 : 0)</v></c>"
    case .date(let day):
      guard let serial = SerialDate.serial(of: day) else {
        return cell(.text(day.description), at: place, isHeading: isHeading)
      }
      return "<c r=\"\(place)\" s=\"\(Fixed.Style.date)\"><v>\(serial)</v></c>"
    }
  }
}

extension CellValue {
  /// How many columns of a terminal the value takes, about.
  fileprivate var width: Int {
    switch self {
    case .empty: 0
    case .text(let text), .failure(let text):
      text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
    case .number(let digits): digits.utf8.count
    case .boolean: 6
    case .date: 10
    }
  }
}

extension CellRange {
  /// The range as a workbook has it, such as `B2:D3`.
  fileprivate var text: String {
    CellAddress.letters(ofColumn: columns.lowerBound) + "\(rows.lowerBound):"
      + CellAddress.letters(ofColumn: columns.upperBound) + "\(rows.upperBound)"
  }
}
