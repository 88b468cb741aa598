/// In which form a programme supports somebody.
public enum BenefitForm: String, Sendable, Hashable, Codable, CaseIterable {
  /// One sum, such as a reward instead of a subsidy (以奖代补).
  case oneOff = "one_off"
  /// A subsidy for every month (按月补贴).
  case monthly
  /// A part of a rent that is waived (租赁费减免).
  case rentReduction = "rent_reduction"
  /// A loan, with or without interest (贷款).
  case loan
  /// A subsidy to an agency for every placement (服务机构补贴).
  case agencySubsidy = "agency_subsidy"
  /// A post with its wage and term (岗位).
  case post
  /// A subsidy for training, to a person or a firm (培训补贴).
  case trainingSubsidy = "training_subsidy"
  /// Goods or a service (实物或服务).
  case service
}

extension BenefitForm {
  /// What the form is called.
  public var title: LocalizedText {
    switch self {
    case .oneOff: LocalizedText(zh: "一次性奖补", en: "one-off grant")
    case .monthly: LocalizedText(zh: "按月补贴", en: "monthly subsidy")
    case .rentReduction: LocalizedText(zh: "租金减免", en: "rent reduction")
    case .loan: LocalizedText(zh: "贷款", en: "loan")
    case .agencySubsidy: LocalizedText(zh: "服务机构补贴", en: "agency subsidy")
    case .post: LocalizedText(zh: "岗位", en: "post")
    case .trainingSubsidy: LocalizedText(zh: "培训补贴", en: "training subsidy")
    case .service: LocalizedText(zh: "实物或服务", en: "goods or service")
    }
  }

  /// How an amount is given in this form where the programme does not say how often.
  public var usualPeriod: String {
    switch self {
    case .monthly, .post: "month"
    case .rentReduction: "year"
    case .oneOff, .loan, .agencySubsidy, .trainingSubsidy, .service: "once"
    }
  }
}
