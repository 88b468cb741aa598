/// A group of people who need care, as `anhui-23` lists them.
public enum SpecialDifficultyGroup: String, FactEnumeration {
  /// Old people whose children live elsewhere (空巢).
  case emptyNest = "empty_nest"
  /// People who live alone (独居).
  case livingAlone = "living_alone"
  /// People whose family works elsewhere (留守).
  case leftBehind = "left_behind"
  /// People of great age (高龄).
  case greatAge = "great_age"
  /// People who can't look after themselves (失能).
  case functionallyDisabled = "functionally_disabled"
  /// Disabled people (残疾).
  case disabled
  /// Parents who lost their only child, or whose only child is disabled (计划生育特殊家庭).
  case specialFamily = "special_family"

  /// The enumeration's id.
  public static let enumerationID = "special_difficulty_group"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "特殊困难群体"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .emptyNest: "空巢"
    case .livingAlone: "独居"
    case .leftBehind: "留守"
    case .greatAge: "高龄"
    case .functionallyDisabled: "失能"
    case .disabled: "残疾"
    case .specialFamily: "计划生育特殊家庭"
    }
  }
}
