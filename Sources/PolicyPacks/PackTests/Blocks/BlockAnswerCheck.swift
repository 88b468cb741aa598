internal import Diagnostics
internal import ResettlementCore

/// Holds an answer of a row of a block against what a test expects, and against the answer about the
/// subject alone.
struct BlockAnswerCheck {
  private let expectation: ExpectationModel
  private let given: PackTestRunner.Prepared
  private let assessor: BlockAssessor
  private let rule: Int

  init(
    _ expectation: ExpectationModel,
    _ given: PackTestRunner.Prepared,
    _ assessor: BlockAssessor,
    rule: Int
  ) {
    self.expectation = expectation
    self.given = given
    self.assessor = assessor
    self.rule = rule
  }

  /// Returns what is not as it was expected, or not as it is alone.
  func differences(in row: Int) -> [Diagnostic] {
    let check = ExpectationCheck(expectation, given.pack, given.population, given.dates)
    let compiled = assessor.program.compiled[rule]
    let subject = SubjectReference(compiled.rule.subject, expectation.subject.value)
    let alone = check.answer(of: compiled, subject)
    let found = alone.with(
      assessor.outcome(ofRule: rule, row: row),
      assessor.amount(ofRule: rule, row: row)
    )
    return check.failures(found) + differences(found, alone, row)
  }

  private func differences(_ found: Assessment, _ alone: Assessment, _ row: Int) -> [Diagnostic] {
    let code = VerdictCode(rawValue: assessor.verdicts(ofRule: rule)[row])
    let deciding = self.decided(in: row)
    let wanted = self.decided(by: alone)

    return [
      difference("verdict", code?.name ?? "-", alone.verdictName),
      difference("answer", "\(found.outcome)", "\(alone.outcome)"),
      difference("amount", "\(found.amount, default: "-")", "\(alone.amount, default: "-")"),
      difference("decided_by", deciding.shown, wanted.shown),
    ].compactMap(\.self)
  }

  private func difference(_ part: String, _ found: String, _ alone: String) -> Diagnostic? {
    guard found != alone else { return nil }
    let message = Diagnostic.Message.blockDiffers(part, found, alone)
    return Diagnostic(.error, message, at: expectation.range)
  }

  // MARK: - What decided

  private func decided(in row: Int) -> [String] {
    let bits = assessor.decidingConditions(ofRule: rule)[row]
    return assessor.program.conditions(ofRule: rule).enumerated()
      .filter { bits >> UInt64($0.offset) & 1 == 1 }.map(\.element.id)
  }

  /// The conditions that come to what the whole rule comes to, by the reasons of an answer.
  private func decided(by answer: Assessment) -> [String] {
    let reasons = answer.reasons
    guard let conditions = reasons.conditions,
      reasons.application?.outcome ?? .eligible == .eligible
    else { return [] }
    let whole =
      if case .verdict(let verdict) = answer.outcome { verdict } else { conditions.outcome }
    return conditions.parts.filter { $0.outcome.name == whole.name }.map(\.id)
  }
}

extension Assessment {
  /// The answer with another outcome and amount.
  fileprivate func with(_ outcome: Outcome, _ amount: Amount?) -> Assessment {
    Assessment(
      policy: policy,
      rule: rule,
      subject: subject,
      outcome: outcome,
      amount: amount,
      payee: payee,
      severity: severity,
      reasons: reasons,
      dates: dates
    )
  }
}

extension Diagnostic.Message {
  fileprivate static func blockDiffers(_ part: String, _ found: String, _ alone: String) -> Self {
    Self(
      "pack.block-differs",
      en: "over a block of many '\(part)' is \(found), but alone it is \(alone)",
      zh: "成批评估时“\(part)”为 \(found)，单独评估时为 \(alone)"
    )
  }
}
