/// What kind of help a support measure is (`aolezhaoqi-3-1-1-2`).
public enum MeasureKind: String, FactEnumeration {
  /// Help with farming or a trade (产业帮扶).
  case industry
  /// Help to find and keep work (就业帮扶).
  case employment
  /// A public-welfare post (公益性岗位帮扶).
  case publicWelfarePost = "public_welfare_post"
  /// Loans and insurance (金融帮扶).
  case finance
  /// Help with schooling (教育帮扶).
  case education
  /// Help with health (健康帮扶).
  case health
  /// A safe home (住房安全保障).
  case housing
  /// Safe drinking water (饮水安全保障).
  case drinkingWater = "drinking_water"
  /// Minimum living, support of the destitute and the like (综合保障帮扶).
  case comprehensive
  /// Help by society (社会帮扶).
  case social
  /// Raising will and skill (扶志扶智).
  case willAndSkill = "will_and_skill"
  /// Anything else (其他).
  case other

  /// The enumeration's id.
  public static let enumerationID = "measure_kind"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "帮扶措施种类"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .industry: "产业帮扶"
    case .employment: "就业帮扶"
    case .publicWelfarePost: "公益性岗位帮扶"
    case .finance: "金融帮扶"
    case .education: "教育帮扶"
    case .health: "健康帮扶"
    case .housing: "住房安全保障"
    case .drinkingWater: "饮水安全保障"
    case .comprehensive: "综合保障帮扶"
    case .social: "社会帮扶"
    case .willAndSkill: "扶志扶智"
    case .other: "其他"
    }
  }
}
