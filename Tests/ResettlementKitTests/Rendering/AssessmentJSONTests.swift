import Quantities
import ResettlementCore
import ResettlementKit
import Tabular
import TestSupport
import Testing

@Suite struct AssessmentJSONTests {
  private func object(_ assessment: Assessment) -> [String: JSONValue] {
    guard case .object(let entries) = AssessmentJSON().value(assessment) else { return [:] }
    return Dictionary(uniqueKeysWithValues: entries)
  }

  private func text(_ value: JSONValue?) -> String? {
    value.map { JSONWriter(.compact).text(of: $0) }
  }

  @Test func `writes answers with their reasons`() {
    let answers = [
      Samples.ineligible, Samples.unknown, Samples.discretion, Samples.target(.bestEffort, .missed),
    ]
    let json = AssessmentJSON().text(answers, on: Samples.dates, in: Samples.population)
    Snapshot("answers.json").expect(json)
  }

  @Test func `writes an amount with its unit and form`() {
    let exact = object(Samples.eligible)
    #expect(text(exact["amount"]) == "\"500\"" && text(exact["unit"]) == "\"yuan\"")
    #expect(text(exact["amount_form"]) == "\"exact\"" && text(exact["period"]) == "\"once\"")
    let range = object(Samples.range)
    #expect(range["amount"] == nil && text(range["amount_form"]) == "\"range\"")
    #expect(text(range["amount_low"]) == "\"50000\"" && text(range["amount_high"]) == "\"200000\"")
    #expect(object(Samples.ineligible)["amount"] == nil)
  }

  @Test func `names what is missing and who decides`() {
    let missing = #"["parameter.monitoring_line","placement.contract_to","placement.worker."#
    #expect(text(object(Samples.unknown)["missing"])?.hasPrefix(missing) == true)
    #expect(text(object(Samples.discretion)["discretion_of"]) == #"["财政金融局","组织人社局"]"#)
    #expect(text(object(Samples.eligible)["missing"]) == "[]")
  }

  @Test func `writes the numbers of a target with its force`() {
    let target = object(Samples.target(.bestEffort, .missed))
    let numbers = ["numerator", "denominator", "demanded", "force"].map { text(target[$0]) }
    #expect(numbers == ["\"3\"", "\"9\"", "\"40\"", "\"best-effort\""])
  }
}
