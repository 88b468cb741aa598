import Diagnostics
import Tabular
import TestSupport
import Testing

@Suite struct CSVTableTests {
  private func table(_ text: String) -> CSVTable {
    CSVTable(SourceText(name: "a.csv", text: text))
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `reads cells by the names of their columns`(lineBreak: String) throws {
    let lines = ["\u{FEFF}户号,人数,备注", "", "H1, 4 ,", "H2,3,\"\"", ""]
    let table = table(lines.joined(separator: lineBreak))
    #expect(table.diagnostics.isEmpty)
    #expect(table.header.map(\.text) == ["户号", "人数", "备注"])
    #expect(table.rows.map { $0.cells.map(\.text) } == [["H1", " 4 ", ""], ["H2", "3", ""]])
    #expect(table.rows.map { table.cell("备注", in: $0)?.isQuoted } == [false, true])
    #expect(table.cell("户主", in: table.rows[0]) == nil)
  }

  @Test func `knows the place of every cell`() {
    let marked: MarkedText = "a,b\n1️⃣甲2️⃣,3️⃣\"x\n\"\"y\"\"\"4️⃣\n"
    let row = table(marked.text).rows[0]
    #expect(row.cells.map(\.text) == ["甲", "x\n\"y\""])
    #expect(row.cells.map(\.range.bytes) == [marked.range(1, 2), marked.range(3, 4)])
    #expect(row.range.bytes == marked.range(1, 4))
  }

  @Test(arguments: [
    ("1️⃣", "csv.empty"), ("a,1️⃣\n", "csv.nameless-column"), ("a,1️⃣a\n", "csv.duplicate-column"),
    ("a,b\n1️⃣1\n", "csv.cell-count"), ("a,b\n1️⃣1,2,3\n", "csv.cell-count"),
    ("a\nx1️⃣\"y\n", "csv.quote-in-cell"), ("a\n\"x\"1️⃣y\n", "csv.after-quote"),
    ("a\n1️⃣\"x\n", "csv.unclosed-quote"),
  ])
  func `reports a mistake at its place`(marked: String, code: String) {
    let marked = MarkedText(marked)
    let diagnostics = table(marked.text).diagnostics
    #expect(diagnostics.map(\.code) == [code])
    #expect(diagnostics.first?.range?.bytes.lowerBound == marked[1])
  }

  @Test func `keeps the good rows of a file with bad ones`() {
    let table = table("a,b\n1,2\n3\n4,5\n")
    #expect(table.rows.map { $0.cells.map(\.text) } == [["1", "2"], ["4", "5"]])
  }

  @Test func `refuses bytes that are no UTF-8`() {
    let table = CSVTable(SourceText(name: "a", bytes: [0x61, 0x0A, 0xBB, 0xA7]))
    #expect(table.diagnostics.map(\.code) == ["csv.invalid-utf-8"])
    #expect(table.rows.isEmpty)
  }
}

@Suite struct CSVWriterTests {
  @Test func `quotes only what must be quoted`() {
    let writer = CSVWriter()
    #expect(
      writer.line(["甲", "a b", "", "x,y", "\"q\"", "1\n2"])
        == "甲,a b,,\"x,y\",\"\"\"q\"\"\",\"1\n2\"\n"
    )
    #expect(writer.line([""]) == "\"\"\n")
    #expect(CSVWriter(separator: "\t", lineBreak: .windows).line(["a,b", "c"]) == "a,b\tc\r\n")
  }

  @Test(arguments: [CSVWriter.LineBreak.unix, .windows])
  func `is read back as it was written`(lineBreak: CSVWriter.LineBreak) {
    let rows = [["a", "b"], ["x,\r\n\"", ""], ["", " 甲 "]]
    let text = rows.map(CSVWriter(lineBreak: lineBreak).line).joined()
    let reader = CSVReader(SourceText(name: "a", text: text))
    #expect(reader.map { $0.cells.map(\.text) } == rows)
  }
}
