import Diagnostics
import Foundation
import Quantities
import Spreadsheets
import Testing

/// Workbooks that other programs wrote.
@Suite struct WorkbookReadingTests {
  private func workbook(_ name: String) throws -> Workbook {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")
    return try Workbook(reading: Array(Data(contentsOf: file.appending(path: "\(name).xlsx"))))
  }

  private func day(_ year: Int, _ month: Int, _ day: Int) throws -> CalendarDay {
    try #require(CalendarDay(year: year, month: month, day: day))
  }

  @Test func `reads texts, numbers and dates by their styles`() throws {
    let sheet = try workbook("openpyxl").sheet(named: "花名册")
    let row = try #require(sheet.rows.first { $0.number == 4 })
    #expect(row[1] == .text("白立春"))
    #expect(row[3] == .date(try day(1982, 3, 15)))
    #expect(row[4] == .text("990000198203150013"))
    #expect(row[5] == .number("3200.5"))
    #expect(row[6] == .failure("="))
    #expect(row[7] == .empty)
  }

  @Test func `reads what a spreadsheet made of an identity number as it is`() throws {
    let row = try workbook("openpyxl").sheet().rows[4]
    #expect(row[1] == .text("包 <春> & \"分\""))
    #expect(row[3] == .number("45123"))
    #expect(row[4] == .number("9.9000019820315e+17"))
    #expect(row[5] == .text("３２００"))
    #expect(row[6] == .boolean(true))
  }

  @Test func `reads several sheets, also hidden ones and the last cell of all`() throws {
    let workbook = try workbook("openpyxl")
    #expect(workbook.sheets.map(\.name) == ["花名册", "说明", "隐藏"])
    #expect(workbook.sheets.map(\.isHidden) == [false, false, true])
    #expect(workbook.sheets[1].rows.first?[2] == .date(try day(2024, 6, 3)))
    #expect(workbook.sheets[1].rows.first?[3] == .number("0.3333333333333333"))
    #expect(
      workbook.sheets[2].rows == [
        SheetRow(number: 1_048_576, cells: [.init(column: 16_384, value: .text("末"))])
      ]
    )
  }

  @Test func `knows which cells are merged`() throws {
    let ranges = Set(try workbook("openpyxl").sheet().mergedRanges)
    #expect(ranges == Set(["A1:F1", "A2:A3", "B2:C2"].compactMap(CellRange.init(_:))))
  }

  @Test func `reads days that are counted from 1904, runs of text and results of formulas`() throws
  {
    let sheet = try workbook("xlsxwriter-1904").sheet()
    #expect(sheet.rows[1][1] == .date(try day(2024, 6, 3)))
    #expect(sheet.rows[1][2] == .text("粗体字"))
    #expect(sheet.rows[2][1] == .number("2"))
    #expect(sheet.rows[2][2] == .text("xy"))
    #expect(sheet.rows[3][1] == .text("line\r\nbreak"))
    #expect(sheet.rows[4][1] == .failure("#N/A"))
  }

  @Test func `says which sheets there are where one is not`() throws {
    let workbook = try workbook("openpyxl")
    let error = try #require(throws: SpreadsheetError.self) { try workbook.sheet(named: "名册") }
    #expect(error.reason == .noSuchSheet)
    #expect(error.message.chinese.contains("花名册、说明、隐藏"))
  }
}

@Suite struct SerialDateTests {
  @Test(arguments: [
    (1, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (45123, "2023-07-16"),
    (2_958_465, "9999-12-31"),
  ])
  func `counts from 1900`(serial: Int, day: String) {
    #expect(SerialDate.day(serial)?.description == day)
    #expect(CalendarDay(day).flatMap(SerialDate.serial) == serial)
  }

  @Test func `knows no day that never was`() {
    #expect(SerialDate.day(60) == nil)
    #expect(SerialDate.day(0) == nil)
    #expect(SerialDate.day(-1) == nil)
    #expect(SerialDate.day(2_958_466) == nil)
    #expect(SerialDate.day(0, since: .year1904)?.description == "1904-01-01")
  }
}
