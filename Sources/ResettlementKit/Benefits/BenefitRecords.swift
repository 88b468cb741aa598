internal import Quantities
public import ResettlementCore

/// What needs no policy of benefits: payments, stops, recoveries, annulments, and where they stand.
public struct BenefitRecords: Sendable {
  private let ledger: any BenefitLedger
  private let related: @Sendable (SubjectReference) -> Set<SubjectReference>

  /// Creates the records of a ledger.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - related: Which subjects count as one under the limits that a correction is held against.
  public init(
    in ledger: any BenefitLedger,
    related: @escaping @Sendable (SubjectReference) -> Set<SubjectReference> = { _ in [] }
  ) {
    self.ledger = ledger
    self.related = related
  }

  /// Creates the records of a ledger under whose limits households that split or merged count as one.
  ///
  /// - Parameters:
  ///   - ledger: The ledger.
  ///   - lineage: Which household came from which.
  ///   - day: The day; what households became of one another later does not count.
  public init(in ledger: any BenefitLedger, lineage: HouseholdLineage, on day: CalendarDay) {
    self.init(in: ledger, related: lineage.relating(on: day))
  }

  /// Records what happened to a benefit, if it may have.
  ///
  /// A correction or annulment by which the benefit takes more than before is held against the limits
  /// of its decision again.
  ///
  /// - Parameters:
  ///   - content: What happened.
  ///   - entry: Under which name, on which day and by whom it is recorded.
  /// - Returns: Where the benefit stands.
  /// - Throws: ``BenefitProblem`` with what is in the way, or the ledger's error.
  @discardableResult
  public func record(
    _ content: BenefitEvent.Content,
    as entry: BenefitEntry
  ) async throws -> BenefitState {
    let own = BenefitKey(benefits: [entry.benefit])
    guard entry.correction != nil else {
      try await record(content, as: entry, for: own)
      return try await state(of: entry.benefit)
    }
    var key = try await ledger.history(for: own).key(holding: entry.benefit, to: related)
    while let wider = try await correct(content, as: entry, for: key) { key = key.union(wider) }
    return try await state(of: entry.benefit)
  }

  private func record(
    _ content: BenefitEvent.Content,
    as entry: BenefitEntry,
    for key: BenefitKey
  ) async throws {
    try await ledger.record(for: key) { history in
      let event = entry.event(content, after: history)
      return try BenefitProblem.added(event, after: history, related: related)
    }
  }

  /// Records a correction within one transaction; if the benefit was decided anew since the key was
  /// made, returns the key that is needed now.
  private func correct(
    _ content: BenefitEvent.Content,
    as entry: BenefitEntry,
    for key: BenefitKey
  ) async throws -> BenefitKey? {
    do {
      try await ledger.record(for: key) { history in
        let event = entry.event(content, after: history)
        let needed = history.adding([event]).key(holding: entry.benefit, to: related)
        guard key.union(needed) == key else { throw KeyTooNarrow(needed: needed) }
        return try BenefitProblem.added(event, after: history, related: related)
      }
      return nil
    } catch let narrow as KeyTooNarrow {
      return narrow.needed
    }
  }

  /// That a decision came in between, with limits that the key does not have.
  private struct KeyTooNarrow: Error {
    let needed: BenefitKey
  }

  /// Returns where a benefit stands.
  public func state(of benefit: BenefitEvent.BenefitID) async throws -> BenefitState {
    try await ledger.history(for: BenefitKey(benefits: [benefit])).state(of: benefit)
  }

  /// Returns the entries of benefits in the order in which they were recorded.
  public func entries(
    of benefits: Set<BenefitEvent.BenefitID>
  ) async throws -> [BenefitEvent.BenefitID: [BenefitEvent]] {
    let events = try await ledger.history(for: BenefitKey(benefits: benefits)).events
    return Dictionary(grouping: events, by: \.benefit)
  }

  /// Returns the benefits of a programme, or of all, in the order of their names.
  public func benefits(in programme: Rule.ID? = nil) async throws -> [BenefitState] {
    let names = try await ledger.benefits(in: programme)
    return try await ledger.history(for: BenefitKey(benefits: Set(names))).benefits
  }
}

extension BenefitProblem {
  /// Returns an entry if it may be added, none if it is there already.
  static func added(
    _ event: BenefitEvent,
    after history: BenefitHistory,
    related: (SubjectReference) -> Set<SubjectReference> = { _ in [] }
  ) throws -> [BenefitEvent] {
    do {
      return try BenefitBook.entry(event, after: history, related: related).map { [$0] } ?? []
    } catch let obstacle as BenefitObstacle {
      throw BenefitProblem.obstacle(obstacle)
    }
  }
}
