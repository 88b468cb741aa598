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
/// let store = try SQLiteStore(path: "resettlement.sqlite")
/// try await store.save(household, valid: DatePeriod(from: movedOn), recordedAt: now)
/// ```
///
/// ## What is not protected yet
///
/// Personal and sensitive facts, and those that packs declare, are kept apart from the open ones,
/// but in plain text. So are the reasons of corrections, and the names, days and amounts of grants.
/// Whoever can read the file, its `-wal` file or a copy can read them. Only its owner can read a new
/// file; put it on an encrypted disk, and write nobody's name into a reason.
public struct SQLiteStore: Sendable {
  private let writer: any DatabaseWriter

  /// Opens a file, or creates it if there is none.
  ///
  /// - Parameters:
  ///   - path: The path of the file, beside which SQLite keeps two of its own.
  ///   - patience: How long a call waits for other programs that write, before it throws a
  ///     `RegistryError` that is `busy`.
  /// - Throws: `RegistryError`: `tooNew` if a later version wrote the file, `busy` if another
  ///   program holds it, `failed` if it is no store or can't be opened.
  public init(path: String, patience: Duration = .seconds(5)) throws(RegistryError) {
    do {
      try StoreFile.create(at: path)
      let configuration = Self.configuration(patience)
      try DatabaseQueue(path: path, configuration: configuration).read(Schema.check)
      try self.init(DatabasePool(path: path, configuration: configuration))
    } catch {
      throw RegistryError(of: error)
    }
  }

  /// Creates a store in memory that lives as long as the value and its copies.
  ///
  /// - Throws: `RegistryError` if there is no memory for it.
  public static func inMemory() throws(RegistryError) -> SQLiteStore {
    do {
      return try SQLiteStore(DatabaseQueue(configuration: configuration(.zero)))
    } catch {
      throw RegistryError(of: error)
    }
  }

  private init(_ writer: any DatabaseWriter) throws {
    try writer.write(Schema.migrate)
    self.writer = writer
  }

  private static func configuration(_ patience: Duration) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience / .seconds(1))
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
