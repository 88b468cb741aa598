internal import ResettlementKit

extension BambooFerryPolicy {
  /// Who counts as a household with labour.
  static let householdWithLabour = StatedRule(
    Rule(
      id: "household_with_labour",
      area: .households,
      kind: .classification,
      title: LocalizedText(zh: "有劳动力户", en: "household with labour"),
      subject: .household,
      citations: ["bamboo-ferry-1"]
    )
  ) { facts in
    [
      facts.expectWorker(
        among: "members",
        LocalizedText(zh: "家中有人能劳动", en: "somebody can work")
      )
    ]
  }

  /// Three thousand yuan, once, for a relocated household that opens a business.
  static let shopGrant = StatedRule(
    Rule(
      id: "shop_grant",
      area: .benefits,
      kind: .programme,
      title: LocalizedText(zh: "开店补助", en: "grant for opening a shop"),
      subject: .household,
      citations: ["bamboo-ferry-2"]
    ),
    amount: Amount(.exact(3000), unit: "yuan", per: "household", period: "once")
  ) { facts in
    [
      facts.expect("is_relocated", LocalizedText(zh: "属搬迁户", en: "is relocated")),
      facts.expect("owns_business", LocalizedText(zh: "自主创业", en: "owns a business")),
      facts.expect(
        "grants_received",
        lacks: "shop_grant",
        LocalizedText(zh: "未曾得过", en: "has not had the grant")
      ),
    ]
  }

  /// An income below nine thousand yuan a head is a clue of a risk.
  static let lowIncome = StatedRule(
    Rule(
      id: "low_income",
      area: .monitoring,
      kind: .detection,
      title: LocalizedText(zh: "收入偏低线索", en: "clue of a low income"),
      subject: .household,
      citations: ["bamboo-ferry-3"]
    )
  ) { facts in
    [
      facts.expect(
        "net_income_per_head",
        below: 9000,
        LocalizedText(zh: "人均纯收入不到九千元", en: "less than nine thousand yuan a head")
      )
    ]
  }

  /// A risk is marked eliminated when it is stably gone, three months after identification.
  static let riskElimination = StatedRule(
    Rule(
      id: "risk_elimination",
      area: .monitoring,
      kind: .elimination,
      title: LocalizedText(zh: "可否标注风险消除", en: "may the risk be marked eliminated"),
      subject: .monitoringCase,
      citations: ["bamboo-ferry-4"]
    )
  ) { facts in
    [
      facts.expect(
        "risk_stably_gone",
        LocalizedText(zh: "风险稳定消除", en: "the risk is stably gone")
      ),
      facts.expect(
        "identified_on",
        monthsAgo: 3,
        LocalizedText(zh: "识别满三个月", en: "identified three months ago or more")
      ),
    ]
  }

  /// An asset is registered and has a keeper.
  static let assetKept = StatedRule(
    Rule(
      id: "asset_kept",
      area: .assets,
      kind: .assetCheck,
      title: LocalizedText(zh: "资产有登记有人管", en: "asset is registered and kept"),
      subject: .asset,
      citations: ["bamboo-ferry-5"]
    )
  ) { facts in
    [
      facts.expect("is_registered", LocalizedText(zh: "已确权登记", en: "is registered")),
      facts.expectSome("keeper", LocalizedText(zh: "有管护主体", en: "has a keeper")),
    ]
  }
}
