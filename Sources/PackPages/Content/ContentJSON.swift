internal import Tabular

/// Writes what a page says as JSON, without drawings and sources.
enum ContentJSON {
  /// Returns what a page says.
  static func value(_ content: PageContent) -> JSONValue {
    [
      "title": .string(content.title), "about": text(content.kicker), "lead": text(content.lead),
      "facts": .array(content.facts.map(value)),
      "sections": .array(content.sections.filter { $0.anchor != "source" }.map(value)),
    ]
  }

  /// Returns where something is found.
  static func value(_ address: Address) -> JSONValue {
    [
      "pack": .string(address.pack), "kind": .string(address.kind.rawValue),
      "id": .string(address.id),
    ]
  }

  private static func value(_ section: Section) -> JSONValue {
    [
      "id": .string(section.anchor), "title": text(section.title),
      "blocks": .array(section.blocks.compactMap(value)),
    ]
  }

  private static func value(_ block: Section.Block) -> JSONValue? {
    switch block {
    case .paragraph(let prose): ["text": text(prose)]
    case .facts(let facts): ["facts": .array(facts.map(value))]
    case .list(let items): ["items": .array(items.map(value))]
    case .table(let table): value(table)
    case .sections(let sections): ["sections": .array(sections.map(value))]
    case .folded(let summary, let blocks) where !blocks.contains(where: \.isSource):
      ["summary": .string(summary), "blocks": .array(blocks.compactMap(value))]
    case .timeline, .diagram, .source, .folded: nil
    }
  }

  private static func value(_ table: Table) -> JSONValue {
    [
      "columns": .array(table.header.map(JSONValue.string)),
      "rows": .array(table.rows.map { .array($0.cells.map(text)) }),
    ]
  }

  private static func value(_ fact: Fact) -> JSONValue {
    ["label": .string(fact.label), "value": text(fact.value)]
  }

  private static func value(_ item: Item) -> JSONValue {
    var members: [(String, JSONValue)] = [("text", text(item.text))]
    if let code = item.code { members.append(("expression", .string(code))) }
    if !item.details.isEmpty { members.append(("details", .array(item.details.map(text)))) }
    if !item.items.isEmpty { members.append(("items", .array(item.items.map(value)))) }
    return .object(members)
  }

  private static func text(_ prose: Prose) -> JSONValue { .string(prose.plain) }
}

extension Section.Block {
  fileprivate var isSource: Bool { if case .source = self { true } else { false } }
}
