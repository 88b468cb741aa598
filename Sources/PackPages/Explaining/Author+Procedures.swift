internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

extension Author {
  /// Returns how a procedure goes: a drawing of its steps, and each step in words.
  func course(_ procedure: Element) -> Section {
    let steps = procedure["steps"]?.entries ?? []
    let ends = (procedure["ends"]?.entries ?? []) + (procedure["exits"]?.entries ?? [])
    let diagram = ProcedureDiagram(
      title: words.text(procedure.title),
      first: procedure["start"]?.text ?? steps.first?.key.text,
      steps: steps.map(drawn) + ends.map(drawnEnd)
    )
    return Section(
      "course",
      .text(pick("办理流程", "How it goes")),
      [.diagram(diagram), .table(table(of: steps, ends, in: procedure))]
    )
  }

  private func drawn(_ entry: YAMLMapping.Entry) -> ProcedureDiagram.Step {
    let node = entry.value
    return ProcedureDiagram.Step(
      id: entry.key.text,
      anchor: Self.anchor(ofStep: entry.key.text),
      title: stateTitle(entry),
      actor: node["actor"]?.text,
      condition: node["when"]?.scalar.map { sentence($0) ?? $0.text.onOneLine },
      times: times(of: node).map(\.plain),
      next: node["next"]?.texts ?? [],
      isEnd: false
    )
  }

  private func drawnEnd(_ entry: YAMLMapping.Entry) -> ProcedureDiagram.Step {
    ProcedureDiagram.Step(
      id: entry.key.text,
      anchor: Self.anchor(ofStep: entry.key.text),
      title: stateTitle(entry),
      actor: nil,
      condition: nil,
      times: [],
      next: [],
      isEnd: true
    )
  }

  /// What a step or an end is called.
  func stateTitle(_ entry: YAMLMapping.Entry) -> String {
    (entry.value["title"]?.localized ?? entry.value.localized).map(words.text)
      ?? words.key(entry.key.text)
  }

  // MARK: - Other cases

  /// Returns what has to have ended before, or what becomes of an open case when its household splits
  /// or merges.
  func passage(_ entry: YAMLMapping.Entry, of procedure: Element) -> Prose {
    let node = entry.value
    let label = Prose.strong(words.key(entry.key.text) + pick("：", ": "))
    if entry.key.text == "after" { return label + before(node) }
    let course = node["case"]?.text.map { words.course($0, of: entry.key.text) } ?? ""
    let end = node["end"]?.text.map { end in
      let exits = procedure["exits"]?.entries ?? []
      let title = exits.first { $0.key.text == end }.map(stateTitle) ?? end
      return Prose.text(pick("不再办的以“\(title)”办结", "the others end as ‘\(title)’"))
    }
    let limits = node["limits"]?.text == "anew" ? Prose.text(anew) : nil
    let chosen = node["left_to"].map { unit in
      Prose.faint(pick("未见规定，选择单位：", "no clause says so; chosen by ")) + units(unit)
    }
    let clauses = node["cite"].map { Prose.faint(pick("依据：", "by ")) + citations($0) }
    return label
      + ([.text(course)] + [limits, end, chosen, clauses].compactMap(\.self)).joined(
        pick("；", "; ")
      )
  }

  private var anew: String {
    pick("办理期限自变更之日起重新计算", "its time limit is counted anew from the day of the change")
  }

  /// The procedure that has to have ended, and the ends that count.
  private func before(_ node: YAMLNode) -> Prose {
    let name = node["procedure"]?.text ?? ""
    let procedure = book.find(.procedure, named: name, from: pack.id)
    let states = (procedure?["ends"]?.entries ?? []) + (procedure?["exits"]?.entries ?? [])
    let ends = (node["end"]?.texts ?? []).map { end in
      states.first { $0.key.text == end }.map(stateTitle) ?? end
    }
    let list = ends.joined(separator: pick("、", ", "))
    return (procedure.map { link($0) } ?? .code(name))
      + .text(pick("，以“\(list)”办结", " has ended as ‘\(list)’"))
  }

  // MARK: - In words

  private func table(
    of steps: [YAMLMapping.Entry],
    _ ends: [YAMLMapping.Entry],
    in procedure: Element
  ) -> Table {
    let states = Dictionary(
      (steps + ends).map { ($0.key.text, stateTitle($0)) },
      uniquingKeysWith: { first, _ in first }
    )
    let rows = steps.enumerated().map { index, entry in
      row(entry, index + 1, states, papers(for: procedure.address(ofStep: entry.key.text)))
    }
    let last = ends.map { entry in
      let title = Prose.faint(pick("终点：", "End: ")) + .strong(stateTitle(entry))
      return Table.Row(
        cells: [title, "", endDetails(of: entry.value).joined(pick("；", "; ")), ""],
        anchor: Self.anchor(ofStep: entry.key.text),
        tone: "end"
      )
    }
    return Table(
      caption: pick("各步骤", "The steps"),
      header: [
        pick("步骤", "step"), pick("办理单位", "taken by"), pick("条件、材料、时限", "condition, papers, time"),
        pick("其后", "then"),
      ],
      rows: rows + last
    )
  }

