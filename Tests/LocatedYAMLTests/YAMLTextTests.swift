import Diagnostics
import LocatedYAML
import Testing

/// Texts as they are written in YAML.
@Suite struct YAMLTextTests {
  static let texts = [
    "县人社局", "a", "a: b", "a:", "a #b", "a#b", "# a", "- a", "-a", "?", "[x]", "a, b", "a]", "{",
    "}",
    "\"quoted\"", "it's", "'", "\\", "a\\n", "two\nlines", "tab\there", " a", "a ", "　a", "",
    "null",
    "true", "2024-01-01", "1.10", "*a", "&a", "!a", "|", ">", "%", "@", "`", "---", "...", "<<",
    "=",
    "\u{85}", "\u{2028}", "\u{FEFF}", "\u{7F}x", "😀", "柏政办发〔2024〕1号", "《办法》（试行）: 二、", "~",
  ]

  @Test(arguments: texts)
  func `is read as what it was, alone, as a value, as a key and in brackets`(text: String) {
    let written = YAMLText(text).written
    let file = "value: \(written)\n\(written): b\nc: [\(written), { d: \(written) }]\n"
    let document = YAMLDocument(
      SourceText(name: "text.yaml", text: file)
    )
    #expect(text.isEmpty || document.diagnostics.isEmpty)
    let mapping = document.root?.mapping
    #expect(mapping?["value"]?.scalar?.text == text)
    #expect(mapping?.entries[1].key.text == text)
    #expect(mapping?["c"]?.sequence?.first?.scalar?.text == text)
    #expect(mapping?["c"]?.sequence?.last?.mapping?["d"]?.scalar?.text == text)
  }

  @Test func `is plain where nothing in it can be mistaken`() {
    #expect(YAMLText("清川县人民政府办公室").written == "清川县人民政府办公室")
    #expect(YAMLText("a: b").written == "\"a: b\"")
  }
}
