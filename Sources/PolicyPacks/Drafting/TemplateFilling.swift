public import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// A new pack that fills the blanks of a template, cited to a clause of its own.
///
/// ```swift
/// let filling = TemplateFilling(head, of: template, values: ["rent_months": "24"])
/// let files = filling.files(in: .chinese, over: sources)
/// ```
public struct TemplateFilling: Sendable {
  /// What the author says of the pack.
  public let head: PackHead
  /// The template.
  public let template: PolicyPack
  /// The values of blanks, by parameter, as they are written in packs.
  public let values: [String: String]
  /// The options of readings.
  public let readings: [String: String]

  /// Creates a pack that fills a template.
  ///
  /// - Parameters:
  ///   - head: What the author says of the pack.
  ///   - template: The template.
  ///   - values: The values of blanks, by parameter; each passes ``TemplateBlank/objection(to:)``.
  ///   - readings: The options of readings.
  public init(
    _ head: PackHead,
    of template: PolicyPack,
    values: [String: String],
    readings: [String: String] = [:]
  ) {
    self.head = head
    self.template = template
    self.values = values
    self.readings = readings
  }

  /// Returns the files by their paths within the pack's folder.
  ///
  /// - Parameters:
  ///   - language: The author's language.
  ///   - foundations: The template and all that it builds on, with which the pack is tried, so that
  ///     its test holds.
  /// - Returns: The files: without a test where no rule answers "unknown" of an unknown subject.
  public func files(in language: Language, over foundations: [PackSource]) -> [SourceText] {
    let words = DraftWords(language: language)
    var files = [
      SourceText(name: "pack.yaml", text: head.manifest(words, links: links(words), units: [])),
      SourceText(name: "clauses.yaml", text: clauses(words)),
    ]
    if !filled.isEmpty {
      files.append(SourceText(name: "parameters.yaml", text: parameters(words)))
    }
    if !chosen.isEmpty { files.append(SourceText(name: "readings.yaml", text: choices(words))) }
    let loaded = PackLoader.load(foundations + [PackSource(name: head.id, files: files)])
    let pack = loaded.packs.first { $0.manifest.id.value == head.id }
    if let rule = pack.flatMap(testedRule) {
      files.append(SourceText(name: "tests/blanks.yaml", text: test(of: rule, words)))
    }
    return files
  }

  /// The blanks that it states, in the order of the template.
  private var filled: [TemplateBlank] { template.templateBlanks.filter { values[$0.id] != nil } }

  /// The readings that it chooses, by name.
  private var chosen: [(id: String, option: String)] {
    readings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The rules that need what it states, in the order of the template.
  private var rules: [Rule] {
    let needed = Set(
      filled.flatMap(\.rules) + chosen.flatMap { template.rules(needingReading: $0.id) }
    )
    return template.rules.filter { needed.contains($0.id) }
  }
}

// MARK: - Its files

extension TemplateFilling {
  private func links(_ words: DraftWords) -> String {
    let required = template.manifest.requires.map(\.value).joined(separator: ", ")
    return (required.isEmpty ? "" : "requires: [\(required)]\n")
      + words.note(
        "所填的模板；它的条款和规则就是本包的条款和规则。",
        "The template that it fills, whose clauses and rules are its own."
      )
      + "fills: \(template.manifest.id.value)\n"
  }

  private func clauses(_ words: DraftWords) -> String {
    """
    \(words.note("填写模板空白的条款：改成文件里写明这些数的那一条。", "The clause that fills the blanks: make it the one of the document that states these numbers."))\
    clauses:
      - id: \(head.clause)
        place: 附件
        heading: \(words.text("空白处的数值和口径", "the blanks and readings"))
        gist: \(words.text("填写模板留空的数值，选定模板没有选定的口径。", "States what the template leaves blank, and chooses what it leaves open."))
        obligations:
          - kind: classification
            force: stated
            gist: \(words.text("数值和口径以本条为准。", "These values and readings hold."))
    \(status(words))
    """
  }

