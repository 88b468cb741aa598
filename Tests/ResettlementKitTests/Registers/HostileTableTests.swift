import ResettlementKit
import Spreadsheets
import Tabular
import Testing

/// Bytes that are no table, and tables that nobody would make.
@Suite struct HostileTableTests {
  private func take(_ table: OfficeTable) throws {
    let guess = TableMapping.guess(for: table, about: .person)
    let mapping = try guess?.mapping ?? RegisterPack.mapping(RegisterPack.rosterMapping)
    let report = RegisterImport(
      mapping,
      into: try RegisterPack.population(),
      on: try RegisterPack.day()
    ).report(on: table)
    _ = report.rejects(in: .chinese)?.bytes
    _ = try report.applied(to: try RegisterPack.population())
  }

  @Test func `any bytes are read as a table or refused`() throws {
    var state: UInt64 = 17
    func next(_ limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    let pieces = [
      "姓名,身份证号,性别\n", "\"", ",", "\n", "\r", "白立春", "990000198203150013", "男", "合计", "\t", "\u{0}",
      "１２", "'",
    ]
    for _ in 0..<600 {
      var bytes: [UInt8] = []
      for _ in 0..<next(20) {
        let isRaw = next(6) == 0
        bytes += isRaw ? [UInt8(next(256))] : Array(pieces[Int(next(UInt64(pieces.count)))].utf8)
      }
      do {
        try take(OfficeTable(name: "t", reading: bytes))
      } catch let error as SpreadsheetError {
        #expect(error.reason != .noSuchSheet)
      }
    }
  }

  private func findings(_ table: OfficeTable) throws -> [String] {
    let mapping = try RegisterPack.mapping(RegisterPack.rosterMapping)
    return RegisterImport(
      mapping,
      into: try RegisterPack.population(),
      on: try RegisterPack.day()
    ).report(on: table).findings.map(\.code)
  }

  @Test func `a file of which hardly anything can be read is no table`() throws {
    let head = "姓名,身份证号,文化程度,月工资,出生日期,是否就业\n"
    let quotes = Array((head + String(repeating: "a\"b\n", count: 30_000)).utf8)
    #expect(try findings(OfficeTable(name: "t", reading: quotes)) == ["register.no-table"])
    let raw = Array(head.utf8) + [UInt8](repeating: 0xFF, count: 300_000)
    let table = try OfficeTable(name: "t", reading: raw, encoding: .utf8)
    #expect(try findings(table) == ["register.no-table"])
    #expect(table.rows.isEmpty)
  }

  @Test func `merged cells that overlap are refused, others are taken`() throws {
    func table(_ ranges: [String]) -> OfficeTable {
      OfficeTable(
        name: "t",
        format: .workbook(sheet: "a"),
        rows: [SheetRow(number: 1, values: [.text("姓名")])],
        mergedRanges: ranges.compactMap(CellRange.init(_:))
      )
    }
    let apart = ["A1:B2", "C1:D1", "C2:D3", "A3:B3", "A4:D4", "F1:F9"]
    #expect(table(apart).findings.isEmpty)
    for other in ["B2", "A1:B2", "D3:E5", "E9:G9", "A1:XFD1048576"] {
      #expect(
        table(apart + [other]).findings.map(\.code) == ["register.overlapping-ranges"],
        "\(other)"
      )
    }
    #expect(table((1...50_000).map { "A\($0):C60000" }).findings.count == 1)
  }

  @Test func `a sheet that reaches to its last cell and is merged all over is refused`() throws {
    var sheet = Worksheet(
      name: "a",
      rows: [
        SheetRow(number: 1, values: ["姓名", "身份证号"].map { .text($0) }),
        SheetRow(number: 2, values: [.text("白立春"), .text(RegisterPack.numbers[0])]),
        SheetRow(number: 1_048_576, cells: [.init(column: 16_384, value: .text("末"))]),
      ]
    )
    sheet.mergedRanges = ["A1:A1048576", "A1:XFD1", "B2:XFD1048576", "A1:A1048576"]
      .compactMap(CellRange.init(_:))
    let table = OfficeTable(
      name: "t",
      format: .workbook(sheet: "a"),
      rows: sheet.rows,
      mergedRanges: sheet.mergedRanges
    )
    try take(table)
    #expect(try findings(table) == ["register.overlapping-ranges"])
  }

  @Test func `a mapping of any text is read or refused`() {
    let texts = [
      "{", "[]", "subject: [person]", "subject: person\ncolumns: []",
      "subject: person\ncolumns: { a: [] }",
      "subject: person\ncolumns: { a: { fact: {} } }",
      "{\"subject\":\"person\",\"columns\":{\"\":\"id\"}}",
      "subject: person\nkey: name\ncolumns: { a: . }", "subject: person\ncolumns: { a: \"..\" }",
    ]
    for text in texts { _ = try? RegisterPack.mapping(text) }
  }
}
