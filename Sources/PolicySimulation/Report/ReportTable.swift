/// A table of a report: the first column names, the others are numbers.
package struct ReportTable: Sendable {
  /// What it shows.
  package let caption: String
  /// The names of the columns.
  package let heads: [String]
  /// The cells, row by row.
  package var rows: [[String]]
  /// Whether the last row is the sum of others.
  package var hasTotal = false
}
