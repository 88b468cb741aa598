/// How a course of training is given.
public enum TrainingKind: String, FactEnumeration {
  /// A firm ordered it for those it will hire (订单式培训).
  case orderBased = "order_based"
  /// At work, beside a master (学徒制培训).
  case apprenticeship
  /// For the post that somebody has (岗位培训).
  case postTraining = "post_training"
  /// For those who start a business (创业培训).
  case startUp = "start_up"

  /// The enumeration's id.
  public static let enumerationID = "training_kind"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "培训类型"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .orderBased: "订单式培训"
    case .apprenticeship: "学徒制培训"
    case .postTraining: "岗位培训"
    case .startUp: "创业培训"
    }
  }
}
