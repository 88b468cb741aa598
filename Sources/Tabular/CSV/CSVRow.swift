public import Diagnostics

/// A cell of a CSV file that knows where it stands.
public struct CSVCell: Sendable, Hashable {
  /// The text, with its quotes undone and its blanks kept.
  public let text: String

  /// Where it stands, with its quotes.
  public let range: SourceRange

  /// Whether it is in quotes, so that an empty text can be told from no text.
  public let isQuoted: Bool

  /// Creates a cell.
  public init(_ text: String, at range: SourceRange, isQuoted: Bool = false) {
    self.text = text
    self.range = range
    self.isQuoted = isQuoted
  }
}

/// A row of a CSV file.
public struct CSVRow: Sendable, Hashable {
  /// The cells, at least one.
  public let cells: [CSVCell]

  /// Creates a row.
  public init(_ cells: [CSVCell]) {
    precondition(!cells.isEmpty, "a row has at least one cell")
    self.cells = cells
  }

  /// Where the row stands, without its line break.
  public var range: SourceRange { cells[0].range.union(cells[cells.count - 1].range) }
}
