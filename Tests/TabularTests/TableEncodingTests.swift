import Diagnostics
import Tabular
import Testing

@Suite struct TableEncodingTests {
  /// 户号,姓名 / H1,白立春 in GB 18030, written by another program.
  private static let chinese: [UInt8] = [
    0xBB, 0xA7, 0xBA, 0xC5, 0x2C, 0xD0, 0xD5, 0xC3, 0xFB, 0x0A,
    0x48, 0x31, 0x2C, 0xB0, 0xD7, 0xC1, 0xA2, 0xB4, 0xBA, 0x0A,
  ]
  private static let text = "户号,姓名\nH1,白立春\n"

  @Test func `reads a table in GB 18030 without being told`() {
    let decoded = DecodedText(name: "a.csv", bytes: Self.chinese)
    #expect(decoded.encoding == .gb18030)
    #expect(decoded.source.text == Self.text)
    #expect(decoded.diagnostics.isEmpty)
  }

  @Test(arguments: TableEncoding.allCases)
  func `recognises what it wrote, and reads it back`(encoding: TableEncoding) {
    let decoded = DecodedText(name: "a.csv", bytes: encoding.bytes(of: Self.text))
    #expect(decoded.encoding == encoding)
    #expect(decoded.source.text == Self.text)
  }

  @Test func `writes the bytes that other programs write`() {
    #expect(TableEncoding.gb18030.bytes(of: Self.text) == Self.chinese)
    #expect(TableEncoding.utf8WithMark.bytes(of: "a") == [0xEF, 0xBB, 0xBF, 0x61])
  }

  @Test func `writes every character of Unicode in GB 18030 and reads it back`() {
    var text = ""
    for value in (0x20...0xD7FF as ClosedRange<UInt32>) {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    text += "𠮷㐂\u{E000}\u{F8FF}\u{10FFFF}\u{1F600}"
    let bytes = TableEncoding.gb18030.bytes(of: text)
    let decoded = DecodedText(name: "a", bytes: bytes, as: .gb18030)
    #expect(decoded.diagnostics.isEmpty)
    #expect(decoded.source.text == text)
  }

  @Test(arguments: [TableEncoding.utf8, .gb18030])
  func `reports a wrong byte at its row, and keeps the others`(encoding: TableEncoding) {
    var bytes = encoding.bytes(of: "户号,姓名\nH1,")
    bytes += [0xFF]
    bytes += encoding.bytes(of: "\nH2,白立春\n")
    let decoded = DecodedText(name: "a.csv", bytes: bytes)
    #expect(decoded.encoding == encoding)
    #expect(decoded.diagnostics.map(\.code) == ["csv.wrong-byte"])
    #expect(decoded.diagnostics.allSatisfy { $0.isPrivate })
    let lines = decoded.source.text.split(separator: "\n")
    #expect(lines == ["户号,姓名", "H1,\u{FFFD}", "H2,白立春"])
    let place = decoded.diagnostics.first?.range?.bytes.lowerBound ?? 0
    #expect(decoded.source.bytes[..<place].count { $0 == 0x0A } == 1)
  }

  @Test func `takes the encoding it is told`() {
    let decoded = DecodedText(name: "a.csv", bytes: Self.chinese, as: .utf8)
    #expect(decoded.encoding == .utf8)
    #expect(!decoded.diagnostics.isEmpty)
  }

  @Test func `refuses UTF-16`() {
    let decoded = DecodedText(name: "a.csv", bytes: [0xFF, 0xFE, 0x41, 0x00])
    #expect(decoded.diagnostics.map(\.code) == ["csv.wide-encoding"])
  }

  @Test func `reads any bytes without a trap`() {
    var seed: UInt64 = 7
    for _ in 0..<2_000 {
      let bytes = (0..<24).map { _ -> UInt8 in
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: seed >> 33)
      }
      for encoding in TableEncoding.allCases {
        let decoded = DecodedText(name: "a", bytes: bytes, as: encoding)
        #expect(String(validating: decoded.source.bytes, as: UTF8.self) != nil)
      }
    }
  }
}
