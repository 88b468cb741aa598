internal import Quantities
internal import ResettlementCore

// What the findings say, in both languages.

extension LocalizedText {
  static let noClass = LocalizedText(
    zh: "未定资产类别（A1）",
    en: "it is in none of the three classes (A1)"
  )

  static func correctsNothing(_ event: String?) -> LocalizedText {
    LocalizedText(
      zh: "所更正或撤销的“\(event ?? "")”不存在，或已由别的事件更正",
      en: "'\(event ?? "")', which it corrects or annuls, is not there or is corrected by another"
    )
  }

  static let notRegistered = LocalizedText(
    zh: "尚未登记入册（A6）",
    en: "it is not in the register yet (A6)"
  )

  static let inUseNotRegistered = LocalizedText(
    zh: "已在运营，但未登记入册（A6）",
    en: "it is in use and not in the register (A6)"
  )

  static let notHandedOver = LocalizedText(
    zh: "公益性资产已在使用，但没有移交记录（A1）",
    en: "it serves everybody and is in use, and no handing over is on record (A1)"
  )

  static func undistributed(_ amount: Money, of period: String) -> LocalizedText {
    LocalizedText(
      zh: "\(period) 收益尚有 \(amount.yuan) 元未分配",
      en: "\(amount) of the revenue of \(period) are not distributed"
    )
  }

  static func unusedProceeds(_ amount: Money) -> LocalizedText {
    LocalizedText(
      zh: "处置收入尚有 \(amount.yuan) 元未安排使用",
      en: "\(amount) of what the disposal brought are not used"
    )
  }

  static func gone(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "受益对象中有 \(count) 个已不在数据中，分配后尚未复核（A3）",
      en: "\(count) of those who got something are not in the registers any more, and nobody has "
        + "looked at the beneficiaries since (A3)"
    )
  }

  static func changed(_ count: Int) -> LocalizedText {
    LocalizedText(
      zh: "受益对象中有 \(count) 户分户或并户，此后尚未复核（A3）",
      en: "\(count) of the households that got something split or merged, and nobody has looked at "
        + "the beneficiaries since (A3)"
    )
  }

  static func differs(_ fact: String, _ title: LocalizedText?) -> LocalizedText {
    LocalizedText(
      zh: "“\(title?.chinese ?? fact)”在数据中与台账记录不一致",
      en: "the extract says otherwise of '\(title?.english ?? fact)' than the ledger"
    )
  }

  // MARK: - Rules

  static func not(_ rule: Rule) -> LocalizedText {
    let isForbidden = rule.kind == .prohibition
    return LocalizedText(
      zh: (isForbidden ? "违反：" : "不符合：") + rule.title.chinese,
      en: (isForbidden ? "forbidden: " : "not as it should be: ") + rule.title.english
    )
  }

  static func left(_ rule: Rule, to units: [String]) -> LocalizedText {
    LocalizedText(
      zh: "由\(units.joined(separator: "、"))裁量：\(rule.title.chinese)",
      en: "left to \(units.joined(separator: ", ")): \(rule.title.english)"
    )
  }

  static func notYetDue(_ rule: Rule) -> LocalizedText {
    LocalizedText(zh: "尚未到期：\(rule.title.chinese)", en: "not yet due: \(rule.title.english)")
  }

  static func unknown(
    _ rule: Rule,
    _ catalogue: FactCatalogue,
    _ missing: [MissingTerm]
  ) -> LocalizedText {
    let chinese = missing.map { catalogue.title(of: $0)?.chinese ?? $0.name }
    let english = missing.map { catalogue.title(of: $0)?.english ?? $0.name }
    return LocalizedText(
      zh: "信息不足：\(rule.title.chinese)（缺\(chinese.joined(separator: "、"))）",
      en: "not enough is known: \(rule.title.english) (\(english.joined(separator: ", ")))"
    )
  }

  // MARK: - The chain

  static func overspent(_ received: Money, _ spent: Money) -> LocalizedText {
    LocalizedText(
      zh: "支出 \(spent.yuan) 元，超出收入 \(received.yuan) 元，有 \((spent - received).yuan) 元来源不明",
      en: "\(spent) went out and \(received) came in: \(spent - received) have no explanation"
    )
  }

  static let receivedUnknown = LocalizedText(
    zh: "不知道该资金到位多少，无法核对结余",
    en: "it is not known how much the fund received, so that nobody can say what is left"
  )

  static let noSource = LocalizedText(
    zh: "有支出或收益，但没有资金来源记录",
    en: "money came out of it, and none is recorded that went in"
  )

  static let noMoneyIn = LocalizedText(
    zh: "没有形成该资产的资金记录，资金链未闭合",
    en: "no money is recorded that it was made from: its chain is open"
  )

  static func alsoPaid(_ link: String) -> LocalizedText {
    LocalizedText(
      zh: "“\(link)”与一笔待遇发放的资金、对象、金额、日期都相同，可能重复登记；手工登记的应撤销",
      en:
        "'\(link)' is of the fund, amount and day of a benefit that was paid: it may count twice, and "
        + "what was entered by hand is to be annulled"
    )
  }

  static func noLink(from fund: Fund.ID) -> LocalizedText {
    LocalizedText(
      zh: "摸底写明资金“\(fund)”，但资金链上没有由它到该资产的记录",
      en: "the survey names the fund '\(fund)', and no recorded link leads from it to the asset"
    )
  }
}

extension FactCatalogue {
  /// The title of a missing fact of an asset; `nil` for anything else.
  fileprivate func title(of term: MissingTerm) -> LocalizedText? {
    let parts = term.name.split(separator: ".").map(String.init)
    guard term.kind == .fact, parts.count == 2, parts[0] == "asset" else { return nil }
    return fact(id: parts[1], of: .asset)?.name
  }
}
