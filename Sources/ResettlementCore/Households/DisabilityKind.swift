/// The kind of a disability, by GB/T 26341-2010.
public enum DisabilityKind: String, FactEnumeration {
  /// Of sight (1).
  case sight
  /// Of hearing (2).
  case hearing
  /// Of speech (3).
  case speech
  /// Of the limbs (4).
  case limb
  /// Of the mind (5).
  case mind
  /// Mental (6).
  case mental
  /// Several at once (7).
  case multiple

  /// The enumeration's id.
  public static let enumerationID = "disability_kind"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "残疾类别"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .sight: "视力残疾"
    case .hearing: "听力残疾"
    case .speech: "言语残疾"
    case .limb: "肢体残疾"
    case .mind: "智力残疾"
    case .mental: "精神残疾"
    case .multiple: "多重残疾"
    }
  }

  /// The code of GB/T 26341-2010.
  public var standardCode: String {
    switch self {
    case .sight: "1"
    case .hearing: "2"
    case .speech: "3"
    case .limb: "4"
    case .mind: "5"
    case .mental: "6"
    case .multiple: "7"
    }
  }
}
