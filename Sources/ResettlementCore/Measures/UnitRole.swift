/// What a unit has to do with a clause.
public enum UnitRole: String, Sendable, Hashable, Codable, CaseIterable {
  /// It leads (牵头).
  case lead
  /// It leads together with others.
  case coLead = "co-lead"
  /// It helps (配合).
  case cooperate
  /// It does its part in its own territory (属地).
  case territorial
  /// The sentence itself charges it.
  case performs
}
