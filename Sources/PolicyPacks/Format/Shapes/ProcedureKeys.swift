internal import Diagnostics
internal import LocatedYAML
internal import ResettlementCore

/// The keys of a procedure.
enum ProcedureKeys {
  static let name = Key("procedure", .identifier, .required, zh: "程序名称", en: "the procedure's name")
  static let start = Key(
    "start",
    .reference,
    zh: "第一步，默认为所列的首个步骤",
    en: "the first step, if not the first that is listed"
  )
  static let steps = Key("steps", .named(.step), .required, zh: "各步骤", en: "the steps")
  static let ends = Key("ends", .named(.end), .required, zh: "各终点", en: "the ends")

  static let exits = Key(
    "exits",
    .named(.end),
    zh: "每个步骤之后均可到达的终点，如撤回、户已迁走",
    en: "ends that can follow every step, such as a withdrawal"
  )
  static let channels = Key(
    "channels",
    .named(.channel),
    zh: "受理渠道，受理时须写明其一",
    en: "the channels, one of which is named when the procedure is opened"
  )

  static let shape = Shape(
    "procedure",
    zh: "程序",
    en: "procedure",
    [name] + RuleKeys.common
      + [
        RuleKeys.force, HouseholdRuleKeys.after, channels, start, steps, ends, exits,
        HouseholdRuleKeys.onSplit, HouseholdRuleKeys.onMerge, HouseholdRuleKeys.onHeadChange,
        HouseholdRuleKeys.onMembersChange,
      ]
  )
}

extension ProcedureModel {
  /// Reads the file of a procedure; `nil` if it is none.
  static func read(_ node: YAMLNode, _ reading: FileReading) -> ProcedureModel? {
    guard let keys = MappingReader(node, ProcedureKeys.shape, reading) else { return nil }
    let name = keys[ProcedureKeys.name]
    let (from, to) = (keys[RuleKeys.from], keys[RuleKeys.to])
    let (steps, ends) = (keys.some(ProcedureKeys.steps), keys.some(ProcedureKeys.ends))
    let (exits, channels) = (keys[ProcedureKeys.exits] ?? [], keys[ProcedureKeys.channels] ?? [])
    keys.checkOrder(of: RuleKeys.from, from, RuleKeys.to, to)
    return ProcedureModel(
      id: name ?? Located("", at: keys.mark),
      title: keys[RuleKeys.title] ?? LocalizedText(zh: name?.value ?? ""),
      citations: keys[RuleKeys.cite] ?? [],
      subject: keys[RuleKeys.subject],
      from: from,
      to: to,
      fromRange: keys.mapping[RuleKeys.from.name]?.range,
      toRange: keys.mapping[RuleKeys.to.name]?.range,
      appliesWhen: keys[RuleKeys.appliesWhen],
      force: keys[RuleKeys.force] ?? .stated,
      start: keys[ProcedureKeys.start],
      steps: steps,
      ends: ends,
      exits: exits,
      channels: channels,
      requirement: keys[HouseholdRuleKeys.after],
      onSplit: keys[HouseholdRuleKeys.onSplit],
      onMerge: keys[HouseholdRuleKeys.onMerge],
      onHeadChange: keys[HouseholdRuleKeys.onHeadChange],
      onMembersChange: keys[HouseholdRuleKeys.onMembersChange],
      isWhole: keys.isComplete && keys.isRead(ProcedureKeys.steps, as: steps)
        && keys.isRead(ProcedureKeys.ends, as: ends)
        && (exits.isEmpty || keys.isRead(ProcedureKeys.exits, as: exits)),
      range: keys.range
    )
  }
}

extension MappingReader {
  /// Returns the named values of a key, and reports that there are none.
  func some<Element>(_ key: Key<[Element]>) -> [Element] {
    if let entry = mapping.entry(of: key.name), entry.value.mapping?.entries.isEmpty == true {
      reading.error(.nothingThere(key.name), at: entry.key.range)
    }
    return self[key] ?? []
  }

  /// Returns whether there are named values of a key, and each of them could be read.
  func isRead<Element>(_ key: Key<[Element]>, as elements: [Element]) -> Bool {
    !elements.isEmpty && mapping.entry(of: key.name)?.value.mapping?.entries.count == elements.count
  }
}

// MARK: - Steps

private enum StepKeys {
  static let title = Key("title", .localized, zh: "名称", en: "what it is called")
  static let actor = Key("actor", .reference, .required, zh: "办理单位", en: "the unit that takes it")
  static let cite = Key(
    "cite",
    .oneOrMore(.reference),
    zh: "依据的条款",
    en: "the clauses that it rests on"
  )
  static let when = Key("when", .expression, zh: "何时可进入", en: "whether it may be entered")
  static let evidence = Key("evidence", .list(.localized), zh: "所需材料", en: "the papers it needs")
  static let publishFor = Key(
    "publish_for",
    .expression,
    zh: "公示天数，其间可提异议",
    en: "for how many days something is public and objections may be raised"
  )
  static let within = Key(
    "within",
    .expression,
    zh: "办理期限，单位为日或月",
    en: "the time for it, in days or months"
  )
  static let days = Key(
    "days",
    Notation<TimeLimit.Days>.word,
    zh: "计日方式：natural 自然日（默认）、working 工作日",
    en: "natural, as without it, or working days"
  )
  static let records = Key(
    "records",
    .named(.stepRecord),
    zh: "由办理记录回答的事实：taken 已办理、published 已公示期满、open_objection 有异议未处理",
    en: "facts that its record answers: taken, published (for long enough) or open_objection"
  )
  static let next = Key(
    "next",
    .oneOrMore(.reference),
    .required,
    zh: "其后的步骤或终点",
    en: "the steps and ends that may follow"
  )

  static let shape = Shape(
    "step",
    zh: "步骤",
    en: "step",
    [title, actor, cite, when, evidence, publishFor, within, days, records, next]
  )
}

extension NamedNotation<ProcedureModel.Step> {
  fileprivate static let step = NamedNotation(StepKeys.shape) { name, keys in
    keys.checkDays()
    return ProcedureModel.Step(
      id: name,
      title: keys[StepKeys.title],
      actor: keys[StepKeys.actor],
      citations: keys[StepKeys.cite] ?? [],
      guardText: keys[StepKeys.when],
      evidence: keys[StepKeys.evidence] ?? [],
      publication: keys[StepKeys.publishFor],
      limit: keys[StepKeys.within],
      days: keys[StepKeys.days] ?? .natural,
      records: keys[StepKeys.records] ?? [],
      next: keys[StepKeys.next] ?? []
    )
  }
}

extension NamedNotation<ProcedureModel.Record> {
  fileprivate static let stepRecord = NamedNotation(Notation<Procedure.StepRecord>.word) {
    ProcedureModel.Record(fact: $0, record: $1)
  }
}

extension MappingReader {
  /// Reports that days are to be counted, but there is no length of time.
  fileprivate func checkDays() {
    guard isComplete, let place = range(of: StepKeys.days), !has(StepKeys.publishFor),
      !has(StepKeys.within)
    else { return }
    reading.error(.daysOfNothing, at: place)
  }
}

extension Diagnostic.Message {
  fileprivate static let daysOfNothing = Self(
    "pack.days-without-limit",
    en: "'days' needs 'publish_for' or 'within', whose days it counts",
    zh: "“days”须与“publish_for”或“within”并用，说明如何计日"
  )
}
