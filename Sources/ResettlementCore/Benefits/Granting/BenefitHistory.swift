public import Quantities

/// Whose entries and which running totals a decision has to see.
public struct BenefitKey: Sendable, Hashable {
  /// The subjects, all of whose benefits are meant.
  public let subjects: Set<SubjectReference>
  /// Benefits that are meant by name.
  public let benefits: Set<BenefitEvent.BenefitID>
  /// The running totals.
  public let counters: Set<BenefitCounter>

  /// Creates a key.
  public init(
    subjects: Set<SubjectReference> = [],
    benefits: Set<BenefitEvent.BenefitID> = [],
    counters: Set<BenefitCounter> = []
  ) {
    self.subjects = subjects
    self.benefits = benefits
    self.counters = counters
  }
}

extension BenefitKey {
  /// Returns the key of what either means.
  public func union(_ other: BenefitKey) -> BenefitKey {
    BenefitKey(
      subjects: subjects.union(other.subjects),
      benefits: benefits.union(other.benefits),
      counters: counters.union(other.counters)
    )
  }
}

extension BenefitEvent {
  /// The limits of the decision that it makes.
  public var limits: [BenefitLimit] {
    if case .decided(let decision) = content { decision.limits } else { [] }
  }
}

/// Entries of benefits, whatever the order they came in, and running totals.
///
/// Entries with the same id count once. What holds is worked out anew each time.
public struct BenefitHistory: Sendable, Hashable {
  /// The entries in the order in which they were recorded.
  public let events: [BenefitEvent]
  /// The running totals that were asked for, of all benefits.
  public let totals: CounterTotals

  private let byBenefit: [BenefitEvent.BenefitID: [BenefitEvent]]

  /// Creates a history of entries in any order.
  public init(_ events: some Sequence<BenefitEvent> = [], totals: CounterTotals = CounterTotals()) {
    let kept = Dictionary(events.map { ($0.id, $0) }) { one, other in
      "\(other)" < "\(one)" ? other : one
    }
    self.events = kept.values.sorted { ($0.recordedAt, $0.id) < ($1.recordedAt, $1.id) }
    self.totals = totals
    byBenefit = Dictionary(grouping: self.events, by: \.benefit)
  }

  /// The benefits, in the order of their names.
  public var benefits: [BenefitState] {
    byBenefit.keys.sorted { NaturalOrder($0) < NaturalOrder($1) }.map { state(of: $0) }
  }

  /// Returns the state of a benefit, which has no application if nothing is known of it.
  public func state(of benefit: BenefitEvent.BenefitID) -> BenefitState {
    BenefitState(id: benefit, byBenefit[benefit] ?? [])
  }

  /// Returns the entry with an id; `nil` if there is none.
  public func event(_ id: BenefitEvent.ID) -> BenefitEvent? { events.first { $0.id == id } }

  /// Returns the history with further entries, which count in the totals as well.
  public func adding(_ more: [BenefitEvent]) -> BenefitHistory {
    var totals = totals
    let known = Set(events.map(\.id))
    for event in more where !known.contains(event.id) { event.effects.forEach { totals.add($0) } }
    return BenefitHistory(events + more, totals: totals)
  }

  /// Returns what a correction of a benefit has to see: all that counts under the limits of its
  /// decisions, which may leave no room for it any more.
  ///
  /// - Parameters:
  ///   - benefit: The benefit.
  ///   - related: Which subjects count as one.
  /// - Returns: The benefit, those whom its limits count, and the running totals.
  public func key(
    holding benefit: BenefitEvent.BenefitID,
    to related: (SubjectReference) -> Set<SubjectReference> = { _ in [] }
  ) -> BenefitKey {
    let limits = (byBenefit[benefit] ?? []).flatMap(\.limits).map { $0.counting(related) }
    return BenefitKey(
      subjects: limits.reduce(into: []) { $0.formUnion($1.counted) },
      benefits: [benefit],
      counters: Set(limits.compactMap(\.counter))
    )
  }

  /// What was paid beyond what is due on a day: the benefits to recover from, with the amounts.
  public func toRecover(on day: CalendarDay) -> [(benefit: BenefitState, amount: Money)] {
    benefits.map { ($0, $0.overpaid(on: day)) }.filter { $0.1 > .zero }
  }
}
