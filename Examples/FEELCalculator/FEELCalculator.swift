import DMN
import Diagnostics
import FEEL
import Foundation

/// Uses the libraries FEEL and DMN by themselves; their first pages show these lines.
@main
enum FEELCalculator {
  static func main() throws {
    let folder = CommandLine.arguments.dropFirst().first ?? "Examples"
    calculate()
    explain()
    test()
    tell()
    try decide(URL(filePath: "\(folder)/Models/work-subsidy.dmn"))
  }

  /// Evaluates an expression with variables.
  private static func calculate() {
    let text = SourceFragment(SourceText(name: "income", text: "net income / count(members)"))
    let result = Evaluator().evaluate(
      text: text,
      variables: ["net income": .number(36_400), "members": .list([.string("An"), .string("Bo")])]
    )
    print(result.value)
  }

  /// Shows why there is no value, at its place.
  private static func explain() {
    let rule = SourceFragment(SourceText(name: "rule", text: "1 + \"two\""))
    let nothing = Evaluator().evaluate(text: rule)
    print(nothing.value)
    print(DiagnosticRenderer(language: .english).report(nothing.diagnostics), terminator: "")
  }

  /// Reads once, and evaluates the tests of a table's cell on several values.
  private static func test() {
    let cell = SourceFragment(SourceText(name: "cell", text: "< 16, [60..120]"))
    guard let tests = Parser.unaryTests(cell).sound else { return }
    for age in [9, 35, 61] {
      print(age, Evaluator().evaluate(tests, of: .number(age), fragment: cell).value)
    }
  }

  /// Tells in a sentence what a rule says, and what it came to for some variables.
  private static func tell() {
    let text = "monthly income * 12 >= line and not(list contains(grants, \"travel\"))"
    let rule = SourceFragment(SourceText(name: "rule", text: text))
    guard let tree = Parser.expression(rule, names: ["monthly income"]).sound else { return }
    let variables: [String: Value] = [
      "monthly income": .number(700), "line": .number(8200), "grants": .list([.string("tools")]),
    ]
    print(SentenceRenderer(.english).sentence(tree))
    print(SentenceRenderer(.english).sentence(tree, variables: variables))
    print(SentenceRenderer(.chinese, vocabulary: Titles()).sentence(tree, variables: variables))
  }

  /// What the variables of a rule are called in Chinese.
  struct Titles: SentenceVocabulary {
    func title(of path: [String], in language: Language) -> String? {
      ["monthly income": "月收入", "line": "监测线", "grants": "已享受补助"][path[0]]
    }

    func title(ofCase id: String, of path: [String], in language: Language) -> String? {
      ["travel": "交通补助", "tools": "工具补助"][id]
    }
  }

  /// Makes a decision of a model that was drawn in a modeller.
  private static func decide(_ file: URL) throws {
    let model = try DMNModel(contentsOf: file)
    let engine = DecisionEngine(model)
    let worker = SourceText(name: "", text: "{name: \"An\", started: @\"2023-08-01\", local: true}")
    let day = SourceText(name: "", text: "@\"2024-06-30\"")
    let inputs = [
      "Worker": Evaluator().evaluate(text: SourceFragment(worker)).value,
      "Day": Evaluator().evaluate(text: SourceFragment(day)).value,
    ]
    let result = engine.evaluate(decision: "Subsidy", inputs: inputs)
    print(result.value, result.diagnostics.count)
  }
}
