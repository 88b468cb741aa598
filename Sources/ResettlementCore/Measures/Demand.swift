/// What a rule demands of units: a target, a norm, a cadence, a duty, a prohibition, or that a
/// register is kept fresh.
public struct Demand: Sendable, Hashable, Identifiable {
  /// How what was measured is compared.
  public enum Comparison: String, Sendable, Hashable, Codable {
    /// It must be as much, or more.
    case atLeast = "at-least"
    /// It may be as much, or less.
    case atMost = "at-most"
  }

  /// The units in which a demand counts, by their ids; `nil` where it counts nothing.
  public struct Units: Sendable, Hashable {
    /// Of what is measured, or of the part of a whole.
    public let numerator: String?
    /// Of the whole.
    public let denominator: String?
    /// Of what is demanded.
    public let demanded: String?

    /// Creates units.
    public init(
      numerator: String? = nil,
      denominator: String? = nil,
      demanded: String? = nil
    ) {
      self.numerator = numerator
      self.denominator = denominator
      self.demanded = demanded
    }
  }

  /// A reading on which the answer depends.
  public struct ReadingTaken: Sendable, Hashable {
    /// The reading's name.
    public let id: String
    /// The option that is taken; `nil` if nobody has chosen.
    public let option: String?

    /// Creates a reading with its option.
    public init(id: String, option: String?) {
      self.id = id
      self.option = option
    }
  }

  /// The rule's name.
  public var id: Rule.ID { rule.id }

  /// The rule that states it.
  public let rule: Rule
  /// What the words of the clause make of a miss.
  public let force: Force
  /// Who has to see to it.
  public let tasks: [UnitTask]
  /// Whether it has to be met by a day, or in each period.
  public let hasDay: Bool
  /// How what was measured is compared; `nil` if nothing is measured.
  public let comparison: Comparison?
  /// The units in which it counts.
  public let units: Units
  /// The readings on which the answer depends.
  public let readings: [ReadingTaken]

  /// Creates a demand.
  public init(
    rule: Rule,
    force: Force,
    tasks: [UnitTask] = [],
    hasDay: Bool = false,
    comparison: Comparison? = nil,
    units: Units = Units(),
    readings: [ReadingTaken] = []
  ) {
    self.rule = rule
    self.force = force
    self.tasks = tasks
    self.hasDay = hasDay
    self.comparison = comparison
    self.units = units
    self.readings = readings
  }

  /// The unit that answers for it first: who keeps a register, else who leads or performs.
  public var principal: String? {
    if rule.kind == .register { return tasks.first?.unit }
    let order: [UnitRole] = [.lead, .coLead, .performs, .territorial, .cooperate]
    return order.lazy.compactMap { role in tasks.first { $0.role == role }?.unit }.first
  }

  /// Returns the demand with other tasks.
  public func charging(_ tasks: [UnitTask]) -> Demand {
    Demand(
      rule: rule,
      force: force,
      tasks: tasks,
      hasDay: hasDay,
      comparison: comparison,
      units: units,
      readings: readings
    )
  }
}
