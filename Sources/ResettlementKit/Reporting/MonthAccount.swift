internal import Quantities
public import ResettlementCore

/// The figures of a month under a policy, by what was known at some time.
///
/// ```swift
/// let records = MonthRecords(clues: book, cases: history.known(at: time), population: population)
/// let account = MonthAccount(of: month, under: pack, by: records)
/// let report = ReportedMonth(account, at: time, by: "敖勒召其镇人民政府")
/// ```
///
/// It is a pure function of month, policy and records. ``ReportedMonth`` freezes it, and
/// ``MonthComparison`` holds it against what is known later.
public struct MonthAccount: Sendable, Hashable {
  /// The policy.
  public let policy: PolicyID
  /// The version of the policy's text.
  public let policyVersion: String
  /// The month.
  public let month: CalendarMonth
  /// The figures, in the order of their sections, each name once.
  public let figures: [MonthFigure]

  /// Creates an account of figures that are there; of two with one name the first counts.
  public init(
    policy: PolicyID,
    version: String,
    month: CalendarMonth,
    figures: [MonthFigure]
  ) {
    var names: Set<String> = []
    self.policy = policy
    policyVersion = version
    self.month = month
    self.figures = figures.filter { names.insert($0.id).inserted }
  }

  /// Counts a month.
  ///
  /// Cases are counted as they stood at the end of its last day, and so are duties and targets;
  /// targets count from the first day of the year.
  ///
  /// - Parameters:
  ///   - month: The month.
  ///   - policy: The policy, with its blanks filled.
  ///   - records: What is known; what is recorded later must not be among it.
  public init(
    of month: CalendarMonth,
    under policy: some ProcedurePolicy & DutyPolicy,
    by records: MonthRecords
  ) {
    let id = policy.description.id
    var figures =
      records.clues.map { ClueFigures(policy: id, month: month, book: $0).figures } ?? []
    figures += records.cases.map { CaseFigures(policy, month, $0).figures } ?? []
    if let population = records.population {
      figures += CaseFigures.monitored(population, on: month.last)
      figures += DemandFigures(policy, month, population).figures
    }
    self.init(
      policy: id,
      version: policy.description.version,
      month: month,
      figures: figures + records.own
    )
  }

  /// Returns the figure with a name; `nil` if there is none, which of a count means zero.
  public subscript(id: String) -> MonthFigure? { figures.first { $0.id == id } }

  /// Returns the sum of counts whose names begin with a text, in whole numbers.
  public func total(_ prefix: String, except others: Set<String> = []) -> Int {
    figures.filter { $0.id.hasPrefix(prefix) && !others.contains($0.id) }
      .reduce(0) { $0 + ($1.value?.asInt() ?? 0) }
  }
}

/// What is known of a place when a month is counted; what is not given is not counted.
public struct MonthRecords: Sendable {
  /// The clues with their answers.
  public var clues: ClueBook?
  /// The events from which the clues were folded, where they are kept: they tell why clues differ.
  public var clueEvents: [ClueEvent]
  /// What was recorded of cases.
  public var cases: ProcedureHistory?
  /// The facts on the last day of the month, for duties, targets and monitored households.
  public var population: Population?
  /// What the office counts besides, in its order.
  public var own: [MonthFigure]

  /// Creates records.
  public init(
    clues: ClueBook? = nil,
    clueEvents: [ClueEvent] = [],
    cases: ProcedureHistory? = nil,
    population: Population? = nil,
    own: [MonthFigure] = []
  ) {
    self.clues = clues
    self.clueEvents = clueEvents
    self.cases = cases
    self.population = population
    self.own = own
  }
}

extension MonthRecords {
  /// Whether they tell the figures of a section.
  func cover(_ section: MonthFigure.Section) -> Bool {
    switch section {
    case .clues: clues != nil
    case .cases: cases != nil
    case .households, .duties, .targets: population != nil
    case .own: true
    }
  }
}
