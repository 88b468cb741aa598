internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

/// The keys that rules of all kinds have.
enum RuleKeys {
  static let title = Key("title", .localized, .required, zh: "名称", en: "what it is called")
  static let cite = Key(
    "cite",
    .oneOrMore(.reference),
    .requiredAs(code: "pack.uncited-rule"),
    zh: "依据的条款",
    en: "the clauses that it rests on"
  )
  static let subject = Key(
    "subject",
    .subjectKind,
    .required,
    zh: "对象的种类",
    en: "the kind of subject it is about"
  )
  static let from = Key("from", .day, zh: "起始日", en: "its first day, later than the pack's")
  static let to = Key("to", .day, zh: "终止日", en: "its last day, earlier than the pack's")
  static let appliesWhen = Key(
    "applies_when",
    .expression,
    zh: "适用条件",
    en: "the condition of application"
  )
  static let force = Key("force", Notation<Force>.word, .required, zh: "约束力", en: "its force")

  /// The keys of a rule of any kind, in the order in which they are written.
  static let common: [any ShapeKey] = [title, cite, subject, from, to, appliesWhen]

  /// Returns the key that says the kind of a rule and has its name.
  static func name(of kind: Rule.Kind) -> Key<LocatedName> {
    Key(kind.key, .identifier, .required, zh: "规则名称", en: "the rule's name")
  }
}

extension Rule.Kind {
  /// The key with which the file of such a rule begins.
  var key: String { rawValue.replacing("-", with: "_") }

  /// What such a rule is, for messages.
  var words: LocalizedText {
    switch self {
    case .classification: LocalizedText(zh: "认定规则", en: "classification")
    case .programme: LocalizedText(zh: "补助项目", en: "programme")
    case .detection: LocalizedText(zh: "风险发现规则", en: "detection")
    case .elimination: LocalizedText(zh: "风险消除规则", en: "elimination")
    case .consistency: LocalizedText(zh: "数据一致性检查", en: "check of consistency")
    case .assetCheck: LocalizedText(zh: "资产检查", en: "asset check")
    case .target: LocalizedText(zh: "目标", en: "target")
    case .norm: LocalizedText(zh: "标准", en: "norm")
    case .cadence: LocalizedText(zh: "频次要求", en: "cadence")
    case .register: LocalizedText(zh: "台账", en: "register")
    case .duty: LocalizedText(zh: "责任", en: "duty")
    case .prohibition: LocalizedText(zh: "禁止规则", en: "prohibition")
    case .priority: LocalizedText(zh: "优先规则", en: "priority")
    }
  }

  /// The table of such a rule's keys.
  var shape: Shape {
    let name = RuleKeys.name(of: self)
    let keys = ([name] as [any ShapeKey]) + RuleKeys.common + ownKeys
    return Shape(key, zh: words.chinese, en: words.english, keys, choices: choices)
  }

  private var ownKeys: [any ShapeKey] {
    switch self {
    case .classification, .elimination, .assetCheck: [ConditionsKeys.when]
    case .programme:
      [ConditionsKeys.paidTo, ConditionsKeys.when, ConditionsKeys.amount] + TermsKeys.all
    case .consistency: [ConditionsKeys.contradiction]
    case .detection: ClueKeys.all + [ConditionsKeys.when]
    case .target, .norm: MeasureKeys.all
    case .cadence: CadenceKeys.all
    case .register: RegisterKeys.all
    case .duty: DemandKeys.ofDuty
    case .prohibition: DemandKeys.ofProhibition
    case .priority: PriorityKeys.all
    }
  }

  private var choices: [Shape.Choice] {
    switch self {
    case .target, .norm: MeasureKeys.choices
    case .duty: [.atMostOne(of: "due", "period")]
    default: []
    }
  }
}

extension RuleModel {
  /// Reads the file of a rule; `nil` if its name can't be read.
  static func read(_ node: YAMLNode, kind: Rule.Kind, _ reading: FileReading) -> RuleModel? {
    guard let keys = MappingReader(node, kind.shape, reading) else { return nil }
    let (name, body) = (keys[RuleKeys.name(of: kind)], keys.ruleBody(of: kind))
    let (from, to) = (keys[RuleKeys.from], keys[RuleKeys.to])
    keys.checkOrder(of: RuleKeys.from, from, RuleKeys.to, to)
    return RuleModel(
      id: name ?? Located("", at: keys.mark),
      kind: kind,
      title: keys[RuleKeys.title] ?? LocalizedText(zh: name?.value ?? ""),
      citations: keys[RuleKeys.cite] ?? [],
      subject: keys[RuleKeys.subject],
      from: from,
      to: to,
      fromRange: keys.mapping[RuleKeys.from.name]?.range,
      toRange: keys.mapping[RuleKeys.to.name]?.range,
      appliesWhen: keys[RuleKeys.appliesWhen],
      body: body,
      range: keys.range
    )
  }
}

extension MappingReader {
  fileprivate func ruleBody(of kind: Rule.Kind) -> RuleModel.Body {
    switch kind {
    case .target, .norm: .measure(measure())
    case .cadence: .cadence(cadence())
    case .register: .register(register())
    case .duty: .demand(duty())
    case .prohibition: .demand(prohibition())
    case .priority: .priority(priority())
    case .classification, .programme, .detection, .elimination, .consistency, .assetCheck:
      .conditions(conditions(of: kind))
    }
  }

  private func conditions(of kind: Rule.Kind) -> ConditionsModel {
    ConditionsModel(
      conditions: self[kind == .consistency ? ConditionsKeys.contradiction : ConditionsKeys.when]
        ?? [],
      paidTo: kind == .programme ? self[ConditionsKeys.paidTo] : nil,
      amount: kind == .programme ? self[ConditionsKeys.amount] : nil,
      clue: kind == .detection ? clue() : nil,
      terms: kind == .programme ? terms() : nil
    )
  }
}

extension Notation<Located<SubjectKind>> {
  /// The id of a kind of subject.
  static let subjectKind = scalar(.words(SubjectKind.allCases.map(\.rawValue))) { scalar, reading in
    guard let kind = SubjectKind(rawValue: scalar.text) else {
      reading.add(.unknownSubjectKind(scalar.text, in: scalar.range))
      return nil
    }
    return scalar.located(kind)
  }
}

// MARK: - Rules that are conditions

private enum ConditionsKeys {
  static let when = Key("when", .conditions, .required, zh: "须全部成立的条件", en: "what must hold")
  static let paidTo = Key(
    "paid_to",
    .expression,
    zh: "领取者，默认为对象本身",
    en: "who gets it, if not the subject"
  )
  static let amount = Key("amount", .amount, zh: "数额", en: "how much it gives")
  static let contradiction = Key(
    "when",
    .conditions,
    .required,
    zh: "全部成立即互相矛盾的情形",
    en: "what does not fit together where all of it holds"
  )
}
