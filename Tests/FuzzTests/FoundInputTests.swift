import Diagnostics
import FEEL
import Testing

/// Inputs that once hung, trapped or changed a value, each with what becomes of it now.
@Suite struct FoundInputTests {
  private static func evaluate(_ text: String) -> Evaluation {
    Evaluator().evaluate(text: SourceFragment(SourceText(name: "found", text: text)))
  }

  /// `string` doubles a text and its escapes each time: it took minutes before it was given up.
  @Test(.timeLimit(.minutes(1)))
  func `texts within texts within texts are given up soon`() {
    let entries = (1..<40).map { "a\($0): string([a\($0 - 1), a\($0 - 1)])" }
    let text = "{a0: \"xxxxxxxx\", \(entries.joined(separator: ", "))}.a39"
    #expect(Self.evaluate(text).diagnostics.map(\.code).contains("feel.budget-exceeded"))
  }

  @Test(arguments: ["a\"b\\c\nd\re\tf", "人\u{10FFFF}e\u{301}", ""])
  func `a text is the same after it was written and read`(text: String) {
    #expect(Self.evaluate(Value.string(text).description).value == .string(text))
  }

  @Test(arguments: [
    "@\"-PT11268000000000000000000000000000000000000S\"",
    "@\"-PT0.0000000000000000001084202172485504434007452800869942S\"",
  ])
  func `a duration of many digits is the same after it was written and read`(text: String) {
    #expect(Self.evaluate(text).value.description == text)
  }
}
