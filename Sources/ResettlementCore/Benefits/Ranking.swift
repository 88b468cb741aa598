/// In which rules those go first of whom a priority (优先) says so, and whether it ranks them.
///
/// Whether somebody goes first is the answer of the rule with the ranking's name; where it ranks
/// them, the number is the computation `rank_by` of the answer's reasons.
public struct Ranking: Sendable, Hashable, Identifiable {
  /// The name of the rule that says who goes first.
  public let id: Rule.ID
  /// What the words of the clause make of it.
  public let force: Force
  /// The rules in which those who go first do so; empty if the policy does not say.
  public let ranked: [Rule.ID]
  /// Whether those who go first are ranked among themselves; more goes before less.
  public let isRanking: Bool

  /// Creates a ranking.
  public init(id: Rule.ID, force: Force, ranked: [Rule.ID] = [], isRanking: Bool = false) {
    self.id = id
    self.force = force
    self.ranked = ranked
    self.isRanking = isRanking
  }
}
