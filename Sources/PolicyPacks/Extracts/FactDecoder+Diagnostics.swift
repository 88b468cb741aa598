internal import Diagnostics
internal import ResettlementCore

extension Diagnostic.Message {
  static func wrongType(
    _ fact: FactDeclaration,
    wanted type: FactType,
    found form: ExtractNode.Form,
    shown text: String?
  ) -> Self {
    let (wanted, found) = (type.wanted, form.name(shown: text))
    return Self(
      "extract.wrong-type",
      en: "'\(fact.id)' must be \(wanted.english), not \(found.english)",
      zh: "\(fact.chinese)应为\(wanted.chinese)，而不是\(found.chinese)"
    )
  }

  static func badDate(_ fact: FactDeclaration, shown text: String?) -> Self {
    Self(
      "extract.bad-date",
      en: "'\(fact.id)' must be a date such as 2024-07-01" + (text.map { ", not '\($0)'" } ?? ""),
      zh: "\(fact.chinese)应为日期，如 2024-07-01" + (text.map { "，而不是“\($0)”" } ?? "")
    )
  }

  static func mayNotBeNull(_ fact: FactDeclaration) -> Self {
    Self(
      "extract.not-optional",
      en: "'\(fact.id)' can't be null, as there always is one; leave it out if it is not known",
      zh: "\(fact.chinese)不能为 null；不清楚时请省略"
    )
  }

  static func noValue(_ fact: FactDeclaration) -> Self {
    Self(
      "extract.no-value",
      en: "'\(fact.id)' has no value; leave it out if it is not known"
        + (fact.isOptional ? ", or write null if there is none" : ""),
      zh: "\(fact.chinese)没有值；不清楚时请省略" + (fact.isOptional ? "，确实没有时请写 null" : "")
    )
  }

  static func unknownCase(
    of fact: FactDeclaration,
    shown text: String?,
    nearest: String?
  ) -> Self {
    let hint = ExtractHint(nearest)
    return Self(
      "extract.unknown-case",
      en: (text.map { "'\($0)' is" } ?? "this is") + " no case of '\(fact.id)'\(hint.english)",
      zh: "\(fact.chinese)没有" + (text.map { "“\($0)”" } ?? "") + "这个选项\(hint.chinese)"
    )
  }

  private static let listed = 30

  static func cases(of enumeration: Enumeration) -> Self {
    let some = enumeration.cases.prefix(listed)
    let rest = enumeration.cases.count - some.count
    return Self(
      "extract.cases",
      en: "possible here: " + some.map(\.id).joined(separator: ", ")
        + (rest > 0 ? " and \(rest) more" : ""),
      zh: "此处可用：" + some.map { "\($0.name.chinese)（\($0.id)）" }.joined(separator: "、")
        + (rest > 0 ? "等，另有 \(rest) 个" : "")
    )
  }

  static func identityNumber(_ error: CitizenIdentityNumberError) -> Self {
    Self("extract.identity-number", en: error.message.english, zh: error.message.chinese)
  }

  static func creditCode(_ error: UnifiedSocialCreditCodeError) -> Self {
    Self("extract.credit-code", en: error.message.english, zh: error.message.chinese)
  }
}

// MARK: - Values that do not fit

extension Diagnostic.Message {
  static func mismatch(_ reason: FactMismatch.Reason, of fact: FactDeclaration) -> Self {
    switch reason {
    case .outOfRange(let range): outOfRange(range, fact)
    case .tooManyDecimals(let range): tooManyDecimals(range, fact)
    default: doesNotFit(fact)
    }
  }

  private static func outOfRange(_ range: NumberRange, _ fact: FactDeclaration) -> Self {
    let english = [
      range.minimum.map { "at least \($0)" }, range.maximum.map { "at most \($0)" },
    ]
    let chinese = [range.minimum.map { "不小于 \($0)" }, range.maximum.map { "不大于 \($0)" }]
    return Self(
      "extract.out-of-range",
      en: "'\(fact.id)' must be " + english.compactMap(\.self).joined(separator: " and "),
      zh: "\(fact.chinese)应" + chinese.compactMap(\.self).joined(separator: "、")
    )
  }

  private static func tooManyDecimals(_ range: NumberRange, _ fact: FactDeclaration) -> Self {
    let places = range.decimals
    return Self(
      "extract.too-many-decimals",
      en: places == 0
        ? "'\(fact.id)' must be a whole number"
        : "'\(fact.id)' may have \(places) digit\(places == 1 ? "" : "s") behind the point",
      zh: places == 0 ? "\(fact.chinese)应为整数" : "\(fact.chinese)最多有 \(places) 位小数"
    )
  }

  private static func doesNotFit(_ fact: FactDeclaration) -> Self {
    Self(
      "extract.wrong-type",
      en: "'\(fact.id)' must be \(fact.type.wanted.english)",
      zh: "\(fact.chinese)应为\(fact.type.wanted.chinese)"
    )
  }
}

// MARK: - Words

extension FactDeclaration {
  /// The fact as a message in Chinese names it: its name, and its id as it stands in the file.
  var chinese: String { "“\(name.chinese)”（\(id)）" }
}

extension FactType {
  /// What a message asks for.
  fileprivate var wanted: LocalizedText {
    switch self {
    case .boolean: LocalizedText(zh: " true 或 false", en: "true or false")
    case .number: LocalizedText(zh: "数，如 1200 或 \"0.5\"", en: "a number such as 1200 or \"0.5\"")
    case .text: LocalizedText(zh: "文字", en: "a text")
    case .date: LocalizedText(zh: "日期，如 \"2024-07-01\"", en: "a date such as \"2024-07-01\"")
    case .enumeration(let enumeration):
      LocalizedText(
        zh: "“\(enumeration.name.chinese)”的一个选项",
        en: "a case of '\(enumeration.id)', as a text"
      )
    case .reference(let kind):
      LocalizedText(zh: "一个“\(kind.chineseName)”的 id", en: "the id of \(kind.oneInEnglish)")
    case .list: LocalizedText(zh: "列表，写在方括号内", en: "a list, in brackets")
    }
  }
}

extension ExtractNode.Form {
  /// What stands there, with its text if that may be shown.
  fileprivate func name(shown text: String?) -> LocalizedText {
    switch self {
    case .keys: LocalizedText(zh: "键值", en: "keys with values")
    case .list: LocalizedText(zh: "列表", en: "a list")
    case .scalar, .text:
      LocalizedText(
        zh: text.map { "“\($0)”" } ?? "这段文字",
        en: text.map { "'\($0)'" } ?? "this text"
      )
    case .number: LocalizedText(zh: "数", en: "a number")
    case .boolean: LocalizedText(zh: " true 或 false", en: "true or false")
    case .null, .nothing: LocalizedText(zh: " null", en: "null")
    }
  }
}

/// The question after a nearest name, in both languages; empty where no name is near.
struct ExtractHint {
  let english: String
  let chinese: String

  init(_ nearest: String?) {
    english = nearest.map { "; did you mean '\($0)'?" } ?? ""
    chinese = nearest.map { "，是否应为“\($0)”？" } ?? ""
  }
}
