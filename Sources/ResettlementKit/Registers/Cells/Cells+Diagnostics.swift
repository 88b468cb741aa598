internal import Diagnostics
internal import Quantities
internal import ResettlementCore

extension Diagnostic.Message {
  static let cellFailure = Self(
    "register.formula",
    en: "the formula has an error or was never worked out; put its value in",
    zh: "公式出错或尚未计算；请填入数值"
  )

  static let cellMasked = Self(
    "register.masked",
    en: "the value is masked; import a table with the value itself",
    zh: "此项已遮盖；请导入含原值的表"
  )

  static let cellMissing = Self("register.no-value", en: "this must be filled in", zh: "此项必填")

  static let cellMayNotBeAbsent = Self(
    "register.no-value",
    en: "this always has a value; fill it in",
    zh: "此项不能为“无”；请填写"
  )

  static func cellNoTruth(_ shown: String?) -> Self {
    Self(
      "register.no-truth",
      en: "expected 是 or 否" + not(shown).english,
      zh: "应填“是”或“否”" + not(shown).chinese
    )
  }

  static func cellNoNumber(_ shown: String?) -> Self {
    Self(
      "register.no-number",
      en: "expected a number" + not(shown).english,
      zh: "应填数字" + not(shown).chinese
    )
  }

  static func cellNoDate(_ shown: String?) -> Self {
    Self(
      "register.no-date",
      en: "expected a date such as 2024-06-03" + not(shown).english,
      zh: "应填日期，如 2024-06-03" + not(shown).chinese
    )
  }

  static let cellAmbiguousMonth = Self(
    "register.ambiguous-month",
    en: "a number that ends with .1 may be January or October; write the month as 2024-01 in a "
      + "text cell",
    zh: "以 .1 结尾的数字可能是 1 月，也可能是 10 月；请用文本格式写明，如 2024-01"
  )

  static let cellWithoutDay = Self(
    "register.no-day",
    en: "the date has no day of the month",
    zh: "日期缺少具体日子"
  )

  static func cellMonth(_ day: CalendarDay) -> Self {
    Self(
      "register.month-only",
      en: "the date has no day of the month; \(day) was taken",
      zh: "日期缺少具体日子，按 \(day) 登记"
    )
  }

  static func cellNoCase(_ shown: String?, nearest: String?, names: [String]) -> Self {
    let hint = nearest.map { "; did you mean '\($0)'?" } ?? ""
    let chineseHint = nearest.map { "，是否应为“\($0)”？" } ?? ""
    let listed = names.prefix(12).joined(separator: "、")
    return Self(
      "register.unknown-word",
      en: "expected one of \(listed)" + not(shown).english + hint,
      zh: "应填以下之一：\(listed)" + not(shown).chinese + chineseHint
    )
  }

  static func cellMismatch(_ reason: FactMismatch.Reason) -> Self {
    switch reason {
    case .outOfRange(let range):
      let limits = [range.minimum.map { "≥ \($0)" }, range.maximum.map { "≤ \($0)" }]
        .compactMap(\.self).joined(separator: ", ")
      return Self(
        "register.out-of-range",
        en: "the number must be \(limits)",
        zh: "数字应 \(limits)"
      )
    case .tooManyDecimals(let range):
      return Self(
        "register.too-many-decimals",
        en: "at most \(range.decimals) digits may stand behind the point",
        zh: "小数位数不能超过 \(range.decimals) 位"
      )
    default:
      return Self("register.wrong-type", en: "the value does not fit", zh: "填写内容与此项不符")
    }
  }

  static let roundedIdentityNumber = Self(
    "register.rounded-identity-number",
    en: "a spreadsheet program has rounded this identity number, its last digits are lost; set the "
      + "column to text and type the number again",
    zh: "公民身份号码已被表格软件按数值舍入，末几位丢失；请将该列设为文本格式后重新录入"
  )

  static func wrongIdentityNumber(_ error: CitizenIdentityNumberError) -> Self {
    Self("register.identity-number", en: error.message.english, zh: error.message.chinese)
  }

  private static func not(_ shown: String?) -> LocalizedText {
    LocalizedText(
      zh: shown.map { "，而不是“\($0)”" } ?? "",
      en: shown.map { ", not '\($0)'" } ?? ""
    )
  }
}
