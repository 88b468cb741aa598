import ResettlementKit
import TestSupport
import Testing

@Suite struct SampleAnswersTests {
  /// One line an answer, so that a change of any of them is seen in review.
  @Test(arguments: Sample.all + [.afterThePlanYears])
  func `answers as it did`(sample: Sample) throws {
    let lines = try sample.answers().map(line)
    let day = sample.day.map { "-\($0)" } ?? ""
    let name = sample.file.replacing(".json", with: "\(day).txt")
    Snapshot(name).expect(lines.joined(separator: "\n") + "\n")
  }

  private func line(_ answer: Assessment) -> String {
    let amount = answer.amount.map { " \($0.form) \($0.unit)" } ?? ""
    let missing = answer.missing.isEmpty ? "" : " missing \(answer.missing.map(\.name))"
    return "\(answer.subject) \(answer.rule.id): \(answer.verdictName)\(amount)\(missing)"
  }
}
