import Diagnostics
import FEEL
import TestSupport
import Testing

@Suite struct ParserTests {
  private func parse(_ text: String, names: [String] = []) -> ParseResult<Expression> {
    Parser.expression(SourceFragment(SourceText(name: "t", text: text)), names: names)
  }

  @Test(
    arguments: [
      ("1 +1️⃣", "feel.unexpected-end", -1), ("1 + 1️⃣* 2", "feel.missing-operand", 0),
      ("1️⃣", "feel.empty", 0), ("1️⃣)", "feel.stray-bracket", 0), ("1 1️⃣2", "feel.unexpected-token", 0),
      ("1️⃣\"abc", "feel.unclosed-string", 0), ("1 1️⃣/* a", "feel.unclosed-comment", 0),
      ("if true then 1 1️⃣els 2", "feel.missing-word", 0),
      ("for x in [1] 1️⃣reurn x", "feel.missing-word", 0),
      ("x.1️⃣1", "feel.unexpected-token", -1), ("a. 1️⃣+ 1", "feel.missing-name", 0),
      ("{1️⃣1: 2}", "feel.missing-name", 0), ("{a 1️⃣2}", "feel.expected-token", 0),
      ("{1️⃣: 2}", "feel.missing-name", 0),
      ("every x 1️⃣satisfies 1", "feel.missing-word", 0),
      ("x instance of 1️⃣5", "feel.missing-type", 0), ("1 1️⃣# 2", "feel.hash-comment", 0),
      ("1️⃣1e99999", "feel.number-too-large", 0), ("[1, 1️⃣, 2]", "feel.missing-operand", 0),
      ("@1️⃣x", "feel.expected-token", 0), ("5 between 1 1️⃣or 2", "feel.missing-word", 0),
    ] as [(MarkedText, String, Int)]
  )
  func `reports a mistake at its character`(text: MarkedText, code: String, offset: Int) {
    let found = parse(text.text)
    #expect(found.tree == nil)
    #expect(found.diagnostics.first?.code == code)
    #expect(found.diagnostics.first?.range?.bytes.lowerBound == text[1] + offset)
  }

  @Test(
    arguments: [
      ("1 1️⃣== 2", "=", "feel.unknown-operator"), ("a 1️⃣&& b", "and", "feel.unknown-operator"),
      ("a 1️⃣|| b", "or", "feel.unknown-operator"), ("1 1️⃣<> 2", "!=", "feel.unknown-operator"),
      ("1️⃣（1)", "(", "feel.wide-punctuation"), ("max(1 1️⃣， 2)", ",", "feel.wide-punctuation"),
      ("1 1️⃣＞ 2", ">", "feel.wide-punctuation"), ("1 1️⃣＝ 2", "=", "feel.wide-punctuation"),
      ("{a 1️⃣： 2}", ":", "feel.wide-punctuation"), ("1️⃣“文”", "\"文\"", "feel.wide-punctuation"),
      ("1 1️⃣≥ 2", ">=", "feel.wide-punctuation"),
    ] as [(MarkedText, String, String)]
  )
  func `says what to write for other marks, and goes on`(
    text: MarkedText,
    fix: String,
    code: String
  ) {
    let found = parse(text.text)
    #expect(found.tree != nil)
    #expect(found.sound == nil)
    #expect(found.diagnostics.map(\.code) == [code])
    #expect(found.diagnostics.first?.fix?.replacement == fix)
    #expect(found.diagnostics.first?.fix?.range.bytes.lowerBound == text[1])
  }

  @Test func `shows both places of a bracket that is not closed`() {
    let found = parse("1 + (2 * [3, 4)")
    #expect(found.diagnostics.first?.code == "feel.unclosed-bracket")
    #expect(found.diagnostics.first?.range?.bytes == 14..<15)
    #expect(found.diagnostics.first?.notes.first?.range?.bytes == 9..<10)
  }

  @Test func `reports several mistakes at once`() {
    let found = parse("[1 2, 3 +, (4], f(5 6)]")
    let codes = found.diagnostics.map(\.code)
    #expect(codes.count >= 3)
    #expect(codes.contains("feel.unexpected-token"))
    #expect(codes.contains("feel.missing-operand"))
  }

  @Test func `speaks both languages`() {
    let message = parse("1 +").diagnostics.first?.message
    #expect(message?.english == "the expression ends where a value should follow '+'")
    #expect(message?.chinese == "表达式不完整，“+”之后缺少值")
  }

  @Test func `takes the longest name that it knows`() {
    let names = ["a", "a b", "a b - c"]
    #expect(form("a b - c", names) == "a b - c")
    #expect(form("a b * c", names) == "*")
    #expect(form("a - c", names) == "-")
    #expect(form("x y", names) == "x y")
    #expect(form("date  and\n time", names) == "date and time")
  }

  private func form(_ text: String, _ names: [String]) -> String? {
    switch parse(text, names: names).sound?.form {
    case .name(let name): name.text
    case .binary(let symbol, _, _): symbol.rawValue
    default: nil
    }
  }

  @Test func `knows where each node stands`() throws {
    let text: MarkedText = "1️⃣人 + 2️⃣(3️⃣f(4️⃣x))5️⃣"
    let tree = try #require(parse(text.text).sound)
    guard case .binary(.add, let left, let right) = tree.form else {
      Issue.record("no sum")
      return
    }
    #expect(left.range == 0..<3)
    #expect(right.range == text[3]..<text[5] - 1)
    #expect(right.children.map(\.range.lowerBound) == [text[3], text[4]])
  }

  @Test(
    arguments: [
      "(", "[", "{a:", "-", "1+", "x.a", "f()", "x[1]", "if true then ", "function(x) ", "1 in (",
      "not(", "for x in ", "1 instance of list<", "((((1+1)", "@", "..", "?", "or ", "some ", "]",
      "“", "\"\" ", "x instance of ", "{a b", "/*", "（", "！",
    ]
  )
  func `ends soon whatever is repeated`(part: String) {
    let text = String(repeating: part, count: 60_000 / part.utf8.count)
    let start = ContinuousClock.now
    let found = parse(text)
    #expect(!found.diagnostics.isEmpty)
    #expect(found.diagnostics.count <= 60_000 / part.utf8.count + 101)
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test func `refuses a text that is too long, or too deep`() {
    #expect(
      parse(String(repeating: "(", count: 100_000)).diagnostics.map(\.code) == ["feel.too-long"]
    )
    #expect(
      parse(String(repeating: "1+", count: 20_000) + "1").diagnostics.map(\.code) == [
        "feel.too-deep"
      ]
    )
    let deep = String(repeating: "(", count: 120) + "1" + String(repeating: ")", count: 120)
    #expect(parse(deep).sound != nil)
  }

  @Test func `makes something of any text`() {
    var seed: UInt64 = 42
    func next(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    let parts =
      Array("()[]{}..<>=!+-*/\"@?,: \n0159abc人，“").map(String.init) + [
        "for ", " in ", "return ", "if ", "then ", "else ", "function", "not", "and ", "or ",
        "between ", "instance of ", "list<", "some ", "satisfies ", "1e9", "@\"P1Y\"", "item",
      ]
    for _ in 0..<3000 {
      let text = (0..<next(30)).map { _ in parts[next(parts.count)] }.joined()
      let found = parse(text)
      #expect(found.sound != nil || !found.diagnostics.isEmpty, "\(text)")
      for diagnostic in found.diagnostics {
        #expect((diagnostic.range?.bytes.upperBound ?? 0) <= text.utf8.count, "\(text)")
      }
    }
  }
}
