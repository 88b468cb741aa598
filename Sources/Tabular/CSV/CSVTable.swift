public import Diagnostics

/// A CSV file with a header, and everything that is wrong with it.
public struct CSVTable: Sendable {
  /// The first row: the names of the columns.
  public let header: [CSVCell]

  /// The rows with as many cells as the header; others are left out and reported.
  public let rows: [CSVRow]

  /// What is wrong with the file.
  public let diagnostics: [Diagnostic]

  private let columns: [String: Int]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - separator: What stands between cells, an ASCII character.
  public init(_ source: SourceText, separator: Unicode.Scalar = ",") {
    var reader = CSVReader(source, separator: separator)
    var findings = Findings()
    header = reader.next()?.cells ?? []
    columns = Self.columns(header, &findings)
    if header.isEmpty && reader.diagnostics.isEmpty {
      findings.add(.csvEmpty, at: SourceRange(source, 0..<0))
    }
    var rows: [CSVRow] = []
    while let row = reader.next() {
      if row.cells.count == header.count {
        rows.append(row)
      } else {
        findings.add(.csvCellCount(row.cells.count, header.count), at: row.range)
      }
    }
    self.rows = rows
    diagnostics = (reader.diagnostics + findings.diagnostics).sortedByPlace()
  }

  /// Returns the cell of a row in a column, or `nil` where there is no such column.
  public func cell(_ name: String, in row: CSVRow) -> CSVCell? {
    columns[name].map { row.cells[$0] }
  }

  private static func columns(
    _ header: [CSVCell],
    _ findings: inout Findings
  ) -> [String: Int] {
    var columns: [String: Int] = [:]
    for (index, cell) in header.enumerated() {
      if cell.text.isEmpty {
        findings.add(.csvNamelessColumn, at: cell.range)
      } else if let first = columns[cell.text] {
        let note = Diagnostic.Note(.csvFirstColumn, at: header[first].range)
        let message = Diagnostic.Message.csvDuplicateColumn(cell.text)
        findings.add(Diagnostic(message, at: cell.range, notes: [note]))
      } else {
        columns[cell.text] = index
      }
    }
    return columns
  }
}
