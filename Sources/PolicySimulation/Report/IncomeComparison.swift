public import Quantities
public import ResettlementCore

/// How incomes are spread before benefits and with the benefits of either policy.
///
/// What a person has is the income of the household and the money that rules give it every year,
/// shared equally among the members. Money that is given once does not count.
public struct IncomeComparison: Sendable {
  /// The fact that says the income.
  public let fact: FactDeclaration
  /// The yuan a year below which a person is poor, if there is such a line.
  public let povertyLine: ExactDecimal?
  /// The households that count, and their persons.
  public let households: Int
  /// The persons in them.
  public let persons: Int
  /// The households that are left out because their income or size is not known.
  public let withoutIncome: Int
  /// The households that are left out because a benefit of every year is not known, or is left to
  /// an office.
  public let withoutBenefits: Int
  /// Before benefits.
  public let before: IncomeDistribution
  /// With the benefits of the first policy.
  public let baseline: IncomeDistribution
  /// With the benefits of the second policy.
  public let reform: IncomeDistribution
}

extension IncomeComparison {
  init?(_ tally: SimulationTally, _ facts: FactPlan, line: ExactDecimal?) {
    guard let income = facts.income else { return nil }
    fact = income.fact
    povertyLine = line
    let incomes = tally.incomes
    households = incomes.count
    persons = incomes.reduce(0) { $0 + Int($1.members) }
    withoutIncome = tally.withoutIncome
    withoutBenefits = tally.withoutBenefits
    let fen = line.flatMap { $0.multiplied(by: 100)?.rounded(toPlaces: 0, mode: .halfUp).asInt() }
    before = Self.distribution(incomes, \.own, fen)
    baseline = Self.distribution(incomes, \.baseline, fen)
    reform = Self.distribution(incomes, \.reform, fen)
  }

  private static func distribution(
    _ incomes: [HouseholdIncome],
    _ part: KeyPath<HouseholdIncome, Int>,
    _ line: Int?
  ) -> IncomeDistribution {
    IncomeMeasure(incomes.map { ($0[keyPath: part], Int($0.members)) }).distribution(line: line)
  }
}