  private func row(
    _ entry: YAMLMapping.Entry,
    _ number: Int,
    _ states: [String: String],
    _ papers: [Prose]
  ) -> Table.Row {
    let node = entry.value
    let next = (node["next"]?.texts ?? []).map { states[$0] ?? $0 }
    return Table.Row(
      cells: [
        .text("\(number). ") + .strong(stateTitle(entry)),
        units(node["actor"]),
        (details(of: node) + papers).joined(pick("；", "; ")),
        .text(next.joined(separator: pick("、", ", "))),
      ],
      anchor: Self.anchor(ofStep: entry.key.text)
    )
  }

  /// The papers of packs that a step needs.
  private func papers(for step: Address) -> [Prose] {
    let papers = book.links.to(step, .paper)
    return papers.isEmpty ? [] : [.faint(pick("文书：", "forms: ")) + links(papers)]
  }

  /// Returns the place of a step on the page of its procedure.
  static func anchor(ofStep step: String) -> String { "step-" + Slug.text(step) }

  /// What an end needs: what it means, who decides, and the clauses.
  private func endDetails(of node: YAMLNode) -> [Prose] {
    let outcomes = [
      "rejected": pick("不予通过，须写明理由", "a refusal, with its reason"),
      "withdrawn": pick("撤回，须写明理由", "a withdrawal, with its reason"),
      "gone": pick("对象已不存在，须写明理由", "the subject is gone, with the reason"),
    ]
    let outcome = node["outcome"].flatMap { $0.text }.flatMap { outcomes[$0] }.map(Prose.text)
    let rule = node["rule"]?.text.map { name in
      Prose.faint(pick("由规则判断：", "up to the rule ")) + .code(name)
    }
    return [outcome, rule].compactMap(\.self) + details(of: node)
  }

  private func details(of node: YAMLNode) -> [Prose] {
    var parts: [Prose] = []
    if let guardText = node["when"]?.scalar {
      let code = Prose.code(guardText.text.onOneLine)
      let words: Prose = sentence(guardText).map { .text($0 + " ") } ?? ""
      parts.append(.faint(pick("条件：", "if ")) + words + code)
    }
    let papers = (node["evidence"]?.items ?? []).compactMap(\.localized).map(words.text)
    if !papers.isEmpty {
      parts.append(
        .faint(pick("材料：", "papers: ")) + .text(papers.joined(separator: words.comma))
      )
    }
    parts += times(of: node)
    if node["cite"] != nil { parts.append(.faint(pick("依据：", "by ")) + citations(node["cite"])) }
    return parts
  }

  /// How long a step takes and how long something is made public.
  private func times(of node: YAMLNode) -> [Prose] {
    let days =
      node["days"]?.text == "working" ? pick("（工作日）", " (working days)") : ""
    let within = node["within"]?.scalar.map { scalar in
      Prose.text(pick("限", "within ") + spaced(length(scalar)) + days)
    }
    let publication = node["publish_for"]?.scalar.map { scalar in
      Prose.text(pick("公示", "public for ") + spaced(length(scalar)) + days)
    }
    return [within, publication].compactMap(\.self)
  }

  /// A text behind a Chinese word: with a blank before it if it begins with a figure.
  private func spaced(_ text: String) -> String {
    words.language == .chinese && text.first?.isNumber == true ? " " + text : text
  }

  /// A length of time: the value of the parameter that it is, or what it says.
  private func length(_ scalar: YAMLScalar) -> String {
    guard scalar.text.hasPrefix("parameter."),
      let parameter = book.find(
        .parameter,
        named: String(scalar.text.trimmed.dropFirst("parameter.".count)),
        from: pack.id
      )
    else { return sentence(scalar) ?? scalar.text.onOneLine }
    let title = words.text(book.title(of: parameter))
    return latest(parameter) ?? pick("“\(title)”", "the ‘\(title)’")
  }

  /// The last value that packs state of a parameter, with its unit.
  func latest(_ parameter: Element) -> String? {
    let statements = book.statements(.parameter, named: parameter.id, from: pack.id)
    let unit = statements.lazy.compactMap { $0["unit"]?.text }.first
    let last = statements.lazy.reversed().compactMap { $0["values"]?.items.last?["value"]?.text }
      .first
    return last.map { value($0, unit: unit) }
  }
}
