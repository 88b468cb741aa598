internal import Crypto
internal import Foundation

/// The secret from which all keys of a store follow; the host keeps it, the file never has it.
///
/// Without it nothing in a store's file can be read, and nobody can make it anew: keep it where keys
/// are kept, apart from the file and its copies.
///
/// ```swift
/// let key = try MasterKey(base64: secrets.text(named: "register"))
/// let store = try SQLiteStore(path: "resettlement.sqlite", key: key)
/// ```
public struct MasterKey: Sendable {
  /// The number of bytes of a key.
  public static let size = 32

  /// The secret itself.
  let secret: SymmetricKey

  /// Creates a key of chance, for a new store.
  public init() {
    secret = SymmetricKey(size: .bits256)
  }

  /// Creates a key of 32 bytes that were made by chance.
  ///
  /// - Throws: ``StoreDefect/noKey`` if there are more or fewer bytes, or all are the same.
  public init(_ bytes: some Sequence<UInt8>) throws(StoreDefect) {
    let bytes = Array(bytes)
    guard bytes.count == Self.size, Set(bytes).count > 1 else { throw .noKey }
    secret = SymmetricKey(data: bytes)
  }

  /// Creates a key of the Base64 text that ``base64`` gives; white space around it does not count.
  ///
  /// - Throws: ``StoreDefect/noKey`` if the text is no such key.
  public init(base64 text: String) throws(StoreDefect) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let data = Data(base64Encoded: trimmed) else { throw .noKey }
    try self.init(data)
  }

  /// The key as Base64 text, to be put where the host keeps its secrets.
  public var base64: String { secret.withUnsafeBytes { Data($0) }.base64EncodedString() }
}

extension MasterKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// A mark in place of the key.
  public var description: String { "***" }

  /// A mark in place of the key.
  public var debugDescription: String { description }

  /// Nothing of the key.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
