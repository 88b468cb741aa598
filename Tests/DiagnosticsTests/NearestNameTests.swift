import Diagnostics
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("收人", "收入"), ("人均收入标准", "人均收入"), ("人均纯收人", "人均纯收入"), ("household_szie", "household_size"),
    ("monht", "month"), ("Size", "size"), ("parametr", "parameter"),
  ])
  func `finds what was meant`(typed: String, meant: String) {
    let names = ["收入", "人均收入", "人均纯收入", "household_size", "month", "size", "parameter", "户"]
    #expect(nearestName(to: typed, among: names) == meant)
  }

  @Test(arguments: ["户", "住房", "wages", "", "xy"])
  func `says nothing where nothing is close`(typed: String) {
    #expect(nearestName(to: typed, among: ["人", "收入", "household", "ab", ""]) == nil)
  }

  @Test func `prefers the closest and then the first by order`() {
    #expect(nearestName(to: "abcd", among: ["abcx", "abce", "zzzz"]) == "abce")
    #expect(nearestName(to: "abcdef", among: ["abcdxy", "abcdex"]) == "abcdex")
  }
}

@Suite struct FindingsTests {
  private let message = Diagnostic.Message("a.b", en: "b", zh: "乙")

  @Test func `throws all findings once one of them is an error`() throws {
    var findings = Findings()
    findings.add(Diagnostic(.warning, message, at: nil))
    try findings.throwIfErrors()
    #expect(!findings.hasErrors)
    findings.add(message, at: nil)
    let error = #expect(throws: DiagnosticsError.self) { try findings.throwIfErrors() }
    #expect(error?.diagnostics.map(\.severity) == [.warning, .error])
  }
}
