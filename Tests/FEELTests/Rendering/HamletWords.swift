import Diagnostics
import FEEL

/// What the facts of the hamlet are called.
struct HamletWords: SentenceVocabulary {
  private static let titles: [String: (String, String)] = [
    "household": ("", ""), "limit": ("监测线", "monitoring line"), "a": ("已搬迁", "has moved"),
    "b": ("已脱贫", "is out of poverty"), "flag": ("有房", "has a house"),
    "income": ("人均纯收入", "net income a head"), "bonus": ("奖补", "bonus"),
    "months": ("务工月数", "months of work"), "score": ("得分", "score"), "name": ("户主姓名", "name"),
    "came_on": ("搬入日", "day of arrival"), "left_on": ("迁出日", "day of leaving"),
    "kind": ("户类别", "kind"), "was": ("原类别", "former kind"), "head": ("户主", "head"),
    "members": ("家庭成员", "members"), "visits": ("走访日", "visits"),
    "grants": ("补助", "grants"), "codes": ("代码", "codes"), "works": ("在务工", "works"),
    "wage": ("工资", "wage"), "age": ("年龄", "age"), "jobs": ("岗位", "jobs"),
    "pay": ("报酬", "pay"), "local": ("在本地", "is local"), "gone_on": ("离开日", "day of going"),
    "is_poor": ("收入低于监测线", "is below the line"),
  ]

  private static let cases: [String: (String, String)] = [
    "local": ("本地户", "local household"), "moved": ("搬迁户", "moved household"),
  ]

  private static let units: [String: (String, String)] = [
    "yuan": ("元", "yuan"), "month": ("个月", "months"), "person": ("人", "people"),
    "year": ("岁", "years"),
  ]

  func title(of path: [String], in language: Language) -> String? {
    if path.count == 1, !["household", "limit"].contains(path[0]) { return nil }
    return Self.titles[path[path.count - 1]].map { language == .chinese ? $0.0 : $0.1 }
  }

  func title(ofCase id: String, of path: [String], in language: Language) -> String? {
    guard ["kind", "was"].contains(path[path.count - 1]) else { return nil }
    return Self.cases[id].map { language == .chinese ? $0.0 : $0.1 }
  }

  func unit(of path: [String]) -> String? {
    switch path[path.count - 1] {
    case "income", "limit", "bonus", "wage", "pay", "grants": "yuan"
    case "months": "month"
    case "age": "year"
    default: nil
    }
  }

  func quantity(_ number: String, unit: String, in language: Language) -> String {
    let word = Self.units[unit].map { language == .chinese ? $0.0 : $0.1 } ?? unit
    return "\(number) \(word)"
  }

  func text(of value: Value, at path: [String], in language: Language) -> String? {
    path.last == "name" && value != .null ? "***" : nil
  }
}
