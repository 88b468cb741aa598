import Diagnostics
import LocatedYAML
import Testing

@Suite struct HostileYAMLTests {
  private func codes(_ bytes: [UInt8], limits: YAMLLimits = .standard) -> [String] {
    YAMLDocument(SourceText(name: "a.yaml", bytes: bytes), limits: limits).diagnostics.map(\.code)
  }

  private func codes(_ text: String, limits: YAMLLimits = .standard) -> [String] {
    codes(Array(text.utf8), limits: limits)
  }

  private func seconds(_ work: () -> Void) -> Double {
    ContinuousClock().measure(work) / .seconds(1)
  }

  @Test func `refuses a file of a hundred megabytes without reading it`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 100_000_000)
    let source = SourceText(name: "a.yaml", bytes: bytes)
    var report = ""
    let time = seconds {
      report = DiagnosticRenderer(language: .english).report(YAMLDocument(source).diagnostics)
    }
    #expect(report.hasPrefix("a.yaml:1:1: error: the file has 100000000 bytes"))
    #expect(report.utf8.count < 1_000)
    #expect(time < 1)
  }

  @Test(arguments: ["[", "{", "{a: ", "- ", "? ", "[\n", "a:\n", "!x ", "&x ", "\"", "'", "*", "|"])
  func `reads ten thousand of anything within a second`(part: String) {
    let text = String(repeating: part, count: 10_001)
    let time = seconds { #expect(!codes(text).isEmpty) }
    #expect(time < 1)
  }

  @Test func `stops at the depth of its limit`() {
    let limits = YAMLLimits(depth: 3)
    #expect(codes("[[[1]]]", limits: limits) == [])
    #expect(codes("[[[[1]]]]", limits: limits) == ["yaml.too-deep"])
    #expect(codes(String(repeating: "[", count: 10_000)) == ["yaml.too-deep"])
  }

  @Test func `stops at the number of its limit`() {
    #expect(codes("[1, 2, 3]", limits: YAMLLimits(nodes: 5)) == [])
    #expect(codes("[1, 2, 3, 4]", limits: YAMLLimits(nodes: 4)) == ["yaml.too-many-nodes"])
  }

  @Test func `reads a file at its limits within a second`() {
    let line = "- {a: 1, b: 乙}\n"
    let text = String(repeating: line, count: (1 << 20) / line.utf8.count)
    let time = seconds { #expect(codes(text, limits: YAMLLimits(nodes: 1_000_000)) == []) }
    #expect(time < 10, "a debug build takes up to this; a release build a tenth")
  }

  @Test func `names the first byte that is no UTF-8`() {
    let bytes = Array("a: 1\nb: ".utf8) + [0xFF, 0x0A]
    let document = YAMLDocument(SourceText(name: "a", bytes: bytes))
    #expect(document.diagnostics.map(\.code) == ["yaml.invalid-utf-8"])
    #expect(document.diagnostics.first?.range?.start == Position(line: 2, column: 4))
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x61, 0x00], "yaml.not-utf-8"), ([0xFE, 0xFF, 0x00, 0x61], "yaml.not-utf-8"),
      ([0x61, 0x00], "yaml.control-character"),
      ([0x61, 0x3A, 0x20, 0x1B], "yaml.control-character"),
      ([0xE4, 0xBA], "yaml.invalid-utf-8"), ([0xED, 0xA0, 0x80], "yaml.invalid-utf-8"),
    ] as [([UInt8], String)]
  )
  func `refuses bytes that are no text`(bytes: [UInt8], code: String) {
    #expect(codes(bytes) == [code])
  }

  @Test(arguments: ["\u{85}", "\u{A0}", "\u{2028}", "\u{FEFF}", "\u{FFFE}", "\u{80}", "\u{E000}"])
  func `bears every character in a text`(character: String) {
    _ = codes("a: x\(character)y\n")
    _ = codes("\(character)a: x\nb: \"\(character)\"\nc: |\n  \(character)\n  x\n")
  }

  @Test func `bears a file that is cut off anywhere`() {
    let text = "a: {b: [\"x\\n\", 'y''z']}\n甲: |\n  乙\n? &a !b *c\n--- \n%X\n"
    let bytes = Array(text.utf8)
    for end in bytes.indices {
      for start in [0, end / 2] { _ = codes(Array(bytes[start..<end])) }
    }
  }
}
