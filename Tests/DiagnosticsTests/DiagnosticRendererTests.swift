import Diagnostics
import Testing
import TestSupport

@Suite struct DiagnosticRendererTests {
  private static let income = SourceText(
    name: "rules/income.yaml",
    text: "rule: low_income\nwhen: 收入 < 人均收入标准 * 1.5\n"
  )

  private static let unknownName = Diagnostic.Message(
    "feel.unknown-name",
    en: "no variable named '人均收入标准'; did you mean '人均收入'?",
    zh: "没有名为“人均收入标准”的变量，是否应为“人均收入”？"
  )

  private static let first = Diagnostic.Message("yaml.first", en: "it is here first", zh: "首次出现")

  private func place(_ part: String, in source: SourceText) throws -> SourceRange {
    let range = try #require(source.text.firstRange(of: part))
    let start = source.text.utf8.distance(from: source.text.startIndex, to: range.lowerBound)
    return SourceRange(source, start..<start + part.utf8.count)
  }

  private func report(_ diagnostics: Diagnostic..., in language: Language = .english) -> String {
    DiagnosticRenderer(language: language).report(diagnostics)
  }

  @Test func `puts the mark under wide characters`() throws {
    let place = try place("人均收入标准", in: Self.income)
    let expected = """
      rules/income.yaml:2:12: error: no variable named '人均收入标准'; did you mean '人均收入'? \
      [feel.unknown-name]
      2 | when: 收入 < 人均收入标准 * 1.5
        |              ^^^^^^^^^^^^

      """
    #expect(report(Diagnostic(Self.unknownName, at: place)) == expected)
  }

  @Test func `shows notes and fixes in Chinese`() throws {
    let place = try place("人均收入标准", in: Self.income)
    let note = Diagnostic.Note(Self.first, at: try self.place("rule", in: Self.income))
    let fix = Diagnostic.Fix(replacing: place, with: "人均收入")
    let diagnostic = Diagnostic(.warning, Self.unknownName, at: place, notes: [note], fix: fix)
    let expected = """
      rules/income.yaml:2:12: 警告: 没有名为“人均收入标准”的变量，是否应为“人均收入”？ [feel.unknown-name]
      2 | when: 收入 < 人均收入标准 * 1.5
        |              ^^^^^^^^^^^^
      rules/income.yaml:1:1: 说明: 首次出现
      1 | rule: low_income
        | ^^^^
      改法：改为“人均收入”

      """
    #expect(report(diagnostic, in: .chinese) == expected)
  }

  @Test func `takes full-width punctuation for two columns and keeps tabs`() throws {
    let source = SourceText(name: "a", text: "\t（甲），乙\n")
    let expected = "a:1:6: error: x [t.x]\n1 | \t（甲），乙\n  | \t        ^^\n"
    #expect(report(Diagnostic(.test, at: try place("乙", in: source))) == expected)
  }

  @Test func `marks an empty place with one caret`() {
    let source = SourceText(name: "a", text: "abc")
    let end = Diagnostic(.test, at: SourceRange(source, 3..<3))
    #expect(report(end) == "a:1:4: error: x [t.x]\n1 | abc\n  |    ^\n")
  }

  @Test func `marks several lines on the first one`() {
    let source = SourceText(name: "a", text: "abc\r\ndef\n")
    let both = Diagnostic(.test, at: SourceRange(source, 1..<8))
    #expect(report(both) == "a:1:2: error: x [t.x]\n1 | abc\n  |  ^^\n")
  }

  @Test func `shows control characters and invalid bytes as replacements`() {
    let source = SourceText(name: "a", bytes: [0x1B, 0x5B, 0xFF, 0x41])
    let bad = Diagnostic(.test, at: SourceRange(source, 2..<3))
    #expect(report(bad) == "a:1:3: error: x [t.x]\n1 | \u{FFFD}[\u{FFFD}A\n  |   ^\n")
  }

  @Test func `cuts a long line around the mark`() {
    let source = SourceText(name: "a", text: String(repeating: "字", count: 10_000))
    let lines = report(Diagnostic(.test, at: SourceRange(source, 15_000..<15_003)))
      .split(separator: "\n")
    #expect(lines[0].hasPrefix("a:1:5001:"))
    #expect(lines[1].hasPrefix("1 | …字") && lines[1].hasSuffix("字…"))
    #expect(lines[1].count < 200)
    #expect(lines[2] == "  |  " + String(repeating: " ", count: 40) + "^^")
  }

