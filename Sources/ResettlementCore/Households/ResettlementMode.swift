/// Whether households were relocated to a place of their own.
public enum ResettlementMode: String, FactEnumeration {
  /// Many households at one place (集中安置).
  case concentrated
  /// Households among others (分散安置).
  case scattered

  /// The enumeration's id.
  public static let enumerationID = "resettlement_mode"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "安置方式"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .concentrated: "集中安置"
    case .scattered: "分散安置"
    }
  }
}
