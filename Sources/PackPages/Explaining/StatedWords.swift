internal import LocatedYAML
internal import ResettlementCore

/// What a test expects a clause, a parameter or a reading to say, in words.
struct StatedWords {
  private let author: Author
  private var words: PageWords { author.words }

  init(_ author: Author) { self.author = author }

  /// Returns what is expected.
  func outcome(_ node: YAMLNode, of element: Element?) -> Prose {
    let unit = element.flatMap { author.unit(of: $0.address) }
    let parts = node.entries.compactMap { part($0, of: element, unit) }
    let days = days(node)
    return (parts + (days.isEmpty ? [] : [.text(days)])).joined(author.pick("；", "; "))
  }

  private func part(_ entry: YAMLMapping.Entry, of element: Element?, _ unit: String?) -> Prose? {
    let value = entry.value
    switch entry.key.text {
    case "clause", "parameter", "reading", "from", "to": return nil
    case "value": return .strong(author.value(value.text ?? "", unit: unit))
    case "responsible": return units(value)
    case "option": return .text(option(value.text ?? "", of: element))
    case "in_force":
      let isInForce = value.text == "true"
      return isInForce
        ? .badge(author.pick("在有效期内", "in force"), "yes")
        : .badge(author.pick("不在有效期内", "not in force"), "aside")
    default: return .faint(words.key(entry.key.text) + " ") + .text(author.inline(value))
    }
  }

  private func units(_ node: YAMLNode) -> Prose {
    let all = node.entries.map { entry in
      Prose.text(entry.key.text) + .faint(" " + words.role(entry.value.text ?? ""))
    }
    return all.isEmpty ? .text(author.inline(node)) : all.joined(words.comma)
  }

  private func option(_ id: String, of reading: Element?) -> String {
    let options = reading.map {
      author.book.statements(.reading, named: $0.id, from: author.pack.id)
    }
    let text = options?.lazy.compactMap { $0["options"]?[id]?.localized }.first
    return text.map(words.text) ?? id
  }

  private func days(_ node: YAMLNode) -> String {
    let (from, to) = (node["from"]?.text, node["to"]?.text)
    return from == nil && to == nil ? "" : words.span(from, to)
  }
}
