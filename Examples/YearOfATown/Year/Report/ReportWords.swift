internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// The words of a report in one language.
struct ReportWords {
  let language: Language

  /// Returns the words of the language.
  func say(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  func say(_ text: LocalizedText) -> String { say(text.chinese, text.english) }

  var tag: String { say("zh-Hans", "en") }

  /// What a month is called under a chart.
  func month(_ month: TownMonth) -> String {
    let english = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return say("\(month.first.month)月", english[month.first.month - 1])
  }

  /// Returns a number with its thousands apart.
  func number(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
  }

  /// Returns a difference with its sign; an empty text for none.
  func difference(_ number: Int) -> String {
    number == 0 ? "" : number > 0 ? "+\(self.number(number))" : self.number(number)
  }

  /// Returns a share of a whole in per cent, rounded down; a dash for a share of nothing.
  func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "–" : "\(part * 100 / whole)%"
  }

  /// Returns the numbers of clauses without the name of their document, which is the same of all.
  func clauses(_ citations: [String]) -> String {
    citations.map { $0.hasPrefix("aolezhaoqi-") ? String($0.dropFirst(11)) : $0 }
      .joined(separator: ", ")
  }

  // MARK: - Names

  func force(_ force: Force) -> String {
    switch force {
    case .must: say("必须", "must")
    case .stated: say("陈述", "stated")
    case .principle: say("原则上", "principle")
    case .bestEffort: say("力争", "best effort")
    case .encouraged: say("鼓励", "encouraged")
    case .permitted: say("可以", "permitted")
    }
  }

  func standing(_ word: String) -> String {
    switch word {
    case "late": say("逾期", "late")
    case "missed": say("未做到", "missed")
    case "due": say("待办", "due")
    case "met": say("做到", "met")
    case "notYetDue": say("未到期", "not yet due")
    case "notApplicable": say("不适用", "does not apply")
    default: say("信息不足", "not known")
    }
  }

  func outcome(_ word: String) -> String {
    switch word {
    case "taken_in": say("纳入监测", "taken in")
    case "monitored_already": say("已在监测", "monitored already")
    case "no_risk": say("排除风险", "no risk")
    case "met_otherwise": say("其他政策已解决", "met otherwise")
    case "handed_on": say("移交", "handed on")
    default: say("户已不在", "household gone")
    }
  }
}
