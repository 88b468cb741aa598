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
    case is HistoryError, is BenefitConflict, is LedgerConflict:
      self.init(.conflict, underlying: error)
    case let error as DatabaseError:
      self.init(Self.reason(error.resultCode), underlying: SQLiteFailure(error))
    case is Erasure: self.init(.erased, underlying: error)
    default: self.init(.failed, underlying: error)
    }
  }

  private static func reason(_ code: ResultCode) -> Reason {
    switch code {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
    case .SQLITE_FULL: .full
    case .SQLITE_READONLY: .readOnly
    default: .failed
    }
  }
}
