/// The answer of one rule for one subject, with its reasons.
public struct Assessment: Sendable, Hashable {
  /// What a rule can come to.
  public enum Outcome: Sendable, Hashable {
    /// Of a programme, a classification, a check, a register, a priority.
    case verdict(Verdict)
    /// Of a target, a norm, a cadence, a duty, a prohibition.
    case target(TargetResult)
  }

  /// The policy that answers.
  public let policy: PolicyID

  /// The rule that answers.
  public let rule: Rule

  /// About whom.
  public let subject: SubjectReference

  /// The answer.
  public let outcome: Outcome

  /// How much, where the rule gives something and the amount is known.
  public let amount: Amount?

  /// To whom the amount is paid, where that is not the subject itself and is known.
  public let payee: SubjectReference?

  /// How pressing a clue is, where a detection found one and grades it.
  public let severity: GradedSeverity?

  /// Why.
  public let reasons: Reasons

  /// The days for which it was asked.
  public let dates: AssessmentDates

  /// Creates an assessment.
  public init(
    policy: PolicyID,
    rule: Rule,
    subject: SubjectReference,
    outcome: Outcome,
    amount: Amount? = nil,
    payee: SubjectReference? = nil,
    severity: GradedSeverity? = nil,
    reasons: Reasons = Reasons(),
    dates: AssessmentDates
  ) {
    self.policy = policy
    self.rule = rule
    self.subject = subject
    self.outcome = outcome
    self.amount = amount
    self.payee = payee
    self.severity = severity
    self.reasons = reasons
    self.dates = dates
  }

  /// The word for the answer in machine-readable results.
  public var verdictName: String {
    switch outcome {
    case .verdict(let verdict): verdict.name
    case .target(let result): result.verdict.name
    }
  }

  /// What is missing for a definite answer, sorted; empty if nothing is.
  public var missing: [MissingTerm] {
    switch outcome {
    case .verdict(.unknown(let missing)): missing
    case .target(let result):
      if case .unknown(let missing) = result.verdict { missing } else { [] }
    default: []
    }
  }

  /// Whether the answer is not known because a computation took more steps than are allowed and was
  /// given up; ``missing`` names it.
  ///
  /// That is an error of the policy, not a gap in the facts.
  public var isGivenUp: Bool { !missing.givenUp.isEmpty }

  /// The clauses the answer rests on.
  public var citations: [String] { rule.citations }
}
