/// What surrounds a resettlement site.
public enum SiteSetting: String, FactEnumeration {
  /// A town (城镇).
  case urban
  /// The country (农村).
  case rural
  /// An industrial park (产业园区).
  case industrialPark = "industrial_park"

  /// The enumeration's id.
  public static let enumerationID = "site_setting"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "安置点区位"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .urban: "城镇"
    case .rural: "农村"
    case .industrialPark: "产业园区"
    }
  }
}
