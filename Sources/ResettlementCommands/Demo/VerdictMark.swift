internal import ResettlementCore

/// How an answer is shown in one column of a table.
enum VerdictMark: String, CaseIterable {
  case yes = "✓"
  case no = "✗"
  case notReached = "△"
  case unknown = "?"
  case discretion = "◇"
  case aside = "–"

  init(_ answer: Assessment) {
    switch answer.verdictName {
    case "eligible", "met": self = .yes
    case "ineligible": self = .no
    case "missed": self = answer.isStrivenFor ? .notReached : .no
    case "unknown": self = .unknown
    case "discretion": self = .discretion
    default: self = .aside
    }
  }

  /// What the mark means.
  func meaning(in session: Session) -> String {
    switch self {
    case .yes: session.pick("是", "yes")
    case .no: session.pick("否", "no")
    case .notReached: session.pick("力争而未达到", "striven for, not reached")
    case .unknown: session.pick("信息不足", "not enough known")
    case .discretion: session.pick("由单位裁量", "left to a unit")
    case .aside: session.pick("不适用、未到期", "does not apply, not due")
    }
  }
}

extension Assessment {
  /// Whether it is about a target whose miss is no breach.
  fileprivate var isStrivenFor: Bool {
    guard case .target(let result) = outcome else { return false }
    return [.bestEffort, .encouraged, .permitted].contains(result.force)
  }
}
