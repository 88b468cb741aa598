internal import Diagnostics
internal import ResettlementCore

/// The names by which registers and tests refer to procedures and their steps.
struct ProcedureLinkChecks {
  private let model: PackModel
  private let procedures: [ProcedureModel]
  /// The rules that an end can ask: those of the pack and of the template that it fills.
  private let rules: [RuleModel]
  private var findings = Findings()

  /// Returns what is wrong with those names of a pack.
  ///
  /// - Parameters:
  ///   - model: The pack.
  ///   - packs: The pack and those that it builds on.
  /// - Returns: An error for each name that nothing has, and for a procedure of another subject.
  static func diagnostics(of model: PackModel, in packs: [PackModel]) -> [Diagnostic] {
    let asked = packs.filter { $0.id == model.id || $0.id == model.manifest.fills?.value }
    var checks = Self(
      model: model,
      procedures: packs.flatMap(\.procedures),
      rules: asked.flatMap(\.rules)
    )
    for rule in model.rules { checks.check(rule) }
    for procedure in model.procedures {
      checks.checkRules(of: procedure)
      checks.checkRequirement(of: procedure)
    }
    for expectation in model.tests.flatMap(\.procedureExpectations) { checks.check(expectation) }
    return checks.findings.diagnostics
  }

  private init(model: PackModel, procedures: [ProcedureModel], rules: [RuleModel]) {
    self.model = model
    self.procedures = procedures
    self.rules = rules
  }

  private mutating func procedure(_ name: LocatedName) -> ProcedureModel? {
    if let found = procedures.first(where: { $0.id.value == name.value }) { return found }
    findings.add(.unknownProcedure(name, among: procedures.map(\.id.value)))
    return nil
  }

  /// A rule that is asked about an end answers with a verdict, and is about the same subject.
  private mutating func checkRules(of procedure: ProcedureModel) {
    for name in procedure.allEnds.compactMap(\.rule) {
      guard let rule = rules.first(where: { $0.id.value == name.value }) else {
        findings.add(.unknownRule(name, among: rules.map(\.id.value)))
        continue
      }
      if let own = procedure.subject?.value, let other = rule.subject?.value, own != other {
        findings.add(.ruleOfOtherSubject(name, own, other), at: name.range)
      }
      if !rule.answersWithVerdict { findings.add(.ruleWithoutVerdict(name.value), at: name.range) }
    }
  }

  /// What has to have ended before is another procedure of the pack about the same subject, by an
  /// end that it has, and does not wait for this one.
  private mutating func checkRequirement(of own: ProcedureModel) {
    guard let requirement = own.requirement else { return }
    let name = requirement.procedure
    guard let other = model.procedures.first(where: { $0.id.value == name.value }) else {
      findings.add(.unknownProcedure(name, among: model.procedures.map(\.id.value)))
      return
    }
    if isRequired(own.id.value, by: other) {
      findings.add(.requiresItself(own.id.value, name.value), at: name.range)
    }
    if let mine = own.subject?.value, let its = other.subject?.value, mine != its {
      findings.add(.requiresOtherSubject(name, mine, its), at: name.range)
    }
    let ends = other.allEnds.map(\.id.value)
    for end in requirement.ends where other.isWhole && !ends.contains(end.value) {
      findings.add(.unknownStep(end, of: name.value, among: ends))
    }
  }

  /// Whether a procedure is another one or waits for it, over however many between.
  private func isRequired(_ name: String, by procedure: ProcedureModel) -> Bool {
    var next: ProcedureModel? = procedure
    var seen: Set<String> = []
    while let current = next, seen.insert(current.id.value).inserted {
      if current.id.value == name { return true }
      next = model.procedures.first { $0.id.value == current.requirement?.procedure.value }
    }
    return false
  }

  private mutating func check(_ rule: RuleModel) {
    guard let name = rule.register?.procedure, let procedure = procedure(name),
      let own = rule.subject?.value, let other = procedure.subject?.value, own != other
    else { return }
    findings.add(.otherSubject(name, own, other), at: name.range)
  }

  private mutating func check(_ expectation: ProcedureExpectationModel) {
    guard let procedure = procedure(expectation.procedure), procedure.isWhole else { return }
    let steps = procedure.steps.map(\.id.value)
    let places = steps + [ProcedureModel.beginning]
    if !places.contains(expectation.step.value) {
      findings.add(.unknownStep(expectation.step, of: procedure.id.value, among: places))
    }
    for name in expectation.lists.flatMap(\.names)
    where !procedure.stateNames.contains(name.value) {
      findings.add(.unknownStep(name, of: procedure.id.value, among: procedure.stateNames))
    }
  }
}

extension Diagnostic {
  static func unknownProcedure(_ name: LocatedName, among names: [String]) -> Self {
    unknown(name, "pack.unknown-procedure", among: names) { hint in
      Message(
        "pack.unknown-procedure",
        en: "no procedure named '\(name.value)'\(hint.english)",
        zh: "没有名为“\(name.value)”的程序\(hint.chinese)"
      )
    }
  }
}

extension RuleModel {
  /// Whether it is answered with a verdict on its subject, and not with what is reached or done.
  fileprivate var answersWithVerdict: Bool {
    switch kind {
    case .classification, .programme, .detection, .elimination, .assetCheck, .consistency: true
    case .target, .norm, .cadence, .register, .duty, .prohibition, .priority: false
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func ruleOfOtherSubject(
    _ name: LocatedName,
    _ own: SubjectKind,
    _ other: SubjectKind
  ) -> Self {
    Self(
      "pack.rule-of-other-subject",
      en: "the rule '\(name.value)' is about a \(other.englishName), the procedure about a "
        + "\(own.englishName); both must be about the same",
      zh: "规则“\(name.value)”的对象是\(other.chineseName)，程序的对象却是\(own.chineseName)；二者应一致"
    )
  }

  fileprivate static func requiresItself(_ own: String, _ other: String) -> Self {
    Self(
      "pack.procedure-circle",
      en: own == other
        ? "a procedure can't require itself to have ended"
        : "'\(other)' waits for '\(own)' itself, so neither could ever be opened",
      zh: own == other ? "程序不能以自身办结为前提" : "“\(other)”自己又须等“\(own)”办结，两者都无法受理"
    )
  }

  fileprivate static func requiresOtherSubject(
    _ name: LocatedName,
    _ own: SubjectKind,
    _ other: SubjectKind
  ) -> Self {
    Self(
      "pack.required-procedure-subject",
      en: "the procedure '\(name.value)' is about a \(other.englishName), this one about a "
        + "\(own.englishName); both must be about the same",
      zh: "程序“\(name.value)”的对象是\(other.chineseName)，本程序的对象却是\(own.chineseName)；二者应一致"
    )
  }

  fileprivate static func ruleWithoutVerdict(_ name: String) -> Self {
    Self(
      "pack.rule-without-verdict",
      en: "the rule '\(name)' does not answer yes or no about a subject; name a classification, a "
        + "programme, a detection, an elimination or an asset check",
      zh: "规则“\(name)”不就对象作是否判断；请写认定、补助、风险发现、风险消除或资产检查规则"
    )
  }

  fileprivate static func otherSubject(
    _ name: LocatedName,
    _ own: SubjectKind,
    _ other: SubjectKind
  ) -> Self {
    Self(
      "pack.procedure-of-other-subject",
      en: "the procedure '\(name.value)' is about a \(other.englishName), the register about a "
        + "\(own.englishName); both must be about the same",
      zh: "程序“\(name.value)”的对象是\(other.chineseName)，台账的对象却是\(own.chineseName)；二者应一致"
    )
  }
}
