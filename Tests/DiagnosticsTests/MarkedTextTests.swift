import TestSupport
import Testing

@Suite struct MarkedTextTests {
  @Test func `takes its marks out and keeps their offsets`() {
    let marked: MarkedText = "1 + 1️⃣* 甲2️⃣3"
    #expect(marked.text == "1 + * 甲3")
    #expect(marked.offsets == [1: 4, 2: 9])
    #expect(marked.range(1, 2) == 4..<9)
    #expect(marked.places == [4, 9])
  }

  @Test func `keeps digits that are no marks`() {
    let marked: MarkedText = "123 #️⃣"
    #expect(marked.text == "123 #️⃣" && marked.offsets.isEmpty)
  }
}
