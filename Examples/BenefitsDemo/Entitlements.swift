import ResettlementKit

/// What somebody is entitled to: a line for each benefit, and the money by how often it is paid.
struct Entitlements {
  private var lines: [String] = []
  private var money: [String: Money] = [:]

  init() {}

  init(_ answers: [Assessment]) {
    for answer in answers { add(answer) }
  }

  /// The lines, and the sums where there is any money.
  var text: String {
    (lines + (money.isEmpty ? [] : ["小计：\(sums)"])).map { "  \($0)" }.joined(separator: "\n")
  }

  /// The money, by how often it is paid.
  var sums: String {
    money.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.yuan) 元" }.joined(separator: "，")
  }

  /// Adds the money of somebody else.
  mutating func add(_ other: Entitlements) {
    money.merge(other.money) { $0 + $1 }
  }

  private mutating func add(_ answer: Assessment) {
    let title = "\(answer.rule.title.chinese)（\(answer.subject.id)）"
    switch answer.outcome {
    case .verdict(.eligible): add(title, answer.amount)
    case .verdict(.discretion(let units)):
      lines.append("\(title)：由\(units.joined(separator: "或"))决定")
    case .verdict(.unknown(let missing)):
      lines.append("\(title)：缺 \(missing.map(\.name).joined(separator: "、"))")
    default: break
    }
  }

  private mutating func add(_ title: String, _ amount: Amount?) {
    let period = ["once": "一次性", "month": "每月", "year": "每年"][amount?.period ?? ""] ?? ""
    switch amount?.form {
    case .exact(let yuan):
      lines.append("\(title)：\(period) \(yuan) 元")
      money[period, default: .zero] += Money(yuan: yuan)
    case .share(let share): lines.append("\(title)：\(period)减 \(share) %")
    default: lines.append("\(title)：可享受")
    }
  }
}
