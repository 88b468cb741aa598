internal import Diagnostics

/// What a page says of one thing, in one language: the same for the site and for the terminal.
struct PageContent: Sendable {
  /// What the page is about.
  let title: String
  /// What it is, before the title.
  var kicker: Prose = ""
  /// The first sentence.
  var lead: Prose = ""
  /// What is known of it at a glance.
  var facts: [Fact] = []
  /// What is said of it, part by part.
  var sections: [Section] = []
}

/// A line of what is known at a glance.
struct Fact: Sendable {
  let label: String
  let value: Prose

  init(_ label: String, _ value: Prose) {
    self.label = label
    self.value = value
  }
}

/// A part of a page.
struct Section: Sendable {
  /// What can stand in it.
  enum Block: Sendable {
    case paragraph(Prose)
    case facts([Fact])
    case list([Item])
    case table(Table)
    case timeline(Timeline)
    case diagram(ProcedureDiagram)
    case source(SourceExcerpt)
    /// Something that is shown when it is asked for.
    case folded(summary: String, [Block])
    case sections([Section])
  }

  /// The place to which links lead; unique on its page.
  let anchor: String
  /// What it is called.
  let title: Prose
  /// What stands in it.
  var blocks: [Block]

  init(_ anchor: String, _ title: Prose, _ blocks: [Block]) {
    self.anchor = anchor
    self.title = title
    self.blocks = blocks
  }
}

/// A line of a list, with what belongs to it.
struct Item: Sendable {
  /// The line.
  var text: Prose
  /// Sentences below it.
  var details: [Prose] = []
  /// The expression as it is written, if there is one.
  var code: String?
  /// The lines that belong to it.
  var items: [Item] = []

  init(_ text: Prose, details: [Prose] = [], code: String? = nil, items: [Item] = []) {
    self.text = text
    self.details = details
    self.code = code
    self.items = items
  }
}

/// A table with a header.
struct Table: Sendable {
  /// A row: a text for each column.
  struct Row: Sendable {
    let cells: [Prose]
    /// The place to which links lead, if some do.
    var anchor: String?
    /// The class that colours it, if it has one.
    var tone: String?
  }

  /// What it shows, for those who hear it.
  let caption: String
  let header: [String]
  var rows: [Row]
  /// Whether its first column says what each row is about.
  var hasRowHeaders = true
}

/// A part of a file as it was written.
struct SourceExcerpt: Sendable {
  /// The file's path inside the pack's folder.
  let file: String
  /// The number of its first line.
  let firstLine: Int
  /// The lines.
  let lines: [String]
}

/// When a dated quantity had which value.
struct Timeline: Sendable {
  /// A time with one value.
  struct Bar: Sendable {
    /// The first day, counted in days.
    let from: Int
    /// The day after the last; `nil` if no end is set.
    let to: Int?
    let label: String
    /// The day on which somebody is to look at it again.
    let review: Int?
    /// Whether narrower law has another value at that time.
    let tone: String
  }

  /// What the bars are in words, for those who hear it.
  let summary: String
  let bars: [[Bar]]
  /// The days from which to which it is drawn.
  let span: ClosedRange<Int>
  /// The years that are marked, with the day on which each begins.
  let years: [(day: Int, label: String)]
}
