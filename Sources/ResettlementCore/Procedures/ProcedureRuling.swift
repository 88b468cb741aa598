public import Quantities

/// What was decided when an event was allowed; it stays with the event, so that a replay needs no
/// facts and no policy.
public struct ProcedureRuling: Sendable, Hashable, Codable {
  /// The id of the policy that decided.
  public let policy: String
  /// Its version.
  public let version: String?
  /// The clauses on which it rests.
  public let citations: [String]
  /// Whether it was recorded after something that happened later, or in a later month (补录).
  public let isLate: Bool
  /// Of a step with a time limit: the last day in time for what follows it; of a case that goes on after
  /// a change of its household: that day, where the limit is counted anew.
  public internal(set) var due: CalendarDay?
  /// Of a publication: its last day, if the policy says how long it has to be.
  public let publicUntil: CalendarDay?
  /// How many days it came after the limit of the step before; zero if in time.
  public let daysOverdue: Int

  /// Creates a ruling.
  public init(
    policy: String,
    version: String? = nil,
    citations: [String] = [],
    isLate: Bool = false,
    due: CalendarDay? = nil,
    publicUntil: CalendarDay? = nil,
    daysOverdue: Int = 0
  ) {
    self.policy = policy
    self.version = version
    self.citations = citations
    self.isLate = isLate
    self.due = due
    self.publicUntil = publicUntil
    self.daysOverdue = daysOverdue
  }
}
