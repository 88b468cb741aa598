/// What a facility is for.
public enum FacilityKind: String, FactEnumeration {
  /// A school (学校).
  case school
  /// A kindergarten (幼儿园).
  case kindergarten
  /// A clinic or hospital (医疗卫生机构).
  case clinic
  /// A place where old people are cared for (养老服务设施).
  case elderCare = "elder_care"
  /// A police room (警务室).
  case policeRoom = "police_room"
  /// Anything else (其他).
  case other

  /// The enumeration's id.
  public static let enumerationID = "facility_kind"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "设施类型"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .school: "学校"
    case .kindergarten: "幼儿园"
    case .clinic: "卫生室"
    case .elderCare: "养老服务设施"
    case .policeRoom: "警务室"
    case .other: "其他"
    }
  }
}
