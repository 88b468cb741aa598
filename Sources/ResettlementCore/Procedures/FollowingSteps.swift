public import Quantities

/// What may happen next to a subject in a procedure, and why the rest may not.
public struct FollowingSteps: Sendable, Hashable {
  /// The procedure.
  public let procedure: Procedure.ID
  /// Who or what goes through it.
  public let subject: SubjectReference
  /// The step that it is at; `nil` before the first one.
  public let step: String?
  /// Every step and end that may follow, in the order of the procedure.
  public let following: [FollowingStep]
  /// The days for which it was asked.
  public let dates: AssessmentDates

  /// Creates an answer.
  public init(
    procedure: Procedure.ID,
    subject: SubjectReference,
    step: String?,
    following: [FollowingStep],
    dates: AssessmentDates
  ) {
    self.procedure = procedure
    self.subject = subject
    self.step = step
    self.following = following
    self.dates = dates
  }

  /// Returns the names of the steps that stand in one way, in the order of the procedure.
  public func names(_ standing: FollowingStep.Standing) -> [String] {
    following.filter { $0.standing == standing }.map(\.id)
  }
}

/// A step or an end that may follow, and whether it may now.
public struct FollowingStep: Sendable, Hashable, Identifiable {
  /// Whether a step may be entered now.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// It may.
    case allowed
    /// It may not: its guard does not hold, or the procedure does not apply.
    case blocked
    /// Not enough is known to say.
    case undecided
  }

  /// The name of the step or end.
  public let id: String
  /// What it is called; `nil` if the policy only names it.
  public let title: LocalizedText?
  /// Whether it is an end.
  public let isEnd: Bool
  /// The unit that takes the step; `nil` for an end.
  public let actor: String?
  /// What its guard and the procedure's condition of application come to.
  public let verdict: Verdict
  /// Why.
  public let reasons: Reasons
  /// How long something is public in it; `nil` if nothing is.
  public let publication: TimeLimit?
  /// Within which time it is to be done; `nil` if the policy sets none.
  public let limit: TimeLimit?

  /// Creates a step that may follow.
  public init(
    id: String,
    title: LocalizedText?,
    isEnd: Bool,
    actor: String? = nil,
    verdict: Verdict,
    reasons: Reasons = Reasons(),
    publication: TimeLimit? = nil,
    limit: TimeLimit? = nil
  ) {
    self.id = id
    self.title = title
    self.isEnd = isEnd
    self.actor = actor
    self.verdict = verdict
    self.reasons = reasons
    self.publication = publication
    self.limit = limit
  }

  /// Whether it may be entered now.
  public var standing: Standing {
    switch verdict {
    case .eligible: .allowed
    case .unknown, .discretion: .undecided
    case .ineligible, .notInForce, .notApplicable: .blocked
    }
  }

  /// What is missing to say whether it may be entered; empty if that is known.
  public var missing: [MissingTerm] {
    if case .unknown(let missing) = verdict { missing } else { [] }
  }
}

/// A length of time that a policy sets.
public struct TimeLimit: Sendable, Hashable {
  /// In what it is counted.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    /// In days.
    case day
    /// In months of the calendar.
    case month
  }

  /// Which days are counted.
  public enum Days: String, Sendable, Hashable, Codable, CaseIterable {
    /// Every day (自然日).
    case natural
    /// The days on which offices work (工作日).
    case working
  }

  /// How many; `nil` if that is not known.
  public let amount: ExactDecimal?
  /// In what it is counted.
  public let unit: Unit
  /// Which days are counted.
  public let days: Days
  /// What is missing to say how many, sorted; empty if that is known.
  public let missing: [MissingTerm]

  /// Creates a length of time.
  public init(_ amount: ExactDecimal?, _ unit: Unit, days: Days, missing: [MissingTerm] = []) {
    self.amount = amount
    self.unit = unit
    self.days = days
    self.missing = missing
  }
}
