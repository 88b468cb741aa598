/// How far a project asset is between survey and disposal.
public enum AssetStatus: String, FactEnumeration {
  /// It was found and listed (已摸底).
  case surveyed
  /// Its title is clear (已确权).
  case titled
  /// It is in use (运营中).
  case operating
  /// It is not in use (闲置).
  case idle
  /// It was idle and is in use again (已盘活).
  case activated
  /// Somebody asked to dispose of it (申请处置).
  case disposalRequested = "disposal_requested"
  /// It was disposed of (已处置).
  case disposed

  /// The enumeration's id.
  public static let enumerationID = "asset_status"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "资产状态"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .surveyed: "已摸底"
    case .titled: "已确权"
    case .operating: "运营中"
    case .idle: "闲置"
    case .activated: "已盘活"
    case .disposalRequested: "申请处置"
    case .disposed: "已处置"
    }
  }
}
