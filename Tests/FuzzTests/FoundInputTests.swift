import Diagnostics
import FEEL
import Quantities
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

  /// A number of thousands of places was to be kept as a whole number of that many places.
  @Test(arguments: ["abs(32e-5699)", "ceiling(39e-2869)", "floor(n: 29e-3220)", "floor(-35e-18)"])
  func `a number of very many places is rounded`(text: String) throws {
    let expression = try #require(
      Checker.check(Self.fragment("\(text) < 5"), in: Incomes()).expression
    )
    var builder = ProgramBuilder()
    let trace = builder.add(expression)
    let run = ProgramRun(builder.program, over: [0], from: Incomes())
    #expect(run.outcome(of: trace) == .known(.boolean(true)))
  }

  /// The number of months was negated, which the least number has no room for.
  @Test(arguments: ["-9223372036854775808", "-9223372036854775807", "9223372036854775807"])
  func `a day so many months away that there is none is null`(months: String) {
    let text = "date(\"2020-05-01\") + duration(\"P1M\") * \(months)"
    #expect(Self.evaluate(text).value == .null)
    #expect(Self.evaluate("date(\"2020-05-01\") - duration(\"P1M\") * \(months)").value == .null)
  }

  /// A cell with an empty list left a compiled "or" without operands, which read past its memory.
  @Test(arguments: [("[]", false), ("not([])", true)])
  func `no value passes a cell with an empty list`(cell: String, passes: Bool) {
    let rows = [(cell, "true"), ("-", "false")].map { test, output in
      RuleTable.Row(cells: [Self.fragment(test)], output: Self.fragment(output))
    }
    let inputs = [Self.fragment("income")]
    let table = RuleTable(policy: .first, inputs: inputs, rows: rows, fragment: inputs[0])
    guard let expression = table.check(in: Incomes()).expression else { return }
    var builder = ProgramBuilder()
    let trace = builder.add(expression)
    let run = ProgramRun(builder.program, over: [0], from: Incomes())
    #expect(run.outcome(of: trace) == .known(.boolean(passes)))
  }

  private static func fragment(_ text: String) -> SourceFragment {
    SourceFragment(SourceText(name: "found", text: text))
  }
}

/// A host that knows an income of one.
private struct Incomes: CheckingScope, RowSource {
  func field(named name: String, of record: String) -> Field? { Field(name, .number(.none)) }

  func fieldNames(of record: String) -> [String] { ["income"] }

  func value(of path: [String], from row: Int) -> SlotValue { .known(.number(1)) }

  func members(of path: [String], from row: Int) -> ListMembers<Int> { ListMembers([]) }
}
