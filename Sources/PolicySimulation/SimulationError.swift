/// Why two policies can't be compared over a population.
public struct SimulationError: Error, Sendable, Hashable {
  /// What a caller can tell apart.
  public enum Reason: Sendable, Hashable {
    /// Households have no such fact; they have these.
    case noSuchFact([String])
    /// The table of households has no column of the fact.
    case noColumn
    /// Households can't be grouped by the fact.
    case notGroupable
    /// The fact has too many values for groups.
    case tooManyGroups
    /// The fact is no money of a household or person.
    case noIncome
    /// The two policies declare the fact in two ways.
    case declaredTwice
  }

  /// Why.
  public let reason: Reason

  /// The fact.
  public let fact: String

  /// Creates an error.
  init(_ reason: Reason, _ fact: String) {
    self.reason = reason
    self.fact = fact
  }
}
