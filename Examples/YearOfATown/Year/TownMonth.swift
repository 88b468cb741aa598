public import Quantities
public import ResettlementCore
public import ResettlementKit

/// One month of the town: what was learnt, what was reported, and what was to be done.
public struct TownMonth: Sendable {
  /// What the offices learnt in the month.
  public struct Learnt: Sendable, Hashable {
    /// Facts that were recorded.
    public var facts = 0
    /// Of these, facts of an earlier month.
    public var late = 0
    /// Corrections of what was recorded before.
    public var corrected = 0
    /// Annulments of what was recorded before.
    public var annulled = 0
    /// What happened, by the word of the change, as it was recorded first.
    public var changes: [String: Int] = [:]
  }

  /// A rule that found clues, with how many and how pressing.
  public struct ClueLine: Sendable, Hashable {
    /// The rule.
    public let rule: Rule
    /// How many clues have no outcome at the end of the month.
    public let open: Int
    /// Of these, the ones found in the month.
    public let new: Int
    /// Of these, the urgent and serious ones.
    public let pressing: Int
  }

  /// A step that cases wait for.
  public struct StepLine: Sendable, Hashable {
    /// The procedure.
    public let procedure: LocalizedText
    /// What may happen next.
    public let step: LocalizedText
    /// Who takes it.
    public let actor: String
    /// How many cases wait for it and may go on.
    public let ready: Int
    /// How many can't go on yet.
    public let blocked: Int
  }

  /// Something demanded, with how it stands.
  public struct DueLine: Sendable, Hashable {
    /// What is demanded.
    public let title: LocalizedText
    /// The clauses.
    public let citations: [String]
    /// What a miss means.
    public let force: Force
    /// How many items stand in each way, by the word for it.
    public let tally: [String: Int]
  }

  /// The first day.
  public let first: CalendarDay
  /// The last day.
  public let last: CalendarDay
  /// What was learnt.
  public internal(set) var learnt = Learnt()
  /// The month as it was reported at its end.
  public internal(set) var report: ReportedMonth?
  /// The report held against what is known at the end of the year.
  public internal(set) var comparison: MonthComparison?
  /// The clues that wait for an outcome.
  public internal(set) var clues: [ClueLine] = []
  /// The steps that cases wait for.
  public internal(set) var steps: [StepLine] = []
  /// The objections that nobody has decided.
  public internal(set) var openObjections = 0
  /// What is due, late and missed.
  public internal(set) var due: [DueLine] = []
  /// What was sent in and refused, by the reason.
  public internal(set) var refusals: [ProcedureObstacleLine] = []

  init(first: CalendarDay) {
    self.first = first
    last = first.lastDayOfMonth
  }

  /// The month.
  public var month: CalendarMonth { CalendarMonth(holding: first) }

  /// The month's name, such as `2025-03`.
  public var name: String { month.description }

  /// The figures as they were reported at the end of the month.
  public var reported: MonthAccount {
    report?.account ?? MonthAccount(policy: "", version: "", month: month, figures: [])
  }

  /// The figures of the same month as they are known at the end of the year.
  public var nowKnown: MonthAccount { comparison?.now ?? reported }

  /// Returns by how much a figure changed since it was reported.
  public func difference(_ figure: Figure) -> Int { nowKnown[figure] - reported[figure] }
}

/// Why something was refused, and how often.
public struct ProcedureObstacleLine: Sendable, Hashable {
  /// The reason, by the word for it.
  public let reason: String
  /// A message of it, with the step and the days it is about.
  public let example: LocalizedText
  /// How often.
  public let count: Int
}
