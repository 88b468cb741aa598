import Diagnostics
import LocatedYAML
import TestSupport
import Testing

@Suite struct YAMLDocumentTests {
  private func document(_ text: String) -> YAMLDocument {
    YAMLDocument(SourceText(name: "a.yaml", text: text))
  }

  private func codes(_ document: YAMLDocument) -> [String] { document.diagnostics.map(\.code) }

  @Test func `keeps keys in order and scalars as they were typed`() throws {
    let document = document("answer: no\nversion: 1.10\non: 2023-07-01\ncode: 0123\nnone: ~\n")
    let mapping = try #require(document.root?.mapping)
    #expect(mapping.entries.map(\.key.text) == ["answer", "version", "on", "code", "none"])
    let texts = mapping.entries.map(\.value.scalar?.text)
    #expect(texts == ["no", "1.10", "2023-07-01", "0123", "~"])
    #expect(document.isComplete && document.diagnostics.isEmpty)
  }

  @Test func `knows the place of every node`() throws {
    let marked: MarkedText = """
      # 说明
      1️⃣户:
        2️⃣- 3️⃣甲4️⃣
        - 5️⃣[a, "乙"]6️⃣  # 注

        # end
      """
    let root = try #require(document(marked.text).root)
    let list = try #require(root.mapping?["户"])
    #expect(root.range.bytes == marked.range(1, 6))
    #expect(list.range.bytes == marked.range(2, 6))
    #expect(list.sequence?.map(\.range.bytes) == [marked.range(3, 4), marked.range(5, 6)])
  }

  @Test func `tells nothing from an empty text`() throws {
    let mapping = try #require(document("a:\nb: \"\"\n").root?.mapping)
    #expect(mapping["a"]?.isEmpty == true)
    #expect(mapping["a"]?.range.bytes == 2..<2)
    #expect(mapping["b"]?.isEmpty == false)
    #expect(mapping["c"] == nil)
  }

  @Test(arguments: ["", "# only a comment\n", "---\n", "\u{FEFF}"])
  func `has no text in an empty file`(text: String) {
    let document = document(text)
    #expect(document.root == nil || document.root?.isEmpty == true)
    #expect(document.diagnostics.isEmpty)
  }

  @Test func `reads a file with a byte order mark and Windows line breaks`() throws {
    let document = document("\u{FEFF}a: 1\r\n乙: |\r\n  x\r\n  y\r\n")
    let mapping = try #require(document.root?.mapping)
    #expect(document.diagnostics.isEmpty)
    #expect(mapping.entries[0].key.range.start == Position(line: 1, column: 1))
    #expect(mapping.entries[1].range.start == Position(line: 2, column: 1))
    #expect(mapping["乙"]?.scalar?.text == "x\ny\n")
    #expect(mapping["乙"]?.scalar?.fragment.range(2..<3).start == Position(line: 4, column: 3))
  }

  @Test func `goes on after a mistake and says what is incomplete`() throws {
    let document = document("a: 1\nlist:\n  - x\n  - y: z: 0\n  - w\nb:\n  c: 2\n")
    let root = try #require(document.root)
    #expect(codes(document) == ["yaml.colon-in-text"])
    #expect(!document.isComplete && !root.isComplete)
    #expect(root.mapping?.entries.map(\.key.text) == ["a", "list", "b"])
    #expect(root.mapping?["list"]?.isComplete == false)
    #expect(root.mapping?["list"]?.sequence?.first?.scalar?.text == "x")
    #expect(root.mapping?["b"]?.isComplete == true)
    #expect(root.mapping?["b"]?.mapping?["c"]?.scalar?.text == "2")
  }

  @Test func `goes on after a mistake in the first line`() throws {
    let document = document("title subsidy\ncite: [x]\nlast: 1\n")
    #expect(codes(document) == ["yaml.missing-colon"])
    #expect(document.root?.isComplete == false)
    #expect(document.root?.mapping?.entries.map(\.key.text) == ["cite", "last"])
  }

