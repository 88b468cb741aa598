/// What premises are used for.
public enum PremisesUse: String, FactEnumeration {
  /// A factory (厂房).
  case factory
  /// A shop (门面).
  case shop
  /// Anything else (其他).
  case other

  /// The enumeration's id.
  public static let enumerationID = "premises_use"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "用房用途"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .factory: "厂房"
    case .shop: "门面"
    case .other: "其他"
    }
  }
}
