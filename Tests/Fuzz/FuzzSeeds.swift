/// Texts of our own that damaged inputs are made of.
enum FuzzSeeds {
  static let atoms = [
    "null", "true", "false", "0", "-1", "1", "2", "3.5", "1e6144", "1e-6176", "9223372036854775807",
    "-9223372036854775808", "\"\"", "\"abc\"", "[]", "[1, 2, 3]", "[null]", "{}", "{a: 1}",
    "[1..5]", "(1..5)", "(< 5)", "(>= @\"2024-01-01\")", "[[1, 2], [3]]", "[{a: 1}, {a: 2}]",
    "9999999999999999999999999999999999", "0.0000000000000000000000000000000001", "now()",
    "\"2024-02-29\"", "\"P1Y2M\"", "\"P1DT2H\"", "\"10:20:30@Asia/Shanghai\"", "[3, 1, 2]",
    "function(a, b) a < b", "[\"a\", \"b\"]", "sum", "@\"2024-02-29\"", "@\"P1Y\"", "@\"PT1S\"",
  ]

  static let expressions = [
    "if age >= 16 and age < 60 and contains(kind, \"local\") then amount * months else 0",
    "sum(for m in members return m.income) / count(members)",
    "some p in members satisfies p.age > 60 and p.works = false",
    "every p in members[age >= 16] satisfies p.works",
    "{a: 1, b: a + 1, f: function(x: number) x * b, c: f(3)}.c",
    "date(\"2024-02-29\") + duration(\"P1Y\") - duration(\"P1M\")",
    "replace(\"a1b22\", \"([0-9]+)\", \"<$1>\")",
    "matches(\"abc\", \"^[a-z-[b]]+\\\\p{L}{0,2}(?:x|y)*$\", \"ix\")",
    "split(\"a;b;;c\", \";\")", "sort([3, 1, 2], function(x, y) x < y)",
    "[1, 2, 3, 4][item > 2][1]", "for i in 1..10 return if i = 1 then 1 else partial[-1] * i",
    "5 in (> 3, [1..2], not(7))", "x between 1 and 10", "x instance of list<number>",
    "date and time(\"2024-01-01T10:00:00@Europe/Paris\").time offset",
    "overlaps([1..5], (3..8])", "context put({a: 1}, [\"b\", \"c\"], 2)",
    "string join([\"a\", null, \"c\"], \", \")", "years and months duration(@\"2020-01-31\", day)",
    "人均收入 < 监测线 * 1.5", "收入 ＞ 8200 and （人数 >= 2）", "@\"2024-07-01\" in [d1..d2)",
    "modulo(-10, 3) + round half up(2.5, 0) ** 2", "/* a comment */ 1 // the end",
    "{\"a key\": 1}.a key", "get value({a: 1}, \"a\")", "list replace([1, 2], 1, 5)",
    "{w: function(x) x(x), r: w(w)}.r", "\"\\u4eba\\U01F600\\n\" + \"\\\"\"",
    "((((((((((((((((((((1))))))))))))))))))))", "[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]",
    "{a0: \"xx\", a1: string([a0, a0]), a2: string([a1, a1]), a3: string([a2, a2])}.a3",
  ]

  static let tests = [
    "-", "< 5", "[1..5), > 10", "not(\"a\", \"b\")", "\"local\", \"other\"", "null, true",
    ">= date(\"2024-01-01\")", "(@\"2024-01-01\"..@\"2024-12-31\"]", "? > 3 and ? < 9",
    "contains(?, \"x\")", "[1, 2, 3]", "not(-)", "< 0, = 3, != 4", "count(?) > 2",
  ]

  static let patterns = [
    "a+b*c?", "(a|b)*abb", "^(\\d{3})-(\\d{4})$", "[a-z-[aeiou]]", "\\p{Lu}\\P{Nd}\\i\\c", "(a+)+$",
    "(a*)*b", "((a{1,9}){1,9}){1,9}", "\\1(a)", "(a)\\1", "[^\\s\\w]", "a{2,}", "(?:ab)+?", "人+",
    ".",
    "\\p{IsBasicLatin}", "x*", "[\\]\\-^]", "a||b", "()", "(((((((((((a)))))))))))", "a{0}", "$^",
  ]
}
