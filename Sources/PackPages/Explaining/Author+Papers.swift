internal import LocatedYAML
internal import PolicyPacks
internal import ResettlementCore

extension Author {
  /// Returns what a paper is for, and how it looks before it is filled in.
  func page(ofPaper paper: Element) -> PageContent {
    about(paper).written(paper: paper)
  }

  private func written(paper: Element) -> PageContent {
    let use = paper["use"]?.text.flatMap(PaperUse.init)
    var page = PageContent(title: words.text(paper.title))
    page.kicker = .text(
      [words.form(paper.form), use.map { words.text($0.title) }].compactMap(\.self)
        .joined(separator: " · ")
    )
    page.lead = .text(use.map(words.audience) ?? "")
    page.facts = glance(paper)
    page.sections =
      [form(of: paper), inserted(paper)].compactMap(\.self) + background(of: paper)
      + [source(of: paper)]
    return page
  }

  private func glance(_ paper: Element) -> [Fact] {
    var facts = [Fact(pick("名称", "Name"), .code(paper.id))]
    facts.append(Fact(pick("依据", "Rests on"), citations(paper["cite"])))
    facts.append(Fact(pick("份数", "How many"), .text(number(of: paper))))
    if let condition = paper["when"]?.scalar {
      let label =
        isList(paper) ? pick("列入", "Who is listed") : pick("适用对象", "Whose paper it is")
      let text = sentence(condition).map { Prose.text($0 + "  ") } ?? ""
      facts.append(Fact(label, text + .code(condition.text.onOneLine)))
    }
    let steps = (paper["for"]?.items ?? []).map(step)
    if !steps.isEmpty {
      facts.append(Fact(pick("用于步骤", "For the steps"), steps.joined(pick("；", "; "))))
    }
    return facts
  }

  private func isList(_ paper: Element) -> Bool {
    (paper["blocks"]?.items ?? []).contains { $0["list"] != nil }
  }

  private func number(of paper: Element) -> String {
    let kind = paper.subject.map(words.subject) ?? ""
    return isList(paper)
      ? pick("名单，每个“\(kind)”一行", "a list with a row for each \(kind)")
      : pick("每个“\(kind)”一份", "one for each \(kind)")
  }

  /// Returns a step that needs a paper, and which of its evidence the paper is.
  private func step(_ node: YAMLNode) -> Prose {
    let path = node.text ?? node["step"]?.text ?? ""
    let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2,
      let procedure = book.find(.procedure, named: parts[0], from: pack.id),
      let entry = procedure["steps"]?.entries.first(where: { $0.key.text == parts[1] })
    else { return .code(path) }
    let title = "\(words.text(procedure.title)) → \(stateTitle(entry))"
    let link = Prose.link(title, procedure.address(ofStep: parts[1]))
    guard let evidence = node["evidence"]?.text else { return link }
    return link + .faint(pick("，即材料“\(evidence)”", ", as its evidence “\(evidence)”"))
  }

  // MARK: - The blank paper

  private func form(of paper: Element) -> Section? {
    let blocks = (paper["blocks"]?.items ?? []).flatMap { block($0, of: paper) }
    guard !blocks.isEmpty else { return nil }
    return Section("form", .text(pick("空白样式", "The paper before it is filled in")), blocks)
  }

  private func block(_ node: YAMLNode, of paper: Element) -> [Section.Block] {
    guard let entry = node.entries.first else { return [] }
    let value = entry.value
    switch entry.key.text {
    case "heading": return [.paragraph(.strong(value.localized.map(words.text) ?? ""))]
    case "text": return paragraphs(value, of: paper)
    case "fields": return [.table(fields(value, of: paper))]
    case "table", "list": return table(value, of: paper)
    case "blank": return [.paragraph(blank(value))]
    case "signatures":
      let people = value.items.compactMap(\.localized).map(words.text)
      return [.paragraph(.faint(pick("签名：", "Signed by: ")) + .text(signed(people)))]
    case "seal": return [.paragraph(.faint(pick("盖章：", "Sealed by: ")) + units(value))]
    default: return []
    }
  }

  private func signed(_ people: [String]) -> String {
    people.map { "\($0) \(Self.line)" }.joined(separator: pick("  ", "  "))
  }

  /// Room to write in.
  private static let line = "________"

  private func blank(_ node: YAMLNode) -> Prose {
    let lines = node["lines"]?.text ?? node.text ?? ""
    let title = node["title"]?.localized.map { words.text($0) + pick("：", ": ") } ?? ""
    let count = pick("（手写 \(lines) 行）", " (\(lines) lines to fill in by hand)")
    return .text(title + Self.line) + .faint(count)
  }

  // MARK: - Paragraphs

  private func paragraphs(_ node: YAMLNode, of paper: Element) -> [Section.Block] {
    let text = node.localized.map(words.text) ?? ""
    return text.split(separator: "\n").map { line in
      .paragraph(pieces(of: String(line), in: paper).joined(""))
    }
  }

