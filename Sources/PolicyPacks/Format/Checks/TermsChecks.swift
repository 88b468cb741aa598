internal import Diagnostics
internal import ResettlementCore

/// What can be wrong with the terms and limits of a pack's programmes.
struct TermsChecks {
  /// The pack and those that it builds on.
  private let packs: [PackModel]
  private let rules: [String: RuleModel]
  private var findings = Findings()

  /// Returns what is wrong with them.
  static func diagnostics(of model: PackModel, in packs: [PackModel]) -> [Diagnostic] {
    var checks = TermsChecks(packs)
    for rule in model.rules where rule.kind == .programme { checks.check(rule) }
    return checks.findings.diagnostics
  }

  private init(_ packs: [PackModel]) {
    self.packs = packs
    rules = Dictionary(packs.flatMap(\.rules).map { ($0.id.value, $0) }) { first, _ in first }
  }

  private mutating func check(_ rule: RuleModel) {
    guard let terms = rule.terms else { return }
    checkForm(rule, terms)
    for limit in terms.limits {
      check(limit, of: rule, terms)
    }
    for name in terms.rankedBy { checkPriority(name) }
  }

  private mutating func checkForm(_ rule: RuleModel, _ terms: TermsModel) {
    guard let form = terms.form, case .conditions(let body) = rule.body,
      let period = body.amount?.period?.rawValue, period != form.value.usualPeriod,
      form.value != .service, form.value != .trainingSubsidy
    else { return }
    findings.add(.formAndPeriod(form.value, period), at: form.range)
  }

  private mutating func checkPriority(_ name: LocatedName) {
    guard let rule = rules[name.value] else {
      return findings.add(.unknownRule(name, among: rules.keys.sorted()))
    }
    if rule.kind != .priority { findings.add(.notPriority(name.value), at: name.range) }
  }

  // MARK: - Limits

  private mutating func check(_ limit: LimitModel, of rule: RuleModel, _ terms: TermsModel) {
    if let span = limit.span, span.value == .sameTime, [.cap, .budget].contains(limit.kind) {
      findings.add(.sumOfSameTime, at: span.range)
    }
    if let from = limit.yearsFrom, limit.span?.value != .year {
      findings.add(.yearsWithoutYear, at: from.range)
    }
    if let beside = limit.beside, limit.span?.value == .year {
      findings.add(.besideAYear, at: beside.range)
    }
    if limit.kind == .budget, terms.source == nil {
      findings.add(.budgetWithoutFund, at: limit.range)
    }
    let names = limit.programmes ?? []
    for name in names where name.value != rule.id.value { check(name, limit, of: rule) }
    guard let last = names.last, !names.contains(where: { $0.value == rule.id.value }) else {
      return
    }
    findings.add(.limitWithoutItself(rule.id.value), at: last.range)
  }

  /// A programme that counts under a limit has the limit too; else the order of the grants would
  /// decide whether it holds.
  private mutating func check(_ name: LocatedName, _ limit: LimitModel, of rule: RuleModel) {
    guard let other = rules[name.value] else {
      return findings.add(.unknownRule(name, among: rules.keys.sorted()))
    }
    guard other.kind == .programme else {
      return findings.add(.notProgramme(name.value), at: name.range)
    }
    let isMutual = (other.terms?.limits ?? []).contains { mirrored in
      mirrored.kind == limit.kind
        && (mirrored.programmes ?? []).contains { $0.value == rule.id.value }
    }
    guard !isMutual else { return }
    let note = Diagnostic.Note(.otherProgramme, at: other.id.range)
    let message = Diagnostic.Message.oneSided(name.value, rule.id.value, limit.kind)
    findings.add(Diagnostic(.error, message, at: name.range, notes: [note]))
  }
}

extension Diagnostic.Message {
  fileprivate static func formAndPeriod(_ form: BenefitForm, _ period: String) -> Self {
    Self(
      "pack.form-and-period",
      en: "the form '\(form.rawValue)' is given by '\(form.usualPeriod)', but the amount says "
        + "'\(period)'",
      zh: "形式“\(form.rawValue)”的周期是“\(form.usualPeriod)”，金额写的却是“\(period)”"
    )
  }

  fileprivate static func notPriority(_ name: String) -> Self {
    Self(
      "pack.rank-by-no-priority",
      en: "'\(name)' is no priority; only a rule that begins with 'priority' ranks",
      zh: "“\(name)”不是优先规则；排序只能依据以“priority”开头的规则"
    )
  }

  fileprivate static func notProgramme(_ name: String) -> Self {
    Self(
      "pack.limit-programmes",
      en: "'\(name)' is no programme, so nothing is granted that could count",
      zh: "“\(name)”不是补助项目，没有可以计入的待遇"
    )
  }

  fileprivate static func limitWithoutItself(_ name: String) -> Self {
    Self(
      "pack.limit-programmes",
      en: "'\(name)' itself is not among the programmes of its limit; add it",
      zh: "这项限制的项目中没有“\(name)”本身；请补上"
    )
  }

  fileprivate static func oneSided(_ other: String, _ own: String, _ kind: LimitTerm.Kind) -> Self {
    Self(
      "pack.one-sided-limit",
      en: "'\(other)' has no '\(kind.rawValue)' that counts '\(own)'; granted after it, it would "
        + "pass the limit",
      zh: "“\(other)”没有把“\(own)”计入的“\(kind.rawValue)”；在其后批准就会突破限制"
    )
  }

  fileprivate static let otherProgramme = Self(
    "pack.one-sided-limit",
    en: "the other programme",
    zh: "另一个项目"
  )

  fileprivate static let sumOfSameTime = Self(
    "pack.limit-span",
    en: "a sum counts grants of all years ('ever') or of the 'year', not those of the same time",
    zh: "金额只能按历年（ever）或当年（year）累计，不能只计同时享受的"
  )

  fileprivate static let besideAYear = Self(
    "pack.limit-span",
    en: "what was had beside the ledger is of all years; leave out 'within: year' or 'beside'",
    zh: "台账以外已得的金额是历年的；请去掉“within: year”或“beside”"
  )

  fileprivate static let yearsWithoutYear = Self(
    "pack.limit-span",
    en: "years follow one another from a day only where grants of the year count; add "
      + "'within: year'",
    zh: "只有计当年的限制才按年起算；请补上“within: year”"
  )

  fileprivate static let budgetWithoutFund = Self(
    "pack.budget-without-fund",
    en: "a budget is that of the programme's 'fund'; add the key",
    zh: "预算是项目资金的预算；请为项目补上“fund”"
  )
}
