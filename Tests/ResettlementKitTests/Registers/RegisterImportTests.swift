import Diagnostics
import ResettlementKit
import Spreadsheets
import Tabular
import Testing

@Suite struct RegisterImportTests {
  private func report(
    _ table: OfficeTable,
    _ mapping: String = RegisterPack.rosterMapping,
    entries: [SubjectReference] = []
  ) throws -> ImportReport {
    RegisterImport(
      try RegisterPack.mapping(mapping),
      into: try RegisterPack.population(),
      on: try RegisterPack.day(),
      entries: entries
    ).report(on: table)
  }

  private let heading = "姓名,身份证号,文化程度,月工资,出生日期,是否就业"

  @Test func `takes good rows, gives back bad ones and loses none`() throws {
    let report = try report(
      RegisterPack.table(
        "某村名单",
        heading,
        "白立春,\(RegisterPack.numbers[0]),初中,3200元,1982.3.15,是",
        ",,,,,",
        "新来的,990000199510080427,高中,,1995年10月,否",
        "谷雨生,\(RegisterPack.numbers[2]),初,中,1979-02-04,是",
        "韩清明,9.90000E+17,初中,1,1988-09-23,是",
        "某人,990000198203150014,初中,1,1982-03-15,是",
        "白立春,\(RegisterPack.numbers[0]),高中,1,1982-03-15,是",
        "无名,,初中,1,1982-03-15,是",
        "合计,,,3201,,"
      )
    )
    #expect(report.accepted.map(\.row) == [3, 5])
    #expect(report.accepted.map(\.subject.id) == ["P1", "person-000001"])
    #expect(report.accepted.map(\.isNew) == [false, true])
    #expect(report.accepted[0].changes.map(\.fact) == ["birth_date", "education", "monthly_wage"])
    #expect(report.accepted[1].notes.map(\.message.code) == ["register.month-only"])
    #expect(
      report.reasonCodes == [
        6: ["register.unknown-word", "register.no-number"], 7: ["register.rounded-identity-number"],
        8: ["register.identity-number"], 9: ["register.same-subject"], 10: ["register.no-key"],
      ]
    )
    #expect(report.passedOver.map(\.row) == [11])
    #expect(report.rowCount == 7)
  }

  @Test func `an empty cell makes nothing unknown, and the population has what was taken`() throws {
    let table = RegisterPack.table(heading, "白立春,\(RegisterPack.numbers[0]),,,,否")
    let report = try report(table)
    let changed = try report.applied(to: try RegisterPack.population())
    #expect(changed["P1" as Person.ID]?.isEmployed == .known(false))
    #expect(changed["P1" as Person.ID]?.household == .known("H1"))
    #expect(report.accepted[0].changes.map(\.fact) == ["is_employed"])
  }

  @Test func `of whom facts are missing it is not said that they are in the register`() throws {
    var population = try RegisterPack.population()
    population.insert(Person(id: "P9"))
    let membership = try RegisterPack.load().membership(
      in: RegisterPack.register(),
      among: population,
      on: AssessmentDates(on: try RegisterPack.day())
    )
    #expect(membership.entries.map(\.id) == ["P1", "P2"])
    #expect(membership.undecided.map(\.subject.id) == ["P9"])
    #expect(membership.undecided.first?.missing == [MissingTerm(.fact, "person.is_employed")])
    #expect(membership.undecided.first?.wanted.chinese == "缺已就业")
  }

  @Test func `what the register has and the table has not stays, and is told`() throws {
    let entries = [SubjectReference(.person, "P1"), SubjectReference(.person, "P2")]
    let table = RegisterPack.table(heading, "白立春,\(RegisterPack.numbers[0]),坏,,,是")
    let report = try report(table, entries: entries)
    #expect(report.rejected.count == 1)
    #expect(report.notListed == [SubjectReference(.person, "P2")])
    #expect(try report.applied(to: RegisterPack.population()).references(.person).count == 3)
  }

  @Test func `a table without the mapping's columns is not read at all`() throws {
    #expect(
      try report(RegisterPack.table("甲,乙", "1,2")).findings.map(\.code) == ["register.no-headings"]
    )
    let partly = try report(RegisterPack.table("姓名,身份证号", "白立春,\(RegisterPack.numbers[0])"))
    #expect(Set(partly.findings.map(\.code)) == ["register.missing-column"])
    #expect(partly.rowCount == 0 && !partly.isWhole)
  }

  @Test func `a broken line of CSV is given back with its reason`() throws {
    var bytes = TableEncoding.gb18030.bytes(of: "\(heading)\n白立春,")
    bytes += [0xFF]
    bytes += TableEncoding.gb18030.bytes(of: ",初中,1,1982-03-15,是\n白\"立春,1,初中,1,,是,多\n")
    let table = OfficeTable(name: "t", csv: DecodedText(name: "t", bytes: bytes))
    let codes = try report(table).reasonCodes
    #expect(codes[2]?.contains("csv.wrong-byte") == true)
    #expect(codes[3]?.contains("csv.quote-in-cell") == true)
    #expect(codes[3]?.contains("register.too-many-cells") == true)
  }

  @Test func `numbers new subjects behind those that were counted, not behind any number`() throws {
    var population = Population()
    population.insert(Person(id: "person-9223372036854775807"))
    population.insert(Person(id: "person-000007"))
    let report = RegisterImport(
      try RegisterPack.mapping(RegisterPack.rosterMapping),
      into: population,
      on: try RegisterPack.day()
    ).report(on: RegisterPack.table(heading, "白立春,\(RegisterPack.numbers[0]),,,,是"))
    #expect(report.accepted.map(\.subject.id) == ["person-000008"])
  }

  @Test func `rows whose keys differ in blanks only are about one subject`() throws {
    let mapping = "subject: person\nkey: [name]\ncolumns: { 编号: id, 姓名: name, 是否就业: is_employed }\n"
    let report = try report(
      RegisterPack.table(
        "编号,姓名,是否就业",
        ",张三,是",
        ",张 三,否",
        "P1,,是",
        ",白 立春,否",
        "person-000002,,是",
        ",李四,是"
      ),
      mapping
    )
    #expect(report.accepted.map(\.row) == [2, 4, 6, 7])
    #expect(
      report.accepted.map(\.subject.id) == [
        "person-000001", "P1", "person-000002", "person-000003",
      ]
    )
    #expect(report.reasonCodes == [3: ["register.same-subject"], 5: ["register.same-subject"]])
  }

  @Test func `finds other subjects by their facts, or says that it can't`() throws {
    let mapping = """
      subject: placement
      columns: { 编号: id, 身份证号: worker.identity_number, 务工月数: months_worked }
      """
    let table = RegisterPack.table(
      "编号,身份证号,务工月数",
      "J1,\(RegisterPack.numbers[1]),3",
      "J2,990000199510080427,3",
      "J1,,4",
      "990000199510080427,,4"
    )
    let report = try report(table, mapping)
    #expect(report.accepted.map { $0.facts["worker"] } == [.reference("P2")])
    #expect(
      report.reasonCodes == [
        3: ["register.no-such-subject"], 4: ["register.same-subject"],
        5: ["register.identity-number-as-id", "register.no-id"],
      ]
    )
  }
}

