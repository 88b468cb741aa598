public import Quantities

/// A workbook: sheets of cells, without formulas, pictures and styles.
public struct Workbook: Sendable, Hashable {
  /// The sheets, in their order.
  public var sheets: [Worksheet]

  /// Creates a workbook.
  public init(sheets: [Worksheet]) {
    self.sheets = sheets
  }

  /// Returns the sheet with a name, or the first one that is not hidden.
  ///
  /// - Throws: ``SpreadsheetError`` if there is none.
  public func sheet(named name: String? = nil) throws(SpreadsheetError) -> Worksheet {
    let found =
      name.map { name in sheets.first { $0.name == name } }
      ?? (sheets.first { !$0.isHidden } ?? sheets.first)
    guard let found else { throw .noSuchSheet(name ?? "", among: sheets.map(\.name)) }
    return found
  }
}

/// A sheet of a workbook.
public struct Worksheet: Sendable, Hashable {
  /// Its name.
  public var name: String

  /// The rows that hold something, from the first to the last.
  public var rows: [SheetRow]

  /// The ranges that are merged into one cell, which is the first of each.
  public var mergedRanges: [CellRange]

  /// Whether it is not shown.
  public var isHidden: Bool

  /// Creates a sheet.
  public init(
    name: String,
    rows: [SheetRow] = [],
    mergedRanges: [CellRange] = [],
    isHidden: Bool = false
  ) {
    self.name = name
    self.rows = rows
    self.mergedRanges = mergedRanges
    self.isHidden = isHidden
  }

  /// Creates a sheet of rows that begin in the first column and follow one another.
  public init(name: String, cells: [[CellValue]]) {
    self.init(
      name: name,
      rows: cells.enumerated().map { SheetRow(number: $0.offset + 1, values: $0.element) }
    )
  }
}

/// A row of a sheet, of which only the cells that hold something are there.
public struct SheetRow: Sendable, Hashable {
  /// A cell with its column.
  public struct Cell: Sendable, Hashable {
    /// The number of the column, from one.
    public let column: Int
    /// What the cell holds.
    public let value: CellValue

    /// Creates a cell.
    public init(column: Int, value: CellValue) {
      self.column = column
      self.value = value
    }
  }

  /// The number of the row, from one, as a spreadsheet program shows it.
  public let number: Int

  /// The cells that hold something, by their columns.
  public private(set) var cells: [Cell]

  /// Creates a row of cells, of which the last in a column counts.
  public init(number: Int, cells: [Cell]) {
    self.number = number
    let last = Dictionary(cells.map { ($0.column, $0) }) { $1 }
    self.cells = last.values.filter { $0.value != .empty }.sorted { $0.column < $1.column }
  }

  /// Creates a row of values that begin in the first column.
  public init(number: Int, values: [CellValue]) {
    let cells = values.enumerated().map { Cell(column: $0.offset + 1, value: $0.element) }
    self.init(number: number, cells: cells)
  }

  /// What stands in a column; empty where nothing does.
  public subscript(column: Int) -> CellValue {
    var (lower, upper) = (0, cells.count)
    while lower < upper {
      let middle = (lower + upper) / 2
      if cells[middle].column < column { lower = middle + 1 } else { upper = middle }
    }
    return lower < cells.count && cells[lower].column == column ? cells[lower].value : .empty
  }

  /// The number of the last column that holds something; zero if none does.
  public var lastColumn: Int { cells.last?.column ?? 0 }
}

/// What a cell holds: a value that was typed or, of a formula, its last result.
public enum CellValue: Sendable, Hashable {
  /// Nothing.
  case empty
  /// A text.
  case text(String)
  /// A number, as the file has it.
  case number(String)
  /// A number that the cell's style shows as a date; a time of day is left out.
  case date(CalendarDay)
  /// True or false.
  case boolean(Bool)
  /// An error such as `#N/A`, or a formula that was never worked out.
  case failure(String)
}
