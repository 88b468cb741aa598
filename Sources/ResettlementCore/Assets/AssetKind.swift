/// What a project asset is.
public enum AssetKind: String, FactEnumeration, Codable {
  /// A workshop (车间).
  case workshop
  /// A shop (门面).
  case shop
  /// A garage (车库).
  case garage
  /// A parking space (停车位).
  case parking
  /// A market (农贸市场).
  case market
  /// A greenhouse (大棚).
  case greenhouse
  /// A solar power station (光伏电站).
  case photovoltaic
  /// A facility (配套设施).
  case facility
  /// Anything else (其他).
  case other

  /// The enumeration's id.
  public static let enumerationID = "asset_kind"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "资产形态"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .workshop: "车间"
    case .shop: "门面"
    case .garage: "车库"
    case .parking: "停车位"
    case .market: "农贸市场"
    case .greenhouse: "大棚"
    case .photovoltaic: "光伏电站"
    case .facility: "配套设施"
    case .other: "其他"
    }
  }
}
