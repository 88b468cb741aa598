internal import Diagnostics
internal import FEEL
internal import ResettlementCore

/// The words of reports in both languages.
struct ReportWords: Sendable {
  let language: Language

  /// The words of sentences about expressions.
  var sentence: SentenceWords { SentenceWords(language) }

  /// Returns the one of two texts that is in the language.
  func pick(_ chinese: String, _ english: String) -> String { sentence.pick(chinese, english) }

  /// Returns a text in the language.
  func text(_ text: LocalizedText) -> String { pick(text.chinese, text.english) }

  /// Returns a title followed by what is said of it.
  func said(_ title: String, _ what: String) -> String { sentence.said(title, what) }

  /// Returns several parts of a sentence, joined by commas.
  func clauses(_ parts: [String]) -> String { sentence.clauses(parts) }

  /// Returns a list of words.
  func list(_ words: [String]) -> String { sentence.list(words) }

  /// Returns a text in parentheses, with a blank before it in English; nothing for no text.
  func aside(_ text: String) -> String { sentence.aside(text) }

  /// Returns a text in quotation marks.
  func quoted(_ text: String) -> String { sentence.quoted(text) }
}

// MARK: - Verdicts

extension ReportWords {
  /// Returns the words for an answer of a rule.
  func outcome(_ assessment: Assessment) -> String {
    if assessment.isGivenUp, assessment.missing.wanted.isEmpty { return notComputed }
    switch assessment.outcome {
    case .verdict(.discretion(let units)): return leftTo(units)
    case .verdict(let verdict): return self.verdict(verdict.name, of: assessment.rule.kind)
    case .target(let result): return target(result, of: assessment.rule.kind)
    }
  }

  /// Returns the words for a verdict's name in answers of a kind of rule.
  func verdict(_ name: String, of kind: Rule.Kind) -> String {
    switch name {
    case "eligible": yes(kind)
    case "ineligible": no(kind)
    case "unknown": pick("信息不足，不能判断", "not enough is known")
    case "discretion": pick("由单位裁量", "left to a unit")
    case "notInForce": pick("不在施行期内", "not in force")
    case "notApplicable": pick("不适用", "not applicable")
    case "met": yes(kind)
    case "missed": no(kind)
    case "notYetDue": pick("尚未到期", "not yet due")
    default: name
    }
  }

  private func yes(_ kind: Rule.Kind) -> String {
    switch kind {
    case .classification: pick("属于", "yes")
    case .programme: pick("符合", "eligible")
    case .detection: pick("有风险线索", "there is a clue of risk")
    case .elimination: pick("可标注消除", "may be marked eliminated")
    case .consistency: pick("数据互相矛盾，请核实", "the facts don't fit together; look again")
    case .assetCheck: pick("符合规定", "in order")
    case .target, .norm, .cadence: pick("达到", "reached")
    case .duty: pick("已落实", "done")
    case .prohibition: pick("未出现禁止情形", "what is forbidden is not so")
    case .register: pick("应登记", "to be entered")
    case .priority: pick("优先", "goes first")
    }
  }

  private func no(_ kind: Rule.Kind) -> String {
    switch kind {
    case .classification: pick("不属于", "no")
    case .programme: pick("不符合", "not eligible")
    case .detection: pick("无风险线索", "no clue of risk")
    case .elimination: pick("不可标注消除", "may not be marked eliminated")
    case .consistency: pick("数据无矛盾", "the facts fit together")
    case .assetCheck: pick("不符合规定", "not in order")
    case .target, .norm, .cadence: pick("未达到", "not reached")
    case .duty: pick("未落实", "not done")
    case .prohibition: pick("出现禁止情形", "what is forbidden is so")
    case .register: pick("不需登记", "not to be entered")
    case .priority: pick("不优先", "does not go first")
    }
  }

  /// Returns how pressing a clue is, as far as is known; `nil` if it is not graded.
  func severity(_ severity: GradedSeverity?) -> String? {
    guard let severity, severity.level != nil || severity.possible != nil else { return nil }
    let sure = severity.level.map { text($0.title) }
    let open = severity.possible.map { pick("可能\(text($0.title))", "perhaps \(text($0.title))") }
    return clauses([sure, open].compactMap(\.self))
  }

  /// Returns who decides.
  func leftTo(_ units: [String]) -> String {
    pick("由\(list(units))裁量", "left to \(list(units))")
  }

  private func target(_ result: TargetResult, of kind: Rule.Kind) -> String {
    guard result.verdict == .missed else { return verdict(result.verdict.name, of: kind) }
    return switch kind {
    case .duty: undone(result.force)
    case .prohibition: violated(result.force)
    default: missed(result.force)
    }
  }

  func missed(_ force: Force) -> String {
    switch force {
    case .must: pick("违反规定：未达到强制要求", "breach: a binding demand is not met")
    case .stated: pick("未达到", "not reached")
    case .principle:
      pick("未达到（原则要求，有据可例外）", "not reached (the rule in principle; a recorded exception may stand)")
    case .bestEffort: pick("未达到（力争目标）", "not reached, best effort")
    case .encouraged: pick("未达到（鼓励事项）", "not reached, encouraged only")
    case .permitted: pick("未开展（可选事项）", "not done, optional")
    }
  }

