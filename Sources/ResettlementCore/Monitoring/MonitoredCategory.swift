/// Which kind of monitored household it is.
public enum MonitoredCategory: String, FactEnumeration {
  /// Lifted out of poverty, with an income within the range (脱贫不稳定户).
  case unstableLifted = "unstable_lifted"
  /// An ordinary household with an income within the range (边缘易致贫户).
  case marginal
  /// With an income above it, but large rigid expenses or a fallen income (突发严重困难户).
  case suddenHardship = "sudden_hardship"

  /// The enumeration's id.
  public static let enumerationID = "monitored_category"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "监测对象类别"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .unstableLifted: "脱贫不稳定户"
    case .marginal: "边缘易致贫户"
    case .suddenHardship: "突发严重困难户"
    }
  }
}
