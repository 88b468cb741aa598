import Spreadsheets
import Testing

/// Files that were made to do harm, or were damaged on their way.
@Suite struct HostileWorkbookTests {
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

  /// A workbook of one sheet with any XML in it.
  private func workbook(
    sheet: String,
    strings: String? = nil,
    others: [(String, [UInt8])] = []
  ) -> [UInt8] {
    let type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var archive = TestArchive()
    archive.add(
      "xl/workbook.xml",
      "<workbook xmlns:r=\"r\"><sheets><sheet name=\"a\" r:id=\"1\"/></sheets></workbook>"
    )
    archive.add(
      "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"1\" Type=\"\(type)/worksheet\" Target=\"s.xml\"/>"
        + "<Relationship Id=\"2\" Type=\"\(type)/sharedStrings\" Target=\"t.xml\"/></Relationships>"
    )
    archive.add("xl/s.xml", sheet)
    if let strings { archive.add("xl/t.xml", strings) }
    for (name, bytes) in others { archive.add(name, bytes) }
    return archive.finished()
  }

  private func reason(
    _ bytes: [UInt8],
    _ limits: WorkbookLimits = .standard
  ) -> SpreadsheetError.Reason? {
    do throws(SpreadsheetError) {
      _ = try Workbook(reading: bytes, limits: limits)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test func `the plain form of these files is read`() throws {
    let bytes = workbook(
      sheet: "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"
    )
    #expect(try Workbook(reading: bytes).sheets[0].rows[0][1] == .number("1"))
  }

  @Test(arguments: [
    "../../etc/passwd", "/etc/passwd", "a\\b", "C:a", "xl//s.xml", "xl/./s.xml", "xl/s.xml",
  ])
  func `a part whose name leads elsewhere or is there twice is refused`(name: String) {
    #expect(reason(workbook(sheet: "<worksheet/>", others: [(name, [1])])) == .hostile)
  }

  @Test func `a part that claims to unpack to more than it can is refused`() {
    var archive = TestArchive()
    archive.add("xl/workbook.xml", Array("<workbook/>".utf8), statedSize: 400 << 20)
    #expect(reason(archive.finished()) == .damaged)
    var many = TestArchive()
    for number in 0..<20 {
      many.add("p\(number)", [UInt8](repeating: 0, count: 40_000), statedSize: 30 << 20)
    }
    #expect(reason(many.finished()) == .tooLarge)
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet/>",
    "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><worksheet/>",
  ])
  func `a document type is refused`(sheet: String) {
    #expect(reason(workbook(sheet: sheet)) == .hostile)
  }

  @Test(arguments: [
    "<worksheet>", "<worksheet></other>", "<worksheet a=1/>", "<worksheet a='1/>",
    "<worksheet>&bomb;</worksheet>",
    "<worksheet><row r=\"0\"/></worksheet>", "<worksheet><row r=\"1048577\"/></worksheet>",
    "<worksheet><row r=\"1\"><c r=\"A2\"><v>1</v></c></row></worksheet>",
    "<worksheet><row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row></worksheet>",
    "<worksheet><row r=\"9999999999999999999999\"/></worksheet>",
    "<worksheet><row r=\"1\"><c t=\"s\"><v>7</v></c></row></worksheet>",
    "<worksheet><c><v>1</v></c></worksheet>",
    "<worksheet><mergeCell ref=\"A1:ZZZZ9\"/></worksheet>", "<worksheet><!-- ",
    "<worksheet><![CDATA[",
  ])
  func `a sheet that no program writes is damaged`(sheet: String) {
    #expect(reason(workbook(sheet: sheet)) == .damaged)
  }

  @Test func `elements beyond any depth are refused`() {
    let deep = String(repeating: "<a>", count: 100_000)
    #expect(reason(workbook(sheet: deep)) == .tooLarge)
  }

  @Test func `cells, sheets and merged ranges are counted`() {
    let cells = String(repeating: "<c><v>1</v></c>", count: 11)
    let sheet = "<worksheet><row>\(cells)</row></worksheet>"
    #expect(reason(workbook(sheet: sheet), WorkbookLimits(cells: 10)) == .tooLarge)
    let merged = String(repeating: "<mergeCell ref=\"A1:B2\"/>", count: 11)
    let ranges = workbook(sheet: "<worksheet>\(merged)</worksheet>")
    #expect(reason(ranges, WorkbookLimits(mergedRanges: 10)) == .tooLarge)
    #expect(reason(ranges, WorkbookLimits(parts: 2)) == .tooLarge)
    #expect(reason(ranges, WorkbookLimits(bytes: 20)) == .tooLarge)
    let strings = "<sst>" + String(repeating: "<si><t>a</t></si>", count: 11) + "</sst>"
    let shared = workbook(sheet: "<worksheet/>", strings: strings)
    #expect(reason(shared, WorkbookLimits(cells: 10)) == .tooLarge)
  }

  @Test func `a huge row number and a far column cost nothing`() throws {
    let sheet =
      "<worksheet><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
      + "<row r=\"1048576\"><c r=\"XFD1048576\"><v>2</v></c></row></worksheet>"
    #expect(try Workbook(reading: workbook(sheet: sheet)).sheets[0].rows.count == 2)
  }

  @Test(arguments: [
    ([], SpreadsheetError.Reason.otherFormat), ([0x50, 0x4B], .damaged),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], .otherFormat), (Array("a,b\n".utf8), .otherFormat),
  ])
  func `what is no workbook is told apart`(bytes: [UInt8], reason: SpreadsheetError.Reason) {
    #expect(self.reason(bytes) == reason)
  }

  @Test func `no damage makes it trap`() {
    let good = WorkbookWriter().bytes(
      of: Workbook(sheets: [Worksheet(name: "a", cells: [[.text("甲"), .number("1")]])])
    )
    var random = Random(seed: 3)
    for _ in 0..<3_000 {
      var bytes = good
      for _ in 0...random.next(4) {
        bytes[Int(random.next(UInt64(bytes.count)))] = UInt8(truncatingIfNeeded: random.next(256))
      }
      if random.next(4) == 0 { bytes.removeLast(Int(random.next(UInt64(bytes.count)))) }
      _ = reason(bytes)
    }
    let plain = workbook(
      sheet: "<worksheet><row><c t=\"inlineStr\"><is><t>a&amp;</t></is></c></row></worksheet>"
    )
    for _ in 0..<3_000 {
      var bytes = plain
      bytes[Int(random.next(UInt64(bytes.count)))] = UInt8(truncatingIfNeeded: random.next(256))
      _ = reason(bytes)
    }
  }
}

