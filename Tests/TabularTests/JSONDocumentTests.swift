import Diagnostics
import Tabular
import TestSupport
import Testing

@Suite struct JSONDocumentTests {
  private func document(_ text: String, limits: JSONLimits = .standard) -> JSONDocument {
    JSONDocument(SourceText(name: "a.json", text: text), limits: limits)
  }

  @Test func `keeps keys in order and numbers as they were typed`() throws {
    let text = #"{"乙": 1.10, "a": [true, false, null, "x"], "e": -0.0E+10, "": {}}"#
    let document = document(text)
    let root = try #require(document.root)
    #expect(document.diagnostics.isEmpty)
    #expect(root.object?.entries.map(\.key) == ["乙", "a", "e", ""])
    #expect(root.object?["乙"]?.number == "1.10")
    #expect(root.object?["e"]?.number == "-0.0E+10")
    let compact = #"{"乙":1.10,"a":[true,false,null,"x"],"e":-0.0E+10,"":{}}"#
    #expect(JSONWriter(.compact).text(of: root.value) == compact)
  }

  @Test func `knows the place of every value and key`() throws {
    let marked: MarkedText = " 1️⃣{ 2️⃣\"键\"3️⃣ : 4️⃣[ 5️⃣126️⃣ ]7️⃣}8️⃣\n"
    let root = try #require(document(marked.text).root)
    let entry = try #require(root.object?.entry(of: "键"))
    #expect(root.range.bytes == marked.range(1, 8))
    #expect(entry.keyRange.bytes == marked.range(2, 3))
    #expect(entry.value.range.bytes == marked.range(4, 7))
    #expect(entry.value.array?[0].range.bytes == marked.range(5, 6))
  }

  @Test func `undoes escapes`() {
    let text = #""\"\\\/\b\f\n\r\t\u7532\uD83D\uDE00é甲""#
    #expect(document(text).root?.string == "\"\\/\u{08}\u{0C}\n\r\t甲😀é甲")
  }

  @Test func `reads a line of a file at its place in the file`() {
    let source = SourceText(name: "a.jsonl", text: "{}\n[1, x]\n")
    let document = JSONDocument(source, in: 3..<9)
    #expect(document.diagnostics.first?.range?.start == Position(line: 2, column: 5))
  }

  @Test func `reports a duplicate key at both places and keeps the first`() throws {
    let many = (0..<20).map { "\"k\($0)\": \($0)" }.joined(separator: ", ")
    for text in ["{\"k3\": 1, \"k3\": 2}", "{\(many), \"k3\": 99}"] {
      let document = document(text)
      #expect(document.diagnostics.map(\.code) == ["json.duplicate-key"])
      let note = try #require(document.diagnostics.first?.notes.first?.range)
      #expect(note.text == "\"k3\"" && note.bytes.lowerBound < text.utf8.count - 12)
      #expect(document.root?.object?["k3"]?.number == (text.utf8.count < 30 ? "1" : "3"))
    }
  }

  /// Texts with a mistake at their mark, and its code.
  private static let mistakes: [(String, String)] = [
    ("1️⃣", "json.empty"), ("{} 1️⃣x", "json.expected-end"), ("[1,1️⃣", "json.expected-value"),
    ("[1 1️⃣2]", "json.unclosed-bracket"),
    ("{\"a\": 1 1️⃣\"b\": 2}", "json.unclosed-bracket"), ("[1, 21️⃣", "json.unclosed-bracket"),
    ("[11️⃣,]", "json.trailing-comma"), ("{\"a\": 11️⃣, }", "json.trailing-comma"),
    ("{1️⃣a: 1}", "json.expected-key"), ("{\"a\" 1️⃣1}", "json.expected-colon"),
    ("{1️⃣'a': 1}", "json.punctuation"), ("{\"a\"1️⃣：1}", "json.punctuation"),
    ("{\"a\":1️⃣“b”}", "json.punctuation"), ("[1️⃣\"abc", "json.unclosed-quote"),
    ("[1️⃣\"ab\ncd\"]", "json.unclosed-quote"), ("\"a1️⃣\tb\"", "json.control-character"),
    ("\"a1️⃣\\d\"", "json.escape"), ("\"1️⃣\\u12g4\"", "json.escape"), ("\"1️⃣\\", "json.escape"),
    ("\"1️⃣\\uD83Dx\"", "json.surrogate"), ("\"1️⃣\\uDE00\"", "json.surrogate"),
    ("[1️⃣012]", "json.number"), ("[1️⃣-]", "json.number"), ("[1️⃣1.]", "json.number"),
    ("[1️⃣1e]", "json.number"), ("[1️⃣1a]", "json.number"), ("[1️⃣+1]", "json.unknown-word"),
    ("[1️⃣.5]", "json.unknown-word"), ("[1️⃣NaN]", "json.unknown-word"),
    ("[1️⃣True]", "json.unknown-word"), ("[1️⃣nulls]", "json.unknown-word"),
    ("[1️⃣// x\n1]", "json.expected-value"), ("[1️⃣甲]", "json.expected-value"),
  ]

