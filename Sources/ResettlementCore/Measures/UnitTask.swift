/// A unit's part in what a clause demands: which unit, and what it has to do (责任单位).
public struct UnitTask: Sendable, Hashable {
  /// The unit's name.
  public let unit: String
  /// What it has to do.
  public let role: UnitRole

  /// Creates a task.
  public init(unit: String, role: UnitRole) {
    self.unit = unit
    self.role = role
  }
}
