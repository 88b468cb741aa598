internal import LocatedYAML
internal import ResettlementCore

extension Author {
  /// Returns what a rule or a procedure says.
  func page(ofRule rule: Element) -> PageContent {
    about(rule).written(rule)
  }

  private func written(_ rule: Element) -> PageContent {
    var page = PageContent(title: words.text(rule.title))
    page.kicker = .text(words.form(rule.form))
    page.lead = lead(rule)
    page.facts = glance(rule)
    page.sections =
      [rule.address.kind == .procedure ? course(rule) : nil, asked(rule)]
      .compactMap(\.self) + background(of: rule) + [examples(of: rule)].compactMap(\.self)
      + [source(of: rule)]
    return page
  }

  private func lead(_ rule: Element) -> Prose {
    guard let kind = rule.subject else { return "" }
    let subject = words.subject(kind)
    let sentence =
      rule.address.kind == .procedure
      ? pick("以“\(subject)”为对象的办理程序。", "A procedure that a \(subject) goes through.")
      : pick("判断对象：\(subject)。", "Judges a \(subject).")
    return .text(sentence)
  }

  /// What is known of a rule at a glance.
  private func glance(_ rule: Element) -> [Fact] {
    var facts = [Fact(pick("名称", "Name"), .code(rule.id))]
    facts.append(Fact(pick("依据", "Rests on"), citations(rule["cite"])))
    if let force = rule["force"]?.text {
      facts.append(Fact(pick("约束力", "Force"), .text(words.force(force))))
    }
    facts.append(Fact(pick("施行", "In force"), .text(force(of: rule))))
    let obligations = book.links.to(rule.address, .clause)
    let cited = book.links.from(rule.address, .clause)
    let others = obligations.filter { !cited.contains($0) }
    if !others.isEmpty { facts.append(Fact(pick("另见条款", "Clauses too"), links(others))) }
    let messages = book.links.to(rule.address, .message)
    if !messages.isEmpty {
      let label = pick("两地函件", "Between two places")
      facts.append(Fact(label, messages.map(messageLink).joined(words.comma)))
    }
    let units = book.links.from(rule.address, .unit)
    if !units.isEmpty { facts.append(Fact(pick("涉及单位", "Units"), links(units))) }
    return facts
  }

  /// Returns the days on which something of the pack holds.
  func force(of element: Element) -> String {
    let first = pack.manifest["rules_from"]?.text.flatMap { $0 == "blank" ? nil : $0 }
    let last = pack.manifest["rules_to"]?.text
    return words.span(element["from"]?.text ?? first, element["to"]?.text ?? last)
  }

  // MARK: - What it asks

  /// Keys that are said elsewhere on the page.
  private static let said: Set<String> = [
    "title", "cite", "subject", "force", "from", "to", "steps", "ends", "exits", "start",
  ]

  private func asked(_ rule: Element) -> Section? {
    let entries = rule.node.entries.filter {
      $0.key.text != rule.form && !Self.said.contains($0.key.text)
    }
    let order = ["applies_when", "when"]
    let first = order.flatMap { key in entries.filter { $0.key.text == key } }
    let rest = entries.filter { !order.contains($0.key.text) }
    let items = (first + rest).map { part($0, of: rule) }
    guard !items.isEmpty else { return nil }
    return Section("asks", .text(pick("内容", "What it says")), [.list(items)])
  }

  private func part(_ entry: YAMLMapping.Entry, of rule: Element) -> Item {
    switch entry.key.text {
    case "when", "groups": group(entry, of: rule)
    case "fields": Item(.strong(words.key("fields")), items: entry.value.entries.map(field))
    case "after", "on_split", "on_merge", "on_head_change", "on_members_change":
      Item(passage(entry, of: rule))
    default: self.entry(entry)
    }
  }

  private func group(_ entry: YAMLMapping.Entry, of rule: Element) -> Item {
    let label =
      switch (entry.key.text, rule.form) {
      case ("groups", _): words.key("groups")
      case (_, "prohibition"): pick("同时有以下情形的，禁止：", "Forbidden where all of this holds:")
      case (_, "consistency"):
        pick("同时有以下情形的，互相矛盾：", "Does not fit together where all of this holds:")
      default: pick("须同时满足：", "All of this must hold:")
      }
    return Item(.strong(label), items: entry.value.entries.map { condition($0) })
  }

  private func field(_ entry: YAMLMapping.Entry) -> Item {
    let value = entry.value["value"] ?? entry.value
    let title = entry.value["title"]?.localized.map(words.text)
    return expression(value, label: title ?? sentenceLabel(value) ?? entry.key.text)
  }

  /// What a field records, by the name of the fact.
  private func sentenceLabel(_ value: YAMLNode) -> String? {
    value.scalar == nil ? nil : fact(value.scalar?.text ?? "").map { words.text($0.title) }
  }

  // MARK: - Conditions

  /// Returns a condition with the parts it is made of.
  func condition(_ entry: YAMLMapping.Entry) -> Item {
    let node = entry.value
    let own = node["title"]?.localized.map(words.text)
    let title = own ?? words.key(entry.key.text)
    guard node.mapping != nil else { return expression(node) }
    var item = Item(.text(title))
    if let holds = node["holds"] { item = expression(holds, label: own) }
    for (key, label) in [("all", pick("须全部满足", "all of")), ("any", pick("满足一项即可", "one of"))] {
      guard let parts = node[key] else { continue }
      item = Item(.strong(title) + .faint(" · \(label)"), items: parts.entries.map(condition))
    }
    if let unit = node["left_to"] { item = left(to: unit, node, title) }
    if let cite = node["cite"] {
      item.details.append(.faint(pick("依据：", "by ")) + citations(cite))
    }
    return item
  }

  private func left(to unit: YAMLNode, _ node: YAMLNode, _ title: String) -> Item {
    let isNamed = node["title"] != nil
    let who = Prose.text(pick("由", "left to ")) + units(unit) + .text(pick("裁量", ""))
    let text = isNamed ? .strong(title) + .text(pick("：", ": ")) + who : who
    var item = Item(text + "  " + .badge(words.status("discretion"), "discretion"))
    if let about = node["about"]?.localized { item.details.append(.text(words.text(about))) }
    if let only = node["if"] { item.items.append(expression(only, label: words.key("if"))) }
    return item
  }

  /// Returns what a path such as `placement.worker.is_employed` leads to; `nil` if to nothing known.
  func fact(_ path: String) -> NameTable.Member? {
    let parts = path.trimmed.split(separator: ".").map(String.init)
    let first = SubjectKind.allCases.first { [$0.rawValue, $0.chineseName].contains(parts.first) }
    guard parts.count > 1, var kind = first else { return nil }
    let names = book.names(in: pack.id)
    for (index, name) in parts.enumerated().dropFirst() {
      guard let member = names.member(name, of: kind) else { return nil }
      if index == parts.count - 1 { return member }
      guard let next = member.next else { return nil }
      kind = next
    }
    return nil
  }
}
