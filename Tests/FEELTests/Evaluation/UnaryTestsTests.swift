import Diagnostics
import FEEL
import Quantities
import Testing

@Suite struct UnaryTestsTests {
  @Test(
    arguments: [
      ("-", "true"), ("5", "true"), ("< 5", "false"), ("<= 5, > 10", "true"), ("[1..5)", "false"),
      ("(4..6)", "true"), ("not(5)", "false"), ("not(1, 2)", "true"), ("? > 3", "true"),
      ("\"a\", 5", "true"), ("\"a\"", "false"), ("[1, 5]", "true"), ("limit", "true"),
      ("< limit", "false"), ("not(? > 3)", "false"), ("limit > 4 and ? < 6", "true"),
      ("!= 5", "false"), ("null", "false"), ("< \"a\"", "null"), ("not(< \"a\")", "null"),
      ("odd(?)", "true"), ("not(odd(?)) or true", "true"),
    ]
  )
  func `tests a number`(tests: String, expected: String) throws {
    let fragment = SourceFragment(SourceText(name: "cell", text: tests))
    let parsed = Parser.unaryTests(fragment)
    let tree = try #require(parsed.sound, "\(parsed.diagnostics)")
    let result = Evaluator().evaluate(
      tree,
      of: .number(5),
      variables: ["limit": .number(5)],
      fragment: fragment
    )
    #expect(result.value.description == expected)
  }

  @Test(arguments: ["", "-, 5 6", "<", "not(", "not(5", "5,", "not()", "5 -"])
  func `refuses what is no test`(tests: String) {
    let parsed = Parser.unaryTests(SourceFragment(SourceText(name: "cell", text: tests)))
    #expect(parsed.sound == nil)
    #expect(!parsed.diagnostics.isEmpty)
  }
}
