import Diagnostics
import FEEL
import Foundation
import Quantities
import TestSupport
import Testing

@testable import FEEL

@Suite struct SentenceTests {
  private static let languages: [Language] = [.chinese, .english]

  private func sentences(_ text: String, _ vocabulary: any SentenceVocabulary) throws -> [String] {
    let parsed = Parser.expression(HamletScope.fragment(text))
    let tree = try #require(parsed.sound, "\(text): \(parsed.diagnostics)")
    return Self.languages.map { SentenceRenderer($0, vocabulary: vocabulary).sentence(tree) }
  }

  /// The file has an expression a line, in groups with a heading.
  @Test func `every form of expression has its sentence`() throws {
    var report: [String] = []
    for line in try Fixture.lines("sentences.feel") {
      report.append(line)
      guard !line.isEmpty, !line.hasPrefix("//") else { continue }
      report += try sentences(line, HamletWords()).map { "  " + $0 }
    }
    Snapshot("sentences.txt").expect(report.joined(separator: "\n") + "\n")
  }

  @Test func `every function of the language has its words, whatever it is called with`() throws {
    var report: [String] = []
    for function in FunctionLibrary.standard.functions.sorted(by: { $0.name < $1.name }) {
      for text in Self.calls(of: function) {
        let found = try sentences(text, PlainVocabulary())
        report += [text] + found.map { "  " + $0 }
        #expect(!found.contains { $0.contains("\(function.name)(") || $0.contains("{") }, "\(text)")
        #expect(!found.contains { $0.contains("\(function.name)（") }, "\(text)")
      }
    }
    Snapshot("functions.txt").expect(report.joined(separator: "\n") + "\n")
  }

  /// A call for each number of arguments that a function takes.
  private static func calls(of function: BuiltInFunction) -> [String] {
    var counts: Set<Int> = []
    for overload in function.overloads {
      let most = overload.parameters.count + (overload.isVariadic ? 1 : 0)
      counts.formUnion((overload.minimumCount...max(overload.minimumCount, most)))
    }
    return counts.sorted().map { count in
      "\(function.name)(\(["a", "b", "c", "d", "e", "f", "g"].prefix(count).joined(separator: ", ")))"
    }
  }

  @Test func `a call by names reads like one by positions`() throws {
    let positional = try sentences("substring(household.name, 1, 2)", HamletWords())
    let named = try sentences(
      "substring(length: 2, string: household.name, start position: 1)",
      HamletWords()
    )
    #expect(positional == named)
  }

  @Test(
    arguments: [
      ("income >= line", "人均 9100 ≥ 线 8200"), ("income * 2 > line", "人均 × 2（18200） > 线 8200"),
      ("moved and income < line", "moved：是 且 人均 9100 < 线 8200"),
      ("some x in xs satisfies x > income", "xs 中至少有一项满足：该项 > 人均：否"),
      ("gone = null", "没有 gone"), ("gone", "gone：无"), ("not(moved)", "并非（moved：是）"),
    ]
  )
  func `a sentence shows the values of its parts`(text: String, expected: String) throws {
    struct Words: SentenceVocabulary {
      func title(of path: [String], in language: Language) -> String? {
        ["income": "人均", "line": "线"][path.last ?? ""]
      }
    }
    let tree = try #require(Parser.expression(HamletScope.fragment(text)).sound)
    let variables: [String: Value] = [
      "income": .number(9100), "line": .number(8200), "moved": .boolean(true),
      "xs": .list([.number(1)]), "gone": .null,
    ]
    let renderer = SentenceRenderer(.chinese, vocabulary: Words())
    #expect(renderer.sentence(tree, variables: variables) == expected)
  }

