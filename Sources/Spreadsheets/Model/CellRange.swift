/// A rectangle of cells, such as `B2:D3`.
public struct CellRange: Sendable, Hashable {
  /// The numbers of the rows, from one.
  public let rows: ClosedRange<Int>

  /// The numbers of the columns, from one.
  public let columns: ClosedRange<Int>

  /// Creates a range.
  public init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  /// Reads a range such as `B2:D3` or `B2`; `nil` if the text is none, or lies outside a sheet.
  public init?(_ text: String) {
    let ends = text.split(separator: ":", omittingEmptySubsequences: false).map(CellAddress.init)
    guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil else {
      return nil
    }
    rows = min(first.row, last.row)...max(first.row, last.row)
    columns = min(first.column, last.column)...max(first.column, last.column)
  }

  /// Whether a cell lies in the range.
  public func contains(row: Int, column: Int) -> Bool {
    rows.contains(row) && columns.contains(column)
  }
}

/// The place of a cell, such as `AB12`.
struct CellAddress: Sendable, Hashable {
  let column: Int
  let row: Int

  init?(_ text: some StringProtocol) {
    var column = 0
    var row = 0
    var hasDigits = false
    for byte in text.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case 65...90 where !hasDigits: column = column * 26 + Int(byte) - 64
      case 97...122 where !hasDigits: column = column * 26 + Int(byte) - 96
      case 48...57:
        hasDigits = true
        row = row * 10 + Int(byte) - 48
      default: return nil
      }
      guard column <= WorkbookLimits.lastColumn, row <= WorkbookLimits.lastRow else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.column = column
    self.row = row
  }

  /// Returns the letters of a column, such as `AB`.
  static func letters(ofColumn column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column
    while rest > 0 {
      letters.append(UInt8(65 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
