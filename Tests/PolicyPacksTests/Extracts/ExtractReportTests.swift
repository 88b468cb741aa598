import Diagnostics
import PolicyPacks
import TestSupport
import Testing

@Suite struct ExtractReportTests {
  private static let text = """
    {
      "household": [],
      "households": [
        { "id": "H1", "size": 3, "kind": "脱平户", "is_relocated": "yes" },
        { "id": "H1", "net_income_per_head": 7200.123 },
        { "id": "H2", "人均纯收人": 8000, "disaster_loss": -1, "home": null }
      ],
      "persons": [
        { "id": "P1", "household": "H1", "is_pupil": 1 },
        { "id": "P2", "household": "H3", "graduated_on": "2024/7/1" },
        { "id": "P3", "household": "H1",
          "identity_number": "990000199001011231",
          "labour_ability": "普通劳力" },
        { "household": "H2" }
      ],
      "organisations": [
        { "id": "O1", "credit_code": "91990000MA0000001C", "placements": [] }
      ]
    }
    """

  @Test(arguments: Language.allCases)
  func `reports all mistakes of an extract at their places`(language: Language) {
    let extract = ExtractReader().read(json: SourceText(name: "extract.json", text: Self.text))
    let report = DiagnosticRenderer(language: language).report(extract.diagnostics)
    Snapshot("mistakes.\(language.rawValue).txt").expect(report)
  }
}

@Suite(.timeLimit(.minutes(1))) struct HostileExtractTests {
  private func read(_ text: String, _ limits: ExtractLimits = .standard) -> [String] {
    ExtractReader(limits: limits).read(json: SourceText(name: "a", text: text)).diagnostics
      .map(\.code)
  }

  @Test func `stops at its limits`() {
    let people = (0..<5).map { #"{"id": "P\#($0)"}"# }.joined(separator: ",")
    let many = #"{"persons": [\#(people)]}"#
    #expect(read(many, ExtractLimits(subjects: 3)) == ["extract.too-many-subjects"])
    #expect(read(many, ExtractLimits(bytes: 10)) == ["json.too-large"])
    let wrong = #"{"persons": [{"id": "P", "a1": 1, "b2": 1, "c3": 1, "d4": 1}]}"#
    let listed = ["extract.unknown-fact", "extract.unknown-fact", "extract.unlisted"]
    #expect(read(wrong, ExtractLimits(diagnostics: 2)) == listed)
  }

  @Test func `reads many versions of one subject and many mistakes in little time`() {
    let versions = (0..<20_000).map { _ in #"{"id": "P", "valid_from": "2024-01-01", "x\#(1)": 1}"#
    }
    let codes = read(#"{"persons": [\#(versions.joined(separator: ","))]}"#)
    #expect(codes.last == "extract.unlisted")
  }

  @Test(arguments: ["", "[[[[", #"{"persons": ["#, "\u{0}", "{]"])
  func `reports a broken text`(text: String) {
    #expect(!read(text).isEmpty)
  }
}
