internal import Quantities

/// A limit as it applies to one request.
public struct BenefitLimit: Sendable, Hashable {
  /// How much it leaves room for.
  public enum Bound: Sendable, Hashable {
    /// One grant.
    case once
    /// One grant of several programmes, or the higher of them.
    case oneOf(takesHigher: Bool)
    /// A sum; near it a grant is cut down, or else refused.
    case cap(Money, cutsDown: Bool)
    /// A number of grants; what is stopped makes room again or does not.
    case quota(Int, refills: Bool)
    /// A sum of a fund; near it a grant is cut down, or else refused.
    case budget(Money, cutsDown: Bool)
  }

  /// The limit as the policy states it.
  public let term: LimitTerm
  /// How much it leaves room for.
  public let bound: Bound
  /// Those whose grants count together: a subject and its lineage; empty for quotas and budgets.
  public let counted: Set<SubjectReference>
  /// The running total of a quota or budget; `nil` for the others.
  public let counter: BenefitCounter?
  /// The readings that took part, by name, with the options that were chosen.
  public let readings: [String: String]

  /// Creates a limit.
  public init(
    _ term: LimitTerm,
    bound: Bound,
    counted: Set<SubjectReference> = [],
    counter: BenefitCounter? = nil,
    readings: [String: String] = [:]
  ) {
    self.term = term
    self.bound = bound
    self.counted = counted
    self.counter = counter
    self.readings = readings
  }

  /// Returns the limit that counts the grants of related subjects as well, such as of households
  /// that split from one another.
  public func counting(_ related: (SubjectReference) -> Set<SubjectReference>) -> BenefitLimit {
    let all = counted.reduce(into: counted) { $0.formUnion(related($1)) }
    return BenefitLimit(term, bound: bound, counted: all, counter: counter, readings: readings)
  }

  /// What a grant takes from the running total; `nil` where it takes nothing.
  var hold: CounterHold? {
    guard let counter else { return nil }
    switch bound {
    case .quota(_, let refills):
      return CounterHold(counter, .place, isDated: term.span == .sameTime, refills: refills)
    case .budget: return CounterHold(counter, .money, isDated: false, refills: true)
    case .once, .oneOf, .cap: return nil
    }
  }
}
