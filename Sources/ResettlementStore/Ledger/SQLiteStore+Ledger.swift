internal import GRDB
public import ResettlementCore

extension SQLiteStore: GrantLedger {
  /// Decides upon the history of a key, and appends what was decided, in one immediate transaction.
  @discardableResult
  public func record(
    for key: GrantKey,
    deciding decision: @Sendable (GrantHistory) throws -> [Grant]
  ) async throws -> [Grant] {
    do throws(RegistryError) {
      return try await write { database in
        let tables = GrantTables(database: database)
        let history = try tables.history(for: key)
        let decided = try Refusal.marking { try decision(history) }
        for grant in decided { try tables.append(grant) }
        return decided
      }
    } catch {
      if let refusal = error.underlying as? Refusal { throw refusal.error }
      throw error
    }
  }

  /// Returns what was granted under a key.
  public func history(for key: GrantKey) async throws(RegistryError) -> GrantHistory {
    try await read { try GrantTables(database: $0).history(for: key) }
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
