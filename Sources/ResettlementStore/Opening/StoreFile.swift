internal import Foundation
internal import GRDB

/// The file of a store, before it is opened.
enum StoreFile {
  /// Creates an empty file that its owner alone can read, if there is none.
  ///
  /// SQLite gives the files that it keeps beside it the same permissions.
  static func create(at path: String) throws {
    let files = FileManager.default
    guard !files.fileExists(atPath: path) else { return }
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    guard files.createFile(atPath: path, contents: nil, attributes: attributes) else {
      throw DatabaseError(resultCode: .SQLITE_CANTOPEN)
    }
  }
}
