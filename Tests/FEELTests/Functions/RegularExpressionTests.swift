import FEEL
import Testing

@Suite struct RegularExpressionTests {
  @Test(
    arguments: [
      ("abc", "b", "", true), ("abc", "^b", "", false), ("a\nb", "^b$", "m", true),
      ("a\nb", "a.b", "", false), ("a\nb", "a.b", "s", true), ("ABC", "b", "i", true),
      ("a b", "a\\ b", "", nil), ("ab", " a b ", "x", true), ("a.b", "a.b", "q", true),
      ("axb", "a.b", "q", false), ("\u{212A}", "k", "i", true), ("x", "[A-Z-[OI]]", "i", true),
      ("o", "[A-Z-[OI]]", "i", false), ("aa", "(a)\\1", "", true), ("aA", "(a)\\1", "i", true),
      ("a", "(a)\\2", "", nil), ("人", "\\p{Lo}", "", true),
      ("人", "\\p{IsCJKUnifiedIdeographs}", "", true), ("a", "\\p{Nope}", "", nil),
      ("5", "[\\d-[0-4]]", "", true), ("a-b", "[a\\-]{2}", "", true), ("a", "[b-a]", "", nil),
      ("a", "a{2,1}", "", nil), ("a", "(a", "", nil), ("a", "a)", "", nil), ("a", "*", "", nil),
      ("a", "a", "z", nil), ("aaa", "^a{2,3}$", "", true), ("ab", "^(?:a|b)+$", "", true),
      ("", "^$", "", true), ("aab", "^(a*)*b$", "", true), ("1,234", "^[\\d,]+$", "", true),
      ("]", "]", "", nil), ("_x:1", "^\\i\\c*$", "", true), ("\t", "\\s", "", true),
      ("a1", "^\\w+$", "", true), ("a!", "^\\w+$", "", false), ("ab", "[^\\d]b", "", true),
    ] as [(String, String, String, Bool?)]
  )
  func `matches as XPath does`(text: String, pattern: String, flags: String, result: Bool?) {
    let arguments: [Value] = [.string(text), .string(pattern), .string(flags)]
    let value = FunctionLibrary.standard["matches"]?.value(of: arguments)
    #expect(value == result.map(Value.boolean) ?? .null)
  }

  @Test(
    arguments: EvaluationCase.table(
      #"""
      replace("abracadabra", "a.*?a", "*") => "*c*bra"
      replace("0123456789", "(\d{3})(\d{3})(\d{4})", "($1) $2-$3") => "(012) 345-6789"
      replace("abcd", "(ab)|(a)", "[1=$1][2=$2]") => "[1=ab][2=]cd"
      replace("abc", "b", "\$") => "a$c"
      replace("abc", "b", "$") => feel.bad-pattern
      replace("abc", "b", "\x") => feel.bad-pattern
      replace("abc", "x*", "-") => feel.bad-pattern
      replace("a", "(a)", "$12") => "a2"
      replace("a.c", ".", "$0", "q") => "a$0c"
      split("a;b;c;;", ";") => ["a", "b", "c", "", ""]
      split("a1b22c", "\d+") => ["a", "b", "c"]
      split("", ",") => [""]
      """#
    )
  )
  func `replaces and splits`(aCase: EvaluationCase) { aCase.check() }
}
