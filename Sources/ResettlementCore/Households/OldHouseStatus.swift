/// How far an old house and its plot are, as `ulanhot-09` has them.
public enum OldHouseStatus: String, FactEnumeration {
  /// It is to be demolished (应拆未拆).
  case toDemolish = "to_demolish"
  /// A rule lets it stand (按规定保留).
  case keptByRule = "kept_by_rule"
  /// It is demolished (已拆除).
  case demolished
  /// Its plot is fields again (已复垦).
  case reclaimed
  /// Its plot is green again (已复绿).
  case regreened

  /// The enumeration's id.
  public static let enumerationID = "old_house_status"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "旧房状态"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .toDemolish: "应拆未拆"
    case .keptByRule: "按规定保留"
    case .demolished: "已拆除"
    case .reclaimed: "已复垦"
    case .regreened: "已复绿"
    }
  }
}
