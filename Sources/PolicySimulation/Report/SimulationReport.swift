public import PopulationColumns
public import Quantities
public import ResettlementCore

/// What a simulation came to.
public struct SimulationReport: Sendable {
  /// The most groups of one fact.
  public static let mostGroups = 100

  /// The policy as it is.
  public var baseline: SimulatedLaw
  /// The policy that would take its place.
  public var reform: SimulatedLaw
  /// How many households were assessed.
  public internal(set) var households = 0
  /// How many persons the tables have.
  public internal(set) var persons = 0
  /// How many rows were not taken.
  public internal(set) var rejectCount = 0
  /// The first of them.
  public internal(set) var rejects: [Reject] = []
  /// Whether there was no table of persons, so that rules about persons were not answered.
  public internal(set) var isWithoutPersons = false
  /// How many answers were worked out, one for each rule and subject: rules that say the same in
  /// both policies are answered once.
  public internal(set) var answersComputed = 0

  /// The rules, in the order of the policies: those about households, then those about persons.
  public let rules: [RuleComparison]
  /// The rules that are not compared because they need more than a household and its members.
  public let skippedRules: [Rule]
  /// Who gains and who loses.
  public let effects: EffectSummary
  /// How many gain or lose how much.
  public let bands: [GainBand]
  /// Who gains and who loses, group by group, for each fact that was asked for.
  public private(set) var groups: [GroupedEffects] = []
  /// How incomes are spread; `nil` if the table has no income.
  public private(set) var incomes: IncomeComparison?

  /// The rules that say the same in both policies.
  public var equalRules: Int { rules.count(where: \.isEqual) }

  /// Whether the policies say the same in everything that was asked.
  public var areEqual: Bool { equalRules == rules.count }

  /// Whether every rule came to the same for everybody, even where the policies differ.
  public var areAnswersEqual: Bool {
    rules.allSatisfy { $0.changes.isEmpty && ($0.budget?.difference ?? .zero).isZero }
      && effects[.winner].households + effects[.loser].households == 0
  }

  /// Whether some rule gives money that is added up.
  public var countsMoney: Bool { rules.contains { $0.flow?.isCounted ?? false } }

  /// The money of every year.
  public var yearly: Budget { sum(.yearly) }

  /// The money that is given once.
  public var once: Budget { sum(.once) }

  private func sum(_ flow: BenefitFlow) -> Budget {
    rules.reduce(.none) { sum, rule in
      sum + (rule.budget.map { $0.counted(rule, as: flow) } ?? .none)
    }
  }
}

/// A policy of a simulation, with the day of its law.
public struct SimulatedLaw: Sendable {
  /// What the policy is called, where and when it holds.
  public let policy: PolicyDescription
  /// The day whose law answers.
  public let lawAsOf: CalendarDay
  /// What was chosen in place of what the policy states, such as `startup_award=6000`.
  public var choices: [String] = []
}

// MARK: - Making

extension SimulationReport {
  init(
    _ laws: (baseline: SimulatedLaw, reform: SimulatedLaw),
    _ plan: SimulationPlan,
    _ tally: SimulationTally,
    _ question: SimulationQuestion
  ) {
    (baseline, reform) = laws
    rules = zip(plan.lines, tally.rules).map { RuleComparison($0, $1) }
    skippedRules = plan.skipped
    effects = EffectSummary(tally.effects)
    bands = GainBand.bands(of: tally.effects)
  }

  /// Adds what is asked besides the rules.
  mutating func add(
    _ tally: SimulationTally,
    _ facts: FactPlan,
    _ question: SimulationQuestion
  ) throws(SimulationError) {
    for group in tally.groups where group.isTooFine {
      throw SimulationError(.tooManyGroups, group.fact.id)
    }
    groups = tally.groups.map { GroupedEffects($0, rules, least: question.leastGroup) }
    incomes = IncomeComparison(tally, facts, line: question.povertyLine)
  }
}
