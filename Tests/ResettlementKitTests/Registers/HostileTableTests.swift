import ResettlementKit
import Spreadsheets
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

  @Test func `a sheet that reaches to its last cell and is merged all over is taken`() throws {
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
    try take(
      OfficeTable(
        name: "t",
        format: .workbook(sheet: "a"),
        rows: sheet.rows,
        mergedRanges: sheet.mergedRanges
      )
    )
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
