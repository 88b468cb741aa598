/// What somebody does at a post.
public enum PostKind: String, FactEnumeration {
  /// Reports on security (治安信息员).
  case securityInformant = "security_informant"
  /// Cleans (保洁员).
  case cleaner
  /// Helps with the traffic (交通协管员).
  case trafficHelper = "traffic_helper"
  /// Keeps roads (护路员).
  case roadKeeper = "road_keeper"
  /// Looks after the water supply (水管员).
  case waterManager = "water_manager"
  /// Looks after rivers (河道管理员).
  case riverManager = "river_manager"
  /// Looks after a forest (生态护林员).
  case forestRanger = "forest_ranger"
  /// Works for the management of the homes (物业人员).
  case propertyWorker = "property_worker"
  /// Does something else (其他).
  case other

  /// The enumeration's id.
  public static let enumerationID = "post_kind"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "岗位类型"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .securityInformant: "治安信息员"
    case .cleaner: "保洁员"
    case .trafficHelper: "交通协管员"
    case .roadKeeper: "护路员"
    case .waterManager: "水管员"
    case .riverManager: "河道管理员"
    case .forestRanger: "生态护林员"
    case .propertyWorker: "物业人员"
    case .other: "其他"
    }
  }
}
