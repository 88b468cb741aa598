import Diagnostics
import ResettlementKit
import Spreadsheets
import Tabular
import Testing

@Suite struct TableMappingTests {
  private let whole = """
    register: workers
    subject: person
    sheet: 花名册
    header_rows: 2
    key: [identity_number]
    sum_words: [本村合计]
    columns:
      姓名: name
      身份证号: identity_number
      基本情况/性别: { fact: sex, empty: unknown, codes: { 男性: male, 女性: female } }
      毕业日期: { fact: graduated_on, empty: absent, partial_dates: last }
      户名: household.name
      "备注: 甲": remark
      序号: ignore

    """

  @Test func `is read as it was written, in YAML and in JSON`() throws {
    let mapping = try RegisterPack.mapping(whole)
    #expect(mapping.columns.count == 7)
    #expect(mapping.columns[4].target == .through(reference: "household", fact: "name"))
    #expect(try RegisterPack.mapping(mapping.yaml) == mapping)
    #expect(try RegisterPack.mapping(JSONWriter(.pretty).text(of: mapping.json)) == mapping)
  }

  @Test(arguments: [
    ("", "mapping.wrong-shape"), ("subject: person", "mapping.missing-key"),
    ("subject: persn\ncolumns: { a: id }", "mapping.unknown-subject"),
    ("columns: { a: id }", "mapping.missing-key"),
    ("subject: person\nfoo: 1\ncolumns: { a: id }", "mapping.unknown-key"),
    ("subject: person\ncolumns: { a: nme }", "mapping.unknown-fact"),
    ("subject: person\ncolumns: { a: sex.name }", "mapping.no-reference"),
    ("subject: person\ncolumns: { a: name, b: name }", "mapping.duplicate-target"),
    ("subject: person\nkey: [name]\ncolumns: { a: id }", "mapping.key-without-column"),
    ("subject: person\nheader_rows: 9\ncolumns: { a: id }", "mapping.wrong-value"),
    ("subject: person\ncolumns: { a: { fact: sex, codes: 男 } }", "mapping.wrong-value"),
    ("subject: person\ncolumns: { a: { fact: sex, colour: 1 } }", "mapping.unknown-key"),
  ])
  func `says what is wrong with a mapping`(yaml: String, code: String) throws {
    let error = try #require(throws: DiagnosticsError.self) { try RegisterPack.mapping(yaml) }
    #expect(error.diagnostics.map(\.code).contains(code))
  }

