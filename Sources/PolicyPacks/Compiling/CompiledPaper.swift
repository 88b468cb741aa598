internal import FEEL
internal import ResettlementCore

/// A paper whose expressions are compiled: one program for what is said once, one for each table.
struct CompiledPaper: Sendable {
  /// Something that the paper says.
  struct Value: Sendable {
    /// What it is called.
    let title: LocalizedText
    /// The expression.
    let trace: Trace
    /// How much of a text is shown.
    let mask: PaperMask?
    /// Whether a table adds it up.
    let isTotalled: Bool
    /// The paths to the people of whom it tells something, from the subject on.
    let people: [[String]]
  }

  /// Rows and columns.
  struct Table: Sendable {
    /// The subjects of the rows; `nil` if the paper lists its subjects.
    let rows: Trace?
    /// What kind of subject a row is about.
    let kind: SubjectKind
    /// The program of the columns and the order, run for each row.
    let program: Program
    /// The columns.
    let columns: [Value]
    /// By what the rows are ordered.
    let order: [Trace]
  }

  /// A piece of a paragraph.
  enum Piece: Sendable {
    case words(String)
    case value(Value)
    /// The number of rows of the list.
    case count
  }

  /// One part.
  enum Block: Sendable {
    case heading(LocalizedText)
    case text(chinese: [Piece], english: [Piece])
    case fields([Value])
    case table(Table)
    case blank(title: LocalizedText?, lines: Int)
    case signatures([LocalizedText])
    case seals([String])
  }

  /// The paper as the core knows it.
  let paper: Paper
  /// Of which subjects it is.
  let condition: Trace?
  /// The program of the condition, which is about a subject.
  let conditionProgram: Program
  /// The program of what is said once.
  let program: Program
  /// The parts.
  let blocks: [Block]
}
