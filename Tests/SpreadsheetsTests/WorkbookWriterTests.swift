import Quantities
import Spreadsheets
import Testing

@Suite struct WorkbookWriterTests {
  @Test func `is read back as it was written`() throws {
    let day = try #require(CalendarDay("2024-06-03"))
    let early = try #require(CalendarDay("1899-01-01"))
    var sheet = Worksheet(
      name: "台账",
      cells: [
        [.text("姓名"), .text("身份证号"), .empty, .text("日期")],
        [.text("白 <立> & \"春\""), .text("990000198203150013"), .number("3200.50"), .date(day)],
        [.text(" 前后 "), .text("_x0041_ \u{1}\r\n\t"), .boolean(false), .text("甲\n乙")],
      ]
    )
    sheet.mergedRanges = ["A1:B1"].compactMap(CellRange.init(_:))
    let hidden = Worksheet(name: "隐", cells: [[.text("x")]])
    let workbook = Workbook(sheets: [sheet, hidden])
    #expect(try Workbook(reading: WorkbookWriter().bytes(of: workbook)) == workbook)
    let old = Workbook(sheets: [Worksheet(name: "a", cells: [[.date(early)]])])
    let read = try Workbook(reading: WorkbookWriter().bytes(of: old))
    #expect(read.sheets[0].rows[0][1] == .text("1899-01-01"))
  }

  @Test func `the same workbook gives the same bytes`() {
    let workbook = Workbook(sheets: [Worksheet(name: "a", cells: [[.text("甲"), .number("1")]])])
    #expect(WorkbookWriter().bytes(of: workbook) == WorkbookWriter().bytes(of: workbook))
  }

  @Test func `gives sheets names that spreadsheet programs take`() throws {
    let long = String(repeating: "名", count: 40)
    let names = ["a/b", "", "A", "a", long, long]
    let workbook = Workbook(sheets: names.map { Worksheet(name: $0) })
    let read = try Workbook(reading: WorkbookWriter().bytes(of: workbook))
    let written = read.sheets.map(\.name)
    #expect(written[..<4] == ["ab", "Sheet2", "A", "a 2"])
    #expect(written.allSatisfy { $0.count <= 31 })
    #expect(Set(written.map { $0.lowercased() }).count == written.count)
  }

  @Test func `random cells survive`() throws {
    var random = Random(seed: 11)
    for _ in 0..<50 {
      let rows = (0..<Int(random.next(6))).map { _ in
        (0..<Int(random.next(8))).map { _ in random.cell() }
      }
      var sheet = Worksheet(name: "s", cells: rows)
      sheet.rows.removeAll { $0.cells.isEmpty }
      let workbook = Workbook(sheets: [sheet])
      #expect(try Workbook(reading: WorkbookWriter().bytes(of: workbook)) == workbook)
    }
  }
}

/// Numbers that look random and are the same in each run.
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(_ limit: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % limit
  }

  mutating func cell() -> CellValue {
    switch next(5) {
    case 0: .empty
    case 1: .text(text())
    case 2: .number(String(next(1_000_000)))
    case 3: .boolean(next(2) == 0)
    default: SerialDate.day(Int(next(90_000)) + 61).map { .date($0) } ?? .empty
    }
  }

  private mutating func text() -> String {
    let scalars: [Unicode.Scalar] = [
      "甲", "&", "<", "\"", " ", "\n", "\u{2}", "_", "x", "0", "𠮷", "é",
    ]
    var text = "t"
    for _ in 0..<next(12) { text.unicodeScalars.append(scalars[Int(next(12))]) }
    return text
  }
}
