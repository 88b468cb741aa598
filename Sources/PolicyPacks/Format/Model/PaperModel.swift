internal import Diagnostics
internal import ResettlementCore

/// A paper as it was written.
struct PaperModel: Sendable {
  /// A step that needs the paper.
  struct Place: Sendable {
    /// The procedure and the step, with a dot between them.
    let step: LocatedName
    /// Which of the step's evidence it is.
    let evidence: LocatedName?
  }

  /// Something that the paper says of its subject.
  struct Value: Sendable {
    /// Its name in the paper.
    let id: LocatedName
    /// What it is called; `nil` if the pack only names it.
    let title: LocalizedText?
    /// What is said; `nil` if the pack does not say.
    let text: ExpressionText?
    /// How much of it is shown.
    let mask: PaperMask?
    /// Whether a table adds it up.
    let isTotalled: Bool
  }

  /// A paragraph, in which names in braces stand for values.
  struct Paragraph: Sendable {
    /// The words in Chinese.
    let chinese: SourceFragment
    /// The words in English.
    let english: SourceFragment?
  }

  /// Rows and columns.
  struct Table: Sendable {
    /// Whom the rows are about; `nil` if the paper lists its subjects.
    let rows: ExpressionText?
    /// The columns.
    let columns: [Value]
    /// By what the rows are ordered.
    let order: [ExpressionText]
    /// Where it stands.
    let range: SourceRange
  }

  /// One part.
  enum Block: Sendable {
    case heading(LocalizedText)
    case text(Paragraph)
    case fields([Value])
    case table(Table)
    case blank(title: LocalizedText?, lines: Int)
    case signatures([LocalizedText])
    case seals([LocatedName])
  }

  /// The paper's name.
  let id: LocatedName
  /// What it is called.
  let title: LocalizedText
  /// The clauses that it rests on.
  let citations: [LocatedName]
  /// The kind of subject that it is about; `nil` if the pack does not say.
  let subject: Located<SubjectKind>?
  /// What it is for; `nil` if the pack does not say.
  let use: PaperUse?
  /// The steps that need it.
  let places: [Place]
  /// Of which subjects it is.
  let condition: ExpressionText?
  /// What paragraphs say by name.
  let values: [Value]
  /// Its parts, from the top down.
  let blocks: [Block]
  /// Where it stands.
  let range: SourceRange
}

extension PaperModel {
  /// The tables that list the paper's subjects.
  var lists: [Table] {
    blocks.compactMap { block in
      guard case .table(let table) = block, table.rows == nil else { return nil }
      return table
    }
  }

  /// Whether it lists many subjects.
  var isList: Bool { !lists.isEmpty }

  /// The units that put their seal.
  var seals: [LocatedName] {
    blocks.flatMap { block -> [LocatedName] in
      if case .seals(let units) = block { units } else { [] }
    }
  }
}
