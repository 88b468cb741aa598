/// Why a household may fall into poverty.
public enum RiskType: String, FactEnumeration {
  /// Illness (因病).
  case illness
  /// Disability (因残).
  case disability
  /// The costs of schooling (因学).
  case schooling
  /// A natural disaster (因自然灾害).
  case naturalDisaster = "natural_disaster"
  /// An accident (因意外事故).
  case accident
  /// A farm or business that failed (因产业项目失败).
  case failedIndustry = "failed_industry"
  /// Unsteady work (因务工就业不稳).
  case unstableJob = "unstable_job"
  /// Too few who can work (缺劳动力).
  case lackOfLabour = "lack_of_labour"
  /// A home that is not safe (住房安全).
  case unsafeHousing = "unsafe_housing"
  /// Drinking water that is not safe (饮水安全).
  case unsafeDrinkingWater = "unsafe_drinking_water"
  /// Anything else (其他).
  case other

  /// The enumeration's id.
  public static let enumerationID = "risk_type"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "风险类型"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .illness: "因病"
    case .disability: "因残"
    case .schooling: "因学"
    case .naturalDisaster: "因自然灾害"
    case .accident: "因意外事故"
    case .failedIndustry: "因产业项目失败"
    case .unstableJob: "因务工就业不稳"
    case .lackOfLabour: "缺劳动力"
    case .unsafeHousing: "住房出现安全问题"
    case .unsafeDrinkingWater: "饮水出现安全问题"
    case .other: "其他"
    }
  }
}
