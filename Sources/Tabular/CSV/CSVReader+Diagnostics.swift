import Diagnostics

extension Diagnostic.Message {
  static let csvEncoding = Self(
    "csv.invalid-utf-8",
    en: "this byte is no UTF-8; save the table as 'CSV UTF-8'",
    zh: "此处的字节不是 UTF-8；请将表格另存为“CSV UTF-8”"
  )

  static let csvEmpty = Self(
    "csv.empty",
    en: "the file has no header; begin it with a line of column names",
    zh: "文件没有表头；第一行应为各列名称"
  )

  static let csvQuoteInCell = Self(
    "csv.quote-in-cell",
    en: "a quote can't stand within a cell without quotes; put the cell in quotes and double it",
    zh: "不带引号的单元格内不能有引号；请给单元格加引号，并将其中的引号写两次"
  )

  static let csvUnclosedQuote = Self(
    "csv.unclosed-quote",
    en: "the cell that begins with this quote has no quote at its end; add it",
    zh: "以此引号开头的单元格缺少结尾的引号；请补上"
  )

  static let csvTextBehindQuote = Self(
    "csv.after-quote",
    en: "nothing may follow the quote at the end of a cell; double a quote that is within a cell",
    zh: "单元格结尾的引号之后不能再有内容；单元格内的引号请写两次"
  )

  static func csvCellCount(_ count: Int, _ expected: Int) -> Self {
    Self(
      "csv.cell-count",
      en: "the row has \(count) cells, but the header has \(expected); check commas and quotes",
      zh: "本行有 \(count) 个单元格，而表头有 \(expected) 个；请检查逗号和引号"
    )
  }

  static let csvNamelessColumn = Self(
    "csv.nameless-column",
    en: "the column has no name; name it or delete it",
    zh: "此列没有名称；请命名或删去"
  )

  static func csvDuplicateColumn(_ name: String) -> Self {
    Self(
      "csv.duplicate-column",
      en: "the column '\(name)' is there twice; delete one or rename it",
      zh: "列“\(name)”重复；请删去其中一个或改名"
    )
  }

  static let csvFirstColumn = Self("csv.first-column", en: "it is here first", zh: "第一次出现在此处")
}
