/// Which level of government the money comes from.
public enum FundLevel: String, FactEnumeration {
  /// The centre (中央).
  case central
  /// The province or autonomous region (省级).
  case province
  /// The city or league (市级).
  case city
  /// The county, banner or district (县级).
  case county
  /// The town (乡镇).
  case town

  /// The enumeration's id.
  public static let enumerationID = "fund_level"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "资金层级"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .central: "中央"
    case .province: "省级"
    case .city: "市级"
    case .county: "县级"
    case .town: "乡镇"
    }
  }
}
