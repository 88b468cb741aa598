public import Diagnostics
public import Spreadsheets
public import Tabular

/// A table as an office keeps it (台账表格): a CSV file or a sheet of a workbook, row by row.
///
/// Title lines, headings of several lines and lines with sums are rows like all others;
/// ``TableMapping`` says what they mean.
public struct OfficeTable: Sendable {
  /// How a table is written as a file.
  public enum Format: Sendable, Hashable {
    /// Lines of cells.
    case csv(TableEncoding, separator: Unicode.Scalar, CSVWriter.LineBreak)
    /// A sheet of an XLSX workbook.
    case workbook(sheet: String)

    /// CSV with commas and Unix line ends in an encoding.
    public static func csv(_ encoding: TableEncoding) -> Format {
      .csv(encoding, separator: ",", .unix)
    }
  }

  /// The name under which the file is shown.
  public let name: String

  /// How the file is written.
  public let format: Format

  /// The rows that hold something, in their order.
  public let rows: [SheetRow]

  /// The ranges that are merged into one cell.
  public let mergedRanges: [CellRange]

  /// How many rows at the top are titles and headings, for those who look at the file.
  public var headingRows = 1

  /// What is wrong with rows as such, by their numbers; their cells may not be what was meant.
  public let faults: [Int: [Diagnostic.Message]]

  /// What is wrong with the table as a whole, so that no row of it is read.
  public let findings: [Diagnostic.Message]

  /// For each row with merged cells, the ranges that reach into it.
  private let rangesByRow: [Int: [CellRange]]

  /// Creates a table.
  public init(
    name: String,
    format: Format,
    rows: [SheetRow],
    mergedRanges: [CellRange] = [],
    faults: [Int: [Diagnostic.Message]] = [:],
    findings: [Diagnostic.Message] = []
  ) {
    self.name = name
    self.format = format
    self.rows = rows
    self.mergedRanges = mergedRanges
    self.faults = faults
    let isClear = !MergedRanges.overlap(mergedRanges)
    self.findings = isClear ? findings : findings + [.overlappingRanges]
    rangesByRow = isClear ? Self.index(mergedRanges, of: rows) : [:]
  }

  private static func index(
    _ ranges: [CellRange],
    of rows: [SheetRow]
  ) -> [Int: [CellRange]] {
    guard !ranges.isEmpty else { return [:] }
    let sorted = ranges.sorted { $0.rows.lowerBound < $1.rows.lowerBound }
    var index: [Int: [CellRange]] = [:]
    var open: [CellRange] = []
    var next = 0
    for row in rows {
      while next < sorted.count, sorted[next].rows.lowerBound <= row.number {
        open.append(sorted[next])
        next += 1
      }
      if open.contains(where: { $0.rows.upperBound < row.number }) {
        open.removeAll { $0.rows.upperBound < row.number }
      }
      if !open.isEmpty { index[row.number] = open }
    }
    return index
  }
}

// MARK: - Merged cells

extension OfficeTable {
  /// Returns what stands in a cell, where cells are merged what stands in the first of them.
  ///
  /// - Parameters:
  ///   - row: A row of the table.
  ///   - column: The number of a column, from one.
  /// - Returns: The cell's value.
  func value(in row: SheetRow, _ column: Int) -> CellValue {
    let own = row[column]
    guard own == .empty, let ranges = rangesByRow[row.number],
      let range = ranges.first(where: { $0.contains(row: row.number, column: column) })
    else { return own }
    return firstCell(of: range)
  }

  private func firstCell(of range: CellRange) -> CellValue {
    var (lower, upper) = (0, rows.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if rows[middle].number < range.rows.lowerBound { lower = middle + 1 } else { upper = middle }
    }
    guard lower < rows.count, rows[lower].number == range.rows.lowerBound else { return .empty }
    return rows[lower][range.columns.lowerBound]
  }
}
