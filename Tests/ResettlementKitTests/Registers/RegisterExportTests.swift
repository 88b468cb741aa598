import Diagnostics
import ResettlementKit
import Spreadsheets
import Tabular
import Testing

@Suite struct RegisterExportTests {
  private func export(
    _ population: Population,
    purpose: String? = nil,
    groupsWhere condition: String = RegisterPack.away
  ) throws -> RegisterExport {
    let pack = try RegisterPack.load(awayWhere: condition)
    let register = try #require(pack.registers.first { $0.id == "workers" })
    let dates = AssessmentDates(on: try RegisterPack.day())
    let entries = pack.entries(of: register, in: population, on: dates)
    return RegisterExport(
      register,
      of: pack,
      for: entries,
      in: population,
      on: dates,
      purpose: purpose
    )
  }

  private func filled() throws -> Population {
    var population = try RegisterPack.population()
    var person = try #require(population["P1" as Person.ID])
    person.education = .known(.juniorHigh)
    person.monthlyWage = .known(3200)
    person.isPupil = .known(false)
    person.graduatedOn = .absent
    person.health = .known(.chronic)
    person.employmentKind = .known(.away)
    population.insert(person)
    return population
  }

  @Test func `masks what is personal, and needs a purpose to show it`() throws {
    let masked = try export(try filled())
    #expect(
      masked.rows[0].map(\.shown) == [
        "编号", "姓名", "公民身份号码", "文化程度", "每月工资", "是否在校", "毕业时间", "户名", "学年", "两倍工资", "健康", "类别",
      ]
    )
    #expect(
      masked.rows[1].map(\.shown) == [
        "P1", "白**", "990000********0013", "初中", "***", "否", "无", "白***", "9", "***", "***", "外出",
      ]
    )
    #expect(masked.record.purpose == nil && masked.record.revealedColumns.isEmpty)
    let open = try export(try filled(), purpose: "入户核对")
    #expect(
      open.rows[1].map(\.shown) == [
        "P1", "白立春", "990000198203150013", "初中", "3200", "否", "无", "白立春户", "9", "6400", "长期慢性病",
        "外出",
      ]
    )
    #expect(open.record.revealedColumns == ["姓名", "公民身份号码", "每月工资", "户名", "两倍工资", "健康"])
    #expect(open.record.subjects.map(\.id) == ["P1", "P2"])
  }

  @Test func `shows groups masked if a fact that everybody may not see decides, for all alike`()
    throws
  {
    let groups =
      "if person.monthly_wage != null then person.monthly_wage > 3000 else false"
    let masked = try export(try filled(), groupsWhere: groups)
    #expect(masked.rows.dropFirst().map { $0.last?.shown } == ["***", "***"])
    let open = try export(try filled(), purpose: "核对", groupsWhere: groups)
    #expect(open.rows.dropFirst().map { $0.last?.shown } == ["外出", ""])
    #expect(open.record.revealedColumns.last == "类别")
  }

  @Test(arguments: [
    OfficeTable.Format.csv(.utf8), .csv(.utf8WithMark), .csv(.gb18030, separator: ",", .windows),
    .workbook(sheet: "台账"),
  ])
  func `imported again it changes nothing, and into an empty population it makes the same`(
    format: OfficeTable.Format
  ) throws {
    let population = try filled()
    let export = try export(population, purpose: "往返")
    let table = try OfficeTable(name: "t", reading: export.table(named: "t", as: format).bytes)
    #expect(table.format == format)
    let mapping = try RegisterPack.mapping(export.mapping.yaml)
    let day = try RegisterPack.day()
    let again = RegisterImport(mapping, into: population, on: day).report(on: table)
    #expect(again.accepted.count == 2 && again.isWhole)
    #expect(again.accepted.allSatisfy { $0.changes.isEmpty && $0.notes.isEmpty })
    let report = RegisterImport(mapping, into: Population(), on: day).report(on: table)
    let made = try #require(try report.applied(to: Population())["P1" as Person.ID])
    let known = try #require(population["P1" as Person.ID])
    for fact in [
      "name", "identity_number", "education", "monthly_wage", "is_pupil", "graduated_on", "health",
    ] {
      #expect(made.value(of: fact) == known.value(of: fact), "\(fact)")
    }
  }

  @Test func `a masked table is not taken for the real one`() throws {
    let population = try filled()
    let export = try export(population)
    let table = try OfficeTable(name: "t", reading: export.table(named: "t", as: .csv(.utf8)).bytes)
    let mapping = try RegisterPack.mapping(export.mapping.yaml)
    let report = RegisterImport(mapping, into: population, on: try RegisterPack.day()).report(
      on: table
    )
    #expect(report.accepted.isEmpty && report.rejected.count == 2)
    #expect(
      report.rejected.allSatisfy { $0.reasons.contains { $0.message.code == "register.masked" } }
    )
  }

  @Test func `a text that looks like a formula is none in CSV`() throws {
    var population = try filled()
    var household = try #require(population["H1" as Household.ID])
    household.name = .known("=HYPERLINK(\"http://x\")")
    population.insert(household)
    let table = try export(population, purpose: "核对").table(named: "t", as: .csv(.utf8))
    #expect(DecodedText(name: "t", bytes: table.bytes).source.text.contains("\"'=HYPERLINK"))
  }

  @Test func `the same register gives the same bytes`() throws {
    let (one, other) = (try export(try filled()), try export(try filled()))
    let format = OfficeTable.Format.workbook(sheet: "a")
    #expect(one.table(named: "t", as: format).bytes == other.table(named: "t", as: format).bytes)
  }
}

extension CellValue {
  fileprivate var shown: String {
    switch self {
    case .text(let text), .number(let text): text
    case .date(let day): day.description
    default: ""
    }
  }
}
