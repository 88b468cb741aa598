internal import GRDB
public import ResettlementCore

extension SQLiteStore: BenefitLedger {
  /// Decides upon the entries and totals of a key, and appends what was decided, in one immediate
  /// transaction.
  @discardableResult
  public func record(
    for key: BenefitKey,
    deciding decision: @Sendable (BenefitHistory) throws -> [BenefitEvent]
  ) async throws -> [BenefitEvent] {
    do throws(RegistryError) {
      return try await write { [keys] database in
        let tables = BenefitTables(database: database, keys: keys)
        let history = try tables.history(for: key)
        let decided = try Refusal.marking { try decision(history) }
        return try decided.filter(tables.append)
      }
    } catch {
      if let refusal = error.underlying as? Refusal { throw refusal.error }
      throw error
    }
  }

  /// Returns what happened to the benefits of a key, with the totals of its counters.
  public func history(for key: BenefitKey) async throws(RegistryError) -> BenefitHistory {
    try await read { [keys] database in
      try BenefitTables(database: database, keys: keys).history(for: key)
    }
  }

  /// Returns the names of the benefits that were applied for in a programme, or in all, sorted.
  public func benefits(in programme: Rule.ID?) async throws(RegistryError)
    -> [BenefitEvent.BenefitID]
  {
    try await read { [keys] database in
      try BenefitTables(database: database, keys: keys).benefits(in: programme)
    }
  }
}

/// The error of a decision, which goes to the caller as it is, even if it is one of a store.
struct Refusal: Error {
  let error: any Error

  static func marking<Value>(_ decision: () throws -> Value) throws -> Value {
    do {
      return try decision()
    } catch {
      throw Refusal(error: error)
    }
  }
}