  @Test func `shows what concerns no place without one`() {
    #expect(report(Diagnostic(.test, at: nil)) == "error: x [t.x]\n")
  }

  @Test func `shows the place of personal data and no line of it`() {
    let source = SourceText(name: "a", text: "name: Zhang\n")
    let place = SourceRange(source, 6..<11)
    let fix = Diagnostic.Fix(replacing: place, with: "Zhang San")
    var diagnostic = Diagnostic(.test, at: place, notes: [.init(.test, at: place)], fix: fix)
    diagnostic.isPrivate = true
    #expect(report(diagnostic) == "a:1:7: error: x [t.x]\na:1:7: note: x\n")
    #expect(DiagnosticRenderer.json([diagnostic]).contains(#""fix":null"#))
  }

  @Test func `sorts by source and place and keeps the order of one place`() {
    let (a, b) = (SourceText(name: "a", text: "12"), SourceText(name: "b", text: "12"))
    let codes = DiagnosticRenderer(language: .english).report([
      Diagnostic(.init("4", en: "", zh: ""), at: SourceRange(b, 0..<1)),
      Diagnostic(.init("3", en: "", zh: ""), at: SourceRange(a, 1..<2)),
      Diagnostic(.init("1", en: "", zh: ""), at: SourceRange(a, 0..<2)),
      Diagnostic(.init("2", en: "", zh: ""), at: SourceRange(a, 0..<1)),
      Diagnostic(.init("0", en: "", zh: ""), at: nil),
    ]).split(separator: "\n").compactMap { $0.split(separator: "[").dropFirst().first?.first }
    #expect(codes == ["0", "1", "2", "3", "4"])
  }

  @Test(arguments: [
    (Language.english, "20 more are not shown"), (.chinese, "另有 20 条诊断未列出"),
  ])
  func `shows a hundred diagnostics and the number of the rest`(
    language: Language,
    last: String
  ) {
    let source = SourceText(name: "a", text: String(repeating: "x\n", count: 120))
    let all = (0..<120).map { Diagnostic(.test, at: SourceRange(source, $0 * 2..<$0 * 2 + 1)) }
    let lines = DiagnosticRenderer(language: language).report(all).split(separator: "\n")
    #expect(lines.count == 301)
    #expect(lines.last.map(String.init) == last)
  }

  @Test func `words a fix by what it does`() {
    let source = SourceText(name: "a", text: "abc")
    func fix(_ range: Range<Int>, _ text: String, _ language: Language) -> String {
      let fix = Diagnostic.Fix(replacing: SourceRange(source, range), with: text)
      let diagnostic = Diagnostic(.test, at: SourceRange(source, 0..<1), fix: fix)
      return String(report(diagnostic, in: language).split(separator: "\n").last ?? "")
    }
    #expect(fix(0..<1, "x", .english) == "fix: replace with 'x'")
    #expect(fix(1..<3, "x\ny", .english) == #"fix: replace 'bc' with 'x\ny'"#)
    #expect(fix(1..<1, "x", .english) == "fix: insert 'x'")
    #expect(fix(1..<3, "", .english) == "fix: delete 'bc'")
    #expect(fix(1..<3, "x", .chinese) == "改法：将“bc”改为“x”")
    #expect(fix(1..<1, "x", .chinese) == "改法：插入“x”")
    #expect(fix(1..<3, "", .chinese) == "改法：删去“bc”")
  }

  @Test func `writes JSON for tools`() throws {
    let place = try place("人均收入标准", in: Self.income)
    let note = Diagnostic.Note(Self.first)
    let fix = Diagnostic.Fix(replacing: place, with: "人\"均\u{1}")
    let diagnostics = [
      Diagnostic(Self.unknownName, at: place, notes: [note], fix: fix),
      Diagnostic(.test, at: nil),
    ]
    Snapshot("diagnostics.json").expect(DiagnosticRenderer.json(diagnostics))
    #expect(DiagnosticRenderer.json([]) == "[]\n")
  }
}

extension Diagnostic.Message {
  fileprivate static let test = Self("t.x", en: "x", zh: "甲")
}