/// Rows that come back.
@Suite struct RejectsTests {
  private func report(_ table: OfficeTable) throws -> ImportReport {
    RegisterImport(
      try RegisterPack.mapping(RegisterPack.rosterMapping),
      into: try RegisterPack.population(),
      on: try RegisterPack.day()
    ).report(on: table)
  }

  private let lines = [
    "名单", "姓名,身份证号,文化程度,月工资,出生日期,是否就业,备注", "白立春,990000198203150013,坏,1,1982-03-15,是,甲",
    "韩清明,990000198809230317,初中,2,1988-09-23,是,乙",
    "谷雨生,990000197902040230,高中,三,1979-02-04,待定,\"丙,丁\"",
  ]

  @Test(arguments: [TableEncoding.utf8, .utf8WithMark, .gb18030])
  func `are a file of the same encoding with a column of reasons`(encoding: TableEncoding) throws {
    let bytes = encoding.bytes(of: lines.map { $0 + "\r\n" }.joined())
    let table = try OfficeTable(name: "t.csv", reading: bytes)
    let rejects = try #require(try report(table).rejects(in: .chinese))
    let decoded = DecodedText(name: "r", bytes: rejects.bytes)
    #expect(decoded.encoding == encoding)
    let written = decoded.source.text.split(separator: "\r\n").map(String.init)
    #expect(written.count == 4)
    #expect(written[1] == "姓名,身份证号,文化程度,月工资,出生日期,是否就业,备注,退回原因")
    #expect(written[2].hasPrefix("白立春,990000198203150013,坏,1,1982-03-15,是,甲,“文化程度”："))
    #expect(
      written[3].contains("\"丙,丁\"") && written[3].contains("“月工资”")
        && written[3].contains("“是否就业”")
    )
  }

  @Test func `of a file whose lines end with CR alone are told apart`() throws {
    let table = try OfficeTable(name: "t.csv", reading: Array(lines.joined(separator: "\r").utf8))
    let report = try report(table)
    #expect(table.rows.map(\.number) == [1, 2, 3, 4, 5])
    #expect(report.rejected.map(\.row) == [3, 5])
    #expect(report.rejects(in: .chinese)?.rows.count == 4)
  }

  @Test func `corrected, they are taken with the same mapping, and keep one column of reasons`()
    throws
  {
    let table = try OfficeTable(name: "t.csv", reading: Array(lines.joined(separator: "\n").utf8))
    let rejects = try #require(try report(table).rejects(in: .chinese))
    let text = DecodedText(name: "r", bytes: rejects.bytes).source.text
    let mended = text.replacingOccurrence(of: ",坏,", with: ",小学,")
    let again = try report(try OfficeTable(name: "r.csv", reading: Array(mended.utf8)))
    #expect(again.accepted.map(\.subject.id) == ["P1"])
    #expect(again.unmappedColumns == ["备注"])
    let second = try #require(again.rejects(in: .english))
    let heading = second.rows[1]
    #expect(heading[8] == .text("reason") && heading[9] == .empty)
  }

  @Test func `a workbook comes back as a workbook, its texts as texts`() throws {
    var sheet = Worksheet(
      name: "名册",
      cells: [
        [.text("名单")], ["姓名", "身份证号", "文化程度", "月工资", "出生日期", "是否就业"].map { .text($0) },
        [
          .text("白立春"), .number("9.9000019820315E+17"), .text("初中"), .number("3200.5"),
          .text("1982.3.15"), .text("是"),
        ],
      ]
    )
    sheet.mergedRanges = ["A1:F1"].compactMap(CellRange.init(_:))
    let bytes = WorkbookWriter().bytes(of: Workbook(sheets: [sheet]))
    let rejects = try #require(
      try report(try OfficeTable(name: "t.xlsx", reading: bytes)).rejects(in: .chinese)
    )
    let read = try Workbook(reading: rejects.bytes).sheet(named: "名册")
    #expect(read.mergedRanges == sheet.mergedRanges)
    #expect(read.rows[2][2] == .text("9.9000019820315E+17"))
    #expect(read.rows[2][4] == .number("3200.5"))
    #expect(read.rows[1][7] == .text("退回原因"))
  }

  @Test func `whatever a table holds, accepted and rejected rows are all rows`() throws {
    var random = TableRandom(seed: 5)
    for _ in 0..<60 {
      let rows = (0..<Int(random.next(12))).map { _ in random.row() }
      let table = RegisterPack.table(([lines[1]] + rows).joined(separator: "\n"))
      let report = try report(table)
      let entries = table.rows.count - 1 - report.passedOver.count
      #expect(report.accepted.count + report.rejected.count == entries)
      #expect((report.rejects(in: .english)?.rows.count ?? 1) == report.rejected.count + 1)
      #expect(report.rejected.allSatisfy { !$0.reasons.isEmpty })
    }
  }
}

