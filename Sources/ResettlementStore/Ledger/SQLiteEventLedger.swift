internal import GRDB
public import ResettlementCore

/// The ledger of one type of event in the file of a store.
///
/// All ledgers of a file, also those of a host's own types of events, share its tables; each knows
/// only what has its name.
public struct SQLiteEventLedger<Event: LedgerEvent>: EventLedger {
  private let store: SQLiteStore

  init(_ store: SQLiteStore) {
    self.store = store
  }

  /// Decides upon the events of a key, and appends what was decided, in one immediate transaction.
  @discardableResult
  public func record(
    for key: LedgerKey,
    deciding decision: @Sendable (EventHistory<Event>) throws -> [Event]
  ) async throws -> [Event] {
    do throws(RegistryError) {
      return try await store.write { [keys = store.keys] database in
        let tables = EventTables<Event>(database: database, keys: keys)
        let history = try tables.history(for: key)
        let decided = try Refusal.marking { try decision(history) }
        return try decided.filter(tables.append)
      }
    } catch {
      if let refusal = error.underlying as? Refusal { throw refusal.error }
      throw error
    }
  }

  /// Returns what happened in the streams of a key, and in the others of their subjects.
  public func history(for key: LedgerKey) async throws(RegistryError) -> EventHistory<Event> {
    try await store.read { [keys = store.keys] database in
      try EventTables<Event>(database: database, keys: keys).history(for: key)
    }
  }

  /// Returns everything that happened, in all streams.
  ///
  /// - Complexity: Reads the whole ledger; for a subject or a stream use ``history(for:)``.
  public func everything() async throws(RegistryError) -> EventHistory<Event> {
    try await store.read { [keys = store.keys] database in
      try EventTables<Event>(database: database, keys: keys).everything()
    }
  }
}

extension SQLiteStore {
  /// Returns the ledger of a type of event.
  public func ledger<Event: LedgerEvent>(of type: Event.Type) -> SQLiteEventLedger<Event> {
    SQLiteEventLedger(self)
  }

  /// What happened in procedures.
  public var procedures: SQLiteEventLedger<ProcedureEvent> { ledger(of: ProcedureEvent.self) }

  /// What happened to project assets.
  public var assets: SQLiteEventLedger<AssetEvent> { ledger(of: AssetEvent.self) }

  /// Money that went from funds to projects, assets and households.
  public var chain: SQLiteEventLedger<ChainEvent> { ledger(of: ChainEvent.self) }
}
