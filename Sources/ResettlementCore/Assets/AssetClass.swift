/// Which of three classes a project asset is in; each is in exactly one.
public enum AssetClass: String, FactEnumeration, Codable {
  /// It earns money (经营性).
  case operating
  /// It serves everybody (公益性).
  case publicWelfare = "public_welfare"
  /// It was given to a household (到户类).
  case toHousehold = "to_household"

  /// The enumeration's id.
  public static let enumerationID = "asset_class"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "资产类别"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .operating: "经营性"
    case .publicWelfare: "公益性"
    case .toHousehold: "到户类"
    }
  }
}