extension String {
  fileprivate func replacingOccurrence(of text: String, with other: String) -> String {
    replacing(text, with: other)
  }
}

/// Cells that look random and are the same in each run.
private struct TableRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(_ limit: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % limit
  }

  mutating func row() -> String {
    let columns = [
      ["白立春", "", "合计", "=1+1"], RegisterPack.numbers + ["", "x", "9.9E+17", "990000198203150000"],
      ["初中", "坏", "", "小 学"], ["1", "１２", "万", "", "-1"],
      ["1982.3.15", "45123", "1982年", "", "2024.1"],
      ["是", "否", "√", "?", ""], ["", "甲"],
    ]
    return columns.map { $0[Int(next(UInt64($0.count)))] }.joined(separator: ",")
  }
}

/// What is written of an import.
@Suite struct ImportSavingTests {
  @Test func `is dated and recorded, and nothing twice`() async throws {
    let population = try RegisterPack.population()
    let registry = InMemoryRegistry()
    let table = RegisterPack.table(
      "姓名,身份证号,文化程度,月工资,出生日期,是否就业",
      "白立春,\(RegisterPack.numbers[0]),初中,3200,1982.3.15,是"
    )
    let report = RegisterImport(
      try RegisterPack.mapping(RegisterPack.rosterMapping),
      into: population,
      on: try RegisterPack.day()
    ).report(on: table)
    let valid = DatePeriod(from: try RegisterPack.day())
    let time = RecordedTime(startOf: try RegisterPack.day("2024-07-01"))
    for _ in 0..<2 {
      try await report.save(to: registry, comparedWith: population, valid: valid, recordedAt: time)
    }
    let history = await registry.history(of: "P1" as Person.ID)
    #expect(history.versions.count == 1)
    #expect(history.value(on: try RegisterPack.day())?.education == .known(.juniorHigh))
    #expect(history.value(on: try RegisterPack.day("2024-06-29")) == nil)
    #expect(history.versions.first?.recordedAt == time)
  }

