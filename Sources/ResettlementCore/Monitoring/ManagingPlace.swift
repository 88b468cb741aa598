/// Which place manages a monitoring case.
public enum ManagingPlace: String, FactEnumeration {
  /// The place to which the household was relocated (迁入地).
  case receivingPlace = "receiving_place"
  /// The place from which it came (迁出地).
  case originPlace = "origin_place"

  /// The enumeration's id.
  public static let enumerationID = "managing_place"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "管理地"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .receivingPlace: "迁入地"
    case .originPlace: "迁出地"
    }
  }
}
