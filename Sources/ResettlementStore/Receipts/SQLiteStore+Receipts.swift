public import DecisionReceipts
internal import GRDB
public import ResettlementCore

extension SQLiteStore: ReceiptBook {
  /// The key under which the file's receipts have their digests; it follows from the master key.
  public var receiptKey: ReceiptKey { keys.receipts }

  /// Records decisions in their order, in one immediate transaction.
  ///
  /// - Parameters:
  ///   - decisions: What was decided.
  ///   - time: The time now, asked for within the transaction.
  /// - Returns: Their receipts.
  /// - Throws: `RegistryError`; then nothing was recorded.
  @discardableResult
  public func record(
    _ decisions: [RecordedDecision],
    at time: @autoclosure @escaping @Sendable () -> RecordedTime
  ) async throws(RegistryError) -> [DecisionReceipt] {
    try await write { [keys] database in
      try ReceiptTables(database: database, keys: keys).append(decisions, at: time())
    }
  }

  /// Returns receipts in the order of the chain.
  public func receipts(
    after number: Int,
    limit: Int
  ) async throws(RegistryError) -> [DecisionReceipt] {
    try await read { [keys] database in
      try ReceiptTables(database: database, keys: keys).receipts(after: number, limit: limit)
    }
  }

  /// Returns what a decision rests on and says; `nil` if there is no receipt with the number.
  public func content(of number: Int) async throws(RegistryError) -> KeptContent? {
    try await read { [keys] database in
      try ReceiptTables(database: database, keys: keys).content(of: number)
    }
  }
}
