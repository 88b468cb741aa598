/// How a person earns a living.
public enum EmploymentKind: String, FactEnumeration {
  /// Works for others near home (本地务工).
  case local
  /// Works for others away from home (外出务工).
  case away
  /// Holds a public-welfare post (公益性岗位).
  case publicWelfarePost = "public_welfare_post"
  /// Runs a business (自主创业、灵活就业).
  case selfEmployed = "self_employed"
  /// Has no work (未就业).
  case none

  /// The enumeration's id.
  public static let enumerationID = "employment_kind"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "就业形式"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .local: "本地务工"
    case .away: "外出务工"
    case .publicWelfarePost: "公益性岗位"
    case .selfEmployed: "自主创业"
    case .none: "未就业"
    }
  }
}
