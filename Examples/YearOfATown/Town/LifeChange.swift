public import ResettlementCore

/// What changes in a household's life on one day.
public enum LifeChange: Sendable, Hashable {
  /// Somebody lost his or her work.
  case jobLost(Person.ID)
  /// Somebody found work.
  case jobFound(Person.ID, Member.Work)
  /// The income from fields, herds and property was stated anew, in yuan a year.
  case incomeStated(Int)
  /// Somebody fell seriously ill, with what is paid for it in a year; perhaps unable to work since.
  case fellIll(Person.ID, costs: Int, canWork: Bool)
  /// The costs of treatment are over.
  case costsEnded
  /// A disaster hit the household, with a loss in yuan.
  case disaster(loss: Int)
  /// The loss was entered in the register of damages.
  case damageRegistered
  /// A guarantee began or ceased to hold.
  case guarantee(GuaranteeKind, holds: Bool)
  /// A child was born.
  case born(Member)
  /// Somebody died.
  case died(Person.ID)
  /// The whole household left the town.
  case movedAway
  /// Some members left for a home of their own.
  case splitOff([Person.ID])
  /// A household began, such as after a split.
  case founded(Family)
  /// All members went to live with another household.
  case mergedInto(Household.ID)
  /// Members of another household came to live here.
  case joined([Member])
  /// Somebody was trained.
  case trained(Person.ID)

  /// The guarantees that can begin or cease to hold.
  public enum GuaranteeKind: String, Sendable, Hashable, CaseIterable {
    /// No child stays away from school.
    case schooling
    /// The home is safe.
    case housing
    /// The water is safe.
    case water
  }

  /// What kind of change it is, as counts and reports have it.
  public var word: String {
    switch self {
    case .jobLost: "job_lost"
    case .jobFound: "job_found"
    case .incomeStated: "income_stated"
    case .fellIll: "fell_ill"
    case .costsEnded: "costs_ended"
    case .disaster: "disaster"
    case .damageRegistered: "damage_registered"
    case .guarantee(let kind, let holds): "\(kind.rawValue)_\(holds ? "secured" : "lost")"
    case .born: "born"
    case .died: "died"
    case .movedAway: "moved_away"
    case .splitOff: "split"
    case .founded: "founded"
    case .mergedInto: "merged"
    case .joined: "joined"
    case .trained: "trained"
    }
  }
}
