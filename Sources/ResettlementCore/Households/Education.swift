/// The schooling that a person finished or is in, by GB/T 4658-2006.
public enum Education: String, FactEnumeration {
  /// Graduate school (10).
  case graduateSchool = "graduate_school"
  /// A bachelor's course at a university (20).
  case bachelor
  /// A college course (30).
  case college
  /// A secondary vocational school (40).
  case vocational
  /// Senior high school (60).
  case seniorHigh = "senior_high"
  /// Junior high school (70).
  case juniorHigh = "junior_high"
  /// Primary school (80).
  case primary
  /// Other schooling, or none (90).
  case other

  /// The enumeration's id.
  public static let enumerationID = "education"

  /// What the enumeration is called in Chinese.
  public static let chineseTitle = "文化程度"

  /// What the case is called in Chinese.
  public var chineseName: String {
    switch self {
    case .graduateSchool: "研究生"
    case .bachelor: "大学本科"
    case .college: "大学专科"
    case .vocational: "中等职业"
    case .seniorHigh: "高中"
    case .juniorHigh: "初中"
    case .primary: "小学"
    case .other: "其他"
    }
  }

  /// The code of GB/T 4658-2006.
  public var standardCode: String {
    switch self {
    case .graduateSchool: "10"
    case .bachelor: "20"
    case .college: "30"
    case .vocational: "40"
    case .seniorHigh: "60"
    case .juniorHigh: "70"
    case .primary: "80"
    case .other: "90"
    }
  }
}
