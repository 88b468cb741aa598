/// What somebody is to a site or a household.
public enum AssignmentRole: String, FactEnumeration {
  /// A leader who answers for a site (包点领导).
  case leader
  /// Somebody who helps a household (帮扶责任人).
  case helper
  /// A worker of the community grid (网格员).
  case gridWorker = "grid_worker"
  /// One who looks after a building (楼栋长).
  case buildingLeader = "building_leader"

  /// The enumeration's id.
  public static let enumerationID = "assignment_role"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "包联角色"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .leader: "包点领导"
    case .helper: "帮扶责任人"
    case .gridWorker: "网格员"
    case .buildingLeader: "楼栋长"
    }
  }
}