  @Test func `guesses headings of two lines below a title, in a workbook and in CSV`() throws {
    var sheet = Worksheet(
      name: "花名册",
      cells: [
        [.text("某村劳动力花名册")],
        [.text("序号"), .text("姓名"), .text("基本情况"), .empty, .text("身份证\n号码"), .text("月工资（元）")],
        [.empty, .empty, .text("性 别"), .text("出生年月"), .empty, .empty, .text("养羊只数")],
        [.number("1"), .text("白立春"), .text("男")],
      ]
    )
    sheet.mergedRanges = ["A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3"]
      .compactMap(CellRange.init(_:))
    let bytes = WorkbookWriter().bytes(of: Workbook(sheets: [sheet]))
    let table = try OfficeTable(name: "a.xlsx", reading: bytes)
    let guess = try #require(TableMapping.guess(for: table, about: .person))
    #expect(guess.mapping.headerRows == 2)
    #expect(guess.mapping.sheet == "花名册")
    #expect(guess.mapping.key == ["identity_number"])
    #expect(guess.unknownColumns == ["养羊只数"])
    let columns = guess.mapping.columns.map { "\($0.heading)=\($0.target)" }
    #expect(
      columns == [
        "序号=ignored", "姓名=fact(\"name\")", "基本情况/性别=fact(\"sex\")",
        "基本情况/出生年月=fact(\"birth_date\")", "身份证号码=fact(\"identity_number\")",
        "月工资(元)=fact(\"monthly_wage\")", "养羊只数=ignored",
      ]
    )
    let csv = RegisterPack.table("名单,,,", "序号,姓名,基本情况,,身份证号", ",,性别,出生年月,", "1,白,男,1982-03-15,")
    let other = try #require(TableMapping.guess(for: csv, about: .person))
    #expect(other.mapping.headerRows == 2)
    #expect(other.mapping.columns.map(\.heading) == ["序号", "姓名", "基本情况/性别", "基本情况/出生年月", "身份证号"])
  }

  @Test func `knows the titles of a register's fields, and finds other subjects by their marks`()
    throws
  {
    let table = RegisterPack.table("编号,毕业时间,劳动者身份证号,是否在校")
    let guess = TableMapping.guess(
      for: table,
      about: .person,
      register: try RegisterPack.register()
    )
    #expect(
      guess?.mapping.columns.map(\.target) == [
        .id, .fact("graduated_on"), .ignored, .fact("is_pupil"),
      ]
    )
    let placements = TableMapping.guess(
      for: RegisterPack.table("编号,身份证号,用人单位名称"),
      about: .placement
    )
    #expect(
      placements?.mapping.columns.map(\.target) == [
        .id, .through(reference: "worker", fact: "identity_number"),
        .through(reference: "employer", fact: "name"),
      ]
    )
  }

  @Test func `a person's name is not taken for the name of a course`() throws {
    func targets(_ headings: String) -> [TableMapping.Target]? {
      TableMapping.guess(for: RegisterPack.table(headings), about: .trainingEnrolment)?
        .mapping.columns.map(\.target)
    }
    let person = TableMapping.Target.through(reference: "person", fact: "name")
    let number = TableMapping.Target.through(reference: "person", fact: "identity_number")
    let course = TableMapping.Target.through(reference: "course", fact: "name")
    #expect(targets("编号,姓名,培训班名称") == [.id, person, course])
    #expect(targets("编号,姓名,身份证号,培训班名称") == [.id, .ignored, number, course])
  }

  @Test func `a name that several others may be called by is not guessed`() throws {
    let table = RegisterPack.table("编号,信用代码")
    let guess = try #require(TableMapping.guess(for: table, about: .placement))
    #expect(guess.mapping.columns.map(\.target) == [.id, .ignored])
    #expect(guess.unknownColumns == ["信用代码"])
  }

  @Test func `the upper line of headings is kept where the lower one is whole`() throws {
    let csv = RegisterPack.table("名单,,,", "基本情况,,就业情况,", "姓名,身份证号,是否就业,就业形式", "白,,是,")
    let guess = try #require(TableMapping.guess(for: csv, about: .person))
    #expect(guess.mapping.headerRows == 2)
    #expect(
      guess.mapping.columns.map(\.heading) == ["基本情况/姓名", "基本情况/身份证号", "就业情况/是否就业", "就业情况/就业形式"]
    )
    var sheet = Worksheet(
      name: "册",
      cells: [
        [.text("某村名单")], [.empty, .text("基本情况"), .empty, .empty],
        [.text("序号"), .text("姓名"), .text("性别"), .text("身份证号")],
      ]
    )
    sheet.mergedRanges = ["A1:D1", "B2:D2"].compactMap(CellRange.init(_:))
    let bytes = WorkbookWriter().bytes(of: Workbook(sheets: [sheet]))
    let table = try OfficeTable(name: "a.xlsx", reading: bytes)
    #expect(TableMapping.guess(for: table, about: .person)?.mapping.headerRows == 2)
  }

  @Test(arguments: ["某村名单,,,", "填报单位：某村,,填报时间：2024年,", "二〇二四年,,,"])
  func `what stands above headings is no group of them`(line: String) throws {
    let csv = RegisterPack.table(line, "姓名,身份证号,是否就业,就业形式", "白,,是,")
    #expect(TableMapping.guess(for: csv, about: .person)?.mapping.headerRows == 1)
  }

  @Test func `guesses nothing where no heading is known`() {
    #expect(TableMapping.guess(for: RegisterPack.table("甲,乙", "1,2"), about: .person) == nil)
  }
}
