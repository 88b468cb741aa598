internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

private enum BlockKeys {
  static let heading = Key("heading", .localized, zh: "小标题", en: "a heading")
  static let text = Key(
    "text",
    .paragraph,
    zh: "段落，{名称} 处填入 values 中的内容；名单中 {count} 为人数或户数",
    en: "a paragraph, with values by {name}; in a list {count} is the number of rows"
  )
  static let fields = Key(
    "fields",
    .named(.paperValue),
    zh: "逐项填写的内容",
    en: "names of things with their values"
  )
  static let table = Key(
    "table",
    .mapping(TableKeys.shape) { $0.paperTable() },
    zh: "对象所属各项的表格",
    en: "a table of what belongs to the subject"
  )
  static let list = Key(
    "list",
    .mapping(ListedKeys.shape) { $0.paperTable() },
    zh: "名单，每个对象一行",
    en: "a list with a row for each subject"
  )
  static let blank = Key("blank", .blank, zh: "手写的空行数", en: "lines to fill in by hand")
  static let signatures = Key("signatures", .list(.localized), zh: "签名人", en: "who signs")
  static let seal = Key("seal", .oneOrMore(.reference), zh: "盖章单位", en: "the units that seal it")

  static let shape = Shape(
    "paper-block",
    zh: "文书的一部分",
    en: "part of a paper",
    [heading, text, fields, table, list, blank, signatures, seal],
    choices: [
      .one(
        of: "heading",
        "text",
        "fields",
        "table",
        "list",
        "blank",
        "signatures",
        "seal"
      )
    ]
  )
}

extension Notation<PaperModel.Block> {
  /// A part of a paper: one key that says what it is.
  static let paperBlock = mapping(BlockKeys.shape) { $0.paperBlock() }
}

extension MappingReader {
  fileprivate func paperBlock() -> PaperModel.Block? {
    if let heading = self[BlockKeys.heading] { return .heading(heading) }
    if let paragraph = self[BlockKeys.text] { return .text(paragraph) }
    if has(BlockKeys.fields) { return .fields(some(BlockKeys.fields)) }
    if let table = self[BlockKeys.table] ?? self[BlockKeys.list] { return .table(table) }
    if let blank = self[BlockKeys.blank] { return .blank(title: blank.title, lines: blank.lines) }
    if let signatures = self[BlockKeys.signatures] { return .signatures(signatures) }
    return self[BlockKeys.seal].map { .seals($0) }
  }
}

// MARK: - Tables

private enum TableKeys {
  static let rows = Key(
    "rows",
    .expression,
    .required,
    zh: "各行的对象，如 household.members",
    en: "whom the rows are about, such as household.members"
  )
  static let columns = Key("columns", .named(.paperColumn), .required, zh: "各栏", en: "the columns")
  static let order = Key("order", .list(.expression), zh: "排序依据", en: "by what rows are ordered")
  static let shape = Shape("paper-table", zh: "表格", en: "table", [rows, columns, order])
}

private enum ListedKeys {
  static let shape = Shape(
    "paper-list",
    zh: "名单",
    en: "list",
    [TableKeys.columns, TableKeys.order]
  )
}

extension MappingReader {
  fileprivate func paperTable() -> PaperModel.Table {
    PaperModel.Table(
      rows: self[TableKeys.rows],
      columns: some(TableKeys.columns),
      order: self[TableKeys.order] ?? [],
      range: mark
    )
  }
}

// MARK: - Paragraphs

private enum ParagraphKeys {
  static let chinese = Key("zh-Hans", .fragment, .required, zh: "中文", en: "in Chinese")
  static let english = Key("en", .fragment, zh: "英文", en: "in English")
  static let shape = Shape(
    "paragraph",
    zh: "双语段落",
    en: "paragraph in two languages",
    [chinese, english]
  )
}

extension Notation<SourceFragment> {
  fileprivate static let fragment = scalar(.text) { scalar, _ in scalar.fragment }
}

extension Notation<PaperModel.Paragraph> {
  /// A paragraph in Chinese, or a mapping with Chinese and English.
  fileprivate static let paragraph = short(
    Notation<SourceFragment>.fragment.map { PaperModel.Paragraph(chinese: $0, english: nil) },
    or: mapping(ParagraphKeys.shape) { keys in
      let english = keys[ParagraphKeys.english]
      return keys[ParagraphKeys.chinese].map {
        PaperModel.Paragraph(chinese: $0, english: english)
      }
    }
  )
}

// MARK: - Blank lines

/// Room to write by hand.
private struct BlankModel: Sendable {
  let title: LocalizedText?
  let lines: Int
}

private enum BlankKeys {
  static let title = Key("title", .localized, zh: "写什么", en: "what to write")
  static let lines = Key("lines", .integer, .required, zh: "行数", en: "how many lines")
  static let shape = Shape("paper-blank", zh: "手写的空行", en: "blank lines", [title, lines])
}

extension Notation<BlankModel> {
  /// A number of lines, or a mapping that says as well what they are for.
  fileprivate static let blank = short(
    Notation<Int>.integer.map { BlankModel(title: nil, lines: $0) },
    or: mapping(BlankKeys.shape) { keys in
      let title = keys[BlankKeys.title]
      return keys[BlankKeys.lines].map { BlankModel(title: title, lines: $0) }
    }
  )
}