  @Test func `is written wholly or not at all`() async throws {
    let population = try RegisterPack.population()
    let registry = InMemoryRegistry()
    let valid = DatePeriod(from: try RegisterPack.day())
    let later = RecordedTime(startOf: try RegisterPack.day("2024-08-01"))
    let second = try #require(population["P2" as Person.ID])
    try await registry.save(second, valid: valid, recordedAt: later)
    let table = RegisterPack.table(
      "姓名,身份证号,文化程度,月工资,出生日期,是否就业",
      "白立春,\(RegisterPack.numbers[0]),初中,1,1982-03-15,是",
      "韩清明,\(RegisterPack.numbers[1]),初中,1,1988-09-23,是"
    )
    let report = RegisterImport(
      try RegisterPack.mapping(RegisterPack.rosterMapping),
      into: population,
      on: try RegisterPack.day()
    ).report(on: table)
    let time = RecordedTime(startOf: try RegisterPack.day("2024-07-01"))
    await #expect(throws: RegistryError.self) {
      try await report.save(to: registry, comparedWith: population, valid: valid, recordedAt: time)
    }
    #expect(await registry.history(of: "P1" as Person.ID).versions.isEmpty)
    #expect(await registry.history(of: "P2" as Person.ID).versions.count == 1)
  }

  @Test func `an entry is opened on the day, and a closed one is not changed`() throws {
    let mapping = try RegisterPack.mapping(
      "register: repairs\nsubject: ledger_entry\ncolumns: { 编号: id, 状态: state, 销号日期: closed_on }\n"
    )
    var population = Population()
    var closed = LedgerEntry(id: "E1")
    closed.register = .known("repairs")
    closed.state = .known("closed")
    closed.closedOn = .known(try RegisterPack.day("2024-05-01"))
    population.insert(closed)
    let table = RegisterPack.table(
      "编号,状态,销号日期",
      "E1,reported,",
      "E2,reported,",
      "E3,done,2024.6.20"
    )
    let report = RegisterImport(
      mapping,
      into: population,
      on: try RegisterPack.day(),
      register: try RegisterPack.register("repairs")
    ).report(on: table)
    #expect(report.reasonCodes == [2: ["register.closed-entry"]])
    let changed = try report.applied(to: population)
    let opened = changed["E2" as LedgerEntry.ID]
    #expect(opened?.register == .known("repairs"))
    #expect(opened?.openedOn == .known(try RegisterPack.day()))
    #expect(opened?.closedOn == .absent)
    #expect(changed["E3" as LedgerEntry.ID]?.closedOn == .known(try RegisterPack.day("2024-06-20")))
    #expect(changed["E1" as LedgerEntry.ID] == closed)
    let same = RegisterImport(
      mapping,
      into: population,
      on: try RegisterPack.day(),
      register: try RegisterPack.register("repairs")
    ).report(on: RegisterPack.table("编号,状态,销号日期", "E1,closed,"))
    #expect(same.accepted.map(\.changes) == [[]])
  }
}
