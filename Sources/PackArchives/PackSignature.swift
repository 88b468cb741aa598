internal import Crypto
public import Diagnostics
internal import Foundation
internal import Tabular

/// Who has signed an archive (Ed25519, RFC 8032).
public struct PackSignature: Sendable, Hashable {
  /// The key that has signed it.
  public let key: PackVerifyingKey

  private let signature: [UInt8]

  /// What is put before the bytes that are signed, so that a signature is good for nothing else.
  private static let context = Array("ResettlementKit pack archive 1\n".utf8)

  init(of manifest: [UInt8], by key: PackSigningKey) throws(DiagnosticsError) {
    guard let signature = try? key.key.signature(for: Self.context + manifest) else {
      throw .archive(.badKey)
    }
    self.key = key.verifyingKey
    self.signature = Array(signature)
  }

  init(_ bytes: [UInt8]) throws(DiagnosticsError) {
    let source = SourceText(name: PackArchive.signatureName, bytes: bytes)
    guard let root = JSONDocument(source).root?.object,
      let key = root["key"]?.string, let text = root["signature"]?.string,
      let signature = Data(base64Encoded: text)
    else { throw .archive(.badSignature) }
    self.key = try PackVerifyingKey(key)
    self.signature = Array(signature)
  }

  func isValid(for manifest: [UInt8]) -> Bool {
    guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: key.bytes) else {
      return false
    }
    return key.isValidSignature(signature, for: Self.context + manifest)
  }

  var bytes: [UInt8] {
    let value: JSONValue = [
      "key": .string(key.text), "signature": .string(Data(signature).base64EncodedString()),
    ]
    return Array((JSONWriter(.pretty).text(of: value) + "\n").utf8)
  }
}

/// A key with which archives are signed; to be kept secret.
public struct PackSigningKey: Sendable {
  let key: Curve25519.Signing.PrivateKey

  private static let prefix = "resettlement-ed25519-private:"

  /// Makes a new key.
  public init() { key = Curve25519.Signing.PrivateKey() }

  /// Reads a key as ``text`` writes it.
  ///
  /// - Throws: `DiagnosticsError` if the text is no such key; it does not show the text.
  public init(_ text: String) throws(DiagnosticsError) {
    guard let bytes = text.keyBytes(after: Self.prefix),
      let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: bytes)
    else { throw .archive(.badKey) }
    self.key = key
  }

  /// The key as a line of text, to be kept in a file that nobody else may read.
  public var text: String { Self.prefix + key.rawRepresentation.base64EncodedString() }

  /// The key with which others verify what this one has signed.
  public var verifyingKey: PackVerifyingKey {
    PackVerifyingKey(bytes: Array(key.publicKey.rawRepresentation))
  }
}

/// A key with which signatures are verified; it may be known to all.
public struct PackVerifyingKey: Sendable, Hashable {
  let bytes: [UInt8]

  private static let prefix = "resettlement-ed25519-public:"

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a key as ``text`` writes it.
  ///
  /// - Throws: `DiagnosticsError` if the text is no such key.
  public init(_ text: String) throws(DiagnosticsError) {
    guard let bytes = text.keyBytes(after: Self.prefix), bytes.count == 32 else {
      throw .archive(.badKey)
    }
    self.bytes = Array(bytes)
  }

  /// The key as a line of text.
  public var text: String { Self.prefix + Data(bytes).base64EncodedString() }
}

extension String {
  /// The bytes of a key after the word that says what it is; `nil` if it is another text.
  fileprivate func keyBytes(after prefix: String) -> Data? {
    let line = drop { $0.isWhitespace }.prefix { !$0.isNewline && $0 != " " }
    guard line.hasPrefix(prefix) else { return nil }
    return Data(base64Encoded: String(line.dropFirst(prefix.count)))
  }
}
