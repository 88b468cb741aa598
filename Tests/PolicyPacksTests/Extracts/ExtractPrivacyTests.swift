import Diagnostics
import PolicyPacks
import ResettlementCore
import TestSupport
import Testing

@Suite struct ExtractPrivacyTests {
  private func read(_ json: String) -> Extract {
    ExtractReader().read(json: SourceText(name: "a.json", text: json))
  }

  /// All that anybody gets to see of an extract's mistakes.
  private func reports(_ extract: Extract) -> String {
    Language.allCases.map { DiagnosticRenderer(language: $0).report(extract.diagnostics) }.joined()
      + DiagnosticRenderer.json(extract.diagnostics)
  }

  @Test(arguments: [
    ("99000019900101123", "17"), ("990000199001011231", "check each"),
    ("99000019901301123X", "does not exist"), ("99000019900101 23X", "character 15"),
  ])
  func `flags a person with a broken number and shows none of it`(number: String, says: String) {
    let extract = read(
      """
      {"persons": [{"id": "P1", "is_pupil": true, "identity_number": "\(number)"}]}
      """
    )
    let person = SubjectReference(.person, "P1")
    #expect(extract.population.flags == [person: ["extract.identity-number"]])
    #expect(extract.population.value(of: "identity_number", of: person) == .unknown)
    #expect(extract.population.value(of: "is_pupil", of: person) == .boolean(true))
    #expect(extract.diagnostics.map(\.message.english).joined().contains(says))
    #expect(!reports(extract).contains("9900"))
  }

  @Test func `takes a right number and a right code`() {
    let extract = read(
      """
      {"persons": [{"id": "P1", "identity_number": "990000195506010014"}],
       "organisations": [{"id": "O1", "credit_code": "91990000MA0000001B"}]}
      """
    )
    #expect(extract.diagnostics.isEmpty)
    #expect(extract.population.flags.isEmpty)
  }

  @Test func `flags an organisation with a broken code`() {
    let extract = read(
      #"{"organisations": [{"id": "O1", "credit_code": "91990000MA0000001C"}]}"#
    )
    #expect(extract.diagnostics.map(\.code) == ["extract.credit-code"])
    let flagged = SubjectReference(.organisation, "O1")
    #expect(extract.population.flags == [flagged: ["extract.credit-code"]])
  }

  @Test(arguments: [
    #""name": ["张样本"]"#, #""birth_date": "张样本""#, #""health": "张样本""#, #""phone": {"a": "张样本"}"#,
    #""name": "张样本", "is_pupil": "no""#, #""nmae": "张样本""#, #""xyz": "张样本""#,
    #""name": 张样本"#, #""name" "张样本""#, #""name": "张样本", "name": "张样本""#,
    #""name": "张样本", "household": "H9""#, #""name": "张样本"}, {"id": "P1""#,
  ])
  func `shows no personal value, whatever is wrong beside it`(facts: String) {
    let extract = read(#"{"households": [], "persons": [{"id": "P1", \#(facts)}]}"#)
    #expect(!extract.diagnostics.isEmpty)
    #expect(!reports(extract).contains("张样本"), "\(reports(extract))")
  }

  @Test(arguments: ["persns", "xyz"])
  func `shows nothing of a list that it does not know`(name: String) {
    let extract = read(#"{"\#(name)": [{"id": "P1", "name": "张样本"}]}"#)
    #expect(!reports(extract).contains("张样本"))
  }

  @Test func `shows the line of a mistake that has nothing personal`() {
    let report = DiagnosticRenderer(language: .english).report(
      read(
        """
        {"persons": [{"id": "P1",
          "name": "张样本",
          "is_pupil": "no"}]}
        """
      ).diagnostics
    )
    #expect(report.contains(#"3 |   "is_pupil": "no"}]}"#))
  }

  @Test func `hides a number of a person that stands in the wrong place`() {
    let extract = read(
      #"{"households": [], "persons": [{"id": "P1", "household": "990000195506010014"}]}"#
    )
    #expect(extract.diagnostics.map(\.code) == ["extract.no-such-subject"])
    #expect(!reports(extract).contains("9900"))
  }
}