  private func status(_ words: DraftWords) -> String {
    guard !rules.isEmpty else {
      let why = words.text("模板中还没有规则用到这些数值。", "No rule of the template needs these values yet.")
      return "        status: narrative\n        why: \(why)\n"
    }
    return "        status: executable\n        by:\n"
      + rules.map { "          - \($0.id)\n" }.joined()
  }

  private func parameters(_ words: DraftWords) -> String {
    words.note(
      "模板的空白。数变了就加一行，旧的留着；cite 写依据的条款，review_by 写哪天以前复核。",
      "The blanks of the template. When a number changes, add a line and keep the old one; 'cite' is the\n"
        + "clause, 'review_by' the day by which to look at it again."
    ) + "parameters:\n" + filled.map { parameter($0, words) }.joined()
  }

  private func parameter(_ blank: TemplateBlank, _ words: DraftWords) -> String {
    let value = YAMLText(values[blank.id] ?? "").written
    let type = blank.type == .number ? "" : "    type: \(blank.type.rawValue)\n"
    return words.note(blank.sentence.chinese, blank.sentence.english, indent: 2)
      + "  \(blank.id):\n\(type)    values:\n"
      + "      - { from: \(head.rulesFrom), value: \(value), cite: \(head.clause), "
      + "review_by: \(head.reviewBy) }\n"
  }

  private func choices(_ words: DraftWords) -> String {
    words.note("选定的口径；why 写明理由。", "The readings that are chosen; 'why' says the reason.")
      + "readings:\n"
      + chosen.map { choice($0.id, $0.option, words) }.joined()
  }

  private func choice(_ id: String, _ option: String, _ words: DraftWords) -> String {
    let reading = template.readings.first { $0.id == id }
    let question = reading.map { words.note($0.question.chinese, $0.question.english, indent: 2) }
    let why = words.text(
      "新建政策包时选定，理由待补。",
      "Chosen when the pack was made; the reason is to be added."
    )
    return (question ?? "") + "  \(id):\n    choose: \(option)\n    why: \(why)\n"
  }
}

// MARK: - Its test

extension TemplateFilling {
  /// A rule that answers "unknown" of a subject of which nothing is known: one that pays, and needs
  /// what is filled in, before others.
  private func testedRule(of pack: PolicyPack) -> Rule? {
    let preferred = rules.filter { $0.kind == .programme } + rules
    let others = pack.rules.filter { $0.kind == .programme } + pack.rules
    return (preferred + others).first { isUnknown($0, by: pack) }
  }

  private func isUnknown(_ rule: Rule, by pack: PolicyPack) -> Bool {
    let json = "{\"\(rule.subject.collectionName)\":[{\"id\":\"s1\"}]}"
    let reader = ExtractReader(catalogue: pack.catalogue)
    let extract = reader.read(json: SourceText(name: "", text: json))
    let answer = pack.assess(
      rule.id,
      of: SubjectReference(rule.subject, "s1"),
      in: extract.population,
      on: AssessmentDates(on: head.rulesFrom)
    )
    return answer.verdictName == "unknown"
  }

  private func test(of rule: Rule, _ words: DraftWords) -> String {
    """
    \(words.note("例子：什么都不知道时，答案是“不明”，不是“不能”；施行以前规则不适用。请照此给填了数的规则补上例子。", "An example: where nothing is known the answer is unknown, not a no; before the rules nothing holds.\nAdd examples of the rules that need your numbers."))\
    tests:
      - name: \(words.name("情况不明的答案是不明", "where nothing is known the answer is unknown"))
        on: \(head.rulesFrom)
        given:
          \(rule.subject.collectionName):
            - { id: s1 }
        rule: \(rule.id)
        subject: s1
        cases:
          - { name: \(words.name("什么都不知道", "nothing is known")), verdict: unknown }
          - { name: \(words.name("施行前一天", "the day before the rules")), on: \(head.dayBefore), verdict: notInForce }

    """
  }
}
