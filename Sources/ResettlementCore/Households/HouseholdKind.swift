/// Whether a household was registered as poor.
public enum HouseholdKind: String, FactEnumeration {
  /// A household lifted out of poverty (脱贫户).
  case liftedOutOfPoverty = "lifted_out_of_poverty"
  /// Any other rural household (一般农户).
  case ordinaryRural = "ordinary_rural"

  /// The enumeration's id.
  public static let enumerationID = "household_kind"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "户类型"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .liftedOutOfPoverty: "脱贫户"
    case .ordinaryRural: "一般农户"
    }
  }
}
