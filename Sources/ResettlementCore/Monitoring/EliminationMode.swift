/// How a risk is to be eliminated.
public enum EliminationMode: String, FactEnumeration {
  /// By support (帮扶消除).
  case assisted
  /// Of itself (自然消除).
  case natural

  /// The enumeration's id.
  public static let enumerationID = "elimination_mode"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "拟消除方式"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .assisted: "帮扶消除"
    case .natural: "自然消除"
    }
  }
}
