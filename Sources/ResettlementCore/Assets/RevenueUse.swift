/// What revenue of an asset is planned to be used for.
public enum RevenueUse: String, FactEnumeration {
  /// To develop trades (产业发展), as `ulanhot-08` names it.
  case industryDevelopment = "industry_development"
  /// To help people to work and earn (就业创业增收).
  case employmentIncome = "employment_income"
  /// To pay for public-welfare posts (公益性岗位补贴).
  case publicWelfarePostSubsidy = "public_welfare_post_subsidy"
  /// To help out of an outstanding difficulty (突出困难).
  case outstandingDifficulties = "outstanding_difficulties"
  /// To pay dividends on shares (折股分红).
  case dividendByShares = "dividend_by_shares"
  /// To divide it up among all, which `aolezhaoqi-3-1-4-ops-2` prohibits (简单平分).
  case simpleDivision = "simple_division"
  /// Anything else (其他).
  case other

  /// The enumeration's id.
  public static let enumerationID = "revenue_use"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "收益用途"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .industryDevelopment: "产业发展"
    case .employmentIncome: "就业创业增收"
    case .publicWelfarePostSubsidy: "公益性岗位补贴"
    case .outstandingDifficulties: "突出困难"
    case .dividendByShares: "折股分红"
    case .simpleDivision: "简单平分"
    case .other: "其他"
    }
  }
}
