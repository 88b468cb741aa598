internal import Tabular

/// Cells of CSV as bytes.
enum CSVBytes {
  private static let writer = CSVWriter()

  /// A line of cells with its break.
  static func line(_ cells: [String]) -> [UInt8] { Array(writer.line(cells).utf8) }

  /// Cells with a comma between each and the next; an empty one at the end ends with a comma.
  static func cells(_ cells: [String]) -> [UInt8] { line(cells).dropLast() }

  /// Several names in one cell.
  static func list(_ names: [String]) -> String { names.joined(separator: ";") }

  /// The cell of a text that somebody else wrote: what a spreadsheet program would take for a
  /// formula gets a `'` before it, as in registers that are written out.
  static func cell(ofText text: String) -> [UInt8] {
    let isFormula = text.first.map { "=+-@".contains($0) } == true
    return cells([isFormula ? "'" + text : text, ""])
  }
}
