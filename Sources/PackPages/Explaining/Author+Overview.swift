internal import LocatedYAML
internal import ResettlementCore

extension Author {
  /// Returns the first page of the pack: what it is, its documents clause by clause, its rules.
  func overview() -> PageContent {
    var page = PageContent(title: words.text(pack.title))
    let region = pack.manifest["region"]?["name"]?.localized.map(words.text)
    page.kicker = .text(
      [words.packKind(pack.manifest["kind"]?.text ?? "pack"), region].compactMap(\.self)
        .joined(separator: " · ")
    )
    page.facts = glance()
    page.sections =
      pack.elements(.document).map(section) + [loose].compactMap(\.self) + ruleSections()
      + [papersSection(), placesSection()].compactMap(\.self) + [everything()]
    return page
  }

  private func glance() -> [Fact] {
    let node = pack.manifest
    var facts = [Fact(pick("名称", "Name"), .code(pack.id))]
    facts.append(Fact(pick("版本", "Version"), .text(node["version"]?.text ?? "")))
    facts.append(Fact(pick("层级", "Rank"), .text(words.rank(node["rank"]?.text ?? ""))))
    facts.append(Fact(pick("施行", "In force"), .text(force(of: node))))
    for (key, label) in [("fills", pick("填写模板", "Fills")), ("requires", pick("引用", "Builds on"))] {
      let names = (node[key]?.texts ?? []).map { id in
        book.pack(id).map { .link(words.text($0.title), $0.manifest.address) } ?? Prose.code(id)
      }
      if !names.isEmpty { facts.append(Fact(label, names.joined(words.comma))) }
    }
    let builders = book.packs.filter { $0.foundations.contains(pack.id) }
      .map { Prose.link(words.text($0.title), $0.manifest.address) }
    if !builders.isEmpty {
      facts.append(Fact(pick("被引用", "Built on by"), builders.joined(words.comma)))
    }
    return facts
  }

  // MARK: - Documents and their clauses

  private func section(of document: Element) -> Section {
    let clauses = pack.clauses.filter {
      self.document(of: $0)?.address == document.address
    }
    let details = [
      document["issuer"]?.localized.map(words.text), document["number"]?.text,
      document["date"]?.text,
    ].compactMap(\.self).joined(separator: " · ")
    var blocks: [Section.Block] = [.paragraph(.faint(details))]
    if !clauses.isEmpty { blocks.append(.table(table(of: clauses))) }
    return Section(Slug.text(document.id), .text(words.text(document.title)), blocks)
  }

  /// The clauses of documents that another pack states.
  private var loose: Section? {
    let own = Set(pack.elements(.document).map(\.address))
    let clauses = pack.clauses.filter { clause in
      document(of: clause).map { !own.contains($0.address) } ?? true
    }
    guard !clauses.isEmpty else { return nil }
    return Section("clauses", .text(pick("其他条款", "Other clauses")), [.table(table(of: clauses))])
  }

  private func table(of clauses: [Element]) -> Table {
    let rows = clauses.map { clause in
      let statuses = (clause["obligations"]?.items ?? []).map { $0["status"]?.text ?? "missing" }
      let marks = Self.statuses.compactMap { status -> Prose? in
        let count = statuses.count { $0 == status }
        return count == 0 ? nil : .badge("\(words.status(status)) \(count)", status)
      }
      return Table.Row(cells: [
        .text(clause["place"]?.text ?? ""),
        .link(words.text(clause.title), clause.address), marks.joined(" "),
      ])
    }
    return Table(
      caption: pick("条款", "Clauses"),
      header: [pick("条", "place"), pick("标题", "heading"), pick("要求", "obligations")],
      rows: rows
    )
  }

  // MARK: - Rules

  private func ruleSections() -> [Section] {
    let forms = pack.rules.map(\.form).reduce(into: [String]()) { forms, form in
      if !forms.contains(form) { forms.append(form) }
    }
    let order = Rule.Kind.allCases.map { $0.rawValue.replacing("-", with: "_") } + ["procedure"]
    return order.filter(forms.contains).map { form in
      let rules = pack.rules.filter { $0.form == form }
      let title = Prose.text(words.form(form)) + .faint(" \(rules.count)")
      return Section("form-\(form)", title, [.list(rules.map(line))])
    }
  }

  private func line(_ rule: Element) -> Item {
    let clauses = book.links.from(rule.address, .clause).map { address in
      book.element(at: address)?["place"]?.text ?? address.id
    }
    return Item(link(rule) + .faint("  " + clauses.joined(separator: words.comma)))
  }

  // MARK: - The rest

  private func everything() -> Section {
    let items = SitePage.lists(of: pack).map { page in
      Item(.link(title(of: page), page.address) + .faint(" \(page.count)"))
    }
    return Section("more", .text(pick("其他", "The rest")), [.list(items)])
  }

  /// What a page that lists things is called.
  func title(of list: SitePage.List) -> String {
    switch list.address.kind {
    case .parameter: pick("参数", "Parameters")
    case .reading: pick("口径", "Readings")
    case .definition: pick("定义", "Definitions")
    case .fact: pick("本包事实", "Facts of the pack")
    case .unit: pick("责任单位", "Units")
    case .place: pick("两地责任", "Two places")
    case .clause: pick("要求落实情况", "Obligations by status")
    case .test: pick("测试：", "Tests: ") + list.name
    default: list.name
    }
  }
}
