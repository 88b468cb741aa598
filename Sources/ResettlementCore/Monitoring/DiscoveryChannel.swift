/// How the clue of a risk was found.
public enum DiscoveryChannel: String, FactEnumeration {
  /// The household declared it itself (农户自主申报).
  case selfDeclaration = "self_declaration"
  /// Cadres found it by screening (干部排查).
  case cadreScreening = "cadre_screening"
  /// A bureau's data gave a warning (部门预警).
  case departmentAlert = "department_alert"
  /// Others spoke of it (社会监督).
  case publicSupervision = "public_supervision"

  /// The enumeration's id.
  public static let enumerationID = "discovery_channel"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "发现渠道"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .selfDeclaration: "农户自主申报"
    case .cadreScreening: "干部排查"
    case .departmentAlert: "部门预警"
    case .publicSupervision: "社会监督"
    }
  }
}
