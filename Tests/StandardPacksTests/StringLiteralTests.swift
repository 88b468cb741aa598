import Testing

@testable import EmbedPacksTool

@Suite struct StringLiteralTests {
  @Test(arguments: [
    ("a: 1", "#\"\"\"\na: 1\n\"\"\"#"),
    ("a: 1\n", "#\"\"\"\na: 1\n\n\"\"\"#"),
    ("", "#\"\"\"\n\n\"\"\"#"),
    ("户: '\\d'", "#\"\"\"\n户: '\\d'\n\"\"\"#"),
    ("\"\"\"# \\#(a)", "##\"\"\"\n\"\"\"# \\#(a)\n\"\"\"##"),
    ("\"# \"## ###", "###\"\"\"\n\"# \"## ###\n\"\"\"###"),
  ])
  func `a text has as many marks as keep it whole`(text: String, source: String) {
    #expect(StringLiteral(text).source == source)
  }

  @Test(arguments: [
    ("a\r\nb", "a\\#u{d}\nb"),
    ("\u{feff}a", "\\#u{feff}a"),
    ("a\tb\u{0}", "a\tb\\#u{0}"),
  ])
  func `what the compiler would change is escaped`(text: String, content: String) {
    #expect(StringLiteral(text).source == "#\"\"\"\n\(content)\n\"\"\"#")
  }
}
