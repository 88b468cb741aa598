/// Rows and columns of a paper, in sections that may be totalled.
public struct PaperTable: Sendable, Hashable {
  /// A column.
  public struct Column: Sendable, Hashable {
    /// What stands in it.
    public let title: LocalizedText
    /// The unit's id of its numbers, if they have one.
    public let unit: String?

    /// Creates a column.
    public init(title: LocalizedText, unit: String?) {
      self.title = title
      self.unit = unit
    }
  }

  /// Rows that belong together, such as those of a building.
  public struct Section: Sendable, Hashable {
    /// What they have in common; `nil` if the table is not divided.
    public let title: String?
    /// The rows, a value for each column.
    public let rows: [[PaperValue]]
    /// The sums of the columns; `nil` for columns without one.
    public let totals: [PaperValue?]

    /// Creates a section.
    public init(title: String?, rows: [[PaperValue]], totals: [PaperValue?]) {
      self.title = title
      self.rows = rows
      self.totals = totals
    }
  }

  /// The columns.
  public let columns: [Column]
  /// The rows; an undivided table has one section.
  public let sections: [Section]
  /// The sums over all sections; `nil` for columns without one.
  public let totals: [PaperValue?]
  /// What kind of subject a row is about.
  public let subject: SubjectKind
  /// Whether all who belong in it are known; otherwise there is room for more.
  public let isComplete: Bool
  /// How many rows are left out because they are about children.
  public let withheldRows: Int

  /// Creates a table.
  public init(
    columns: [Column],
    sections: [Section],
    totals: [PaperValue?],
    subject: SubjectKind,
    isComplete: Bool = true,
    withheldRows: Int = 0
  ) {
    self.columns = columns
    self.sections = sections
    self.totals = totals
    self.subject = subject
    self.isComplete = isComplete
    self.withheldRows = withheldRows
  }

  /// The number of rows.
  public var rowCount: Int { sections.reduce(0) { $0 + $1.rows.count } }

  /// Whether a column has a sum.
  public var isTotalled: Bool { totals.contains { $0 != nil } }
}
