internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

// What an element builds on, and what builds on it.
extension Author {
  /// Returns the parameters, readings and definitions that an element uses, one section each.
  func background(of element: Element) -> [Section] {
    let address = element.address
    let parameters = needed(address, .parameter)
    let readings = needed(address, .reading)
    let definitions = book.links.from(address, .definition)
    let facts = book.links.from(address, .fact)
    return [
      section("parameters", pick("所用参数", "Parameters it uses"), parameters) {
        parameter($0, isWhole: false)
      },
      section("readings", pick("所用口径", "Readings it uses"), readings) {
        reading($0, isWhole: false)
      },
      section("definitions", pick("所用定义", "Definitions it uses"), definitions) {
        definition($0, isWhole: false)
      },
      list("facts", pick("所用本包事实", "Facts of the pack that it uses"), facts),
    ].compactMap(\.self)
  }

  /// What an element names, and what the definitions name that it uses.
  private func needed(_ address: Address, _ kind: Address.Kind) -> [Address] {
    var found: [Address] = []
    var waiting = [address]
    var seen: Set<Address> = []
    while !waiting.isEmpty {
      let next = waiting.removeFirst()
      guard seen.insert(next).inserted else { continue }
      for reference in book.links.from(next, kind) where !found.contains(reference) {
        found.append(reference)
      }
      waiting += book.links.from(next, .definition)
    }
    return found
  }

  /// Returns a section with a part for each element; `nil` where there are none.
  func section(
    _ anchor: String,
    _ title: String,
    _ addresses: [Address],
    _ part: (Element) -> Section
  ) -> Section? {
    let elements = addresses.compactMap { book.element(at: $0) }
    guard !elements.isEmpty else { return nil }
    return Section(anchor, .text(title), [.sections(elements.map(part))])
  }

  /// Returns a section with links; `nil` where there are none.
  func list(_ anchor: String, _ title: String, _ addresses: [Address]) -> Section? {
    guard !addresses.isEmpty else { return nil }
    return Section(anchor, .text(title), [.list(addresses.map { Item(line($0)) })])
  }

  /// Returns a line that leads to something, with what it is where that is a rule.
  private func line(_ address: Address) -> Prose {
    guard let element = book.element(at: address), !element.form.isEmpty else {
      return link(address)
    }
    return link(address) + .faint("  " + words.form(element.form))
  }

  /// Returns what uses an element, as facts.
  func uses(of address: Address) -> [Fact] {
    let kinds: [(Address.Kind, String)] = [
      (.rule, pick("用于规则", "Used by rules")), (.procedure, pick("用于程序", "Used by procedures")),
      (.definition, pick("用于定义", "Used by definitions")),
      (.paper, pick("用于文书", "Used by papers")),
      (.place, pick("用于两地责任", "Decides between two places")),
      (.test, pick("用于测试", "Switched in tests")),
    ]
    return kinds.compactMap { kind, label in
      let users = book.links.to(address, kind)
      return users.isEmpty ? nil : Fact(label, links(users))
    }
  }
}

// MARK: - Definitions

extension Author {
  /// Returns what a definition says; with all that leads to and from it if it is to be whole.
  func definition(_ element: Element, isWhole: Bool = true) -> Section {
    let author = about(element)
    var blocks: [Section.Block] = []
    if let value = element["value"] { blocks.append(.list([author.expression(value)])) }
    if let table = element["table"] { blocks += author.table(table) }
    var facts: [Fact] = []
    if element["cite"] != nil {
      facts.append(Fact(pick("依据", "Rests on"), author.citations(element["cite"])))
    }
    if isWhole {
      facts += [Fact(pick("名称", "Name"), .code(element.id))] + uses(of: element.address)
      let parts = book.links.from(element.address, .parameter, .reading, .definition, .fact)
      if !parts.isEmpty { facts.append(Fact(pick("所用", "Uses"), links(parts))) }
    }
    if !facts.isEmpty { blocks.append(.facts(facts)) }
    if isWhole { blocks.append(author.folded(element)) }
    return Section(anchor(element, isWhole), title(element, isWhole), blocks)
  }

  /// Returns a decision table.
  func table(_ node: YAMLNode) -> [Section.Block] {
    if let drawing = node.text {
      let text = pick("见决策模型 ", "Drawn in the decision model ")
      return [.paragraph(.text(text) + .code(drawing))]
    }
    let inputs = node["inputs"]?.items ?? []
    let rows = (node["rows"]?.items ?? []).map { row in
      Table.Row(
        cells: zip(row["when"]?.items ?? [], inputs).map { cell($0, of: $1) }
          + [row["then"].map(answer) ?? ""]
      )
    }
    let header = inputs.map { heading($0) } + [pick("结果", "then")]
    let hit = node["hit"]?.text ?? ""
    var table = Table(caption: pick("决策表", "Decision table"), header: header, rows: rows)
    table.hasRowHeaders = false
    return [.table(table), .paragraph(.faint(self.hit(hit)))]
  }

  private func heading(_ input: YAMLNode) -> String {
    guard let scalar = input.scalar else { return "" }
    return sentence(scalar) ?? scalar.text.onOneLine
  }

  private func cell(_ node: YAMLNode, of input: YAMLNode) -> Prose {
    guard let scalar = node.scalar, let tested = input.scalar else { return "" }
    let code = Prose.code(scalar.text.onOneLine)
    return sentence(scalar, of: tested).map { .text($0 + " ") + code } ?? code
  }

  private func answer(_ node: YAMLNode) -> Prose { .code(node.scalar?.text.onOneLine ?? "") }

  private func hit(_ policy: String) -> String {
    switch policy {
    case "unique": pick("各行互斥，只有一行成立。", "At most one row holds.")
    case "first": pick("自上而下，第一个成立的行有效。", "The first row that holds counts.")
    case "any": pick("可有多行成立，结果须相同。", "Several rows may hold; their answers are the same.")
    case "collect sum": pick("成立各行的结果相加。", "The answers of all rows that hold are added up.")
    case "collect count": pick("结果为成立的行数。", "The answer is the number of rows that hold.")
    case "collect min": pick("取成立各行中最小的结果。", "The least answer of all rows that hold counts.")
    case "collect max": pick("取成立各行中最大的结果。", "The greatest answer of all rows that hold counts.")
    default: policy
    }
  }

  /// Returns the source of an element, to be shown when it is asked for.
  func folded(_ element: Element) -> Section.Block {
    let section = source(of: element)
    let line = element.range.start.line
    return .folded(
      summary: pick("源文件", "Source") + "  \(element.file):\(line)",
      section.blocks
    )
  }

  /// On its own page an element has its place; elsewhere a place of its kind.
  func anchor(_ element: Element, _ isWhole: Bool) -> String {
    isWhole ? Slug.text(element.id) : "\(element.address.kind.rawValue)-\(Slug.text(element.id))"
  }

  func title(_ element: Element, _ isWhole: Bool) -> Prose {
    isWhole ? .text(words.text(book.title(of: element))) : link(element)
  }
}
