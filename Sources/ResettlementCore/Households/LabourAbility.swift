/// Whether a person is able to work, as the forms of the national monitoring system have it.
public enum LabourAbility: String, FactEnumeration {
  /// Able to work, with a skill (技能劳动力).
  case skilled
  /// Able to work (普通劳动力).
  case ordinary
  /// Able to do light or part-time work (弱劳动力、半劳动力).
  case weakOrHalf = "weak_or_half"
  /// No longer able to work (丧失劳动力).
  case lost
  /// Not able to work, such as a child (无劳动力).
  case none

  /// The enumeration's id.
  public static let enumerationID = "labour_ability"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "劳动能力"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .skilled: "技能劳动力"
    case .ordinary: "普通劳动力"
    case .weakOrHalf: "弱劳动力或半劳动力"
    case .lost: "丧失劳动力"
    case .none: "无劳动力"
    }
  }
}
