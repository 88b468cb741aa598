public import Diagnostics
internal import Spreadsheets

extension ImportReport {
  /// The heading of the column of reasons, in both languages.
  private static let reasonHeadings = [Language.chinese: "退回原因", .english: "reason"]

  /// Whether a heading is that of the column of reasons.
  static func isReason(_ heading: String) -> Bool {
    reasonHeadings.values.contains(heading)
  }

  /// Returns the rejected rows as a table of the same form: titles, headings and cells as they
  /// were, and a column with the reasons; `nil` if no row was rejected.
  ///
  /// Corrected, it can be imported with the same mapping. It holds the personal data of the rows.
  public func rejects(in language: Language) -> OfficeTable? {
    guard !rejected.isEmpty, let headings else { return nil }
    let top = Array(table.rows[..<headings.rowCount])
    let column = reasonColumn(headings, language)
    var rows = top
    if let last = rows.popLast() {
      let heading = Self.reasonHeadings[language] ?? ""
      rows.append(last.adding(.text(heading), in: column, number: last.number))
    }
    var number = rows.last?.number ?? 0
    let byNumber = Dictionary(table.rows.map { ($0.number, $0) }) { first, _ in first }
    for rejected in rejected {
      guard let row = byNumber[rejected.row] else { continue }
      number += 1
      let reasons = rejected.reasons.map { $0.text(in: language) }
      let text = reasons.joined(separator: language == .chinese ? "；" : "; ")
      rows.append(unmerged(row).adding(.text(text), in: column, number: number))
    }
    let lastHeading = top.last?.number ?? 0
    var rejects = OfficeTable(
      name: table.name,
      format: table.format,
      rows: rows,
      mergedRanges: table.mergedRanges.filter { $0.rows.upperBound <= lastHeading }
    )
    rejects.headingRows = lastHeading
    return rejects
  }

  /// The column of reasons of an earlier import, or the one behind all others.
  private func reasonColumn(_ headings: TableHeadings, _ language: Language) -> Int {
    let earlier = headings.columns.first { Self.isReason($0.lowest) }?.number
    let numbers = rejected.map(\.row)
    let widest = table.rows.filter { numbers.contains($0.number) }.map(\.lastColumn).max() ?? 0
    return earlier ?? max(headings.columns.last?.number ?? 0, widest) + 1
  }

  /// A row that has itself what it shared with rows above it.
  private func unmerged(_ row: SheetRow) -> SheetRow {
    guard let last = headings?.columns.last?.number, !table.mergedRanges.isEmpty else { return row }
    let values = (1...max(last, row.lastColumn)).map { table.value(in: row, $0) }
    return SheetRow(number: row.number, values: values)
  }
}

extension SheetRow {
  /// The row with a value in a column, under another number.
  fileprivate func adding(_ value: CellValue, in column: Int, number: Int) -> SheetRow {
    SheetRow(number: number, cells: cells + [Cell(column: column, value: value)])
  }
}
