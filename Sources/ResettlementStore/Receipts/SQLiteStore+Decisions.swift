public import DecisionReceipts
internal import GRDB
public import ResettlementCore

extension SQLiteStore: DecisionLedger {
  /// Decides upon the entries and totals of a key, appends what was decided, and records it with
  /// receipts, in one immediate transaction.
  @discardableResult
  public func record(
    for key: BenefitKey,
    at time: @autoclosure @escaping @Sendable () -> RecordedTime,
    deciding decision: @Sendable (BenefitHistory) throws -> DecidedBenefits
  ) async throws -> RecordedBenefits {
    do throws(RegistryError) {
      return try await write { [keys] database in
        let tables = BenefitTables(database: database, keys: keys)
        let history = try tables.history(for: key)
        let decided = try Refusal.marking { try decision(history) }
        let events = try decided.events.filter(tables.append)
        guard !events.isEmpty else { return RecordedBenefits([], receipts: []) }
        let receipts = try ReceiptTables(database: database, keys: keys)
          .append(decided.decisions, at: time())
        return RecordedBenefits(events, receipts: receipts)
      }
    } catch {
      if let refusal = error.underlying as? Refusal { throw refusal.error }
      throw error
    }
  }
}