  func undone(_ force: Force) -> String {
    switch force {
    case .must: pick("违反规定：应落实而未落实", "breach: a binding duty is not done")
    case .stated: pick("未落实", "not done")
    case .principle:
      pick("未落实（原则要求，有据可例外）", "not done (the rule in principle; a recorded exception may stand)")
    case .bestEffort: pick("未落实（力争事项）", "not done, best effort")
    case .encouraged: pick("未落实（鼓励事项）", "not done, encouraged only")
    case .permitted: pick("未开展（可选事项）", "not done, optional")
    }
  }

  func violated(_ force: Force) -> String {
    switch force {
    case .must: pick("违反规定：出现禁止情形", "breach: what is forbidden is so")
    case .stated: pick("出现禁止情形", "what is forbidden is so")
    case .principle:
      pick(
        "出现原则上禁止的情形（有据可例外）",
        "what is forbidden in principle is so (a recorded exception may stand)"
      )
    case .bestEffort: pick("出现力求避免的情形", "what is to be avoided is so, best effort")
    case .encouraged, .permitted: pick("出现不提倡的情形", "what is discouraged is so")
    }
  }
}

// MARK: - Reasons

extension ReportWords {
  var missing: String { pick("缺", "missing") }

  private var notComputed: String { pick("计算中止，不能判断", "could not be computed") }

  var givenUp: String { pick("计算步骤过多而中止", "given up after too many steps") }
  var application: String { pick("适用条件", "applies when") }
  var parameter: String { pick("参数", "parameter") }
  var reading: String { pick("口径", "reading") }
  var computation: String { pick("计算", "computation") }
  var table: String { pick("表", "table") }
  var setAside: String { pick("另", "also") }
  var notTaken: String { pick("未采用", "set aside") }
  var unknown: String { sentence.unknown }
  var open: String { pick("未定", "not set") }
  var absent: String { sentence.absent }
  var required: String { pick("要求", "required") }
  var requiredAtLeast: String { pick("要求不低于", "required at least") }
  var requiredAtMost: String { pick("要求不高于", "required at most") }
  var notChosen: String { pick("未选定", "not chosen") }
  var chosenByCaller: String { pick("本次选定", "chosen for this answer") }

  /// Says of a case that it is none of those a unit decides.
  func notLeftTo(_ unit: String) -> String {
    pick("不属由\(unit)裁量的情形", "not a case that is left to \(unit)")
  }

  /// Whether there is something.
  func presence(_ isThere: Bool) -> String {
    isThere ? pick("有", "there is one") : pick("无", "none")
  }

  /// Whether there should be something.
  func shouldBe(there isWanted: Bool) -> String {
    isWanted ? pick("应有", "there should be one") : pick("应无", "there should be none")
  }

  /// What one of the question's own days is called; `nil` for other texts.
  func date(_ path: String) -> String? {
    switch path {
    case "dates.law_as_of": pick("规定适用日", "day of the law")
    case "dates.facts_period": pick("事实所属日", "day of the facts")
    case "dates.decided_on": pick("决定日", "day of the decision")
    default: nil
    }
  }

  /// What the ends of the period are called that an answer is about; `nil` for other names.
  func period(_ name: String) -> String? {
    switch name {
    case "from": pick("时段首日", "first day of the period")
    case "to": pick("时段末日", "last day of the period")
    default: nil
    }
  }

  /// What an expression was computed for.
  func purpose(_ id: String) -> String {
    let known = [
      "amount": "数额", "exact": "数额", "share": "比例", "least": "下限", "most": "上限",
      "numerator": "分子", "denominator": "分母", "measure": "实际", "count": "次数",
      "at_least": "不低于", "at_most": "不高于", "due": "期限", "rank_by": "排序",
      "publish_for": "公示期", "within": "办理期限",
      "severity_urgent": "紧急", "severity_serious": "较重", "severity_ordinary": "一般",
    ]
    return pick(known[id] ?? id, id.replacing("_", with: " "))
  }

  /// The word for yes or no.
  func truth(_ truth: Bool) -> String { sentence.truth(truth) }

  /// The words for what a yes or no should be.
  func should(_ truth: Bool) -> String {
    pick("应为\(self.truth(truth))", "should be \(self.truth(truth))")
  }

  /// The words for how the parts of a group combine; `nil` if it is no group.
  func combination(_ form: ConditionReason.Form) -> String? {
    switch form {
    case .all: pick("须全部满足", "all of")
    case .any: pick("满足一项即可", "one of")
    default: nil
    }
  }

  /// What would change a failed comparison.
  func nearest(_ fact: String, _ needed: String, _ current: String, _ verdict: String, same: Bool)
    -> String
  {
    let (wanted, now) = (valued("为", needed), valued("现为", current))
    return pick(
      "→ 若“\(fact)”\(wanted)（\(now)），此条件成立，结论\(same ? "仍" : "")为“\(verdict)”",
      "→ if '\(fact)' were \(needed) (now \(current)), this would hold, and the answer would "
        + "\(same ? "still be" : "be") '\(verdict)'"
    )
  }

  /// Returns a name with its value; Chinese has a blank only between a character and a figure.
  func valued(_ name: String, _ value: String) -> String { sentence.valued(name, value) }

  /// What was found to be wrong with a subject.
  func flag(_ code: String) -> String {
    switch code {
    case "extract.identity-number": pick("公民身份号码有误，请核对", "the identity number is broken; check it")
    case "extract.credit-code": pick("统一社会信用代码有误，请核对", "the credit code is broken; check it")
    default: code
    }
  }
}