  @Test(arguments: mistakes)
  func `reports a mistake at its place`(marked: String, code: String) {
    let marked = MarkedText(marked)
    let document = document(marked.text)
    #expect(document.root == nil)
    #expect(document.diagnostics.map(\.code) == [code])
    #expect(document.diagnostics.first?.range?.bytes.lowerBound == marked[1])
  }

  @Test(arguments: Language.allCases)
  func `words its mistakes in both languages`(language: Language) {
    let all = Self.mistakes.enumerated().flatMap { index, mistake in
      let text = MarkedText(mistake.0).text
      let name = (index < 10 ? "0" : "") + "\(index).json"
      return JSONDocument(SourceText(name: name, text: text)).diagnostics
    }
    let report = DiagnosticRenderer(language: language).report(all)
    Snapshot("json-mistakes.\(language.rawValue).txt").expect(report)
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x31, 0x00], "json.not-utf-8"), ([0x22, 0xFF, 0x22], "json.invalid-utf-8"),
      ([0x22, 0xE4, 0xBA], "json.invalid-utf-8"), ([0x00], "json.expected-value"),
    ] as [([UInt8], String)]
  )
  func `refuses bytes that are no text`(bytes: [UInt8], code: String) {
    let document = JSONDocument(SourceText(name: "a", bytes: bytes))
    #expect(document.diagnostics.map(\.code) == [code])
  }

  @Test func `takes a byte order mark`() {
    #expect(document("\u{FEFF}1").root?.number == "1")
  }

  @Test(arguments: ["[", "{\"a\":", "[["])
  func `stops at the depth of its limit`(opener: String) {
    let text = String(repeating: opener, count: 10_000)
    #expect(document(text).diagnostics.map(\.code) == ["json.too-deep"])
    #expect(document("[[1]]", limits: JSONLimits(depth: 2)).diagnostics.isEmpty)
    #expect(document("[[[1]]]", limits: JSONLimits(depth: 2)).root == nil)
  }

  @Test func `refuses a text beyond its limit`() {
    let document = document("[1, 2]", limits: JSONLimits(bytes: 5))
    #expect(document.diagnostics.map(\.code) == ["json.too-large"])
  }

  @Test func `bears a text that is cut off anywhere`() {
    let bytes = Array(#"{"a": ["x\n\u7532\uD83D\uDE00", -1.5e+3, true], "甲": {"b": null}}"#.utf8)
    for end in bytes.indices {
      let document = JSONDocument(SourceText(name: "a", bytes: Array(bytes[..<end])))
      #expect(document.root == nil && document.diagnostics.count == 1)
    }
  }
}

@Suite struct JSONWriterTests {
  private let value: JSONValue = [
    "b": [1, true, nil, []], "a": ["名": "\"甲\"\n\u{01}/", "x": .number("1.10")], "e": [:],
  ]

  @Test func `writes on one line`() {
    let expected = #"{"b":[1,true,null,[]],"a":{"名":"\"甲\"\n\u0001/","x":1.10},"e":{}}"#
    #expect(JSONWriter(.compact).text(of: value) == expected)
  }

  @Test func `writes a line for each item and key`() {
    let expected = #"""
      {
        "b": [
          1,
          true,
          null,
          []
        ],
        "a": {
          "名": "\"甲\"\n\u0001/",
          "x": 1.10
        },
        "e": {}
      }
      """#
    #expect(JSONWriter(.pretty).text(of: value) == expected)
  }

  @Test(arguments: [JSONWriter.Layout.compact, .pretty])
  func `is read back as it was written`(layout: JSONWriter.Layout) throws {
    let text = JSONWriter(layout).text(of: value)
    let root = try #require(JSONDocument(SourceText(name: "a", text: text)).root)
    #expect(JSONWriter(layout).text(of: root.value) == text)
  }
}