  @Test func `finds a key again that stood before a mistake`() {
    #expect(
      codes(document("a: 1\nb: @\na: 2\n")) == ["yaml.reserved-character", "yaml.duplicate-key"]
    )
  }

  @Test func `keeps both values of a duplicate key and finds the first`() throws {
    let mapping = try #require(document("a: 1\na: 2\n").root?.mapping)
    #expect(mapping.entries.count == 2)
    #expect(mapping["a"]?.scalar?.text == "1")
  }

  @Test func `notes a comment that cuts a text off`() throws {
    let marked: MarkedText = "when: a = 1️⃣# b\n"
    let cut = try #require(document(marked.text).root?.mapping?["when"])
    #expect(cut.blockNote?.range?.bytes.lowerBound == marked[1])
    #expect(cut.blockFix?.replacement == "|\n  a = # b")
    #expect(document("when: a\n").root?.mapping?["when"]?.blockNote == nil)
  }

  @Test func `notes a list that may be meant as an expression`() throws {
    let node = try #require(document("rows:\n  - [1..5]\n").root?.mapping?["rows"]?.sequence?.first)
    #expect(node.blockNote?.message.code == "yaml.brackets")
    #expect(node.blockFix?.replacement == "|\n    [1..5]")
  }
}

@Suite struct YAMLScalarTests {
  /// The first value of a mapping with one key, `k`.
  private func scalar(_ text: String) throws -> YAMLScalar {
    let document = YAMLDocument(SourceText(name: "a.yaml", text: text))
    #expect(document.diagnostics.isEmpty)
    return try #require(document.root?.mapping?["k"]?.scalar)
  }

  /// Texts whose value has an `x`; the mark stands before the `x` of the file.
  private static let texts: [(String, YAMLScalar.Style, String)] = [
    ("k: 甲 1️⃣x", .plain, "甲 x"),
    ("k: 甲\n  乙 1️⃣x\n", .plain, "甲 乙 x"),
    ("k: 甲\n\n  乙 1️⃣x\n", .plain, "甲\n乙 x"),
    ("k: '甲 1️⃣x'", .singleQuoted, "甲 x"),
    ("k: 'it''s 1️⃣x'", .singleQuoted, "it's x"),
    ("k: 'a  \n   b 1️⃣x'", .singleQuoted, "a b x"),
    ("k: \"甲 1️⃣x\"", .doubleQuoted, "甲 x"),
    ("k: \"\\u7532\\n\\\\ 1️⃣x\"", .doubleQuoted, "甲\n\\ x"),
    ("k: \"a\\\n   b 1️⃣x\"", .doubleQuoted, "ab x"),
    ("k: |\n  甲\n\n    乙 1️⃣x\n\n", .literal, "甲\n\n  乙 x\n"),
    ("k: |- # note\n\n  甲\n  1️⃣x\n", .literal, "\n甲\nx"),
    ("k: |2+\n   1️⃣x\n\n", .literal, " x\n\n"),
    ("k: |\n  a\n  1️⃣x", .literal, "a\nx"),
  ]

  @Test(arguments: texts)
  func `leads from its text to the file`(
    marked: String,
    style: YAMLScalar.Style,
    text: String
  ) throws {
    let marked = MarkedText(marked)
    let scalar = try scalar(marked.text)
    #expect(scalar.style == style && scalar.text == text)
    let local = try #require(Array(scalar.text.utf8).firstIndex(of: UInt8(ascii: "x")))
    #expect(scalar.fragment.range(local..<local + 1).bytes == marked[1]..<marked[1] + 1)
    let end = scalar.text.utf8.count
    #expect(scalar.fragment.range(end..<end).bytes.lowerBound > marked[1])
  }

  @Test func `points at the whole of a folded text`() throws {
    let marked: MarkedText = "k: 1️⃣>\n  a\n  x2️⃣\n\n"
    let scalar = try scalar(marked.text)
    #expect(scalar.text == "a x\n" && scalar.style == .folded)
    #expect(scalar.range.bytes == marked.range(1, 2))
    #expect(scalar.fragment.range(2..<3).bytes == marked.range(1, 2))
  }

  @Test func `marks an escape from its backslash to its end`() throws {
    let marked: MarkedText = "k: \"a1️⃣\\u75322️⃣b\""
    let scalar = try scalar(marked.text)
    #expect(scalar.fragment.range(1..<4).bytes == marked.range(1, 2))
  }
}
