import Diagnostics
import Testing

@testable import FEEL

@Suite struct LexerTests {
  private func tokens(_ text: String) -> [String] {
    var lexer = Lexer(SourceFragment(SourceText(name: "t", text: text)))
    lexer.run()
    return lexer.tokens.dropLast().map(\.text)
  }

  @Test(
    arguments: [
      ("1..2", ["1", "..", "2"]), (".5+1.5e-3", [".5", "+", "1.5e-3"]), ("1e", ["1", "e"]),
      ("a**b", ["a", "**", "b"]), ("a<=b!=c", ["a", "<=", "b", "!=", "c"]),
      ("x//y\nz", ["x", "z"]), ("x/* 1 */y", ["x", "y"]), ("户.人均", ["户", ".", "人均"]),
      ("🐎2", ["🐎2"]), ("a\u{3000}b", ["a", "b"]),
      ("function<>->x", ["function", "<", ">", "->", "x"]),
    ]
  )
  func `splits a text`(text: String, expected: [String]) {
    #expect(tokens(text) == expected)
  }

  @Test(
    arguments: [
      (#""a\nb""#, "a\nb"), (#""\"""#, "\""), (#""\\u0041""#, #"\u0041"#), (#""\u0041""#, "A"),
      (#""\U01F40E""#, "🐎"), (#""\uD83D\uDC0E""#, "🐎"), (#""\uD83D""#, #"\uD83D"#),
      (#""\d+""#, #"\d+"#), (#""\u00""#, #"\u00"#),
    ]
  )
  func `resolves escapes and leaves others as they are`(text: String, expected: String) {
    #expect(tokens(text) == [expected])
  }
}
