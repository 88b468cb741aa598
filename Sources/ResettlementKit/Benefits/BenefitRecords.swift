internal import Quantities
public import ResettlementCore

/// What needs no policy of benefits: payments, stops, recoveries, annulments, and where they stand.
public struct BenefitRecords: Sendable {
  private let ledger: any BenefitLedger

  /// Creates the records of a ledger.
  public init(in ledger: any BenefitLedger) {
    self.ledger = ledger
  }

  /// Records what happened to a benefit, if it may have.
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
    try await ledger.record(for: BenefitKey(benefits: [entry.benefit])) { history in
      try BenefitProblem.added(entry.event(content, after: history), after: history)
    }
    return try await state(of: entry.benefit)
  }

  /// Returns where a benefit stands.
  public func state(of benefit: BenefitEvent.BenefitID) async throws -> BenefitState {
    try await ledger.history(for: BenefitKey(benefits: [benefit])).state(of: benefit)
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
    after history: BenefitHistory
  ) throws -> [BenefitEvent] {
    do {
      return try BenefitBook.entry(event, after: history).map { [$0] } ?? []
    } catch let obstacle as BenefitObstacle {
      throw BenefitProblem.obstacle(obstacle)
    }
  }
}
