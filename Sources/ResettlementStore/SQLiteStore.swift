internal import Foundation
internal import GRDB
public import ResettlementCore

/// A registry and ledger in one SQLite file, which several programs can use at once.
///
/// Subjects are kept as they were on each day and as they were known at each time, and grants in
/// the order in which they were recorded. Entries are only added: the file itself refuses to change
/// or remove one.
///
/// ```swift
/// let store = try SQLiteStore(path: "resettlement.sqlite", key: key)
/// try await store.save(household, valid: DatePeriod(from: movedOn), recordedAt: now)
///
/// let seen = try await store.openView(of: household.id, on: today)
/// let purpose = try AccessPurpose("yearly review", by: "office 3", at: now)
/// let whole = try await store.registry(for: purpose).subject(household.id, on: today)
/// ```
///
/// ## What the file tells
///
/// Facts of subjects and the reasons of their corrections are encrypted under a key of each
/// subject, which is encrypted under keys that follow from the ``MasterKey`` of the host; so are the
/// bodies of entries of ledgers. Without it the file tells the kinds and names of subjects, how many
/// entries there are and of what size, on which days they hold, when they were recorded and what
/// corrects what; of ledgers the ids of entries, whose they are, days, programmes and running
/// totals. So give subjects names of the register's own: one that looks like an identity number or
/// a telephone is refused.
///
/// ## Who sees personal facts
///
/// A store gives open facts away (``openView(of:on:knownAt:)``), and says which others it withholds.
/// For all facts an ``/ResettlementCore/AccessPurpose`` is asked, and a record is kept of each
/// access before its answer is given: ``registry(for:)``. What the file says of a person can be
/// exported, and erased for good: ``export(_:for:)``, ``erase(_:for:)``.
///
/// ## What holds when a program or a machine stops
///
/// A call that returned is in the file, whole, and so it is after a loss of power, as far as the disk
/// keeps what it says it wrote: SQLite's write-ahead log with `synchronous=FULL`. A call that did
/// not return wrote either all or nothing.
public struct SQLiteStore: Sendable {
  let writer: any DatabaseWriter
  let keys: StoreKeys

  /// Opens a file, or creates it if there is none.
  ///
  /// A file of an earlier version is encrypted as it is opened, and its plain text is wiped out.
  ///
  /// - Parameters:
  ///   - path: The path of the file, beside which SQLite keeps two of its own.
  ///   - key: The secret of the file, which the host keeps elsewhere.
  ///   - patience: How long a call waits for other programs that write, before it throws a
  ///     `RegistryError` that is `busy`.
  /// - Throws: `RegistryError`: `tooNew` if a later version wrote the file, `busy` if another
  ///   program holds it, `readOnly` if it can't be written, `failed` if it is no store or can't be
  ///   opened, or with ``StoreDefect/wrongKey`` if it was written by another key.
  public init(
    path: String,
    key: MasterKey,
    patience: Duration = .seconds(5)
  ) throws(RegistryError) {
    do {
      let backoff = Backoff(patience: patience)
      try StoreFile.create(at: path)
      let configuration = Self.configuration(backoff)
      self = try backoff.retrying {
        try DatabaseQueue(path: path, configuration: configuration).read {
          try Schema.check($0)
          try Schema.check($0, key)
        }
        return try SQLiteStore(DatabasePool(path: path, configuration: configuration), key)
      }
    } catch {
      throw RegistryError(of: error)
    }
  }

  /// Creates a store in memory that lives as long as the value and its copies.
  ///
  /// - Parameter key: The secret of the store; one of chance unless another is given.
  /// - Returns: An empty store.
  /// - Throws: `RegistryError` if there is no memory for it.
  public static func inMemory(key: MasterKey = MasterKey()) throws(RegistryError) -> SQLiteStore {
    do {
      let configuration = configuration(Backoff(patience: .zero))
      return try SQLiteStore(DatabaseQueue(configuration: configuration), key)
    } catch {
      throw RegistryError(of: error)
    }
  }

  private init(_ writer: any DatabaseWriter, _ key: MasterKey) throws {
    self.writer = writer
    try writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
    keys = try writer.write { try Schema.migrate($0, key) }
    try Purge(writer: writer).runIfPending()
  }

  /// What is freed is overwritten, and nothing is written to temporary files, so that nothing that
  /// was erased stays behind; a page cache of 32 MiB.
  private static func configuration(_ backoff: Backoff) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .callback { backoff.wait(before: $0) }
    configuration.prepareDatabase { database in
      try database.execute(
        sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768"
      )
    }
    return configuration
  }
}

// MARK: - Access

extension SQLiteStore {
  /// Reads one state of the file.
  func read<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) async throws(RegistryError) -> Value {
    do {
      return try await writer.read(body)
    } catch {
      throw RegistryError(of: error)
    }
  }

  /// Reads and writes in one immediate transaction, so that nobody writes in between.
  func write<Value: Sendable>(
    _ body: @Sendable (Database) throws -> Value
  ) async throws(RegistryError) -> Value {
    do {
      return try await writer.write(body)
    } catch {
      throw RegistryError(of: error)
    }
  }
}
