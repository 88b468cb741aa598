internal import Foundation
internal import GRDB
internal import ResettlementCore

/// The file of a store, before it is opened.
enum StoreFile {
  /// Creates an empty file that its owner alone can read, if there is none.
  ///
  /// SQLite gives the files that it keeps beside it the same permissions.
  ///
  /// - Throws: `RegistryError` that is `readOnly` if there is one that can't be written.
  static func create(at path: String) throws {
    let files = FileManager.default
    guard !files.fileExists(atPath: path) else {
      guard files.isWritableFile(atPath: path) else { throw RegistryError(.readOnly) }
      return
    }
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    guard files.createFile(atPath: path, contents: nil, attributes: attributes) else {
      throw DatabaseError(resultCode: .SQLITE_CANTOPEN)
    }
  }
}
