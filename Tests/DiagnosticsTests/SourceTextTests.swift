import Diagnostics
import Testing
import TestSupport

@Suite struct SourceTextTests {
  @Test func `counts lines and columns from one and in scalars`() {
    let marked: MarkedText = "1️⃣甲乙2️⃣丙\r\n3️⃣\n👨‍👩‍👧4️⃣x5️⃣"
    let source = SourceText(name: "a", text: marked.text)
    let expected = [(1, 1), (1, 3), (2, 1), (3, 6), (3, 7)].map { Position(line: $0, column: $1) }
    #expect(marked.places.map(source.position(at:)) == expected)
    #expect(marked.places.map(LineIndex(source).position(at:)) == expected)
  }

  @Test func `clamps offsets outside of the text`() {
    let source = SourceText(name: "a", text: "ab\n")
    #expect(source.position(at: -1) == Position(line: 1, column: 1))
    #expect(source.position(at: 99) == Position(line: 2, column: 1))
    #expect(LineIndex(source).position(at: 99) == Position(line: 2, column: 1))
  }

  @Test func `gives a byte order mark no column`() {
    let source = SourceText(name: "a", text: "\u{FEFF}ab")
    #expect(source.position(at: 4) == Position(line: 1, column: 2))
    #expect(LineIndex(source).position(at: 4) == Position(line: 1, column: 2))
    #expect(source.position(at: 0) == Position(line: 1, column: 1))
  }

  @Test func `knows each line without its break`() {
    let lines = LineIndex(SourceText(name: "a", text: "ab\r\n\ncd"))
    #expect((1...4).map { lines.bytes(ofLine: $0) } == [0..<2, 4..<4, 5..<7, 0..<0])
  }

  @Test func `is equal to another of the same name and bytes`() {
    let source = SourceText(name: "a", text: "1")
    #expect(source == SourceText(name: "a", text: "1"))
    #expect(source != SourceText(name: "b", text: "1"))
    #expect(source != SourceText(name: "a", text: "2"))
  }

  @Test(
    arguments: [
      ([0x41, 0xFF], 1..<2), ([0xC0, 0xAF], 0..<1), ([0xE4, 0xBA], 0..<1),
      ([0xED, 0xA0, 0x80], 0..<1),
      ([0xF4, 0x90, 0x80, 0x80], 0..<1), ([0xE0, 0x80, 0x80], 0..<1), ([0x80], 0..<1),
      ([0xF0, 0x8F, 0x80, 0x80], 0..<1),
    ] as [([UInt8], Range<Int>)]
  )
  func `finds bytes that are no UTF-8`(bytes: [UInt8], place: Range<Int>) {
    #expect(SourceText(name: "a", bytes: bytes).encodingFault?.bytes == place)
  }

  @Test func `takes all of Unicode for UTF-8`() {
    let text = "a\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"
    #expect(SourceText(name: "a", text: text).encodingFault == nil)
    #expect(SourceText(name: "a", bytes: [0xFE, 0xFF]).encodingFault?.kind == .otherEncoding)
  }
}

@Suite struct SourceFragmentTests {
  private let source = SourceText(name: "a", text: "k: 'it''s'\n  next\n")

  @Test func `leads to the file byte by byte`() {
    let fragment = SourceFragment(text: "next", source: source, mapping: .contiguous(from: 13))
    #expect(fragment.range(1..<3).bytes == 14..<16)
  }

  @Test func `ends a range where the next byte begins or the line does`() {
    let offsets = [4, 5, 6, 8, 9]
    let fragment = SourceFragment(text: "it's", source: source, mapping: .table(offsets))
    #expect(fragment.range(2..<3).bytes == 6..<8)
    #expect(fragment.range(3..<4).bytes == 8..<9)
    #expect(fragment.range(4..<4).bytes == 9..<9)
    let lines = SourceFragment(text: "\nn", source: source, mapping: .table([10, 13, 14]))
    #expect(lines.range(0..<1).bytes == 10..<11)
  }

  @Test func `is the whole range where parts can't be told apart`() {
    let fragment = SourceFragment(text: "x y", source: source, mapping: .whole(3..<10))
    #expect(fragment.range(0..<1).bytes == 3..<10)
  }
}
