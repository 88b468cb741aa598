import Diagnostics
import FEEL
import Foundation
import Testing

/// Whatever the text, evaluating it ends soon, and with a value or an error.
@Suite struct EvaluationLimitsTests {
  @Test(
    arguments: [
      "for i in 1..1000000000 return i",
      "for i in 1..100 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])",
      "for i in 1..100 return if i = 1 then [1] else [partial[-1], partial[-1]]",
      "{a: [1,1,1,1,1,1,1,1], b: [a,a,a,a,a,a,a,a], c: [b,b,b,b,b,b,b,b], d: [c,c,c,c,c,c,c,c],"
        + " e: [d,d,d,d,d,d,d,d], f: [e,e,e,e,e,e,e,e], g: [f,f,f,f,f,f,f,f], h: [g,g,g,g,g,g]}",
      "matches(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"(a+)+$\")",
      "distinct values(for i in 1..30000 return i)",
    ]
  )
  func `gives up what takes too many steps`(text: String) {
    let fragment = SourceFragment(SourceText(name: "t", text: text))
    let result = Evaluator(budget: 200_000).evaluate(text: fragment)
    #expect(result.value == .null)
    #expect(result.diagnostics.map(\.code).contains("feel.budget-exceeded"))
  }

  @Test(
    arguments: [
      ("(function(f) f(f))(function(f) f(f))", "feel.recursion-too-deep"),
      ("{s: function(f) sort([1, 2], function(a, b) f(f)), r: s(s)}.r", "feel.recursion-too-deep"),
      (
        "for i in 1..1000 return if i = 1 then [1] else [partial[-1]]", "feel.value-too-deep"
      ),
    ]
  )
  func `gives up what nests too deeply`(text: String, code: String) {
    let result = evaluate(text)
    #expect(result.value == .null)
    #expect(result.diagnostics.map(\.code).contains(code))
  }

  @Test func `stops on a small stack before it overflows`() async {
    let text = "{f: function(g, n) 1 + g(g, n + 1), r: f(f, 1)}.r + (1"
    let codes = await withCheckedContinuation { continuation in
      let thread = Thread {
        let deep = evaluate(String(text.dropLast(4))).diagnostics
        let sum = evaluate(Array(repeating: "1", count: 390).joined(separator: " + ")).diagnostics
        let brackets = evaluate(String(repeating: "[", count: 100)).diagnostics
        continuation.resume(returning: (deep + sum + brackets).map(\.code))
      }
      thread.stackSize = 512 * 1024
      thread.start()
    }
    #expect(codes.contains("feel.recursion-too-deep"))
  }

  @Test(
    arguments: [
      "9 ** 999999999", "1e6144 / 1e-6176", "@\"999999999-12-31\" + @\"P1D\"",
      "@\"P768614336404564650Y\" * 2", "-@\"-P768614336404564650Y\" + @\"P768614336404564650Y\"",
      "substring(\"abc\", -9223372036854775808)", "[1][-9223372036854775808]",
      "sublist([1, 2], 9223372036854775807)", "date(99999999999999999999, 1, 1)",
      "decimal(1, 1e300)", "@\"999999999-12-31T23:59:59-18:00\" + @\"PT1S\"",
      "@\"2020-01-01T00:00:00\" + @\"P99999999999999999999D\"", "(-8) ** (1 / 3)", "exp(1e6000)",
      "time(23, 59, 59, @\"PT99999999999H\")", "time(\"10:00:00@../../etc/passwd\")",
      "matches(\"a\", \"((a{1000}){1000}){1000}\")",
    ]
  )
  func `has null beyond the ends of numbers and calendars`(text: String) {
    #expect(evaluate(text).value == .null)
    #expect(!evaluate(text).diagnostics.isEmpty)
  }
}