/// A ZIP archive of stored parts, which may claim what is not so.
private struct TestArchive {
  private var bytes: [UInt8] = []
  private var list: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

  mutating func add(_ name: String, _ part: [UInt8], statedSize: Int? = nil) {
    var common = number(0, 2)
    common += number(statedSize == nil ? 0 : 8, 2)
    common += number(0, 4)
    common += number(Int(checkSum(part)), 4)
    common += number(part.count, 4)
    common += number(statedSize ?? part.count, 4)
    common += number(name.utf8.count, 2)
    common += number(0, 2)
    list += number(0x0201_4B50, 4)
    list += number(20, 2)
    list += number(20, 2)
    list += common
    list += number(0, 10)
    list += number(bytes.count, 4)
    list += Array(name.utf8)
    bytes += number(0x0403_4B50, 4)
    bytes += number(20, 2)
    bytes += common
    bytes += Array(name.utf8)
    bytes += part
    count += 1
  }

  func finished() -> [UInt8] {
    var end = number(0x0605_4B50, 4)
    end += number(0, 4)
    end += number(count, 2)
    end += number(count, 2)
    end += number(list.count, 4)
    end += number(bytes.count, 4)
    end += number(0, 2)
    return bytes + list + end
  }

  private func number(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { $0 < 8 ? UInt8(truncatingIfNeeded: number >> (8 * $0)) : 0 }
  }

  /// CRC-32, bit by bit.
  private func checkSum(_ part: [UInt8]) -> UInt32 {
    var sum: UInt32 = ~0
    for byte in part {
      sum ^= UInt32(byte)
      for _ in 0..<8 {
        let isOdd = sum & 1 == 1
        sum >>= 1
        if isOdd { sum ^= 0xEDB8_8320 }
      }
    }
    return ~sum
  }
}
