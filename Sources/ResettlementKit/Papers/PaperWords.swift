internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// The words of printed papers, and how their values are written.
struct PaperWords: Sendable {
  /// The heading above those of whom no place is registered, in papers and lists alike.
  static let placeNotRegistered = LocalizedText(zh: "未登记", en: "not registered")

  let language: Language

  /// Returns the one of two texts that is in the language.
  func pick(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  /// Returns a text in the language.
  func text(_ text: LocalizedText) -> String { pick(text.chinese, text.english) }

  /// Returns a day.
  func day(_ day: CalendarDay) -> String {
    pick("\(day.year)年\(day.month)月\(day.day)日", "\(day)")
  }

  /// Returns a value; `nil` where there is room to write it by hand.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - withUnit: Whether the unit of a number is written behind it.
  /// - Returns: The words.
  func value(_ value: PaperValue, withUnit: Bool = true) -> String? {
    switch value {
    case .text(let text): text
    case .words(let words): words.map(text).joined(separator: pick("、", ", "))
    case .number(let number, let unit):
      withUnit
        ? UnitWords(language: language).quantity("\(number)", unit) : "\(number)"
    case .date(let day): self.day(day)
    case .boolean(let truth): truth ? pick("是", "yes") : pick("否", "no")
    case .absent: pick("无", "none")
    case .withheld: pick("（不公开）", "(not shown)")
    case .unknown: nil
    }
  }

  /// Returns the title of a column, with the unit of its numbers.
  func title(of column: PaperTable.Column) -> String {
    let unit = UnitWords(language: language).quantity("", column.unit).filter { $0 != " " }
    return unit.isEmpty ? text(column.title) : text(column.title) + pick("（\(unit)）", " (\(unit))")
  }

  /// Returns a number of rows.
  func count(_ count: Int, of kind: SubjectKind) -> String {
    switch language {
    case .chinese: "\(count) \(Self.counter(of: kind))"
    case .english: "\(count)"
    }
  }

  private static func counter(of kind: SubjectKind) -> String {
    switch kind {
    case .household, .monitoringCase: "户"
    case .person, .placement, .jobWish, .trainingEnrolment: "人"
    case .resettlementHome: "套"
    default: "项"
    }
  }

  // MARK: - What every paper says

  var number: String { pick("序号", "No.") }
  var subtotal: String { pick("小计", "subtotal") }
  var total: String { pick("合计", "total") }
  var elsewhere: String { text(Self.placeNotRegistered) }
  var dateLine: String { pick("　　年　　月　　日", "date: ____________") }
  var seal: String { pick("（盖章）", "(seal)") }
  var printed: String { pick("制表日期：", "Printed for ") + "" }
  var reference: String { pick("编号：", "No. ") }
  var clauses: String { pick("依据条款：", "Clauses: ") }
  var purpose: String { pick("用途：", "Purpose: ") }

  var toFillIn: String {
    pick("▲ 数据中尚无此项，请核实后填写。", "▲ Not in the data: find out and fill in.")
  }

  var childrenLeftOut: String {
    pick(
      "未满十四周岁和出生日期不明的人员不予列出。",
      "People under fourteen, and whose day of birth is not known, are not listed."
    )
  }
}
