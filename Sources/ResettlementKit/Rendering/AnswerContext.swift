internal import ResettlementCore

/// The answer that reasons are about: of a rule, or of a step that may follow.
struct AnswerContext: Sendable {
  /// The kind of subject that it is about.
  let subject: SubjectKind

  /// The reasons.
  let reasons: Reasons

  /// The word for the answer in machine-readable results.
  let verdict: String

  /// What is missing for a definite answer.
  let missing: [MissingTerm]

  /// Returns the words for such a word.
  let words: @Sendable (String) -> String

  /// Creates the context of a rule's answer.
  init(_ assessment: Assessment, _ words: ReportWords) {
    subject = assessment.rule.subject
    reasons = assessment.reasons
    verdict = assessment.verdictName
    missing = assessment.missing
    self.words = { words.verdict($0, of: assessment.rule.kind) }
  }

  /// Creates the context of a step that may follow.
  init(_ step: FollowingStep, of subject: SubjectKind, _ words: ReportWords) {
    self.subject = subject
    reasons = step.reasons
    verdict = step.verdict.name
    missing = step.missing
    self.words = { words.standing($0) }
  }
}
