/// The state of a person's health, as the forms of the national monitoring system have it.
public enum Health: String, FactEnumeration {
  /// Healthy (健康).
  case healthy
  /// With a long-lasting disease (长期慢性病).
  case chronic
  /// With a major illness (患大病).
  case majorIllness = "major_illness"
  /// Disabled (残疾).
  case disabled

  /// The enumeration's id.
  public static let enumerationID = "health"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "健康状况"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .healthy: "健康"
    case .chronic: "长期慢性病"
    case .majorIllness: "大病"
    case .disabled: "残疾"
    }
  }
}
