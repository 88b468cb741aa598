/// A ledger of benefits that lives as long as the process, for tests and demonstrations.
public actor InMemoryBenefitLedger: BenefitLedger {
  private var events: [BenefitEvent.ID: BenefitEvent] = [:]
  private var byBenefit: [BenefitEvent.BenefitID: [BenefitEvent.ID]] = [:]
  private var benefitsOfParties: [SubjectReference: Set<BenefitEvent.BenefitID>] = [:]
  private var benefitsOfProgrammes: [Rule.ID: Set<BenefitEvent.BenefitID>] = [:]
  private var totals: [BenefitCounter: CounterTotals] = [:]

  /// Creates an empty ledger.
  public init() {}

  /// Decides upon the entries and totals of a key, and appends what was decided.
  @discardableResult
  public func record(
    for key: BenefitKey,
    deciding decision: @Sendable (BenefitHistory) throws -> [BenefitEvent]
  ) throws -> [BenefitEvent] {
    let decided = try decision(history(for: key))
    let new = try newOnes(of: decided)
    for event in new { append(event) }
    return new
  }

  /// Returns what happened to the benefits of a key, with the totals of its counters.
  public func history(for key: BenefitKey) -> BenefitHistory {
    let ofSubjects = key.subjects.flatMap { benefitsOfParties[$0] ?? [] }
    let ids = key.benefits.union(ofSubjects).flatMap { byBenefit[$0] ?? [] }
    let changes = key.counters.flatMap { totals[$0]?.changes ?? [] }
    return BenefitHistory(ids.compactMap { events[$0] }, totals: CounterTotals(changes))
  }

  /// Returns the names of the benefits that were applied for in a programme, or in all, sorted.
  public func benefits(in programme: Rule.ID?) -> [BenefitEvent.BenefitID] {
    guard let programme else { return byBenefit.keys.sorted() }
    return (benefitsOfProgrammes[programme] ?? []).sorted()
  }

  private func newOnes(of decided: [BenefitEvent]) throws(RegistryError) -> [BenefitEvent] {
    var known = events
    var new: [BenefitEvent] = []
    for event in decided {
      if let other = known.updateValue(event, forKey: event.id) {
        guard other == event else {
          throw RegistryError(.conflict, underlying: BenefitConflict.idTaken(event.id))
        }
      } else {
        new.append(event)
      }
    }
    return new
  }

  private func append(_ event: BenefitEvent) {
    events[event.id] = event
    byBenefit[event.benefit, default: []].append(event.id)
    for party in event.parties { benefitsOfParties[party, default: []].insert(event.benefit) }
    if let programme = event.programme {
      benefitsOfProgrammes[programme, default: []].insert(event.benefit)
    }
    for change in event.effects { totals[change.counter, default: CounterTotals()].add(change) }
  }
}
