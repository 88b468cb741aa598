import ResettlementKit
import Spreadsheets
import Tabular
import Testing

/// A pack of an invented place with a register of persons and one of repairs, and made-up people.
enum RegisterPack {
  static let away = "person.employment_kind = \"away\""

  static func load(awayWhere condition: String = away) throws -> PolicyPack {
    let manifest = """
      format: 1
      id: river
      version: 1.0.0
      title: 河口镇政策
      rank: town
      region: { name: 河口镇 }
      rules_from: 2024-01-01
      rules_to: 2026-12-31
      documents: [ { id: river, title: 河口镇办法, issuer: 河口镇, date: 2024-01-01 } ]
      units: [镇就业站]
      """
    let clauses = "clauses: [ { id: river-1, place: 一, heading: 台账 } ]"
    let workers = """
      register: workers
      title: 劳动力台账
      cite: [river-1]
      subject: person
      force: must
      kept_by: 镇就业站
      updated: month
      when: { works: person.is_employed }
      groups:
        away: { title: 外出, holds: '\(condition)' }
      fields:
        education: { title: 文化程度, value: person.education }
        wage: { title: 每月工资, value: person.monthly_wage }
        pupil: { title: 是否在校, value: person.is_pupil }
        graduated: { title: 毕业时间, value: person.graduated_on }
        home: { title: 户名, value: person.household.name }
        years: { title: 学年, value: 'if person.education = "junior_high" then 9 else 6' }
        double: { title: 两倍工资, value: "if person.monthly_wage != null then 2 * person.monthly_wage else 0" }
        health: { title: 健康, value: person.health }
      """
    let repairs = """
      register: repairs
      title: 维修台账
      cite: [river-1]
      subject: ledger_entry
      force: must
      kept_by: 镇就业站
      updated: week
      when: { mine: ledger_entry.register = "repairs" }
      fields:
        state: { title: 状态, value: ledger_entry.state }
        closed: { title: 销号日期, value: ledger_entry.closed_on }
      """
    let files = [
      ("pack.yaml", manifest), ("clauses.yaml", clauses), ("workers.yaml", workers),
      ("repairs.yaml", repairs),
    ]
    let source = PackSource(
      name: "river",
      files: files.map { SourceText(name: "river/\($0.0)", text: $0.1) }
    )
    let loaded = PackLoader.load([source])
    return try #require(loaded.packs.first, "\(loaded.diagnostics.map(\.message.english))")
  }

  static func register(_ id: String = "workers") throws -> Register {
    try #require(try load().registers.first { $0.id == id })
  }

  static let numbers = ["990000198203150013", "990000198809230317", "990000197902040230"]

  /// Two persons who work and one who does not.
  static func population() throws -> Population {
    var population = Population()
    var household = Household(id: "H1")
    household.name = .known("白立春户")
    population.insert(household)
    let names = ["白立春", "韩清明", "谷雨生"]
    for (index, name) in names.enumerated() {
      var person = Person(id: SubjectID("P\(index + 1)"))
      person.name = .known(PersonalText(name))
      person.household = .known("H1")
      person.identityNumber = .known(PersonalText(numbers[index]))
      person.isEmployed = .known(index < 2)
      population.insert(person)
    }
    return population
  }

  static func day(_ text: String = "2024-06-30") throws -> CalendarDay {
    try #require(CalendarDay(text))
  }

  /// A table of CSV lines.
  static func table(_ lines: String...) -> OfficeTable {
    let text = lines.map { $0 + "\n" }.joined()
    return OfficeTable(name: "t.csv", csv: DecodedText(name: "t.csv", bytes: Array(text.utf8)))
  }

  static func mapping(_ yaml: String) throws -> TableMapping {
    try TableMapping(reading: SourceText(name: "m.yaml", text: yaml))
  }

  static let rosterMapping = """
    subject: person
    key: [identity_number]
    columns:
      姓名: name
      身份证号: identity_number
      文化程度: education
      月工资: monthly_wage
      出生日期: birth_date
      是否就业: is_employed

    """
}

extension ImportReport {
  /// The codes of the reasons, by the numbers of the rows.
  var reasonCodes: [Int: [String]] {
    Dictionary(uniqueKeysWithValues: rejected.map { ($0.row, $0.reasons.map(\.message.code)) })
  }
}
