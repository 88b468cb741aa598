internal import LocatedYAML
internal import ResettlementCore

// Pages that list everything of one sort.
extension Author {
  /// Returns the page of all parameters, each with its values over time.
  func parametersPage() -> PageContent {
    page(pick("参数", "Parameters"), pack.elements(.parameter).map { parameter($0) })
  }

  /// Returns the page of all readings, each with its options.
  func readingsPage() -> PageContent {
    page(pick("口径", "Readings"), pack.elements(.reading).map { reading($0) })
  }

  /// Returns the page of all definitions.
  func definitionsPage() -> PageContent {
    page(pick("定义", "Definitions"), pack.elements(.definition).map { definition($0) })
  }

  /// Returns the page of the facts that the pack adds.
  func factsPage() -> PageContent {
    page(pick("本包事实", "Facts of the pack"), pack.elements(.fact).map(fact))
  }

  /// Returns a page of tests that stand in one file.
  func testsPage(_ file: String, _ tests: [Element]) -> PageContent {
    var page = page(pick("测试", "Tests"), tests.map { test($0) })
    page.lead = .code(file)
    return page
  }

  private func page(_ title: String, _ sections: [Section]) -> PageContent {
    var page = PageContent(title: title)
    page.kicker = .text(words.text(pack.title))
    page.sections = sections
    return page
  }

  private func fact(_ element: Element) -> Section {
    let node = element.node
    var facts = [Fact(pick("名称", "Name"), .code(element.id))]
    facts.append(Fact(pick("类型", "Type"), .code(node["type"]?.text ?? "")))
    if let unit = node["unit"]?.text { facts.append(Fact(pick("单位", "Unit"), .code(unit))) }
    let cases = (node["cases"]?.entries ?? []).map { entry in
      Prose.text(entry.value.localized.map(words.text) ?? "") + " " + .code(entry.key.text)
    }
    if !cases.isEmpty { facts.append(Fact(pick("取值", "Cases"), cases.joined(words.comma))) }
    if node["optional"]?.text == "true" {
      facts.append(Fact(pick("可无", "May be absent"), .text(pick("是", "yes"))))
    }
    facts += uses(of: element.address)
    return Section(
      Slug.text(element.id),
      .text(words.text(element.title)),
      [.facts(facts), folded(element)]
    )
  }
}

// MARK: - Units

extension Author {
  /// Returns the page of all units, each with what the pack gives it to do.
  func unitsPage() -> PageContent {
    let sections = pack.units.map { unit in
      let address = Address(pack: pack.id, kind: .unit, id: unit)
      return Section(Slug.text(unit), .text(unit), [work(of: address)])
    }
    return page(pick("责任单位", "Units"), sections)
  }

  private func work(of unit: Address) -> Section.Block {
    let clauses = book.links.to(unit, .clause).compactMap { book.element(at: $0) }
    let led = clauses.map { clause -> Item in
      let roles = (clause["responsible"]?.items ?? [])
        .filter { $0["unit"]?.text == unit.id }.compactMap { $0["role"]?.text }
        .map { words.role($0) }
      return Item(self.clause(clause.address) + .faint("  " + roles.joined(separator: words.comma)))
    }
    let rules = book.links.to(unit, .rule, .procedure).map { address in
      Item(link(address) + .faint("  " + words.form(book.element(at: address)?.form ?? "")))
    }
    let papers = book.links.to(unit, .paper).map { Item(link($0)) }
    let places = book.links.to(unit, .place).map { Item(link($0)) }
    let groups = [
      (pick("条款", "Clauses"), led), (pick("规则和程序", "Rules and procedures"), rules),
      (pick("盖章的文书", "Papers it seals"), papers), (pick("两地责任", "For one of two places"), places),
    ].filter { !$0.1.isEmpty }.map { Item(.strong($0.0), items: $0.1) }
    guard !groups.isEmpty else {
      return .paragraph(.faint(pick("本包没有交办事项。", "The pack gives it nothing to do.")))
    }
    return .list(groups)
  }
}

// MARK: - Obligations

extension Author {
  /// What packs make of obligations, in the order in which pages show it.
  static let statuses = ["executable", "discretion", "narrative", "missing"]

  /// Returns the page of all obligations by what the pack makes of them.
  func obligationsPage() -> PageContent {
    let all = pack.clauses.flatMap { clause in
      (clause["obligations"]?.items ?? []).map { (clause, $0) }
    }
    let sections = Self.statuses.compactMap { status -> Section? in
      let rows = all.filter { ($0.1["status"]?.text ?? "missing") == status }.map(row)
      guard !rows.isEmpty else { return nil }
      let title = Prose.text(words.status(status) + " ") + .faint("\(rows.count)")
      let table = Table(
        caption: words.status(status),
        header: [
          pick("要求", "demand"), pick("条款", "clause"), pick("约束力", "force"),
          pick("落实", "what comes of it"),
        ],
        rows: rows
      )
      return Section(
        status,
        title,
        [.paragraph(.faint(words.meaning(ofStatus: status))), .table(table)]
      )
    }
    return page(pick("要求落实情况", "Obligations by status"), sections)
  }

  private func row(_ clause: Element, _ obligation: YAMLNode) -> Table.Row {
    Table.Row(cells: [
      .text(obligation["gist"]?.localized.map(words.text) ?? ""), self.clause(clause.address),
      .text(words.force(obligation["force"]?.text ?? "")), outcome(of: obligation),
    ])
  }

  /// Returns how many obligations have which status.
  func statusCounts() -> [(status: String, count: Int)] {
    let all = pack.clauses.flatMap { $0["obligations"]?.items ?? [] }
    return Self.statuses.map { status in
      (status, all.count { ($0["status"]?.text ?? "missing") == status })
    }
  }
}