  /// The words of a paragraph, with what stands in each gap in brackets.
  private func pieces(of text: String, in paper: Element) -> [Prose] {
    var pieces: [Prose] = []
    for (index, part) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
      guard index > 0, let end = part.firstIndex(of: "}") else {
        pieces.append(.text((index > 0 ? "{" : "") + part))
        continue
      }
      pieces.append(.strong("〔\(gap(String(part[..<end]), in: paper))〕"))
      pieces.append(.text(String(part[part.index(after: end)...])))
    }
    return pieces
  }

  /// What stands in a gap of a paragraph.
  private func gap(_ name: String, in paper: Element) -> String {
    if let value = paper["values"]?[name] { return title(of: value, named: name) }
    return name == "count" ? pick("行数", "number of rows") : name
  }

  /// Returns what the gaps of paragraphs are filled with; `nil` if there are none.
  private func inserted(_ paper: Element) -> Section? {
    guard let values = paper["values"], !values.entries.isEmpty else { return nil }
    let title = pick("段落中填写的内容", "What its paragraphs say")
    return Section("values", .text(title), [.table(fields(values, of: paper))])
  }

  // MARK: - Fields and tables

  private func table(_ node: YAMLNode, of paper: Element) -> [Section.Block] {
    let rows = node["rows"]?.scalar
    let kind = rows.map { self.kind(ofRows: $0.text) } ?? paper.subject
    var author = self
    author.subject = kind
    var about = rows.map { scalar in
      Prose.text(pick("每行：", "A row for each of: ") + (sentence(scalar) ?? scalar.text.onOneLine))
    }
    about = about ?? .text(pick("每个列入的对象一行", "A row for each that is listed"))
    let order = (node["order"]?.items ?? []).compactMap(\.scalar).map {
      author.sentence($0) ?? $0.text.onOneLine
    }
    let ordered = order.isEmpty ? "" : pick("，排序：", "; ordered by ")
    let columns = author.fields(node["columns"] ?? node, of: paper)
    let text = (about ?? "") + .text(ordered + order.joined(separator: words.comma))
    return [.paragraph(.faint(text.plain)), .table(columns)]
  }

  /// The kind of subject that a list of members is of; `nil` where its path can't be followed.
  private func kind(ofRows expression: String) -> SubjectKind? {
    fact(String(expression.prefix { $0 != "[" }))?.next
  }

  private func fields(_ node: YAMLNode, of paper: Element) -> Table {
    let rows = node.entries.map { entry in
      let value = entry.value["value"] ?? entry.value
      let title = title(of: entry.value, named: entry.key.text)
      return Table.Row(cells: [
        .text(title), written(value, under: title), shown(entry.value, value, paper),
      ])
    }
    return Table(
      caption: pick("填写项", "What is filled in"),
      header: [pick("填写项", "item"), pick("内容", "what is said"), pick("显示", "shown")],
      rows: rows
    )
  }

  /// Returns what is said, which is not said twice where it is the title as well.
  private func written(_ value: YAMLNode, under title: String) -> Prose {
    guard let scalar = value.scalar else { return "" }
    let code = Prose.code(scalar.text.onOneLine)
    guard let sentence = sentence(scalar), sentence != title else { return code }
    return .text(sentence + " ") + code
  }

  /// Returns what a value is called: by its author, else by its fact, else by what it says.
  private func title(of node: YAMLNode, named name: String) -> String {
    if let own = node["title"]?.localized { return words.text(own) }
    guard let scalar = (node["value"] ?? node).scalar else { return words.key(name) }
    if let member = fact(scalar.text) { return words.text(member.title) }
    return sentence(scalar) ?? words.key(name)
  }

  /// Returns how much of a value a paper shows, and how private it is.
  private func shown(_ node: YAMLNode, _ value: YAMLNode, _ paper: Element) -> Prose {
    let member = value.scalar.flatMap { fact($0.text) }
    let use = paper["use"]?.text.flatMap(PaperUse.init)
    let implied = member?.fact.flatMap { use?.mask(of: $0.id, of: $0.subject) }
    let mask = node["mask"]?.text.flatMap(PaperMask.init) ?? implied
    let total = node["total"]?.text == "true" ? pick("合计", "added up") : nil
    let badge = member.flatMap { words.privacy($0.privacy) }.map { Prose.badge($0, "aside") }
    return [badge, mask.map { .text(words.mask($0)) }, total.map(Prose.text)].compactMap(\.self)
      .joined(words.comma)
  }

  // MARK: - On the first page

  /// Returns the papers of the pack; `nil` if it has none.
  func papersSection() -> Section? {
    let papers = pack.elements(.paper)
    guard !papers.isEmpty else { return nil }
    let title = Prose.text(words.form("paper")) + .faint(" \(papers.count)")
    return Section("form-paper", title, [.list(papers.map(line))])
  }

  private func line(_ paper: Element) -> Item {
    let use = paper["use"]?.text.flatMap(PaperUse.init).map { words.text($0.title) }
    let clauses = book.links.from(paper.address, .clause).map { address in
      book.element(at: address)?["place"]?.text ?? address.id
    }
    let about = [use].compactMap(\.self) + clauses
    return Item(link(paper) + .faint("  " + about.joined(separator: words.comma)))
  }
}