  @Test(
    arguments: [
      (
        "household.income >= limit", "人均纯收入 90 元 ≥ 监测线 100 元",
        "net income a head 90 yuan ≥ monitoring line 100 yuan"
      ),
      (
        "household.months > 6 or household.a", "务工月数（未知） > 6 个月 或 已搬迁：是",
        "months of work (not known) > 6 months or has moved: yes"
      ),
      (
        "household.kind = \"moved\"", "户类别“本地户” = “搬迁户”",
        "kind 'local household' = 'moved household'"
      ),
      ("household.name != \"x\"", "户主姓名 *** ≠ “x”", "name *** ≠ 'x'"),
      (
        "household.income - 10 > limit * 2", "人均纯收入 - 10（80 元） > 监测线 × 2（200 元）",
        "net income a head - 10 (80 yuan) > monitoring line × 2 (200 yuan)"
      ),
      (
        "count(household.members[works]) >= 2", "满足“在务工”的家庭成员的数目（1 人） ≥ 2",
        "the number of members where works (1 people) ≥ 2"
      ),
    ]
  )
  func `a checked expression is told with the values of a run`(
    text: String,
    chinese: String,
    english: String
  ) throws {
    let checked = try #require(
      Checker.check(HamletScope.fragment(text), in: HamletScope()).expression
    )
    var builder = ProgramBuilder(definitions: HamletScope.definition)
    let trace = builder.add(checked)
    let facts = evaluate(
      "{a: true, income: 90, kind: \"local\", name: \"x\", members: [{works: true}]}"
    ).value
    let row = Hamlet.Row(path: "", facts: facts.asContext ?? [:])
    let run = ProgramRun(builder.program, over: [row], from: Hamlet())
    let found = Self.languages.map {
      SentenceRenderer($0, vocabulary: HamletWords()).sentence(checked, trace: trace, in: run)
    }
    #expect(found == [chinese, english])
  }

  @Test(
    arguments: [
      ("< 5", "年龄 < 5 岁"), ("[16..60), > 80", "年龄属于 16 岁至 60 岁（不含终点）、> 80 岁"),
      ("-", "年龄不限"), ("not(5, 6)", "年龄不属于 5 岁、6 岁"), ("7", "年龄属于 7 岁"),
      ("odd(?)", "年龄是奇数"), ("? > 3, ? < 1", "年龄 > 3 岁 或 年龄 < 1 岁"),
    ]
  )
  func `a table's cell says something of its input`(cell: String, expected: String) throws {
    let tests = try #require(Parser.unaryTests(HamletScope.fragment(cell)).sound)
    let input = try #require(Parser.expression(HamletScope.fragment("household.age")).sound)
    let renderer = SentenceRenderer(.chinese, vocabulary: HamletWords())
    #expect(renderer.sentence(tests, of: input) == expected)
  }

  @Test func `a name of several words, and a text that is no date, stand for themselves`() throws {
    let names = ["net income"]
    let text = HamletScope.fragment("date(\"soon\") > net income")
    let tree = try #require(Parser.expression(text, names: names).sound)
    #expect(SentenceRenderer(.chinese).sentence(tree) == "“soon”的日期 > net income")
  }

  @Test(arguments: ["(((((((", "-", "not(", "[", "1 + ("])
  func `deep nesting is told on a small stack`(opening: String) async throws {
    let depth = 90
    let closing = opening.contains("(") ? ")" : opening == "[" ? "]" : ""
    let text =
      String(repeating: opening, count: depth) + "1"
      + String(repeating: closing, count: depth * opening.filter { "([".contains($0) }.count)
    let fragment = HamletScope.fragment(text)
    let length = await withCheckedContinuation { continuation in
      let thread = Thread {
        let tree = Parser.expression(fragment).sound
        continuation.resume(returning: tree.map { SentenceRenderer(.english).sentence($0).count })
      }
      thread.stackSize = 512 * 1024
      thread.start()
    }
    #expect((length ?? 1) > 0)
  }

  @Test(arguments: 0..<200)
  func `any expression has a sentence without code in it`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let text = ExpressionMaker.condition(depth: 4, &random)
    for sentence in try sentences(text, HamletWords()) {
      #expect(!sentence.contains("satisfies") && !sentence.contains("household."), "\(text)")
      #expect(
        sentence.filter { "（(".contains($0) }.count == sentence.filter { "）)".contains($0) }.count
      )
    }
  }
}

/// Files with cases, a line each.
enum Fixture {
  /// Returns the lines of a file of the folder `Fixtures`.
  static func lines(_ name: String, file: String = #filePath) throws -> [String] {
    let url = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
      .appending(components: "Fixtures", name)
    let text = try String(contentsOf: url, encoding: .utf8)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}
