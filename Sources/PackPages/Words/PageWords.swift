internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore

/// The words of pages in one language.
struct PageWords: Sendable {
  let language: Language

  /// The name of the language's folder.
  var folder: String { language.rawValue }

  /// What browsers call the language.
  var tag: String { pick("zh-Hans", "en") }

  /// Returns the one of two texts that is in the language.
  func pick(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  /// Returns a text in the language.
  func text(_ text: LocalizedText) -> String { pick(text.chinese, text.english) }

  /// The mark between the words of a list.
  var comma: String { pick("、", ", ") }

  /// Returns how many there are of something.
  func count(_ number: Int, _ chinese: String, _ one: String, _ more: String) -> String {
    pick("\(number) \(chinese)", "\(number) \(number == 1 ? one : more)")
  }

  /// Returns a span of days, either of which may be open.
  func span(_ from: String?, _ to: String?) -> String {
    switch (from, to) {
    case (let from?, let to?): pick("\(from) 至 \(to)", "\(from) to \(to)")
    case (let from?, nil): pick("\(from) 起", "from \(from)")
    case (nil, let to?): pick("至 \(to)", "until \(to)")
    case (nil, nil): pick("始终", "at all times")
    }
  }
}

// MARK: - Kinds

extension PageWords {
  /// The word for a kind of rule or procedure by the key with which its file begins.
  func form(_ key: String) -> String {
    switch key {
    case "classification": pick("认定规则", "classification")
    case "programme": pick("补助项目", "programme")
    case "detection": pick("风险发现规则", "detection of a risk")
    case "elimination": pick("风险消除规则", "elimination of a risk")
    case "consistency": pick("数据一致性检查", "check of consistency")
    case "asset_check": pick("资产检查", "asset check")
    case "target": pick("目标", "target")
    case "norm": pick("标准", "norm")
    case "cadence": pick("频次要求", "cadence")
    case "register": pick("台账", "register")
    case "duty": pick("责任", "duty")
    case "prohibition": pick("禁止规则", "prohibition")
    case "priority": pick("优先规则", "priority")
    case "procedure": pick("程序", "procedure")
    case "paper": pick("文书", "paper")
    default: key.replacing("_", with: " ")
    }
  }

  /// The word for a kind of obligation.
  func obligation(_ kind: String) -> String {
    switch kind {
    case "eligibility": pick("资格", "eligibility")
    case "benefit": pick("待遇", "benefit")
    case "prohibition": pick("禁止", "prohibition")
    case "deadline": pick("期限", "deadline")
    case "classification": pick("认定", "classification")
    case "priority": pick("优先", "priority")
    default: form(kind)
    }
  }

  /// The words for what a demand makes of a miss.
  func force(_ name: String) -> String {
    switch name {
    case "must": pick("必须", "must")
    case "stated": pick("一般规定", "stated")
    case "principle": pick("原则上", "in principle")
    case "best-effort": pick("力争", "best effort")
    case "encouraged": pick("鼓励", "encouraged")
    case "permitted": pick("可以", "permitted")
    default: name
    }
  }

  /// The words for what a unit has to do with a clause.
  func role(_ name: String) -> String {
    switch name {
    case "lead": pick("牵头", "leads")
    case "co-lead": pick("共同牵头", "leads with others")
    case "cooperate": pick("配合", "cooperates")
    case "territorial": pick("属地", "in its territory")
    case "performs": pick("负责", "performs")
    default: name
    }
  }

  /// The word for what a pack makes of an obligation.
  func status(_ name: String) -> String {
    switch name {
    case "executable": pick("可计算", "executable")
    case "discretion": pick("裁量", "discretion")
    case "narrative": pick("叙述性", "narrative")
    default: pick("尚缺", "missing")
    }
  }

  /// What the statuses of obligations are for, in a sentence.
  func meaning(ofStatus name: String) -> String {
    switch name {
    case "executable": pick("由规则、程序或定义计算。", "Rules, procedures or definitions compute it.")
    case "discretion": pick("由单位决定。", "A unit decides it.")
    case "narrative": pick("无可计算之处，并说明原因。", "Nothing can be computed, for the reason given.")
    default: pick("政策包尚未处理。", "The pack has not come to it yet.")
    }
  }

  /// The word for what a pack is for.
  func packKind(_ name: String) -> String {
    switch name {
    case "template": pick("模板", "template")
    case "library": pick("公共库", "library")
    default: pick("政策包", "pack")
    }
  }

  /// The word for how wide law is.
  func rank(_ name: String) -> String { LawRank(rawValue: name).map { text($0.title) } ?? name }

  /// The word for a kind of subject.
  func subject(_ kind: SubjectKind) -> String { text(kind.name) }

  /// The words for a period in which something is done.
  func period(_ name: String) -> String {
    switch name {
    case "once": pick("一次性", "once")
    case "week": pick("每周", "each week")
    case "month": pick("每月", "each month")
    case "quarter": pick("每季度", "each quarter")
    case "half_year": pick("每半年", "each half-year")
    case "year": pick("每年", "each year")
    case "on_change": pick("有变即更新", "whenever something changes")
    default: name.replacing("_", with: " ")
    }
  }
}
