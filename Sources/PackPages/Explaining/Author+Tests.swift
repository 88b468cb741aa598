internal import LocatedYAML
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit

// The pack's tests: each is an example of what it is about.
extension Author {
  /// Returns the tests that are about a rule or a procedure, with what they expect of it.
  func examples(of rule: Element) -> Section? {
    let tests = book.links.to(rule.address, .test).compactMap { book.element(at: $0) }
    guard !tests.isEmpty else { return nil }
    let parts = tests.map { of($0.address.pack).test($0, about: rule) }
    let title = pick(
      "例子（\(tests.count) 项测试）",
      "Examples (\(tests.count) \(tests.count == 1 ? "test" : "tests"))"
    )
    return Section("examples", .text(title), [.sections(parts)])
  }

  /// Returns a test: its day, what is given, and what is expected, of one rule if one is named.
  func test(_ test: Element, about rule: Element? = nil) -> Section {
    var blocks: [Section.Block] = [.facts(facts(of: test))]
    let rows = expectations(of: test, about: rule)
    if !rows.isEmpty { blocks.append(.table(table(rows, hasRules: rule == nil))) }
    let given = given(in: test)
    if !given.isEmpty {
      let summary = pick("给定的事实", "What is given")
      blocks.append(.folded(summary: summary, [.list(given)]))
    }
    if rule == nil { blocks.append(folded(test)) }
    let title: Prose = rule == nil ? .text(test["name"]?.text ?? test.id) : link(test)
    let anchor = rule == nil ? Self.anchor(ofTest: test.id) : "test-" + Slug.text(test.id)
    return Section(anchor, title, blocks)
  }

  /// The place of a test on the page of its file.
  static func anchor(ofTest id: String) -> String {
    "test-" + (id.split(separator: "#").last.map(String.init) ?? id)
  }

  // MARK: - Days and switches

  private func facts(of test: Element) -> [Fact] {
    let keys = ["on", "law_as_of", "facts_period", "decided_on"]
    var facts = keys.compactMap { key in
      test[key]?.text.map { Fact(words.key(key), .text($0)) }
    }
    facts += switches(in: test.node)
    if let personas = test["use"]?.texts, !personas.isEmpty {
      let names = personas.map { Prose.code($0) }.joined(words.comma)
      facts.append(Fact(pick("测试人物", "Personas"), names))
    }
    return facts
  }

  private func switches(in node: YAMLNode) -> [Fact] {
    (node["readings"]?.entries ?? []).map { Fact(pick("口径", "Reading"), readingSwitch($0)) }
      + (node["parameters"]?.entries ?? []).map {
        Fact(pick("参数", "Parameter"), parameterSwitch($0))
      }
  }

  private func readingSwitch(_ entry: YAMLMapping.Entry) -> Prose {
    let name = entry.key.text
    let title = book.find(.reading, named: name, from: pack.id).map(link) ?? .code(name)
    let declared = book.statements(.reading, named: name, from: pack.id)
      .first { $0["options"] != nil }
    let option = entry.value.text ?? ""
    let text = declared?["options"]?[option]?.localized.map(words.text)
    return title + " → " + (text.map { .text($0) } ?? .code(option))
  }

  private func parameterSwitch(_ entry: YAMLMapping.Entry) -> Prose {
    let name = entry.key.text
    let title = book.find(.parameter, named: name, from: pack.id).map(link) ?? .code(name)
    return title + " = " + .text(entry.value.text ?? "")
  }

  // MARK: - Expectations

  private struct Expectation {
    let rule: Element?
    let name: Prose
    let subject: String
    let outcome: Prose
    let tone: String
  }

  private func expectations(of test: Element, about rule: Element?) -> [Expectation] {
    let nodes =
      (test["expect"]?.items ?? []).map { ($0, false) }
      + (test["cases"]?.items ?? []).map { ($0, true) }
    return nodes.compactMap { node, isCase in
      if let stated = statement(node) { return rule == nil ? stated : nil }
      let name = node["rule"]?.text ?? node["procedure"]?.text ?? test["rule"]?.text ?? ""
      let element = book.find(.rule, .procedure, named: name, from: pack.id)
      if let rule, element?.address != rule.address { return nil }
      let subject = node["subject"]?.text ?? test["subject"]?.text ?? ""
      let what = isCase ? otherwise(node) : ""
      return Expectation(
        rule: element,
        name: what,
        subject: subject,
        outcome: outcome(node, of: element),
        tone: node["verdict"]?.text.map(Self.tone) ?? ""
      )
    }
  }

