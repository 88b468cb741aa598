public import Diagnostics

/// Something that is to be said about a row of a table, or about one of its cells.
///
/// Nothing personal is in it: a value is shown only where the fact is open to all.
public struct RowFinding: Sendable, Hashable {
  /// The number of the row, as a spreadsheet program or an editor shows it.
  public let row: Int

  /// The heading of the column, if it is about a cell.
  public let column: String?

  /// What is said.
  public let message: Diagnostic.Message

  /// Creates a finding.
  public init(row: Int, column: String? = nil, _ message: Diagnostic.Message) {
    self.row = row
    self.column = column
    self.message = message
  }

  /// Returns what is said, with the column, as the column of reasons has it.
  public func text(in language: Language) -> String {
    let said = message.text(in: language)
    guard let column else { return said }
    return language == .chinese ? "“\(column)”：\(said)" : "'\(column)': \(said)"
  }
}
