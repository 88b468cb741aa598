/// How a person is related to the head of the household, by GB/T 4761-2008.
public enum RelationToHead: String, FactEnumeration {
  /// The person speaks of himself or herself (本人).
  case oneself = "self"
  /// The head of the household (户主).
  case head
  /// The husband or wife of the head (配偶).
  case spouse
  /// A son of the head (子).
  case son
  /// A daughter of the head (女).
  case daughter
  /// A grandchild of the head, by a son or a daughter (孙子、孙女、外孙子、外孙女).
  case grandchild
  /// A parent of the head, or of the spouse (父母、公婆、岳父母).
  case parent
  /// A grandparent of the head (祖父母、外祖父母).
  case grandparent
  /// A brother or sister of the head (兄弟姐妹).
  case sibling
  /// Any other relation, or none (其他).
  case other

  /// The enumeration's id.
  public static let enumerationID = "relation_to_head"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "与户主关系"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .oneself: "本人"
    case .head: "户主"
    case .spouse: "配偶"
    case .son: "子"
    case .daughter: "女"
    case .grandchild: "孙辈"
    case .parent: "父母"
    case .grandparent: "祖辈"
    case .sibling: "兄弟姐妹"
    case .other: "其他"
    }
  }

  /// The code of GB/T 4761-2008; of the groups of relations its first code, such as `10` for 1x.
  public var standardCode: String {
    switch self {
    case .oneself: "01"
    case .head: "02"
    case .spouse: "10"
    case .son: "20"
    case .daughter: "30"
    case .grandchild: "40"
    case .parent: "50"
    case .grandparent: "60"
    case .sibling: "70"
    case .other: "90"
    }
  }
}
