/// The sex of a person, by GB/T 2261.1-2003.
public enum Sex: String, FactEnumeration {
  /// The papers say that it is not known (0).
  case unknown
  /// Male (1).
  case male
  /// Female (2).
  case female
  /// The papers do not state it (9).
  case notStated = "not_stated"

  /// The enumeration's id.
  public static let enumerationID = "sex"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "性别"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .unknown: "未知"
    case .male: "男"
    case .female: "女"
    case .notStated: "未说明"
    }
  }

  /// The code of GB/T 2261.1-2003.
  public var standardCode: String {
    switch self {
    case .unknown: "0"
    case .male: "1"
    case .female: "2"
    case .notStated: "9"
    }
  }
}
