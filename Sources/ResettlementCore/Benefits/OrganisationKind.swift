/// What kind of organisation it is.
public enum OrganisationKind: String, FactEnumeration {
  /// One that employs people (用人单位).
  case employer
  /// An employment workshop (就业帮扶车间).
  case workshop
  /// A factory in the premises of a site (社区工厂).
  case communityFactory = "community_factory"
  /// An agency that finds people work (人力资源服务机构).
  case agency
  /// A company that sends people to work (劳务公司).
  case labourCompany = "labour_company"
  /// A cooperative of workers (劳务合作社).
  case labourCooperative = "labour_cooperative"
  /// Somebody who finds people work (劳务经纪人).
  case broker
  /// A cooperative (合作社).
  case cooperative
  /// The economic organisation of a village (村集体经济组织).
  case villageCollective = "village_collective"
  /// A park of firms or farms (园区).
  case park
  /// An office or another public unit (单位).
  case unit

  /// The enumeration's id.
  public static let enumerationID = "organisation_kind"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "组织类型"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .employer: "用人单位"
    case .workshop: "就业帮扶车间"
    case .communityFactory: "社区工厂"
    case .agency: "人力资源服务机构"
    case .labourCompany: "劳务公司"
    case .labourCooperative: "劳务合作社"
    case .broker: "劳务经纪人"
    case .cooperative: "合作社"
    case .villageCollective: "村集体经济组织"
    case .park: "园区"
    case .unit: "单位"
    }
  }
}
