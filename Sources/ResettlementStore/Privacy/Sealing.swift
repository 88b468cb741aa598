internal import Crypto
internal import Foundation

/// Encrypts and authenticates what must not stand in the file as it is: AES-256-GCM.
///
/// Each time another nonce is taken by chance, which stands before the encrypted bytes.
struct Sealing: Sendable {
  private let key: SymmetricKey

  init(_ key: SymmetricKey) {
    self.key = key
  }

  /// Returns bytes that only the same key can read, at the same place.
  func seal(_ plain: [UInt8], at place: SealedPlace) throws -> Data {
    let box = try AES.GCM.seal(plain, using: key, authenticating: place.bytes)
    guard let sealed = box.combined else { throw StoreDefect.damagedEntry("nonce") }
    return sealed
  }

  /// Returns what was sealed.
  ///
  /// - Throws: `StoreDefect.damagedEntry` if it was changed or moved, or sealed by another key.
  func open(_ sealed: Data, at place: SealedPlace) throws(StoreDefect) -> [UInt8] {
    do {
      let box = try AES.GCM.SealedBox(combined: sealed)
      return Array(try AES.GCM.open(box, using: key, authenticating: place.bytes))
    } catch {
      throw .damagedEntry("encrypted value")
    }
  }
}

// MARK: - Texts

extension Sealing {
  /// Returns a text as bytes that only the same key can read, at the same place.
  func seal(_ text: String, at place: SealedPlace) throws -> Data {
    try seal(Array(text.utf8), at: place)
  }

  /// Returns the text that was sealed.
  func text(_ sealed: Data, at place: SealedPlace) throws(StoreDefect) -> String {
    String(decoding: try open(sealed, at: place), as: UTF8.self)
  }
}

// MARK: - Keys

extension Sealing {
  /// Returns a key as bytes that only this one can read.
  func wrap(_ key: SymmetricKey, at place: SealedPlace) throws -> Data {
    try seal(key.withUnsafeBytes { Array($0) }, at: place)
  }

  /// Returns the key that was wrapped.
  func unwrap(_ wrapped: Data, at place: SealedPlace) throws(StoreDefect) -> Sealing {
    Sealing(SymmetricKey(data: try open(wrapped, at: place)))
  }
}
