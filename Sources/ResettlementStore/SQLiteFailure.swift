internal import GRDB
internal import ResettlementCore

/// What SQLite says when it fails; values that were read or written are not in it.
public struct SQLiteFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// SQLite's extended result code.
  public let code: Int32

  /// SQLite's message, if it gave one.
  public let message: String?

  /// The code and the message.
  public var description: String { "SQLite error \(code): \(message ?? "no message")" }
}

extension SQLiteFailure {
  /// Keeps the code and message of an error, without its statement and arguments.
  init(_ error: DatabaseError) {
    self.init(code: error.extendedResultCode.rawValue, message: error.message)
  }
}

// MARK: - Errors of the core

extension RegistryError {
  /// Creates the error that a caller of the store sees.
  init(of error: any Error) {
    switch error {
    case let error as RegistryError: self = error
    case is HistoryError, is GrantConflict, is ProcedureConflict:
      self.init(.conflict, underlying: error)
    case let error as DatabaseError: self.init(of: error)
    default: self.init(.failed, underlying: error)
    }
  }

  private init(of error: DatabaseError) {
    let isBusy = error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED
    self.init(isBusy ? .busy : .failed, underlying: SQLiteFailure(error))
  }
}
