/// Writes what a page says as lines of a terminal, without drawings and sources.
struct ContentText {
  private let words: PageWords

  init(_ words: PageWords) { self.words = words }

  /// Returns the lines.
  func text(_ content: PageContent) -> String {
    let kicker =
      content.kicker.isEmpty
      ? "" : words.pick("（\(content.kicker.plain)）", " (\(content.kicker.plain))")
    var lines = [content.title + kicker]
    if !content.lead.isEmpty { lines.append("  " + content.lead.plain) }
    lines += content.facts.map { fact($0, "  ") }
    for section in content.sections { lines += part(section, "") }
    return lines.map { $0 + "\n" }.joined()
  }

  private func part(_ section: Section, _ indent: String) -> [String] {
    let lines = section.blocks.flatMap { block($0, indent + "  ") }
    guard !lines.isEmpty else { return [] }
    let title = section.title.plain
    let gap = indent.isEmpty ? [""] : []
    return gap + (title.isEmpty ? [] : [indent + title]) + lines
  }

  private func block(_ block: Section.Block, _ indent: String) -> [String] {
    switch block {
    case .paragraph(let prose): return prose.isEmpty ? [] : [indent + prose.plain]
    case .facts(let facts): return facts.map { fact($0, indent) }
    case .list(let items): return items.flatMap { item($0, indent) }
    case .table(let table): return table.rows.map { row($0, of: table, indent) }
    case .sections(let sections): return sections.flatMap { part($0, indent) }
    case .timeline, .diagram, .source, .folded: return []
    }
  }

  private func fact(_ fact: Fact, _ indent: String) -> String {
    indent + fact.label + words.pick("：", ": ") + fact.value.plain
  }

  private func item(_ item: Item, _ indent: String) -> [String] {
    let code = (item.code ?? "").split(separator: "\n").map(String.init)
    let inner = indent + "    "
    let text = item.text.isEmpty ? code.first ?? "" : item.text.plain
    let rest = item.text.isEmpty ? Array(code.dropFirst()) : code
    return [indent + "- " + text] + item.details.map { inner + $0.plain } + rest.map { inner + $0 }
      + item.items.flatMap { self.item($0, indent + "  ") }
  }

  /// A row on a line: the first two cells as they are, the rest by the name of their column.
  private func row(_ row: Table.Row, of table: Table, _ indent: String) -> String {
    let cells = zip(table.header, row.cells).enumerated().compactMap { index, column -> String? in
      let text = column.1.plain
      guard !text.isEmpty, text != "–" else { return nil }
      return index < 2 ? text : "\(column.0) \(text)"
    }
    return indent + "- " + cells.joined(separator: words.pick("，", ", "))
  }
}