  /// What a test expects a clause, a parameter or a reading to say; `nil` if it expects none to.
  private func statement(_ node: YAMLNode) -> Expectation? {
    let kinds: [Address.Kind] = [.clause, .parameter, .reading]
    guard let kind = kinds.first(where: { node[$0.rawValue] != nil }),
      let name = node[kind.rawValue]?.text
    else { return nil }
    let element = book.find(kind, named: name, from: pack.id)
    return Expectation(
      rule: element,
      name: "",
      subject: name,
      outcome: StatedWords(self).outcome(node, of: element),
      tone: ""
    )
  }

  private func table(_ rows: [Expectation], hasRules: Bool) -> Table {
    let hasNames = rows.contains { !$0.name.isEmpty }
    let header =
      (hasRules ? [pick("所测", "about")] : []) + (hasNames ? [pick("情形", "case")] : [])
      + [pick("对象", "subject"), pick("应得结论", "expected")]
    return Table(
      caption: pick("应得结论", "What is expected"),
      header: header,
      rows: rows.map { row in
        let rule = row.rule.map(link) ?? ""
        return Table.Row(
          cells: (hasRules ? [rule] : []) + (hasNames ? [row.name] : [])
            + [.code(row.subject), row.outcome],
          tone: row.tone
        )
      }
    )
  }

  /// What is otherwise in a case.
  private func otherwise(_ node: YAMLNode) -> Prose {
    var parts: [Prose] = []
    if let name = node["name"]?.text { parts.append(.text(name)) }
    for entry in node["set"]?.entries ?? [] {
      parts.append(.code(entry.key.text) + .text(" = " + inline(entry.value)))
    }
    for name in node["unset"]?.texts ?? [] {
      parts.append(.code(name) + .text(pick(" 不知道", " not known")))
    }
    for key in ["on", "law_as_of", "facts_period", "decided_on"] {
      if let day = node[key]?.text { parts.append(.text("\(words.key(key)) \(day)")) }
    }
    parts += switches(in: node).map(\.value)
    return parts.joined(pick("；", "; "))
  }

  private func outcome(_ node: YAMLNode, of rule: Element?) -> Prose {
    guard let verdict = node["verdict"]?.text else { return following(node, in: rule) }
    let kind = rule?.ruleKind ?? .classification
    let word = PlainWords(words.language).verdict(verdict, of: kind)
    var parts: [Prose] = [.badge(word, Self.tone(verdict))]
    for key in ["amount", "at_most", "least", "most", "numerator", "denominator"] {
      if let text = node[key]?.text { parts.append(.text("\(words.key(key)) \(text)")) }
    }
    let groups = node["groups"]?.texts ?? []
    if !groups.isEmpty {
      parts.append(.faint(words.key("groups") + " ") + .text(inline(groups, of: rule)))
    }
    if let unit = node["of"] { parts.append(units(unit)) }
    let missing = (node["missing"]?.texts ?? []).map { missingFact($0) }
    if !missing.isEmpty {
      parts.append(.faint(words.key("missing") + " ") + missing.joined(words.comma))
    }
    if node["cites"] != nil {
      parts.append(.faint(pick("依据 ", "citing ")) + citations(node["cites"]))
    }
    return parts.joined("  ")
  }

  /// The groups of a register by what they are called.
  private func inline(_ groups: [String], of rule: Element?) -> String {
    groups.map { rule?["groups"]?[$0]?["title"]?.localized.map(words.text) ?? $0 }
      .joined(separator: words.comma)
  }

  private func missingFact(_ path: String) -> Prose {
    fact(path).map { .text(words.text($0.title)) } ?? .code(path)
  }

  /// What may follow a step, what may not and of what not enough is known.
  private func following(_ node: YAMLNode, in procedure: Element?) -> Prose {
    let states =
      (procedure?["steps"]?.entries ?? []) + (procedure?["ends"]?.entries ?? [])
      + (procedure?["exits"]?.entries ?? [])
    func names(_ key: String) -> String? {
      let names = (node[key]?.texts ?? []).map { name in
        states.first { $0.key.text == name }.map(stateTitle) ?? name
      }
      return names.isEmpty ? nil : names.joined(separator: words.comma)
    }
    let at = names("at") ?? ""
    let start: Prose =
      node["at"]?.text == "start" ? .text(pick("开始前", "before the start")) : .text(at)
    let labels = [
      ("next", pick("可进入", "may go on to"), "yes"),
      ("blocked", pick("不可进入", "may not go on to"), "no"),
      ("undecided", pick("信息不足", "not enough known for"), "unknown"),
    ]
    let parts: [Prose] = labels.compactMap { key, label, tone in
      names(key).map { .badge(label, tone) + .text(" " + $0) }
    }
    return .faint(pick("处于“", "at ‘")) + start + .faint(pick("”： ", "’: ")) + parts.joined("  ")
  }

  private static func tone(_ verdict: String) -> String {
    switch verdict {
    case "eligible", "met": "yes"
    case "ineligible", "missed": "no"
    case "unknown": "unknown"
    case "discretion": "discretion"
    default: "aside"
    }
  }
}
