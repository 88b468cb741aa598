/// How far from home somebody works.
public enum Workplace: String, FactEnumeration {
  /// In the district (区内).
  case inDistrict = "in_district"
  /// In the city, outside the district (市内区外).
  case inCity = "in_city"
  /// In the province, outside the city (省内市外).
  case inProvince = "in_province"
  /// Outside the province (省外).
  case outsideProvince = "outside_province"

  /// The enumeration's id.
  public static let enumerationID = "workplace"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "就业地点"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .inDistrict: "区内"
    case .inCity: "市内区外"
    case .inProvince: "省内市外"
    case .outsideProvince: "省外"
    }
  }
}
