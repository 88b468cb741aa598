import FEEL
import Quantities
import Testing

@Suite struct ValueTests {
  @Test(
    arguments: [
      "null", "true", "1.5", "-0.25", "\"a\\\"b\\\\c\\n\"", "@\"2024-02-29\"", "@\"-0044-03-15\"",
      "@\"10:30:00.5+08:00\"", "@\"10:30:00@Asia/Shanghai\"", "@\"2024-01-01T00:00:00Z\"",
      "@\"P1Y2M\"", "@\"-P1M\"", "@\"P1DT2H3M4.5S\"", "@\"PT0S\"", "@\"P0M\"", "[1, [\"a\"], null]",
      "{a: 1, b c: {\"(\": 2}}", "[1..5)", "(\"a\"..\"b\"]", "(< 5)", "(>= @\"P1D\")", "(= 3)",
      "(!= 3)", "{}", "[]",
    ]
  )
  func `is shown as text that is read as it`(text: String) {
    #expect(evaluate(text).value.description == text)
  }

  @Test func `compares texts by code point`() {
    #expect(Value.string("é").equals(.string("e\u{301}")) == false)
    #expect(Value.string("Z").compared(to: .string("a")) == .ascending)
  }

  @Test func `keeps the order of a context's entries but does not compare it`() {
    let left: ContextValue = ["b": .number(1), "a": .null]
    let right: ContextValue = ["a": .null, "b": .number(1)]
    #expect(left.keys == ["b", "a"])
    #expect(left == right)
  }

  @Test(
    arguments: [
      (Value.list([.number(1)]), ValueType.number, Value.number(1)),
      (.number(1), .list(.number), .list([.number(1)])),
      (.list([.string("a")]), .number, nil), (.null, .number, .null),
      (.number(1), .any, .number(1)), (.list([.number(1)]), .list(.any), .list([.number(1)])),
      (.context(["a": .number(1)]), .context(["a": .string]), nil),
    ] as [(Value, ValueType, Value?)]
  )
  func `is converted where the standard allows it`(value: Value, type: ValueType, result: Value?) {
    #expect(value.converted(to: type) == result)
  }

  @Test func `knows which types conform`() {
    #expect(ValueType.list(.number).conforms(to: .list(.any)))
    #expect(!ValueType.list(.any).conforms(to: .list(.number)))
    #expect(ValueType.context(["a": .number, "b": .string]).conforms(to: .context(["a": .number])))
    let wide = ValueType.function([.any], returns: .number)
    #expect(wide.conforms(to: .function([.number], returns: .any)))
    #expect(!ValueType.function([.number], returns: .any).conforms(to: wide))
  }

  @Test(
    arguments: [
      "2024-1-1", "24:00:01", "P", "PT", "P1Y2D", "P1.5D", "2024-01-01T", "10:00", "10:00:00+19:00",
      "10:00:00@Nowhere/Town", "10:00:00+08:00@Asia/Shanghai", "", "P-1D", "2024-01-01T25:00:00",
    ]
  )
  func `is no time where the text is none`(text: String) {
    #expect(Value.temporal(text) == .null)
  }

  @Test func `reckons in a named zone with its clocks`() {
    let melbourne = evaluate("@\"2021-01-01T10:10:10@Australia/Melbourne\".time offset").value
    #expect(melbourne.description == "@\"PT11H\"")
    let shanghai = evaluate("@\"2024-01-01T08:00:00@Asia/Shanghai\" = @\"2024-01-01T00:00:00Z\"")
    #expect(shanghai.value == .boolean(true))
  }
}
