internal import LocatedYAML
internal import ResettlementCore

// The facts that tests begin with, subject by subject.
extension Author {
  /// Returns the subjects of a test with their facts, those of its personas first.
  func given(in test: Element) -> [Item] {
    let personas = (test["use"]?.texts ?? []).compactMap(persona)
    return (personas + [test["given"]].compactMap(\.self)).flatMap(subjects)
  }

  private func persona(_ name: String) -> YAMLNode? {
    book.scope(of: pack.id).lazy.compactMap { $0.personas[name] }.first
  }

  private func subjects(_ extract: YAMLNode) -> [Item] {
    extract.entries.flatMap { list -> [Item] in
      guard let kind = SubjectKind(collectionName: list.key.text) else { return [] }
      return list.value.items.map { subject($0, kind) }
    }
  }

  private func subject(_ node: YAMLNode, _ kind: SubjectKind) -> Item {
    let id = node["id"]?.text ?? ""
    let facts = node.entries.filter { $0.key.text != "id" }.map { fact($0, of: kind) }
    let head = Prose.strong(words.subject(kind)) + " " + .code(id)
    guard !facts.isEmpty else { return Item(head) }
    return Item(head + .text(pick("：", ": ")) + facts.joined(pick("；", "; ")))
  }

  private func fact(_ entry: YAMLMapping.Entry, of kind: SubjectKind) -> Prose {
    let member = book.names(in: pack.id).member(entry.key.text, of: kind)
    let title = member.map { words.text($0.title) } ?? entry.key.text
    return .faint(title + " ") + .text(shown(entry.value, member))
  }

  private func shown(_ node: YAMLNode, _ member: NameTable.Member?) -> String {
    if let items = node.sequence {
      guard !items.isEmpty else { return pick("无", "none") }
      return items.map { shown($0, member) }.joined(separator: words.comma)
    }
    guard let text = node.text else { return inline(node) }
    if text == "null" { return pick("无", "none") }
    if let name = member?.cases[text] { return words.text(name) }
    return value(text, unit: member?.unit)
  }

  /// Returns a value on one line, whatever it is.
  func inline(_ node: YAMLNode) -> String {
    if let items = node.sequence { return items.map(inline).joined(separator: words.comma) }
    if node.mapping != nil {
      return node.entries.map { "\($0.key.text) \(inline($0.value))" }
        .joined(separator: words.comma)
    }
    let text = node.text ?? ""
    return text == "null" ? pick("无", "none") : value(text, unit: nil)
  }
}
