public import PolicyPacks

/// What a pack makes of its documents, clause by clause and obligation by obligation.
public struct ClauseReport: Sendable {
  /// What became of a clause as a whole.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// At least one obligation is computed; ``Line/missing`` says how many are still missing.
    case executable
    /// None is computed, but at least one is left to a unit.
    case discretion
    /// Nothing in it can be computed, and the pack says why.
    case narrative
    /// The pack has come to none of it, or to nothing that is computed.
    case missing
  }

  /// One clause.
  public struct Line: Sendable {
    /// The clause.
    public let clause: PolicyClause
    /// What became of it as a whole.
    public let status: Status
    /// How many of its obligations the pack has not come to yet.
    public var missing: Int { clause.obligations.count { $0.status == .missing } }
  }

  /// The clauses in the order of the pack.
  public let lines: [Line]

  /// Makes the report of a pack's clauses.
  public init(_ clauses: [PolicyClause]) {
    lines = clauses.map { Line(clause: $0, status: Self.status(of: $0)) }
  }

  /// How many clauses have each status.
  public var counts: [Status: Int] { Dictionary(grouping: lines, by: \.status).mapValues(\.count) }

  private static func status(of clause: PolicyClause) -> Status {
    let names = Set(clause.obligations.map(\.status.name))
    if names.contains("executable") { return .executable }
    if names.isEmpty || names.contains("missing") { return .missing }
    return names.contains("discretion") ? .discretion : .narrative
  }
}
