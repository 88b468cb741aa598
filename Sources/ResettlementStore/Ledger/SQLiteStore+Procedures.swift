internal import GRDB
public import ResettlementCore

extension SQLiteStore: ProcedureLedger {
  /// Decides upon the events of a key, and appends what was decided, in one immediate transaction.
  @discardableResult
  public func record(
    for key: ProcedureKey,
    deciding decision: @Sendable (ProcedureHistory) throws -> [ProcedureEvent]
  ) async throws -> [ProcedureEvent] {
    do throws(RegistryError) {
      return try await write { database in
        let tables = ProcedureTables(database: database)
        let history = try tables.history(for: key)
        let decided = try Refusal.marking { try decision(history) }
        return try decided.filter(tables.append)
      }
    } catch {
      if let refusal = error.underlying as? Refusal { throw refusal.error }
      throw error
    }
  }

  /// Returns what happened in the runs of a key, and in the others of their subjects.
  public func history(for key: ProcedureKey) async throws(RegistryError) -> ProcedureHistory {
    try await read { try ProcedureTables(database: $0).history(for: key) }
  }
}
