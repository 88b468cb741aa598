/// How large a resettlement site counts; a pack has the limits.
public enum SiteSizeClass: String, FactEnumeration {
  /// A large site (大型).
  case large
  /// A medium site (中型).
  case medium
  /// A small site (小型).
  case small
  /// A very small site (微型).
  case micro

  /// The enumeration's id.
  public static let enumerationID = "site_size_class"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "安置点规模"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .large: "大型"
    case .medium: "中型"
    case .small: "小型"
    case .micro: "微型"
    }
  }
}
