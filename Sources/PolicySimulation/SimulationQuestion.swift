public import Quantities

/// What a simulation shows besides the rules themselves.
public struct SimulationQuestion: Sendable {
  /// The facts of households, by id or Chinese name, by which they are grouped, each by itself.
  public var groups: [String] = []

  /// The fact that says what a household has in a year before benefits, by id or Chinese name; by
  /// default the first of `net_income_per_head`, `disposable_income_per_head` and `annual_income`
  /// that the table has.
  public var income: String?

  /// The yuan a year below which a person is poor; without it there is no measure of poverty.
  public var povertyLine: ExactDecimal?

  /// The least number of households of a group that is shown by itself.
  public var leastGroup = 5

  /// The file to which rows are written that were not taken; `nil` for none.
  public var rejects: String?

  /// Asks about the rules only.
  public init() {}
}
