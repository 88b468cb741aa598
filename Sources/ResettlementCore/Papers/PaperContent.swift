/// What stands in a paper: for one subject, or of all that it lists.
///
/// It may tell who a person is: show it only to those who may see papers of its ``Paper/use``.
public struct PaperContent: Sendable, Hashable {
  /// One part, from the top down.
  public enum Block: Sendable, Hashable {
    /// A heading between parts.
    case heading(LocalizedText)
    /// A paragraph, in Chinese and, where somebody wrote it, in English.
    case text(chinese: [Run], english: [Run])
    /// Names of things, each with its value.
    case fields([Field])
    /// Rows and columns.
    case table(PaperTable)
    /// Lines to fill in by hand.
    case blank(title: LocalizedText?, lines: Int)
    /// Who signs, each with a day.
    case signatures([LocalizedText])
    /// The offices that put their seal, each with a day.
    case seals([String])
  }

  /// A piece of a paragraph.
  public enum Run: Sendable, Hashable {
    /// What the policy says.
    case words(String)
    /// What is said of the subject.
    case value(PaperValue)
  }

  /// A value under its name.
  public struct Field: Sendable, Hashable {
    /// What it is called.
    public let title: LocalizedText
    /// What is said.
    public let value: PaperValue

    /// Creates a field.
    public init(title: LocalizedText, value: PaperValue) {
      self.title = title
      self.value = value
    }
  }

  /// The paper.
  public let paper: Paper
  /// Whom it is about; `nil` if it is a list.
  public let subject: SubjectReference?
  /// Whom it lists, if it is a list; rows that are withheld among them.
  public let listed: [SubjectReference]
  /// Its parts, from the top down.
  public let blocks: [Block]
  /// Of how many it is not known whether they belong in the list; they are not in it.
  public let undecided: Int

  /// Creates the content of a paper.
  public init(
    of paper: Paper,
    subject: SubjectReference?,
    listed: [SubjectReference] = [],
    blocks: [Block],
    undecided: Int = 0
  ) {
    self.paper = paper
    self.subject = subject
    self.listed = listed
    self.blocks = blocks
    self.undecided = undecided
  }
}

extension PaperContent {
  /// Every value that it shows, from the top down.
  public var values: [PaperValue] { blocks.flatMap(\.values) }
}

extension PaperContent.Block {
  fileprivate var values: [PaperValue] {
    switch self {
    case .text(let chinese, _):
      chinese.compactMap { if case .value(let value) = $0 { value } else { nil } }
    case .fields(let fields): fields.map(\.value)
    case .table(let table): table.sections.flatMap(\.rows).flatMap(\.self)
    case .heading, .blank, .signatures, .seals: []
    }
  }
}
