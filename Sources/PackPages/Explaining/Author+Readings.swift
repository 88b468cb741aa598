internal import LocatedYAML

extension Author {
  /// Returns what packs say of a reading: what is open, the options, and the one that is taken.
  func reading(_ element: Element, isWhole: Bool = true) -> Section {
    let statements = book.statements(.reading, named: element.id, from: pack.id)
    let declared = statements.first { $0["options"] != nil } ?? element
    let chosen = statements.last?["choose"]
    let options = (declared["options"]?.entries ?? []).map { option($0, chosen) }
    var blocks: [Section.Block] = [.list(options)]
    if chosen?.text == "open" {
      blocks.append(.paragraph(.badge(pick("未选", "not chosen"), "missing")))
    }
    if let why = statements.reversed().lazy.compactMap({ $0["why"]?.localized }).first {
      blocks.append(.paragraph(.faint(pick("理由：", "Why: ")) + .text(words.text(why))))
    }
    var facts: [Fact] = []
    if declared["cite"] != nil {
      facts.append(
        Fact(pick("条款", "Clause"), of(declared.address.pack).citations(declared["cite"]))
      )
    }
    if isWhole {
      facts +=
        [Fact(pick("名称", "Name"), .code("reading.\(element.id)"))] + uses(of: element.address)
    }
    if !facts.isEmpty { blocks.append(.facts(facts)) }
    if isWhole { blocks.append(folded(element)) }
    return Section(anchor(element, isWhole), title(element, isWhole), blocks)
  }

  private func option(_ entry: YAMLMapping.Entry, _ chosen: YAMLNode?) -> Item {
    let (name, text) = (entry.key.text, entry.value.localized.map(words.text) ?? "")
    let since = chosen?.items.first { $0["option"]?.text == name }?["from"]?.text
    let isChosen = chosen?.texts.contains(name) == true
    guard isChosen || since != nil else {
      return Item(.text(text) + " " + .code(name))
    }
    let from = since.map { pick("（\($0) 起）", " from \($0)") } ?? ""
    let mark = Prose.badge(pick("采用", "taken") + from, "executable")
    return Item(.strong(text) + " " + .code(name) + "  " + mark)
  }
}
