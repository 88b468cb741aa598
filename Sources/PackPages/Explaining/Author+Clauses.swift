internal import LocatedYAML
internal import PolicyPacks
internal import ResettlementCore

extension Author {
  /// Returns what a clause says, and what the pack makes of it.
  func page(ofClause clause: Element) -> PageContent {
    var page = PageContent(title: words.text(clause.title))
    let document = document(of: clause)
    page.kicker = .text(
      [document.map { words.text($0.title) }, clause["place"]?.text].compactMap(\.self)
        .joined(separator: " · ")
    )
    page.lead = .text(clause["gist"]?.localized.map(words.text) ?? "")
    page.facts = glance(clause, document)
    page.sections =
      [obligations(of: clause)].compactMap(\.self) + related(to: clause) + [source(of: clause)]
    return page
  }

  /// The document whose id a clause's begins with, the longest if several.
  func document(of clause: Element) -> Element? {
    book.scope(of: clause.address.pack).flatMap { $0.elements(.document) }
      .filter { clause.id.hasPrefix($0.id + "-") }.max { $0.id.count < $1.id.count }
  }

  private func glance(_ clause: Element, _ document: Element?) -> [Fact] {
    var facts = [Fact(pick("名称", "Name"), .code(clause.id))]
    facts.append(Fact(pick("位置", "Place"), .text(clause["place"]?.text ?? "")))
    if let number = document?["number"]?.text {
      facts.append(Fact(pick("文号", "Document"), .text(number)))
    }
    facts.append(Fact(pick("施行", "In force"), .text(force(of: clause))))
    for (role, units) in responsible(for: clause) {
      facts.append(Fact(words.role(role), units))
    }
    return facts
  }

  private func responsible(for clause: Element) -> [(String, Prose)] {
    let nodes = clause["responsible"]?.items ?? []
    return UnitRole.allCases.map(\.rawValue).compactMap { role in
      let charged = nodes.filter { $0["role"]?.text == role }.map { self.units($0["unit"]) }
      return charged.isEmpty ? nil : (role, charged.joined(words.comma))
    }
  }

  // MARK: - Obligations

  private func obligations(of clause: Element) -> Section? {
    let nodes = clause["obligations"]?.items ?? []
    guard !nodes.isEmpty else { return nil }
    let rows = nodes.enumerated().map { index, node in
      Table.Row(
        cells: [
          .text("\(index + 1). " + (node["gist"]?.localized.map(words.text) ?? "")),
          .text(words.obligation(node["kind"]?.text ?? "")),
          .text(words.force(node["force"]?.text ?? "")), outcome(of: node),
        ],
        anchor: "obligation-\(index + 1)"
      )
    }
    let table = Table(
      caption: pick("各项义务", "The obligations"),
      header: [
        pick("要求", "demand"), pick("种类", "kind"), pick("约束力", "force"),
        pick("落实", "what comes of it"),
      ],
      rows: rows
    )
    return Section("obligations", .text(pick("要求与落实", "Obligations")), [.table(table)])
  }

  /// Returns what a pack makes of an obligation.
  func outcome(of obligation: YAMLNode) -> Prose {
    let status = obligation["status"]?.text ?? "missing"
    let mark = Prose.badge(words.status(status), status)
    switch status {
    case "executable": return mark + " " + rules(obligation["by"])
    case "discretion": return mark + " " + units(obligation["of"])
    case "narrative":
      return mark + .text(" " + (obligation["why"]?.localized.map(words.text) ?? ""))
    default: return mark
    }
  }

  // MARK: - What rests on it

  private func related(to clause: Element) -> [Section] {
    let address = clause.address
    let by = book.links.from(address, .rule, .procedure, .definition)
    let others = book.links.to(address, .rule, .procedure, .definition).filter { !by.contains($0) }
    return [
      list("rules", pick("另有依据本条的规则", "Other rules that rest on it"), others),
      list("papers", pick("依据本条的文书", "Papers that rest on it"), book.links.to(address, .paper)),
      list(
        "places",
        pick("依据本条的两地责任", "Responsibilities of two places that rest on it"),
        book.links.to(address, .place)
      ),
      section(
        "readings",
        pick("对本条的口径", "How it is read"),
        book.links.to(address, .reading)
      ) { reading($0, isWhole: false) },
      section(
        "parameters",
        pick("本条的数值", "Its quantities"),
        book.links.to(address, .parameter)
      ) { of($0.address.pack).parameter($0, isWhole: false) },
      list("tests", pick("引用本条的测试", "Tests that cite it"), book.links.to(address, .test)),
    ].compactMap(\.self)
  }
}
