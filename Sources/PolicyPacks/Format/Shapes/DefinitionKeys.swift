internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of a definition.
private enum DefinitionKeys {
  static let title = Key("title", .localized, .required, zh: "名称", en: "what it is called")
  static let cite = Key(
    "cite",
    .oneOrMore(.reference),
    zh: "依据的条款",
    en: "the clauses that it rests on"
  )
  static let authority = Key(
    "override",
    .reference,
    zh: "取代上位定义时，授权这样定义的条款",
    en: "the clause by whose authority it takes the place of a wider definition"
  )
  static let value = Key("value", .expression, zh: "表达式", en: "an expression")
  static let table = Key(
    "table",
    .tableBody,
    zh: "决策表，或决策模型文件中的表：文件.dmn#决策名",
    en: "a decision table, or one of a decision model: file.dmn#decision"
  )

  static let shape = Shape(
    "definition",
    zh: "定义",
    en: "definition",
    [title, cite, authority, value, table],
    choices: [.one(of: "value", "table")]
  )
}

extension NamedNotation<DefinitionModel> {
  /// A definition.
  static let definition = NamedNotation(DefinitionKeys.shape) { name, keys in
    DefinitionModel(
      id: keys.memberName(name),
      title: keys[DefinitionKeys.title] ?? LocalizedText(zh: name.value),
      citations: keys[DefinitionKeys.cite] ?? [],
      authority: keys[DefinitionKeys.authority],
      body: keys.definitionBody(),
      range: keys.range
    )
  }
}

extension MappingReader {
  fileprivate func definitionBody() -> DefinitionModel.Body? {
    if has(DefinitionKeys.table) { return self[DefinitionKeys.table] }
    return self[DefinitionKeys.value].map { .value($0) }
  }
}

// MARK: - Tables

private enum TableKeys {
  static let hit = Key(
    "hit",
    Notation<TableModel.HitPolicy>.word,
    .required,
    zh: "命中方式：unique 唯一、any 任一、first 首个；collect sum、count、min、max 汇总所有命中行",
    en: "unique, any or first; collect sum, count, min or max take all rows that match"
  )
  static let inputs = Key(
    "inputs",
    .oneOrMore(.expression),
    .required,
    zh: "输入表达式",
    en: "what is tested"
  )
  static let rows = Key("rows", .list(.row), .required, zh: "各行", en: "the rows")
  static let shape = Shape("table", zh: "决策表", en: "decision table", [hit, inputs, rows])
}

extension Notation<DefinitionModel.Body> {
  /// A table that is written out, or the name of one that is drawn.
  fileprivate static let tableBody = short(
    scalar(.text) { scalar, _ in .drawn(scalar.located(scalar.text)) },
    or: Notation<TableModel>.table.map { .table($0) }
  )
}

extension Notation<TableModel> {
  fileprivate static let table = mapping(TableKeys.shape) { keys in
    let table = TableModel(
      hitPolicy: keys[TableKeys.hit] ?? .unique,
      inputs: keys[TableKeys.inputs] ?? [],
      rows: keys[TableKeys.rows] ?? [],
      range: keys.range
    )
    keys.checkWidths(of: table)
    return table
  }
}

private enum RowKeys {
  static let when = Key(
    "when",
    .oneOrMore(.expression),
    .required,
    zh: "对各输入的判断，- 表示不限",
    en: "a test for each input; '-' for any"
  )
  static let then = Key("then", .expression, .required, zh: "结果", en: "the answer")
  static let shape = Shape("row", zh: "行", en: "row", [when, then])
}

extension Notation<TableModel.Row> {
  fileprivate static let row = mapping(RowKeys.shape) { keys in
    TableModel.Row(
      tests: keys[RowKeys.when] ?? [],
      answer: keys[RowKeys.then],
      range: keys.range
    )
  }
}

extension MappingReader {
  fileprivate func checkWidths(of table: TableModel) {
    guard isComplete, !table.inputs.isEmpty else { return }
    for row in table.rows where row.tests.count != table.inputs.count {
      guard let first = row.tests.first else { continue }
      let message = Diagnostic.Message.rowWidth(row.tests.count, inputs: table.inputs.count)
      reading.error(message, at: first.range)
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func rowWidth(_ tests: Int, inputs: Int) -> Self {
    Self(
      "pack.row-width",
      en: "the row has \(tests) of \(inputs) tests; write one for each input, '-' for any value",
      zh: "该行有 \(tests) 个判断，而输入有 \(inputs) 个；请逐一填写，不限者写“-”"
    )
  }
}
