public import MadeUpTown
public import ResettlementCore
public import ResettlementKit

/// A year of a made-up town under a policy: what was found, decided, reported and scored.
public struct TownYear: Sendable {
  /// What became of the clues of one rule.
  public struct ClueSummary: Sendable, Hashable {
    /// The rule that found them.
    public let rule: Rule
    /// How many were found.
    public let found: Int
    /// By the word for the outcome how many clues have it.
    public let outcomes: [String: Int]
    /// How many wait for an outcome.
    public var open: Int { found - outcomes.values.reduce(0, +) }
  }

  /// Why risks are not yet marked eliminated.
  public struct Blocker: Sendable, Hashable {
    /// The condition that does not hold.
    public let title: LocalizedText
    /// For how many monitored households.
    public let count: Int
  }

  /// What a building lost by the disaster.
  public struct Damage: Sendable, Hashable {
    /// The site.
    public let site: String
    /// The building.
    public let building: String
    /// The households that were hit.
    public let households: Int
    /// What they lost, in yuan.
    public let loss: Int
    /// Of the households, those in the register of damages.
    public let registered: Int
    /// Of the households, those whose home is safe again.
    public let restored: Int
  }

  /// The town.
  public let town: MadeUpTown
  /// What happened.
  public let life: LifeYear
  /// The policy.
  public let policy: TownPolicy
  /// The months.
  public internal(set) var months: [TownMonth] = []
  /// The clues of the year and of the months before, by rule.
  public internal(set) var clues: [ClueSummary] = []
  /// Why risks are not yet marked eliminated.
  public internal(set) var blockers: [Blocker] = []
  /// What the disaster did, by building.
  public internal(set) var damages: [Damage] = []
  /// How the town stands to its targets at the end of the year.
  public internal(set) var score: Scorecard
  /// Everything that was sent in, with what became of it.
  public internal(set) var submissions: [Submission] = []
  /// Everything that was recorded of procedures.
  public internal(set) var history = ProcedureHistory()
  /// The clues with their outcomes.
  public internal(set) var book = ClueBook()
  /// The register at the end.
  public internal(set) var register: TownRegister
  /// Counts a month from the records, as they were known at a time.
  public internal(set) var recount:
    @Sendable (_ month: TownMonth, _ knownAt: RecordedTime?) -> MonthAccount

  /// Lets a town live through a year.
  ///
  /// - Parameters:
  ///   - town: The town, on the first day of the year.
  ///   - policy: The policy.
  ///   - rates: How often offices do what.
  ///   - progress: Is told the name of each month when it begins.
  /// - Throws: If the register or the policy refuses something, which it should not.
  public init(
    of town: MadeUpTown,
    under policy: TownPolicy,
    rates: CaseRates = CaseRates(),
    progress: (String) -> Void = { _ in }
  ) async throws {
    var simulation = try YearSimulation(of: town, under: policy, rates: rates)
    self = try await simulation.run(progress)
  }

  init(_ simulation: YearSimulation, score: Scorecard) {
    town = simulation.town
    life = simulation.life
    policy = simulation.policy
    register = simulation.register
    months = simulation.months
    self.score = score
    recount = { month, _ in month.reported }
  }
}
